"""Why: the reasons of evidence and proposals, as German half-sentences with places."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from fundingkit.catalogue.call import Requirement
from fundingkit.evidence import Evidence, Reason
from fundingkit.grading.elements import find_elements
from fundingkit.matching.lexical import Cue, Query, query_spans
from fundingkit.matching.matches import Candidate
from fundingkit.matching.signs import LABELS, signs
from fundingkit.scale import Grade


@lru_cache(maxsize=4096)
def _cue(term: str) -> Cue:
    return Cue.of(term)


@lru_cache(maxsize=512)
def _query(requirement: Requirement) -> Query:
    return Query.of(requirement)


def evidence_reasons(requirement: Requirement, candidate: Candidate, level_reason: str) -> tuple[Reason, ...]:
    """What spoke for a passage, and what lowered it, with the words to highlight."""
    quote = candidate.passage.quote
    reasons: list[Reason] = []
    found = {term: _cue(term).spans(quote) for term in requirement.cues.terms}
    spans = sorted({span for places in found.values() for span in places})
    if spans:
        wording = ", ".join(dict.fromkeys(f"„{quote[start:end]}“" for start, end in spans))
        reasons.append(Reason("cue", f"enthält Suchwort {wording}", tuple(spans)))
    words = [span for span in query_spans(_query(requirement), quote) if not _covered(span, spans)]
    if words:
        wording = ", ".join(dict.fromkeys(f"„{quote[start:end]}“" for start, end in words[:6]))
        reasons.append(Reason("word", f"teilt mit der Prüffrage die Wörter {wording}", tuple(words[:6])))
    if not spans and not words:
        reasons.append(Reason("meaning", "passt dem Sinn nach, ohne die üblichen Wörter", ()))
    wanted = {element.kind: element.label for element in requirement.elements}
    for kind, label in wanted.items():
        places = tuple((found.start, found.end) for found in find_elements(quote) if found.kind == kind)
        if places:
            reasons.append(Reason("element", f"nennt: {label}", places))
    reasons.append(Reason("commitment", level_reason))
    reasons += [
        Reason("lowered", LABELS[sign.kind], ((sign.start, sign.end),)) for sign in signs(candidate.passage)
    ]
    return tuple(reasons)


def _covered(span: tuple[int, int], spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in spans)


def proposal_reasons(
    requirement: Requirement, grade: Grade, evidence: Sequence[Evidence], level_reason: str
) -> tuple[Reason, ...]:
    """What of the deciding elements is named and what is not, why this level, what the next grade asks."""
    if not evidence:
        return ()
    stated = {
        reason.text.removeprefix("nennt: ")
        for item in evidence
        for reason in item.reasons
        if reason.kind == "element"
    }
    labels = [element.label for element in requirement.elements]
    reasons = []
    named = [label for label in labels if label in stated]
    absent = [label for label in labels if label not in stated]
    if named:
        reasons.append(Reason("element", f"nennt {_listed(named)}"))
    if level_reason:
        reasons.append(Reason("commitment", level_reason))
    if absent and grade < Grade.FULFILLED:
        reasons.append(Reason("missing", f"nicht gefunden: {_listed(absent)}"))
    if grade < Grade.FULFILLED:
        wanted = requirement.full if grade == Grade.PARTIAL else requirement.partial
        reasons.append(Reason("missing", f"für „{Grade(grade + 1).label}“ verlangt: {wanted}"))
    return tuple(reasons)


def _listed(labels: Sequence[str]) -> str:
    """Labels as a German enumeration."""
    return labels[0] if len(labels) == 1 else ", ".join(labels[:-1]) + " und " + labels[-1]
