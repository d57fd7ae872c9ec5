"""Matching one document against one call: signals, features, strength, candidates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from fundingkit.catalogue.call import Call, Requirement
from fundingkit.matching.combination import Combination
from fundingkit.matching.encoder import Matrix, PassageEncoder
from fundingkit.matching.features import Signals, features
from fundingkit.matching.judge import Judgement, PassageJudge
from fundingkit.matching.lexical import Cue, LexicalIndex, Query, cue_matrix
from fundingkit.matching.matches import KEPT, Candidate, DocumentMatches
from fundingkit.matching.meaning import Meaning, TokenMeaning
from fundingkit.matching.places import Home
from fundingkit.matching.signs import CallEcho, signs
from fundingkit.passages.passage import Passage

#: Up to this many passages of a paper are read by the judge; of longer papers, those that words
#: and cues find first for some requirement.
JUDGED = 600
_PER_REQUIREMENT = 40
_SLICE = 64

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Question:
    """A call prepared for matching, requirement by requirement in the call's order."""

    requirements: tuple[Requirement, ...]
    queries: tuple[Query, ...]
    cues: tuple[tuple[Cue, ...], ...]
    against: tuple[tuple[Cue, ...], ...]
    questions: tuple[str, ...]
    phrases: tuple[str, ...]
    phrase_starts: tuple[int, ...]
    echo: CallEcho

    @classmethod
    def of(cls, call: Call) -> Question:
        """Prepare a call; pure and quick enough to be done once per process."""
        requirements = tuple(requirement for _, requirement in call.requirements())
        phrases: list[str] = []
        starts: list[int] = []
        for requirement in requirements:
            starts.append(len(phrases))
            phrases.extend(requirement.cues.phrases or (requirement.title,))
        return cls(
            requirements,
            tuple(Query.of(requirement) for requirement in requirements),
            tuple(tuple(map(Cue.of, requirement.cues.terms)) for requirement in requirements),
            tuple(tuple(map(Cue.of, requirement.cues.negative)) for requirement in requirements),
            tuple(f"{requirement.title}. {requirement.question}" for requirement in requirements),
            tuple(phrases),
            tuple(starts),
            CallEcho(_wording(call)),
        )


def _wording(call: Call) -> list[str]:
    """Everything in the call that a paper may repeat without saying anything of its own."""
    texts = [call.summary]
    for _, criterion in call.criteria():
        texts += [criterion.title, criterion.description]
    for _, requirement in call.requirements():
        texts += [requirement.question, requirement.full, requirement.partial]
    texts += [rule.text for rule in (*call.eligibility, *call.duties, *call.terms.rules)]
    if call.form is not None:
        texts += [field.question for _, _, field in call.form.all_fields()]
    return [text for text in texts if text]


class Matcher:
    """Matches documents with what it has: judge and encoder, a foreign encoder, or words alone."""

    def __init__(
        self,
        version: str,
        combination: Combination,
        encoder: PassageEncoder | None = None,
        judge: PassageJudge | None = None,
        meaning: Meaning | None = None,
    ) -> None:
        self._version, self._combination = version, combination
        self._encoder, self._judge, self._meaning = encoder, judge, meaning
        self._asks: dict[str, tuple[Matrix, Matrix, Matrix]] = {}

    def match(
        self, question: Question, document: str, passages: Sequence[Passage], progress: Progress
    ) -> DocumentMatches:
        """Candidates for every requirement of the call in the passages of one document."""
        signals = self.signals(question, passages, progress)
        return matches_of(
            document, self._version, signals, features(signals), self._combination, question.requirements
        )

    def signals(self, question: Question, passages: Sequence[Passage], progress: Progress) -> Signals:
        """All signals of the passages that are worth a judgement, in their order."""
        words = LexicalIndex([passage.quote for passage in passages]).scores(question.queries)
        cues = cue_matrix([passage.quote for passage in passages], question.cues)
        rows = _shortlist(words, cues)
        chosen = [passages[row] for row in rows]
        quotes = [passage.quote for passage in chosen]
        home = Home.of(passage.quote for passage in passages)
        signals = Signals(
            chosen,
            [signs(passage, question.echo, home) for passage in chosen],
            words[rows],
            cues[rows],
            cue_matrix(quotes, question.against),
            None,
            None,
            None,
        )
        if self._encoder is not None and self._judge is not None:
            return self._judged(question, signals, rows, len(passages), progress)
        if self._meaning is not None and quotes:
            near = self._meaning.similarity(quotes, [*question.questions, *question.phrases])
            return _with_nearness(signals, question, near)
        progress(len(quotes), len(quotes))
        return signals

    def _judged(
        self, question: Question, signals: Signals, places: list[int], count: int, progress: Progress
    ) -> Signals:
        """Add what the judge says; the passages of the signals stand at `places` of `count` in the paper."""
        quotes = [passage.quote for passage in signals.passages]
        assert self._encoder is not None  # both checked by the only caller
        assert self._judge is not None
        key = "\n".join(question.questions)
        if key not in self._asks:
            self._asks = {key: self._judge.asks(question.requirements)}
        near_tokens = TokenMeaning.for_encoder(self._encoder, self._version)
        order = sorted(range(len(quotes)), key=lambda row: len(quotes[row]))
        asked = [*question.questions, *question.phrases]
        relevance = np.empty((len(quotes), len(question.requirements), 3), np.float32)
        level_reader = self._judge.level_reader
        gists = np.zeros((count, level_reader.width), np.float32)
        near = np.empty((len(quotes), len(asked)), np.float32)
        # Sliced, so that token states of a long paper are never all in memory, and a wish to
        # cancel is heard between slices.
        for start in range(0, len(order), _SLICE):
            progress(start, len(order))
            rows = order[start : start + _SLICE]
            states = self._encoder.states([quotes[row] for row in rows])
            relevance[rows], gists[[places[row] for row in rows]] = self._judge.judge(states, self._asks[key])
            near[rows] = near_tokens.of_states(states, asked)
        progress(len(order), len(order))
        judged = replace(signals, judgement=Judgement(relevance, level_reader.chances(gists)[places]))
        return _with_nearness(judged, question, near)


def matches_of(
    document: str,
    version: str,
    signals: Signals,
    named: tuple[tuple[str, ...], Matrix],
    combination: Combination,
    requirements: Sequence[Requirement],
) -> DocumentMatches:
    """The candidates of every requirement, by a combination of the named features."""
    names, values = named
    strength, mention, full = (
        model.chances(names, values)
        for model in (combination.evidence, combination.mention, combination.full)
    )
    for matrix in (strength, mention, full):
        matrix[signals.barred] = 0.0
    commitment = signals.judgement.commitment if signals.judgement is not None else None
    candidates: dict[str, tuple[Candidate, ...]] = {}
    for column, requirement in enumerate(requirements):
        order = np.argsort(-strength[:, column], kind="stable")[:KEPT]
        candidates[requirement.id] = tuple(
            Candidate(
                signals.passages[row],
                round(float(strength[row, column]), 4),
                round(float(mention[row, column]), 4),
                round(float(full[row, column]), 4),
                tuple(round(float(chance), 4) for chance in commitment[row])
                if commitment is not None
                else (),
                int(signals.cues[row, column]),
            )
            for row in order
            if strength[row, column] > 0
        )
    return DocumentMatches(document, version, len(signals.passages), candidates)


def _with_nearness(signals: Signals, question: Question, near: Matrix) -> Signals:
    count = len(question.questions)
    phrases = near[:, count:]
    best = (
        np.maximum.reduceat(phrases, list(question.phrase_starts), axis=1)
        if len(near)
        else phrases[:, :count]
    )
    return replace(signals, near_question=near[:, :count], near_phrases=best)


def _shortlist(words: Matrix, cues: Matrix) -> list[int]:
    """Rows worth a judgement: all of a short paper, the best of every requirement of a long one."""
    if len(words) <= JUDGED:
        return list(range(len(words)))
    score = words / np.maximum(words.max(axis=0), 1e-6) + 0.25 * np.minimum(cues, 4.0)
    rank = np.argsort(-score, axis=0, kind="stable")
    chosen: set[int] = set()
    for depth in range(_PER_REQUIREMENT):
        for row in rank[depth]:
            if len(chosen) >= JUDGED:
                return sorted(chosen)
            chosen.add(int(row))
    return sorted(chosen)
