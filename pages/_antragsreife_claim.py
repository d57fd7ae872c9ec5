"""The papers' own claim beside the figure, with the place where it stands."""

from __future__ import annotations

import streamlit as st

from fundingkit.evidence import Claim
from fundingkit.leadership.places import place_of
from fundingkit.leadership.report import Report
from fundingkit.readiness import claims
from fundingkit.workbench.quote_html import surroundings_html
from pages._antragsreife_note import note
from pages._frame import View
from pages._text import plain


def show_claim(view: View, report: Report) -> None:
    """What the papers say of themselves, how far that is from the figure, and where it is said."""
    ready, claim = report.ready, report.claim
    with st.container(border=True, gap="xsmall"):
        if claim is None:
            st.markdown(plain(claims.claim_sentence(report.assessment, None)))
            return
        st.markdown(f"**Stimmt die eigene Angabe?** {plain(claims.distance(ready, claim))}")
        closing = claims.closing(ready, claim)
        if closing:
            st.markdown(plain(closing))
        _show(view, report, claim, "")
        for number, other in enumerate(report.other_claims):
            _show(view, report, other, "Weitere Angabe: ", number)


def _show(view: View, report: Report, claim: Claim, before: str, number: int = -1) -> None:
    note(f"{before}{plain(claims.claim_sentence(report.assessment, claim))}")
    place = st.popover(
        "Textstelle im Dokument", icon=":material/find_in_page:", type="tertiary",
        key=f"claim_{report.dossier.id}_{number}", on_change="rerun",
    )  # fmt: skip
    if not place.open:
        return
    with place:
        around = place_of(view.store, report.dossier.id, claim.passage)
        if around is None:
            st.info("Das Dokument liegt in dieser Fassung nicht mehr vor.")
        else:
            st.html(surroundings_html(around))
