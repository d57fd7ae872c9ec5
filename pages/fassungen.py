"""Fassungen: what a new version of a paper changed, and the verdicts to look at again."""

from __future__ import annotations

import streamlit as st

from fundingkit.workbench.items import items
from fundingkit.workbench.rechecking import rechecks
from pages._fassungen_compare import show_comparison
from pages._frame import begin
from pages._pruefung_desk import speak
from pages._pruefung_doubts import show_recheck
from pages._pruefung_ways import show_ways

#: Verdicts on one page of the list.
ROWS = 6

view = begin("Fassungen")
speak()
show_ways()
review = view.store.review(view.dossier.id, view.call.id)
again = rechecks(items(review.assessment), review.doubts)
st.header(f"Erneut zu prüfen ({len(again)})", anchor=False)
if not again:
    st.success("Kein Urteil stützt sich auf eine Textstelle, die sich geändert hat.", icon=":material/check:")
pages = -(-len(again) // ROWS)
page = st.pagination(pages, key="fassungen_seite") if pages > 1 else 1
for recheck in again[(page - 1) * ROWS : page * ROWS]:
    show_recheck(view, review, recheck)
st.header("Zwei Fassungen vergleichen", anchor=False)
show_comparison(view)
