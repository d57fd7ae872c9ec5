"""Who is there: the person who signed on, or the one person of this machine."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import streamlit as st

from fundingkit.people import Person, Role
from fundingkit.settings import Settings
from fundingkit.store.clock import utc_now
from fundingkit.store.store import Store

#: The one person of an installation without sign-on.
LOCAL = "local"


def require_person(store: Store, settings: Settings) -> Person:
    """The person who is there. Shows what to do and ends the page where nobody is."""
    person = _signed_on(store, settings) if settings.sign_on else _local(store, settings)
    if not person.active:
        st.title("Kein Zugang")
        st.warning("Ihr Zugang ist gesperrt. Bitte wenden Sie sich an die Verwaltung dieser Installation.")
        st.button("Abmelden", on_click=st.logout)
        st.stop()
    return person


def _signed_on(store: Store, settings: Settings) -> Person:
    if not st.user.get("is_logged_in"):
        _sign_in_notice("Bitte melden Sie sich an, um fundingkit zu benutzen.")
    issued = dt.datetime.fromtimestamp(int(st.user.get("iat") or 0), dt.UTC)
    if utc_now() - issued > dt.timedelta(hours=settings.sign_on_hours):
        _sign_in_notice("Ihre Anmeldung ist abgelaufen. Bitte melden Sie sich neu an.")
    subject = str(st.user.get("sub") or st.user.get("email"))
    if st.session_state.get("_person_subject") != subject:
        name = str(st.user.get("name") or st.user.get("email") or subject)
        store.people.signed_on(subject, name, str(st.user.get("email") or ""))
        st.session_state["_person_subject"] = subject
    return store.people.get(subject) or _sign_in_notice("Bitte melden Sie sich neu an.")


def _sign_in_notice(sentence: str) -> Person:
    st.title("Anmeldung")
    st.write(sentence)
    st.button("Anmelden", type="primary", icon=":material/login:", on_click=st.login)
    st.stop()


def _local(store: Store, settings: Settings) -> Person:
    person = store.people.get(LOCAL)
    if person is None and settings.person != Settings.model_fields["person"].default:
        person = store.people.signed_on(LOCAL, settings.person, "")
    if person is None:
        st.title("Willkommen")
        st.write(
            "Wie heißen Sie? Der Name steht an Ihren Urteilen und Texten. Er bleibt auf diesem Rechner "
            "und wird nur dieses eine Mal erfragt."
        )
        ask_name(store, "Los geht’s")
        st.stop()
    # Nobody else can get at this machine's installation, so nothing is kept from its person.
    return replace(person, role=Role.ADMINISTRATOR)


def ask_name(store: Store, button: str, known: str = "") -> None:
    """A form for the name of the one person of this machine."""
    with st.form("local_name", border=False):
        name = st.text_input("Ihr Name", value=known, max_chars=100, autocomplete="name", width=420)
        if st.form_submit_button(button, type="primary"):
            if name.strip():
                store.people.signed_on(LOCAL, name.strip(), "")
                st.rerun()
            st.warning("Bitte einen Namen eingeben, zum Beispiel „Anna Beispiel“.")
