"""Confirming several proposals at once: only those that are sure and need no word of reason."""

from __future__ import annotations

from collections.abc import Iterable

from fundingkit.assessment.justification import confirmation, judgement_findings
from fundingkit.scale import Grade
from fundingkit.workbench.items import SURE, Item, Stage


def confirmable(items: Iterable[Item], *, at_least: float = SURE) -> tuple[Item, ...]:
    """The open items whose proposal may be confirmed unread one by one.

    `at_least` is the confidence asked for, 0.0 to 1.0. Left out are grade 0, because only a
    person can say that there is nothing; items to be checked again; and those whose evidence
    people have rejected.
    """
    return tuple(
        item
        for item in items
        if item.stage is Stage.OPEN
        and item.proposal.grade is not Grade.NONE
        and item.proposal.confidence >= at_least
        and not judgement_findings(item.proposal, confirmation(item.proposal, item.passages))
    )
