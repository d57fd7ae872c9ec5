"""What all pages of the application start from: the desk, the ways between them, words once said."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

import streamlit as st

from fundingkit.drafting.application import Application, Edition
from fundingkit.drafting.draft import Draft, make_draft
from fundingkit.store.registers import Written
from pages._findings import show_findings
from pages._frame import View, begin
from pages._text import moment, plain, today

WAYS = (
    ("antrag.py", "Überblick", "dashboard"),
    ("formular.py", "Formular", "edit_note"),
    ("kosten.py", "Kosten", "euro"),
    ("massnahmen.py", "Maßnahmen", "checklist"),
    ("zeitplan.py", "Zeitplan", "calendar_month"),
    ("unterlagen.py", "Unterlagen", "folder_copy"),
)
_SAID, _FINDINGS = "_antrag_said", "_antrag_findings"


@dataclass(frozen=True)
class Desk:
    """Everything that the pages of the application draw from, the same for one run of a page."""

    view: View
    application: Application = field(repr=False)
    draft: Draft = field(repr=False)

    @property
    def dossier(self) -> int:
        return self.view.dossier.id

    @property
    def call(self) -> str:
        return self.view.call.id

    @property
    def plans(self):
        return self.view.store.plans

    @property
    def today(self) -> dt.date:
        return today()

    def edition(self, version: str = "", confidentiality: str = "Nur für den Dienstgebrauch") -> Edition:
        return Edition(version or "Entwurf", self.today, self.view.by, confidentiality)

    def address(self, **more: str) -> dict[str, str]:
        """What a link to another page of this application carries."""
        return {"vorhaben": str(self.dossier), "aufruf": self.call, **more}


def begin_part(title: str) -> Desk:
    """The frame of a page of the application, the ways to its other pages, and what was said."""
    view = begin(title)
    with st.container(horizontal=True, gap="small"):
        for page, label, icon in WAYS:
            st.page_link(
                page,
                label=label,
                icon=f":material/{icon}:",
                query_params={"vorhaben": str(view.dossier.id), "aufruf": view.call.id},
            )
    for words, icon in st.session_state.pop(_SAID, []):
        st.toast(words, icon=icon)
    show_findings(st.session_state.pop(_FINDINGS, ()))
    application = view.store.application(view.dossier.id, view.call.id)
    if not view.writes:
        st.caption("Ihre Rolle darf hier lesen und herunterladen, aber nichts ändern.")
    return Desk(view, application, make_draft(application))


def say(words: str, icon: str = ":material/check:") -> None:
    """Tell the person something once the page is drawn again."""
    st.session_state.setdefault(_SAID, []).append((words, icon))


def told(outcomes: tuple[Written, ...], words: str) -> bool:
    """Say what came of a write; whether it was made. For use in callbacks, too."""
    refused = [outcome for outcome in outcomes if not outcome.accepted]
    st.session_state[_FINDINGS] = tuple(finding for outcome in refused for finding in outcome.findings)
    if not refused:
        say(words)
        return True
    for outcome in refused:
        if outcome.conflict:
            say(conflict_words(outcome), ":material/warning:")
    return False


def conflict_words(outcome: Written) -> str:
    """Who was quicker, in words."""
    if outcome.kept is None:
        return "Jemand hat diesen Eintrag inzwischen entfernt. Es wurde nichts gespeichert."
    return (
        f"{plain(outcome.kept.person)} hat diesen Eintrag am {moment(outcome.kept.time)} geändert. "
        "Es wurde nichts gespeichert."
    )
