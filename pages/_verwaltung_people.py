"""Who has signed on, and what each may do."""

from __future__ import annotations

import streamlit as st

from fundingkit.errors import NotAccepted
from fundingkit.people import Person, Role
from pages._findings import show_findings
from pages._frame import View
from pages._text import moment, plain

_REFUSED = "_people_refused"

_MAY = {
    Role.LEADERSHIP: "sieht alles, ändert nichts",
    Role.STAFF: "füllt Texte, Kosten, Termine und Aufgaben, lädt Dokumente hoch",
    Role.OFFICER: "wie Fachamt, dazu Vorhaben anlegen und beurteilen",
    Role.ADMINISTRATOR: "wie Fördermittelstelle, dazu diese Seite",
}


def show_people(view: View) -> None:
    """Everybody with role and access; what the roles mean; what was changed."""
    show_findings(st.session_state.pop(_REFUSED, ()))
    if not view.settings.sign_on:
        st.info(
            "Es ist keine Anmeldung eingerichtet: Wer an diesem Rechner sitzt, darf alles, und von anderen "
            "Rechnern ist fundingkit nicht erreichbar. Wie man die Anmeldung einrichtet, steht in "
            "docs/operations.md.",
            icon=":material/lock_open:",
        )
        return
    for person in view.store.people.all():
        _show_person(view, person)
    st.markdown("\n".join(f"- **{role.label}**: {words}" for role, words in _MAY.items()))
    entries = view.store.journal.entries(None)
    if entries:
        st.header("Änderungen", anchor=False)
        st.dataframe(
            [
                {"Zeit": moment(e.time), "Wer": e.person, "Was": e.label, "Bei wem": e.subject}
                for e in entries
            ],
            hide_index=True,
            alt="Änderungen an Rollen und Zugängen",
        )


def _show_person(view: View, person: Person) -> None:
    with st.container(horizontal=True, vertical_alignment="center", border=True):
        with st.container():
            st.markdown(f"**{plain(person.name)}** {plain(person.email)}")
            st.caption(f"zuletzt da: {moment(person.last_seen)}")
        st.selectbox(
            f"Rolle von {person.name}",
            list(Role),
            index=list(Role).index(person.role),
            format_func=lambda role: role.label,
            key=f"role_{person.id}_{person.role}",
            on_change=_give_role,
            args=(view, person),
            label_visibility="collapsed",
            width=220,
        )
        st.button(
            "Zugang sperren" if person.active else "Zugang öffnen",
            key=f"active_{person.id}",
            on_click=_set_active,
            args=(view, person),
        )


def _give_role(view: View, person: Person) -> None:
    role = st.session_state[f"role_{person.id}_{person.role}"]
    try:
        view.store.people.give_role(person.id, role, by=view.by)
    except NotAccepted as refusal:
        st.session_state[_REFUSED] = refusal.findings
        st.session_state[f"role_{person.id}_{person.role}"] = person.role


def _set_active(view: View, person: Person) -> None:
    try:
        view.store.people.set_active(person.id, not person.active, by=view.by)
    except NotAccepted as refusal:
        st.session_state[_REFUSED] = refusal.findings
