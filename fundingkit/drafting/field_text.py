"""A field of the form as people keep it: text, state, responsible person and note."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FieldState(StrEnum):
    """How far a field has come, in the order of the work."""

    EMPTY = "empty"
    PROPOSED = "proposed"
    WORKING = "working"
    FINISHED = "finished"
    APPROVED = "approved"

    @property
    def label(self) -> str:
        """The German word shown to people."""
        return {
            "empty": "leer",
            "proposed": "Vorschlag",
            "working": "in Arbeit",
            "finished": "fertig",
            "approved": "abgenommen",
        }[self.value]

    @property
    def settled(self) -> bool:
        """Whether somebody calls the field done: finished or approved."""
        return self in {FieldState.FINISHED, FieldState.APPROVED}


@dataclass(frozen=True, slots=True)
class FieldText:
    """What people have written into one field of the form; one row of its history.

    `field` is the field's id in the call. `entry` names the repetition in a group that repeats:
    the id of the measure it is about, so that a text stays with its measure when the order
    changes; empty where the field does not repeat. `text` is kept as written, also over the
    limit. `responsible` is a person's name or empty.
    """

    field: str
    entry: str = ""
    text: str = ""
    state: FieldState = FieldState.EMPTY
    responsible: str = ""
    note: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """Names the field and its repetition; unique within a draft."""
        return self.field, self.entry
