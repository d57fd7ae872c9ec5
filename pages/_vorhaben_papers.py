"""The papers of a dossier: their versions and findings, new ones, and undo for those taken out."""

from __future__ import annotations

from pathlib import PurePath

import streamlit as st

from fundingkit.documents.safety import MEDIA
from fundingkit.dossier import DossierPaper, PaperVersion
from fundingkit.findings import Finding
from pages._findings import show_findings
from pages._frame import View
from pages._text import day, megabytes, number, plain

_FINDINGS = "_papers_findings"
_REMOVED = "_papers_removed"
_STATES = {
    "read": ("gelesen", "check", "green"),
    "refused": ("nicht lesbar", "error", "red"),
    "waiting": ("wartet", "hourglass_empty", "gray"),
}


def show_papers(view: View) -> None:
    """Every paper with its state; taken out ones can come back."""
    show_findings(st.session_state.pop(_FINDINGS, ()))
    removed = st.session_state.get(_REMOVED)
    if removed is not None and removed[0] == view.dossier.id:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.info(f"„{plain(removed[2])}“ ist entfernt.", icon=":material/delete:")
            st.button("Rückgängig", icon=":material/undo:", on_click=_restore, args=(view, removed[1]))
    papers = view.store.papers.all(view.dossier.id)
    for paper in papers:
        _show_paper(view, paper)
    gone = view.store.papers.all(view.dossier.id, removed=True)
    if gone and view.writes:
        with st.expander(f"Entfernte Dokumente ({len(gone)})", icon=":material/delete:"):
            for paper in gone:
                with st.container(horizontal=True, vertical_alignment="center"):
                    st.markdown(f"{plain(paper.name)} · entfernt von {plain(paper.removed_by)}")
                    st.button("Zurückholen", key=f"back_{paper.id}", on_click=_restore, args=(view, paper.id))


def show_upload(view: View) -> None:
    """Takes several papers in at once and has them worked out."""
    if not view.writes:
        return
    with st.form("upload", clear_on_submit=True):
        files = st.file_uploader(
            "Dokumente hochladen",
            type=sorted(ending.removeprefix(".") for ending in MEDIA),
            accept_multiple_files=True,
            max_upload_size=view.settings.max_upload_mb,
            help="PDF, DOCX, Text oder Markdown. Eine Datei mit bekanntem Namen wird zur neuen Fassung.",
        )
        if st.form_submit_button("Hochladen und auswerten", type="primary", icon=":material/upload:"):
            _take_in(view, files, None)


def _take_in(view: View, files: list, version_of: int | None) -> None:
    if not files:
        st.warning("Bitte zuerst Dateien auswählen.", icon=":material/attach_file:")
        return
    upload = view.store.upload(
        view.dossier.id,
        [(file.name, file.getvalue()) for file in files],
        by=view.by,
        version_of=version_of,
    )
    findings: list[Finding] = [finding for added in upload.added for finding in added.findings]
    st.session_state[_FINDINGS] = tuple(findings)
    st.rerun()


def _show_paper(view: View, paper: DossierPaper) -> None:
    current = paper.current
    word, icon, colour = _STATES[current.state]
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            with st.container():
                st.markdown(f"**{plain(paper.name)}**")
                st.caption(_about(current, len(paper.versions)))
            st.badge(word, icon=f":material/{icon}:", color=colour)
            menu = st.popover("Mehr", key=f"menu_{paper.id}", on_change="rerun", icon=":material/more_horiz:")
        show_findings(current.findings)
        if menu.open:
            with menu:
                _show_menu(view, paper)


def _about(version: PaperVersion, versions: int) -> str:
    parts = [f"Fassung {version.number}"] if versions > 1 else []
    if version.pages:
        parts.append(f"{version.pages} {'Seite' if version.pages == 1 else 'Seiten'}")
    elif version.characters:
        parts.append(f"{number(version.characters)} Zeichen")
    parts.append(megabytes(version.size))
    parts.append(f"hochgeladen am {day(version.uploaded_at)} von {plain(version.uploaded_by)}")
    return " · ".join(parts)


def _show_menu(view: View, paper: DossierPaper) -> None:
    st.table(
        [
            {
                "Fassung": version.number,
                "Datei": version.file_name,
                "vom": day(version.uploaded_at),
                "von": version.uploaded_by,
                "Stand": _STATES[version.state][0],
            }
            for version in reversed(paper.versions)
        ],
        hide_index=True,
        alt=f"Fassungen von {paper.name}",
    )
    st.download_button(
        "Herunterladen",
        data=lambda: view.store.papers.data(view.dossier.id, paper.id),
        file_name=paper.current.file_name,
        mime="application/octet-stream",
        key=f"download_{paper.id}",
        icon=":material/download:",
        on_click="ignore",
    )
    if not view.writes:
        return
    ending = PurePath(paper.current.file_name).suffix.removeprefix(".").lower()
    with st.form(f"version_{paper.id}", clear_on_submit=True, border=False):
        file = st.file_uploader("Neue Fassung", type=sorted({ending, "pdf", "docx", "txt", "md"}))
        if st.form_submit_button("Als neue Fassung aufnehmen", icon=":material/upload:"):
            _take_in(view, [file] if file else [], paper.id)
    with st.form(f"rename_{paper.id}", border=False):
        name = st.text_input("Name", value=paper.name, max_chars=200)
        if st.form_submit_button("Umbenennen", icon=":material/edit:") and name.strip():
            view.store.papers.rename(view.dossier.id, paper.id, name, by=view.by)
            st.rerun()
    st.button(
        "Entfernen", key=f"remove_{paper.id}", icon=":material/delete:", on_click=_remove, args=(view, paper)
    )


def _remove(view: View, paper: DossierPaper) -> None:
    view.store.papers.remove(view.dossier.id, paper.id, by=view.by)
    st.session_state[_REMOVED] = (view.dossier.id, paper.id, paper.name)


def _restore(view: View, paper_id: int) -> None:
    view.store.papers.restore(view.dossier.id, paper_id, by=view.by)
    st.session_state.pop(_REMOVED, None)
