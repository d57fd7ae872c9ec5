"""A register as a table to edit: nothing is written before somebody presses the button."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import streamlit as st

from fundingkit.rows import Changes, Labels, Row, caught_up, edits_of, meant, read_edits, shown
from fundingkit.store.registers import Kept, Register
from pages._antrag_desk import Desk, conflict_words, say
from pages._findings import show_findings
from pages._text import plain


@dataclass(frozen=True)
class TableKind:
    """One register as a table. `name` is German and stands in findings; `config` is Streamlit's."""

    name: str
    register: Register
    row_of: Callable[[Any], Row]
    value_of: Callable[[str, Row, Any], Any]
    config: Mapping[str, Any]
    key_of: Callable[[Any], str] | None = None
    preset: tuple[str, ...] = ()
    labels: Labels = field(default_factory=dict)

    def row(self, value: Any) -> Row:
        return shown(self.row_of(value), self.labels)

    def value(self, key: str, row: Row, before: Any) -> Any:
        return self.value_of(key, meant(row, self.labels), before)


def edit_table(desk: Desk, kind: TableKind) -> None:
    """Draw the table with its button, and what came of the last press."""
    base = _base(desk, kind)
    frame = pd.DataFrame([kind.row(kept.value) for kept in base], columns=list(kind.config))
    if not base:
        st.caption("Noch keine Zeile. Mit + unter der Tabelle kommt die erste hinzu.")
    st.data_editor(
        frame,
        key=_widget(desk, kind),
        column_config=dict(kind.config),
        num_rows="dynamic" if desk.view.writes else "fixed",
        disabled=not desk.view.writes,
        hide_index=True,
        placeholder="–",
        alt=f"Tabelle {kind.name}",
    )
    show_findings(st.session_state.get(_state(desk, kind, "findings"), ()))
    edited = edits_of(st.session_state.get(_widget(desk, kind))).any
    clash = st.session_state.get(_state(desk, kind, "clash"), ())
    for words in clash:
        st.warning(words, icon=":material/group:")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            f"{kind.name} speichern", type="primary", icon=":material/save:", disabled=not edited,
            key=f"_keep_{kind.name}", on_click=_keep, args=(desk, kind),
        )  # fmt: skip
        if edited:
            st.markdown(":orange-badge[nicht gespeichert]")
            st.button(
                "Verwerfen", type="tertiary", key=f"_drop_{kind.name}", on_click=_anew, args=(desk, kind)
            )
        if clash:
            st.button(
                "Meine Zellen auf den neuen Stand setzen", key=f"_over_{kind.name}", on_click=_keep,
                args=(desk, kind), kwargs={"over": True},
            )  # fmt: skip


def revision_of(desk: Desk, register: Register, key: str) -> int:
    """The newest revision of a key, also of one that was taken out; 0 where there never was any."""
    history = register.history(desk.dossier, key, _scope(desk, register))
    return history[-1].revision if history else 0


def _keep(desk: Desk, kind: TableKind, *, over: bool = False) -> None:
    base = st.session_state[_state(desk, kind, "base")]
    if over:
        base = caught_up(base, kind.register.all(desk.dossier, _scope(desk, kind.register)))
    read: Changes = read_edits(
        edits_of(st.session_state[_widget(desk, kind)]), base, kind.row, kind.value, table=kind.name,
        key_of=kind.key_of, preset=kind.preset, revision_of=lambda key: revision_of(desk, kind.register, key),
    )  # fmt: skip
    outcomes = () if read.findings else kind.register.write_all(
        desk.dossier, read.changes, by=desk.view.by, call_id=_scope(desk, kind.register)
    )  # fmt: skip
    findings = (*read.findings, *(finding for outcome in outcomes for finding in outcome.findings))
    clash = tuple(conflict_words(outcome) for outcome in outcomes if outcome.conflict)
    st.session_state[_state(desk, kind, "findings")] = findings
    st.session_state[_state(desk, kind, "clash")] = clash
    if not findings and not clash:
        say(f"{plain(kind.name)} gespeichert.")
        _anew(desk, kind)


def _base(desk: Desk, kind: TableKind) -> tuple[Kept, ...]:
    """What the edits refer to: as it was when they began, else as it is now."""
    name = _state(desk, kind, "base")
    if name not in st.session_state or not edits_of(st.session_state.get(_widget(desk, kind))).any:
        st.session_state[name] = kind.register.all(desk.dossier, _scope(desk, kind.register))
    return st.session_state[name]


def _anew(desk: Desk, kind: TableKind) -> None:
    """Begin with what is kept: a new widget, since an editor's state cannot be emptied."""
    for part in ("base", "findings", "clash"):
        st.session_state.pop(_state(desk, kind, part), None)
    st.session_state[_state(desk, kind, "round")] = st.session_state.get(_state(desk, kind, "round"), 0) + 1


def _widget(desk: Desk, kind: TableKind) -> str:
    return _state(desk, kind, f"tabelle_{st.session_state.get(_state(desk, kind, 'round'), 0)}")


def _state(desk: Desk, kind: TableKind, part: str) -> str:
    return f"_{kind.name}_{desk.dossier}_{desk.call}_{part}"


def _scope(desk: Desk, register: Register) -> str:
    return desk.call if register.per_call else ""
