"""The sheet of one field in this tab: what is being written, and which revision it began from."""

from __future__ import annotations

from dataclasses import dataclass, field

import streamlit as st

from fundingkit.drafting.draft import FieldDraft
from fundingkit.drafting.field_text import FieldState, FieldText
from fundingkit.store.plans import text_key
from fundingkit.store.registers import Kept
from pages._antrag_desk import Desk

_PARTS = ("text", "state", "responsible", "note")


@dataclass(frozen=True)
class Sheet:
    """`name` is the field's key in the register, `present` its newest revision, 0 for none."""

    tab: str
    name: str
    present: int
    kept: Kept[FieldText] | None = field(repr=False)
    fresh: dict[str, object] = field(repr=False)

    def key(self, part: str) -> str:
        return f"feld_{self.tab}_{part}"

    @property
    def revision(self) -> int:
        """What the person saw when the writing began."""
        return st.session_state[self.key("revision")]

    @property
    def words(self) -> dict[str, object]:
        return {part: st.session_state.get(self.key(part), self.fresh[part]) for part in _PARTS}

    @property
    def unsaved(self) -> bool:
        return self.words != st.session_state[self.key("was")]

    @property
    def outdated(self) -> bool:
        """Whether somebody else changed the field since the writing began."""
        return self.unsaved and self.revision != self.present

    def begin(self) -> None:
        """Start from what is kept, unless something is being written."""
        begun = self.key("revision") in st.session_state
        if not begun or (self.revision != self.present and not self.unsaved):
            self.reset()

    def reset(self) -> None:
        """Drop what is being written and start from what is kept."""
        for part in _PARTS:
            st.session_state[self.key(part)] = self.fresh[part]
        st.session_state[self.key("was")] = dict(self.fresh)
        self.rebase()

    def rebase(self) -> None:
        """Go on writing on top of what is kept now."""
        st.session_state[self.key("revision")] = self.present

    def settle(self) -> None:
        """What is being written has been kept: nothing is unsaved, the next change follows on it."""
        st.session_state[self.key("was")] = self.words


def sheet(desk: Desk, item: FieldDraft) -> Sheet:
    """The sheet of a field, begun."""
    name = text_key(FieldText(item.question.id, item.entry))
    history = desk.plans.texts.history(desk.dossier, name, desk.call)
    newest = history[-1] if history else None
    kept = newest if newest is not None and newest.value is not None else None
    value = kept.value if kept else FieldText(item.question.id, item.entry)
    fresh = {
        "text": value.text,
        "state": FieldState.WORKING if value.state is FieldState.PROPOSED else value.state,
        "responsible": value.responsible,
        "note": value.note,
    }
    made = Sheet(f"{desk.dossier}_{desk.call}_{name}", name, newest.revision if newest else 0, kept, fresh)
    made.begin()
    return made
