"""Which paper carries what: requirement by paper, and what would fall if a paper fell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from fundingkit.assessment.assessment import Assessment, Paper
from fundingkit.readiness.figures import Readiness, RequirementReadiness
from fundingkit.readiness.german import NBSP, be, count, points_of, quoted, shortened
from fundingkit.readiness.support import Support, all_support


@dataclass(frozen=True, slots=True)
class Cell:
    """What one paper gives one requirement.

    `passages` is how many passages of it count, `strength` that of the best, 0.0 to 1.0;
    `leads` says that the strongest passage of all stands in this paper.
    """

    passages: int
    strength: float
    leads: bool


@dataclass(frozen=True)
class SourceMatrix:
    """Requirements in the order of the call by papers in the order of the dossier.

    `cells` holds the pairs that have a passage, by requirement id and sha256 of the paper.
    """

    requirements: tuple[RequirementReadiness, ...]
    papers: tuple[Paper, ...]
    cells: Mapping[tuple[str, str], Cell]

    def carried(self, paper: str) -> int:
        """How many requirements the paper gives a passage for."""
        return sum(document == paper for _, document in self.cells)


@dataclass(frozen=True, slots=True)
class PaperWeight:
    """How much hangs on one paper.

    `alone` are requirements resting on this paper only, `shared` those resting on others too;
    `at_stake` is what the figure would lose at least without it: what `alone` is worth.
    """

    paper: Paper
    alone: tuple[str, ...]
    shared: tuple[str, ...]
    at_stake: Fraction


@dataclass(frozen=True, slots=True)
class PassageWeight:
    """How much hangs on one passage: the requirements that rest on nothing else, and their worth."""

    support: Support
    paper: str
    requirements: tuple[str, ...]
    at_stake: Fraction


@dataclass(frozen=True, slots=True)
class FragilePoints:
    """Where readiness hangs on little.

    `single_passages` are passages that alone carry requirements, by worth; `unsupported` are
    requirements with a grade but no passage at all.
    """

    papers: tuple[PaperWeight, ...]
    single_passages: tuple[PassageWeight, ...]
    unsupported: tuple[str, ...]


def source_matrix(ready: Readiness, assessment: Assessment) -> SourceMatrix:
    """Which paper carries which requirement. Papers without any passage keep their column."""
    cells: dict[tuple[str, str], Cell] = {}
    for requirement_id, supports in all_support(assessment).items():
        strengths: dict[str, list[float]] = {}
        for item in supports:
            strengths.setdefault(item.document, []).append(item.strength)
        for document, values in strengths.items():
            cells[requirement_id, document] = Cell(len(values), max(values), document == supports[0].document)
    return SourceMatrix(ready.requirements, assessment.papers, cells)


def fragile_points(ready: Readiness, assessment: Assessment) -> FragilePoints:
    """What would fall if one paper, or one passage, were left out, everything else staying."""
    supports = all_support(assessment)
    worth = {item.id: item.weight * item.coverage for item in ready.requirements if item.applicable}
    by_documents = {
        requirement_id: {item.document for item in items}
        for requirement_id, items in supports.items()
        if items
    }
    papers = []
    for paper in assessment.papers:
        alone = tuple(rid for rid, documents in by_documents.items() if documents == {paper.sha256})
        shared = tuple(rid for rid, documents in by_documents.items() if paper.sha256 in documents)
        papers.append(
            PaperWeight(
                paper=paper,
                alone=alone,
                shared=tuple(rid for rid in shared if rid not in alone),
                at_stake=sum((worth[rid] for rid in alone), Fraction(0)),
            )
        )
    return FragilePoints(
        papers=tuple(sorted(papers, key=lambda weight: -weight.at_stake)),
        single_passages=_single_passages(assessment, supports, worth),
        unsupported=tuple(rid for rid, value in worth.items() if value and not supports[rid]),
    )


def _single_passages(
    assessment: Assessment, supports: Mapping[str, tuple[Support, ...]], worth: Mapping[str, Fraction]
) -> tuple[PassageWeight, ...]:
    names = {paper.sha256: paper.name for paper in assessment.papers}
    carried: dict[str, list[str]] = {}
    passages: dict[str, Support] = {}
    for requirement_id, items in supports.items():
        if len(items) == 1:
            passages.setdefault(items[0].key, items[0])
            carried.setdefault(items[0].key, []).append(requirement_id)
    weights = [
        PassageWeight(
            support=passages[key],
            paper=names.get(passages[key].document, ""),
            requirements=tuple(ids),
            at_stake=sum((worth[rid] for rid in ids), Fraction(0)),
        )
        for key, ids in carried.items()
    ]
    return tuple(sorted(weights, key=lambda weight: -weight.at_stake))


def dependence_sentences(points: FragilePoints) -> tuple[str, ...]:
    """In sentences: what readiness hangs on, the heaviest first; empty where it hangs on nothing single."""
    return tuple(text for text in (_on_papers(points), *_on_passages(points), _on_nothing(points)) if text)


def _on_papers(points: FragilePoints) -> str:
    heaviest = points.papers[0] if points.papers else None
    if heaviest is None or not heaviest.at_stake:
        return ""
    name = quoted(heaviest.paper.name)
    if len(points.papers) == 1:
        return f"Alles beruht auf einem einzigen Dokument, {name}."
    number = len(heaviest.alone)
    return (
        f"Allein auf {name} {'beruht' if number == 1 else 'beruhen'} "
        f"{count(number, 'Prüffrage', 'Prüffragen')}; "
        f"ohne dieses Dokument fielen mindestens {points_of(heaviest.at_stake)} weg."
    )


def _on_passages(points: FragilePoints) -> tuple[str, ...]:
    singles = points.single_passages
    if not singles:
        return ()
    hanging = sum(len(single.requirements) for single in singles)
    worth = sum((single.at_stake for single in singles), Fraction(0))
    hang = count(hanging, "Prüffrage hängt", "Prüffragen hängen")
    texts = [f"{hang} an je einer einzigen Textstelle; zusammen {be(hanging)} das {points_of(worth)}."]
    most = max(singles, key=lambda single: len(single.requirements))
    if len(most.requirements) > 1:
        page = "" if most.support.page is None else f", Seite{NBSP}{most.support.page}"
        source = f" ({most.paper}{page})" if most.paper else ""
        texts.append(
            f"Eine Textstelle{source} trägt allein {len(most.requirements)}{NBSP}Prüffragen: "
            f"{quoted(shortened(most.support.quote))}"
        )
    return tuple(texts)


def _on_nothing(points: FragilePoints) -> str:
    number = len(points.unsupported)
    if not number:
        return ""
    return (
        f"Zu {count(number, 'beurteilten Prüffrage', 'beurteilten Prüffragen')} ist keine Textstelle genannt."
    )
