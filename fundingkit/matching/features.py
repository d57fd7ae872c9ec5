"""What is known of every passage for every requirement, as numbers with names.

Everything that decides whether a passage is real evidence is here: what the judge says, words and
cues, nearness in meaning, the passage's neighbours, its standing in the paper and against the other
requirements, and the signs that speak against it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from fundingkit.matching.encoder import Matrix
from fundingkit.matching.judge import Judgement
from fundingkit.matching.signs import Sign, SignKind, barred
from fundingkit.passages.passage import Passage

_SIGNS: tuple[SignKind, ...] = ("call_text", "negated", "refused", "other_place", "bare")
_FORMS = ("item", "row", "note")


@dataclass(frozen=True)
class Signals:
    """All signals of one document: n passages, R requirements.

    `words`, `cues`, `against` (negative cues), `near_question` and `near_phrases` are (n, R).
    `judgement` and the two nearnesses are None where the engine works on words alone.
    """

    passages: Sequence[Passage]
    signs: Sequence[Sequence[Sign]]
    words: Matrix
    cues: Matrix
    against: Matrix
    near_question: Matrix | None
    near_phrases: Matrix | None
    judgement: Judgement | None

    @property
    def barred(self) -> np.ndarray:
        """Passages that can never be evidence, as (n,) booleans."""
        return np.array([barred(found) for found in self.signs], dtype=bool)


def features(signals: Signals) -> tuple[tuple[str, ...], Matrix]:
    """Names of the features, and their values as (n, R, features)."""
    columns: dict[str, Matrix] = {}
    shape = signals.words.shape
    if signals.judgement is not None:
        relevance = log_odds(signals.judgement.relevance)
        _standing(columns, "judge_mention", relevance[..., 0])
        _standing(columns, "judge_evidence", relevance[..., 1])
        columns["judge_full"] = relevance[..., 2]
        columns["neighbour"] = _neighbour(relevance[..., 1])
    _standing(columns, "words", np.log1p(signals.words))
    _standing(columns, "cues", np.minimum(signals.cues, 4.0))
    columns["against"] = signals.against
    for name, near in (("near_question", signals.near_question), ("near_phrases", signals.near_phrases)):
        if near is not None:
            _standing(columns, name, near)
    rows: dict[str, np.ndarray] = {
        f"sign_{kind}": np.array([any(sign.kind == kind for sign in found) for found in signals.signs])
        for kind in _SIGNS
    }
    rows |= {
        f"form_{form}": np.array([passage.kind == form for passage in signals.passages]) for form in _FORMS
    }
    rows["length"] = np.log1p([len(passage.quote) for passage in signals.passages])
    rows["digits"] = np.array([any(c.isdigit() for c in passage.quote) for passage in signals.passages])
    for name, row in rows.items():
        columns[name] = np.broadcast_to(np.asarray(row, np.float32)[:, None], shape)
    return tuple(columns), np.stack([np.asarray(column, np.float32) for column in columns.values()], axis=-1)


def log_odds(chance: Matrix) -> Matrix:
    """ln(p / (1 - p)), kept finite."""
    kept = np.clip(chance, 1e-5, 1 - 1e-5)
    result: Matrix = np.log(kept / (1 - kept))
    return result


def _standing(columns: dict[str, Matrix], name: str, values: Matrix) -> None:
    """A signal raw, against the other requirements, and against the best passage of the paper."""
    columns[name] = values
    columns[f"{name}_own"] = values - values.mean(axis=1, keepdims=True)
    columns[f"{name}_best"] = values - values.max(axis=0, keepdims=True, initial=-30.0)


def _neighbour(values: Matrix) -> Matrix:
    """The better of the passages before and after."""
    rim = np.full((1, values.shape[1]), -9.0, np.float32)
    result: Matrix = np.maximum(np.vstack([rim, values[:-1]]), np.vstack([values[1:], rim]))
    return result
