"""Two opinions of one requirement, and what settles them."""

from __future__ import annotations

from fundingkit.assessment.agreement import Disagreement
from fundingkit.assessment.verdict import Judgement, PassageVerdict, Verdict
from fundingkit.scale import Commitment, Grade


def settlement(known: Disagreement, grade: Grade | None, commitment: Commitment, reason: str) -> Judgement:
    """What ends a disagreement. A grade of None is „not applicable“.

    Words on passages come from the side that is followed; where neither is, from the first, and
    from the second what the first said nothing of.
    """
    followed = [side for side in (known.first, known.second) if side.grade == grade]
    sides = followed[:1] or [known.first, known.second]
    return Judgement(
        grade,
        commitment if grade else Commitment.NONE,
        not_applicable=grade is None,
        reason=reason,
        note=known.first.note,
        passages=_words(sides),
    )


def opinion(verdict: Verdict) -> str:
    """A verdict in a few German words: „2 teilweise, geplant“."""
    if verdict.grade is None:
        return "nicht zutreffend"
    words = f"{int(verdict.grade)} {verdict.grade.label}"
    return f"{words}, {verdict.commitment.label}" if verdict.grade else words


def _words(sides: list[Verdict]) -> tuple[PassageVerdict, ...]:
    found: dict[str, PassageVerdict] = {}
    for side in sides:
        for passage in side.passages:
            found.setdefault(passage.key, passage)
    return tuple(found.values())
