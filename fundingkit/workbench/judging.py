"""From what a person pressed to a judgement, and ready-made reasons to choose from."""

from __future__ import annotations

from collections.abc import Collection

from fundingkit.assessment.justification import REASONS_WITHOUT_EVIDENCE, reason_needed
from fundingkit.assessment.verdict import Judgement, Verdict
from fundingkit.scale import Commitment, Grade
from fundingkit.workbench.items import Item
from fundingkit.workbench.rechecking import still_standing

#: Reasons offered where a person sees more in the papers than the engine.
MORE = (
    "Die Textstellen belegen mehr als vorgeschlagen.",
    "Weitere Textstellen ergeben zusammen das volle Bild.",
    "Eine von Hand ergänzte Textstelle belegt mehr.",
)
#: Reasons offered where a person sees less in them.
LESS = (
    "Nur Absicht oder Schlagwort ohne Inhalt.",
    "Die Textstellen meinen etwas anderes als die Prüffrage.",
    "Betrifft eine andere Stelle, nicht die eigene Kommune.",
)
#: Reasons offered where only the commitment is seen differently.
OTHER_COMMITMENT = (
    "Die Textstelle ist weniger verbindlich als vorgeschlagen.",
    "Die Textstelle ist verbindlicher als vorgeschlagen.",
)
#: Reasons offered for leaving a requirement out.
NOT_APPLICABLE = (
    "Trifft auf unsere Kommune nicht zu.",
    "Wird in dieser Phase des Aufrufs nicht verlangt.",
)


def judgement(
    item: Item,
    grade: Grade | None,
    commitment: Commitment,
    *,
    reason: str = "",
    note: str = "",
    counting: Collection[str] | None = None,
) -> Judgement:
    """What the person is about to say; a grade of None is „not applicable“.

    Without a grade there is no commitment. People's words on passages go along, as far as they
    stand in versions that count: those are named by `counting`, None takes all of them.
    """
    return Judgement(
        grade,
        commitment if grade else Commitment.NONE,
        not_applicable=grade is None,
        reason=reason,
        note=note,
        passages=item.passages if counting is None else still_standing(item.passages, counting),
    )


def first_commitment(item: Item) -> Commitment:
    """The commitment to begin with: the verdict's, else the proposal's, `NONE` where neither has one."""
    verdict: Verdict | None = item.verdict
    if verdict is not None and verdict.grade:
        return verdict.commitment
    return item.proposal.commitment


def reasons_for(item: Item, said: Judgement) -> tuple[str, ...]:
    """Ready-made reasons that fit the judgement; empty where none is needed."""
    if not reason_needed(item.proposal, said):
        return ()
    if said.grade is None:
        return NOT_APPLICABLE
    if said.grade is Grade.NONE:
        return REASONS_WITHOUT_EVIDENCE
    if said.grade > item.proposal.grade:
        return MORE
    return LESS if said.grade < item.proposal.grade else OTHER_COMMITMENT
