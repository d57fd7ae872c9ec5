"""The papers to be handed in: what is there, who cares for it, by when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from fundingkit.catalogue.call import Attachment, Call


class Presence(StrEnum):
    """Whether a paper is there. Nobody having said anything is `unclear`."""

    PRESENT = "present"
    MISSING = "missing"
    UNCLEAR = "unclear"

    @property
    def label(self) -> str:
        """The German word shown to people."""
        return {"present": "vorhanden", "missing": "fehlt", "unclear": "unklar"}[self.value]


@dataclass(frozen=True, slots=True)
class AttachmentState:
    """What people have said about one attachment; one row of its history.

    `attachment` is its id in the call. `file` is a file name, `sha256` the hex digest of its
    bytes and `version` a free label, each empty where unknown. `checked` holds the points of
    the call's checklist that somebody has found in the paper, in the call's wording.
    """

    attachment: str
    presence: Presence = Presence.UNCLEAR
    file: str = ""
    sha256: str = ""
    version: str = ""
    responsible: str = ""
    due: dt.date | None = None
    checked: tuple[str, ...] = ()
    note: str = ""


def attachment_states(
    call: Call, states: Iterable[AttachmentState] = ()
) -> tuple[tuple[Attachment, AttachmentState], ...]:
    """Every attachment of the call in order with its state, `unclear` where nobody has said."""
    known = {state.attachment: state for state in states}
    return tuple(
        (attachment, known.get(attachment.id, AttachmentState(attachment.id)))
        for attachment in call.attachments
    )
