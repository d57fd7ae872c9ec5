"""Vorhaben: which there are, how they stand, and the papers of the one that is open."""

from __future__ import annotations

import streamlit as st

from pages._frame import begin
from pages._vorhaben_archive import show_archive_upload, tell_arrival
from pages._vorhaben_list import show_archive, show_list
from pages._vorhaben_new import show_new
from pages._vorhaben_open import show_open
from pages._vorhaben_papers import show_papers, show_upload
from pages._vorhaben_settings import show_settings
from pages._vorhaben_work import show_work

view = begin("Vorhaben", needed=False, intro="Ein Vorhaben ist eine Bewerbung, an der Sie arbeiten.")

tell_arrival()
if view.dossier is not None:
    show_open(view)
    st.subheader("Dokumente", anchor=False)
    show_work(view)
    show_papers(view)
    show_upload(view)
    show_settings(view)
    st.divider()

show_list(view)
show_new(view)
show_archive_upload(view)
show_archive(view)
