"""Gates and days left: what must be handed in, and until when.

Gates stand beside readiness and are never averaged into it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fundingkit.attachments import AttachmentState, Presence
from fundingkit.catalogue.call import Attachment, Call, Deadline


@dataclass(frozen=True, slots=True)
class DaysLeft:
    """A deadline of the call and how many days are left: 0 on the day itself, negative after."""

    deadline: Deadline
    days: int

    @property
    def past(self) -> bool:
        """Whether the day is over."""
        return self.days < 0


@dataclass(frozen=True, slots=True)
class Gate:
    """An attachment of the call and whether it is there; `due` where the call gives a date."""

    attachment: Attachment
    presence: Presence
    due: DaysLeft | None

    @property
    def blocks(self) -> bool:
        """Whether the application cannot go out without it and it is not known to be there."""
        return self.attachment.required == "always" and self.presence is not Presence.PRESENT


def presence(states: Iterable[AttachmentState]) -> dict[str, Presence]:
    """What people have said about attachments, by id."""
    return {state.attachment: state.presence for state in states}


def gates(call: Call, known: Mapping[str, Presence], today: dt.date) -> tuple[Gate, ...]:
    """Every attachment of the call in order; `unclear` where nobody has said anything."""
    dates = {left.deadline.id: left for left in days_left(call, today)}
    return tuple(
        Gate(
            attachment,
            known.get(attachment.id, Presence.UNCLEAR),
            dates.get(attachment.deadline) if attachment.deadline else None,
        )
        for attachment in call.attachments
    )


def days_left(call: Call, today: dt.date) -> tuple[DaysLeft, ...]:
    """Every deadline of the call by date, with the days left from `today`."""
    ordered = sorted(call.deadlines, key=lambda deadline: deadline.date)
    return tuple(DaysLeft(deadline, (deadline.date - today).days) for deadline in ordered)


def duties_left(call: Call, today: dt.date) -> tuple[DaysLeft, ...]:
    """The dates by which the applicant must do something: the application and the council's decision."""
    return tuple(left for left in days_left(call, today) if left.deadline.kind in {"application", "council"})
