"""Fitting combination and grade on labelled papers.

    python -m fundingkit.training fit --gold DIR

They are fitted on the labelled papers of the folder together with the practice papers that the judge
has not seen: six papers alone leave too much to chance where one grade ends and the next begins. The
grade is fitted on candidates that were found by a combination which had not seen their paper, because
that is how it meets papers in use.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from fundingkit.catalogue.call import Call
from fundingkit.grading.grade import NAMES, Cuts, GradeModel, figures
from fundingkit.matching.combination import Combination, Logistic
from fundingkit.matching.encoder import PassageEncoder
from fundingkit.matching.features import Signals, features
from fundingkit.matching.judge import PassageJudge
from fundingkit.matching.matcher import Matcher, Question
from fundingkit.matching.matches import KEPT, Candidate
from fundingkit.matching.meaning import TokenMeaning
from fundingkit.training.examples import read_kept_papers
from fundingkit.training.gold import GoldPaper, as_gold, paper_names, read_gold
from fundingkit.training.signed import fit_signed
from fundingkit.training.usual import usual_levels

#: From which relevance a passage counts, and how freely the weights may grow, for each model.
_STRENGTH = {"mention": (0.5, 0.003), "evidence": (1.5, 0.003), "full": (2.5, 0.003)}
_SPEAK_FOR = ("judge", "words", "cues", "near", "neighbour")
_SPEAK_AGAINST = ("against", "sign_")
_GRADE_STRENGTH = 0.1
#: Of the requirements without evidence, so many may be called mentioned at least, and so many partly
#: answered at least: a mention too many costs an officer one look, evidence that is none a decision.
_MENTIONS_INVENTED, _EVIDENCE_INVENTED = 0.25, 0.04
#: Papers are left out in so many parts, for the figures on which the grade is fitted.
_PARTS = 6
#: "Partly" keeps at least this stretch of the expected grade.
_LEAST_PARTIAL = 0.3


@dataclass(frozen=True)
class FittingPaper:
    """A labelled paper with its features: values (passages, requirements, features).

    `practice` says that it is one of our own, on which models are fitted but never judged.
    """

    gold: GoldPaper
    signals: Signals
    names: tuple[str, ...]
    values: np.ndarray
    relevance: np.ndarray
    practice: bool = False

    @classmethod
    def of(cls, gold: GoldPaper, signals: Signals, *, practice: bool = False) -> FittingPaper:
        """Compute the features; signals must be about all passages of the paper."""
        names, values = features(signals)
        rows = [passage.index for passage in signals.passages]
        return cls(gold, signals, names, values, gold.relevance[rows], practice)

    def without(self, prefixes: tuple[str, ...]) -> FittingPaper:
        """The same paper without the features whose names begin so: what does a part add?"""
        kept = (
            [at for at, name in enumerate(self.names) if not name.startswith(prefixes)] if prefixes else None
        )
        if kept is None:
            return self
        return replace(self, names=tuple(self.names[at] for at in kept), values=self.values[..., kept])


def fit_combination(papers: Sequence[FittingPaper]) -> Combination:
    """Mention, evidence and full, fitted on the passages that may be evidence at all."""
    names = papers[0].names
    values = np.concatenate([paper.values[~paper.signals.barred].reshape(-1, len(names)) for paper in papers])
    relevance = np.concatenate([paper.relevance[~paper.signals.barred].ravel() for paper in papers])
    mean, spread = values.mean(axis=0), np.maximum(values.std(axis=0), 1e-3)
    scaled = (values - mean) / spread
    models = {}
    for name, (least, strength) in _STRENGTH.items():
        weights, intercept = fit_signed(
            scaled, relevance >= least, strength, [_sign(name_) for name_ in names]
        )
        models[name] = Logistic(names, mean, spread, weights.astype(np.float32), intercept)
    return Combination(**models)


def candidates(paper: FittingPaper, column: int, scores: dict[str, np.ndarray]) -> list[Candidate]:
    """The candidates that matching would keep for the requirement of that column."""
    order = np.argsort(-scores["evidence"][:, column], kind="stable")[:KEPT]
    return [
        Candidate(
            paper.signals.passages[row],
            float(scores["evidence"][row, column]),
            float(scores["mention"][row, column]),
            float(scores["full"][row, column]),
            (),
            int(paper.signals.cues[row, column]),
        )
        for row in order
    ]


def paper_figures(paper: FittingPaper, combination: Combination) -> np.ndarray:
    """The figures that the grade model reads, as (requirements, figures)."""
    scores = {}
    for name in _STRENGTH:
        scores[name] = getattr(combination, name).chances(paper.names, paper.values)
        scores[name][paper.signals.barred] = 0.0
    columns = range(paper.relevance.shape[1])
    return np.array([figures(candidates(paper, column, scores)) for column in columns])


def fit_grade(papers: Sequence[FittingPaper]) -> GradeModel:
    """The grade model, on figures from combinations fitted without the paper in question."""
    rows, grades = [], []
    for part in range(min(_PARTS, len(papers))):
        left_out = papers[part::_PARTS]
        combination = fit_combination([paper for paper in papers if paper not in left_out])
        rows += [paper_figures(paper, combination) for paper in left_out]
        grades += [paper.gold.grades for paper in left_out]
    figures_, target = np.concatenate(rows), np.concatenate(grades)
    mean, spread = figures_.mean(axis=0), np.maximum(figures_.std(axis=0), 1e-3)
    scaled = (figures_ - mean) / spread
    weights, intercepts = [], []
    for least in (1, 2, 3):
        # A mean of 1.5 is one vote of two for "partly"; as a whole vote the chances would promise too much.
        # (Two grades apart, which is rare, the mean does not tell; it is then taken as one vote for each.)
        share = np.clip(target - (least - 1), 0.0, 1.0)
        found, intercept = fit_signed(scaled, share, _GRADE_STRENGTH, [1] * len(NAMES))
        weights.append(found)
        intercepts.append(intercept)
    unset = GradeModel(mean, spread, np.array(weights), np.array(intercepts), Cuts(0.5, 1.5, 2.5))
    expected = unset.chances(figures_) @ np.arange(4)
    return GradeModel(mean, spread, np.array(weights), np.array(intercepts), _cuts(expected, target))


def _sign(feature: str) -> int:
    """Which way a feature may point: 1, -1 or 0 for either."""
    return 1 if feature.startswith(_SPEAK_FOR) else -1 if feature.startswith(_SPEAK_AGAINST) else 0


def _cuts(expected: np.ndarray, target: np.ndarray) -> Cuts:
    """Cut points that give each grade as often as the readers do, within what may be invented.

    Only order counts, so that few labels suffice; a search for the best agreement learns by heart
    where they happen to fall.
    """
    rounded = np.floor(target + 0.5)
    absent = expected[rounded == 0]
    first, second, third = (float(np.quantile(expected, (rounded < grade).mean())) for grade in (1, 2, 3))
    if len(absent):
        first = max(first, float(np.quantile(absent, 1 - _MENTIONS_INVENTED)))
        second = max(second, float(np.quantile(absent, 1 - _EVIDENCE_INVENTED)))
    third = max(third, second + _LEAST_PARTIAL)
    return Cuts(round(first, 2), round(second, 2), round(third, 2))


def read_fitting_papers(
    folder: Path, call: Call, matcher: Matcher, names: Sequence[str] | None = None
) -> list[FittingPaper]:
    """The labelled papers of a folder and the kept ones, with their features as this matcher sees them."""
    question = Question.of(call)
    ids = [requirement.id for requirement in question.requirements]

    def fitting_paper(gold: GoldPaper, *, practice: bool) -> FittingPaper:
        signals = matcher.signals(question, gold.passages, lambda *_: None)
        return FittingPaper.of(gold, signals, practice=practice)

    papers = [
        fitting_paper(read_gold(folder, name, ids), practice=False) for name in names or paper_names(folder)
    ]
    return papers + [fitting_paper(as_gold(paper, ids), practice=True) for paper in read_kept_papers()]


def matchers(folder: Path) -> dict[str, Matcher]:
    """A matcher for each way the engine can run, with no combination yet."""
    encoder = PassageEncoder(folder)
    unset: Combination = None  # type: ignore[assignment]  # only signals are asked of these matchers
    return {
        "judged": Matcher("", unset, encoder, PassageJudge(encoder, folder)),
        "meaning": Matcher("", unset, meaning=TokenMeaning(encoder, "")),
        "words": Matcher("", unset),
    }


def fit_models(gold: Path, call: Call, folder: Path) -> tuple[dict[str, object], dict[str, object]]:
    """Combination and grade for every way the engine can run, as data for the two files."""
    combinations: dict[str, object] = {}
    grades: dict[str, object] = {"levels": usual_levels(call).as_data()}
    for kind, matcher in matchers(folder).items():
        papers = read_fitting_papers(gold, call, matcher)
        combinations[kind] = fit_combination(papers).as_data()
        grades[kind] = fit_grade(papers).as_data()
        print(f"{kind}: {len(papers)} papers, {len(papers[0].names)} features", flush=True)
    return combinations, grades
