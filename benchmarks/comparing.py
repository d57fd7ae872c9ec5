"""The engine beside itself without a part, beside requirements it never met, and beside peers.

Every paper is judged by models fitted on the other papers, whatever the variant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks.peers import peers
from fundingkit.catalogue.call import Call, Requirement
from fundingkit.evidence import Proposal
from fundingkit.matching.encoder import FOLDER, PassageEncoder
from fundingkit.matching.judge import PassageJudge
from fundingkit.matching.matcher import Matcher
from fundingkit.training.fitting import FittingPaper, matchers, read_fitting_papers
from fundingkit.training.leaving_out import judged_unseen

Results = Iterator[tuple[str, dict[str, Proposal]]]

#: Figures of the judge that are compared, and how the table heads them.
FIGURES = {
    "hit_at_1": "hit@1",
    "hit_at_3": "hit@3",
    "recall_at_5": "recall@5",
    "auc_substantive": "auc",
    "grade_qwk": "qwk",
    "false_evidence_rate": "false ev.",
    "false_mention_rate": "false m.",
    "missed_rate": "missed",
    "commitment_acc": "commit.",
    "readiness_error_points": "points",
}
#: The kept papers are left out in so many parts.
_KEPT_PARTS = 6
#: Parts of the engine, and how the names of their features begin.
PARTS: dict[str, tuple[str, ...]] = {
    "judge": ("judge", "neighbour"),
    "words": ("words",),
    "cues": ("cues", "against"),
    "nearness in meaning": ("near_",),
    "signs": ("sign_", "form_"),
    "neighbours": ("neighbour",),
}


class Unacquainted(PassageJudge):
    """The judge without what it learnt for each requirement of its own: by the question alone.

    A freshly imported call fares worse: encoder and shared map were trained on sentences for these
    very requirements. The rows without judge are the lower bound.
    """

    def knows(self, requirement: Requirement) -> bool:  # noqa: ARG002  # says the same of each
        """No requirement is known."""
        return False


class Comparison:
    """The labelled papers as the engine sees them, and everything that is set beside it."""

    def __init__(self, gold: Path, call: Call) -> None:
        self._gold, self._call = gold, call
        self._matchers = matchers(FOLDER)
        self._papers = read_fitting_papers(gold, call, self._matchers["judged"])

    def engine(self) -> Results:
        """The whole engine, paper by paper."""
        return self._judged(self._papers)

    def kept(self) -> Results:
        """The kept papers by the whole engine, fitted on the labelled ones and other kept ones."""
        kept = [paper for paper in self._papers if paper.practice]
        for part in range(_KEPT_PARTS):
            yield from judged_unseen(self._papers, kept[part::_KEPT_PARTS], self._call)

    def show(
        self,
        pred: Path,
        write: Callable[[Iterable[tuple[str, dict[str, Proposal]]], Path], None],
        judged: Callable[..., dict[str, float]],
    ) -> None:
        """Print one row for each variant; its predictions go into a folder of their own below `pred`."""
        print("\n" + " " * 36 + "".join(f"{name:>10}" for name in FIGURES.values()))
        for name, papers in self._variants():
            folder = pred / re.sub(r"\W+", "-", name)
            write(self._judged(papers), folder)
            figures = judged(self._gold, folder, aloud=False)
            print(f"{name:36}" + "".join(f"{figures[figure]:10.3f}" for figure in FIGURES), flush=True)

    def _judged(self, papers: Sequence[FittingPaper]) -> Results:
        for paper in papers:
            if not paper.practice:
                yield from judged_unseen(papers, [paper], self._call)

    def _variants(self) -> Iterator[tuple[str, Sequence[FittingPaper]]]:
        yield "engine", self._papers
        for part, prefixes in PARTS.items():
            yield f"without {part}", [paper.without(prefixes) for paper in self._papers]
        encoder = PassageEncoder(FOLDER)
        unset = None  # only signals are asked of this matcher
        unknown = Matcher("", unset, encoder, Unacquainted(encoder, FOLDER))  # type: ignore[arg-type]
        yield "requirements by question alone", read_fitting_papers(self._gold, self._call, unknown)
        for name, kind in (("nearness and words, no judge", "meaning"), ("words alone", "words")):
            yield name, read_fitting_papers(self._gold, self._call, self._matchers[kind])
        yield from peers(self._papers, self._call, encoder).items()
