"""An application that was handed out as an archive, read in as a dossier of its own."""

from __future__ import annotations

import streamlit as st

from fundingkit.drafting.bundle import LARGEST, Bundle, BundleReading, differing, read_bundle
from fundingkit.errors import NotAccepted
from fundingkit.readiness.german import count
from fundingkit.store.bundles import take_in
from pages import _address as address
from pages._findings import show_findings
from pages._frame import View
from pages._text import day, plain

_READ, _ARRIVED = "_archive_read", "_archive_arrived"


def show_archive_upload(view: View) -> None:
    """Upload, see what is in it, and make a dossier of it."""
    if not view.judges:
        return
    with st.expander("Aus einem Archiv einlesen", icon=":material/unarchive:"):
        st.markdown(
            "Das Archiv ist die Datei „Alles (ZIP)“ von der Seite Antrag. Daraus entsteht ein neues "
            "Vorhaben; was schon da ist, bleibt, wie es ist."
        )
        file = st.file_uploader(
            "Archiv (ZIP)", type="zip", max_upload_size=LARGEST // 1_000_000, key="archive_file"
        )
        if file is None:
            st.session_state.pop(_READ, None)
            return
        reading, changed = _read(file.file_id, file.name, file.getvalue())
        show_findings(reading.findings)
        if reading.bundle is not None:
            _show(view, reading.bundle, changed)


def _read(upload: str, name: str, data: bytes) -> tuple[BundleReading, tuple[str, ...]]:
    """Read once for each upload; this tab alone keeps what came of it."""
    known = st.session_state.get(_READ)
    if known is None or known[0] != upload:
        with st.spinner("Das Archiv wird gelesen, seine Dateien werden nachgerechnet …"):
            reading = read_bundle(name, data)
            changed = differing(reading.bundle) if reading.bundle else ()
        known = st.session_state[_READ] = (upload, reading, changed)
    return known[1], known[2]


def _show(view: View, bundle: Bundle, changed: tuple[str, ...]) -> None:
    application, edition = bundle.application, bundle.edition
    by = f", {edition.person}" if edition.person else ""
    st.markdown(
        f"**{plain(application.title)}** · {plain(application.municipality)} · "
        f"{plain(application.assessment.call.title)}  \n"
        f"Fassung {plain(edition.version)} vom {day(edition.date)}{plain(by)}: "
        f"{count(len(application.texts), 'Text', 'Texte')}, "
        f"{count(len(application.measures), 'Maßnahme', 'Maßnahmen')}, "
        f"{count(len(application.assessment.verdicts), 'Urteil', 'Urteile')}, "
        f"{count(len(bundle.attachments), 'Unterlage', 'Unterlagen')} als Datei."
    )
    if changed:
        st.warning(
            f"Hier kommen anders heraus als im Archiv: {plain(', '.join(changed))}. Der Inhalt ist "
            "unverändert; diese Fassung von fundingkit schreibt die Dateien anders.",
            icon=":material/difference:",
        )
    else:
        st.success(
            f"Alle {len(bundle.exports)} Dateien des Archivs entstehen hier Byte für Byte gleich.",
            icon=":material/verified:",
        )
    if st.button("Als neues Vorhaben einlesen", type="primary", icon=":material/unarchive:"):
        try:
            arrival = take_in(view.store, bundle, by=view.by)
        except NotAccepted as refusal:
            show_findings(refusal.findings)
            return
        papers = [paper.name for paper in application.assessment.papers]
        st.session_state[_ARRIVED] = (arrival, papers)
        st.session_state.pop(_READ, None)
        address.open_dossier(arrival.dossier.id)
        st.rerun()


def tell_arrival() -> None:
    """What to do next, once the new dossier is open."""
    if _ARRIVED not in st.session_state:
        return
    arrival, papers = st.session_state.pop(_ARRIVED)
    show_findings(arrival.findings)
    missing = f" Es fehlen noch: {plain(', '.join(papers))}." if papers else ""
    st.success(
        f"„{plain(arrival.dossier.title)}“ ist eingelesen. Die Dokumente selbst sind nicht im Archiv; bitte "
        f"unten hochladen.{missing} Vorschläge und Urteile des Archivs liegen als Stand "
        f"„{plain(arrival.snapshot.name)}“ bei; mit ihm lässt sich auf der Seite Antragsreife vergleichen.",
        icon=":material/unarchive:",
    )
