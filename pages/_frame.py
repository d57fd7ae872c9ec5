"""The frame of every page: who is there, which dossier and call it is about, the header.

    view = begin("Prüfung")
    view.store, view.dossier, view.call, view.by

This line comes first in every page: nothing is shown to anybody who has not signed on, however
the page was reached.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import streamlit as st

from fundingkit.catalogue.call import Call
from fundingkit.dossier import Dossier
from fundingkit.errors import FundingKitError, UnknownDossier
from fundingkit.people import Person
from fundingkit.settings import Settings, load_settings
from fundingkit.store.store import Store, open_store
from pages import _address as address
from pages._person import LOCAL, ask_name, require_person
from pages._text import plain


@dataclass(frozen=True)
class View:
    """What a page starts from.

    `dossier` and `call` are those that the address names; None only on pages that were begun
    with `dossier=False` or `needed=False`.
    """

    store: Store = field(repr=False)
    settings: Settings = field(repr=False)
    person: Person
    dossier: Dossier | None = None
    call: Call | None = field(default=None, repr=False)

    @property
    def by(self) -> str:
        """The person's name, for everything that is written."""
        return self.person.name

    @property
    def writes(self) -> bool:
        """Whether the person may fill in texts, costs and tasks and upload papers."""
        return self.person.role.writes

    @property
    def judges(self) -> bool:
        """Whether the person may give verdicts and make dossiers."""
        return self.person.role.judges


def begin(title: str, *, dossier: bool = True, needed: bool = True, intro: str = "") -> View:
    """Let the person in, find dossier and call, draw the header.

    Where nobody has signed on, or a dossier is `needed` and none is chosen, the page ends here
    with what to do. `dossier=False` is for pages that are not about one.
    """
    st.set_page_config(page_title=f"{title} – fundingkit")
    settings = load_settings()
    store = _store(settings.model_dump_json(), settings)
    person = require_person(store, settings)
    chosen = _chosen(store) if dossier else None
    call = _call(store, chosen) if chosen else None
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
        with st.container():
            st.title(title, anchor=False)
        if dossier and chosen is not None:
            _switcher(store, chosen)
        _whoami(store, settings, person)
    if chosen is not None and call is not None:
        st.caption(f"{plain(chosen.municipality)} · {plain(call.title)}")
    elif intro:
        st.caption(intro)
    if dossier and needed and chosen is None:
        _nothing_chosen(store)
    return View(store, settings, person, chosen, call)


@st.cache_resource(max_entries=4, show_spinner=False)
def _store(key: str, _settings: Settings) -> Store:  # noqa: ARG001 - the key tells installations apart
    return open_store(_settings)


def _chosen(store: Store) -> Dossier | None:
    """The dossier of the address, else the only one there is."""
    wanted = address.named(address.DOSSIER)
    found = None
    if wanted:
        try:
            found = store.dossiers.get(int(wanted))
        except (ValueError, UnknownDossier):
            st.warning(
                f"Das Vorhaben „{plain(wanted)}“ aus der Adresse gibt es nicht. Bitte eines wählen.",
                icon=":material/link_off:",
            )
            address.open_dossier(None)
            return None
    else:
        known = store.dossiers.all()
        found = known[0] if len(known) == 1 else None
    if found is not None:
        address.name(address.DOSSIER, str(found.id))
    return found


def _call(store: Store, dossier: Dossier) -> Call | None:
    """The call of the address where the dossier is held against it, else the dossier's first."""
    wanted = address.named(address.CALL)
    call_id = wanted if wanted in dossier.call_ids else dossier.call_ids[0]
    address.name(address.CALL, call_id if len(dossier.call_ids) > 1 else "")
    try:
        return store.catalogues.get(call_id)
    except FundingKitError as fault:
        st.error(str(fault), icon=":material/error:")
        st.stop()


def _switcher(store: Store, chosen: Dossier) -> None:
    """Lets people change to another dossier, or another call of this one, without leaving the page."""
    known = {str(dossier.id): dossier.title for dossier in (chosen, *store.dossiers.all())}
    address.choose(
        "Vorhaben",
        address.DOSSIER,
        list(known),
        str(chosen.id),
        lambda number: known[number],
        changed=lambda number: address.open_dossier(int(number)),
        hide_label=True,
    )
    if len(chosen.call_ids) > 1:
        wanted = address.named(address.CALL) or chosen.call_ids[0]
        address.choose(
            "Förderaufruf",
            address.CALL,
            list(chosen.call_ids),
            wanted,
            lambda call_id: _title(store, call_id),
            hide_label=True,
        )


def _title(store: Store, call_id: str) -> str:
    try:
        return store.catalogues.get(call_id).title
    except FundingKitError:
        return call_id


def _whoami(store: Store, settings: Settings, person: Person) -> None:
    with st.popover(person.name, icon=":material/person:", help="Wer arbeitet hier?"):
        if settings.sign_on:
            st.write(f"{plain(person.name)}, {person.role.label}")
            st.button("Abmelden", icon=":material/logout:", on_click=st.logout)
        elif person.subject == LOCAL:
            ask_name(store, "Namen ändern", person.name)


def _nothing_chosen(store: Store) -> None:
    known = store.dossiers.all()
    if known:
        st.info("Bitte ein Vorhaben wählen.", icon=":material/folder_open:")
        for dossier in known:
            st.button(
                f"{plain(dossier.title)} · {plain(dossier.municipality)}",
                key=f"_open_{dossier.id}",
                on_click=address.open_dossier,
                args=(dossier.id,),
            )
    else:
        st.info(
            "Es gibt noch kein Vorhaben. Legen Sie zuerst eines an und laden Sie die Dokumente hoch.",
            icon=":material/create_new_folder:",
        )
        st.page_link("vorhaben.py", label="Vorhaben anlegen", icon=":material/add:")
    st.stop()
