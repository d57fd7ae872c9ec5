"""Proposals: what follows for a requirement from the candidates of all papers of a dossier."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from fundingkit.catalogue.call import Requirement
from fundingkit.evidence import Evidence, Proposal
from fundingkit.grading.grade import GradeModel, figures
from fundingkit.grading.level import UsualLevels, evidence_level, level_reason, passage_level
from fundingkit.grading.reasons import evidence_reasons, proposal_reasons
from fundingkit.matching.matches import KEPT, Candidate, DocumentMatches
from fundingkit.scale import Commitment, Grade

#: How many passages are shown where anything was found; all candidates stay findable by search.
_SHOWN = 5
#: Below this chance of being evidence a passage only takes time, unless it is the best there is.
_LEAST_SHOWN = 0.02


def merged(matches: Sequence[DocumentMatches], requirement_id: str) -> list[Candidate]:
    """Candidates of all papers, best first, the same quote once.

    The order of the papers makes no difference.
    """
    found = [candidate for match in matches for candidate in match.candidates.get(requirement_id, ())]
    found.sort(key=lambda c: (-c.strength, c.passage.document, c.passage.start))
    seen: set[str] = set()
    kept: list[Candidate] = []
    for candidate in found:
        wording = " ".join(candidate.passage.quote.split()).lower()
        if wording not in seen:
            seen.add(wording)
            kept.append(candidate)
    return kept[:KEPT]


def propose(
    requirement: Requirement, matches: Sequence[DocumentMatches], model: GradeModel, usual: UsualLevels
) -> Proposal:
    """The engine's proposal for one requirement."""
    candidates = merged(matches, requirement.id)
    if not candidates:
        return Proposal(requirement.id, Grade.NONE, Commitment.NONE, 1.0, (1.0, 0.0, 0.0, 0.0))
    chances = model.chances(np.array([figures(candidates)]))[0]
    expected = float(chances @ np.arange(4))
    grade = model.cuts.grade(expected)
    shown = [
        candidate
        for rank, candidate in enumerate(candidates[:_SHOWN] if grade else ())
        if rank == 0 or candidate.strength >= _LEAST_SHOWN
    ]
    levels = [passage_level(candidate) for candidate in shown]
    evidence = tuple(
        Evidence(
            candidate.passage,
            candidate.strength,
            level.level,
            evidence_reasons(requirement, candidate, level.reason),
        )
        for candidate, level in zip(shown, levels, strict=True)
    )
    found = evidence_level(levels, [candidate.strength for candidate in shown], usual.of(requirement))
    return Proposal(
        requirement.id,
        grade,
        found.level,
        round(float(chances[grade]), 4),
        _rounded(chances),
        evidence,
        proposal_reasons(requirement, grade, evidence, level_reason(found, levels)),
    )


def _rounded(chances: np.ndarray) -> tuple[float, float, float, float]:
    first, second, third = (round(float(chance), 4) for chance in chances[1:])
    return round(1.0 - first - second - third, 4), first, second, third
