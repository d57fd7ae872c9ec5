"""Papers that are not worked out yet: the workbench says so before it shows any proposal."""

from __future__ import annotations

import streamlit as st

from fundingkit.store.store import Review
from pages._frame import View
from pages._vorhaben_work import show_work


def show_pending(view: View, review: Review) -> None:
    """Show the work under way; where no paper counts yet, the page ends here."""
    show_work(view)
    if review.assessment.papers:
        return
    if not review.pending:
        st.info(
            "Dieses Vorhaben hat noch kein lesbares Dokument. Bitte zuerst Dokumente hochladen.",
            icon=":material/upload_file:",
        )
        st.page_link("vorhaben.py", label="Zu den Dokumenten", icon=":material/folder_open:")
    else:
        st.caption("Die Prüffragen erscheinen, sobald das erste Dokument ausgewertet ist.")
    st.stop()
