"""What is missing, ranked by what it would add."""

from __future__ import annotations

import math

import streamlit as st

from fundingkit.charts.table import csv_bytes
from fundingkit.leadership.files import file_name
from fundingkit.leadership.gap_table import gap_table
from fundingkit.leadership.moves import points_exact
from fundingkit.leadership.report import Report
from fundingkit.readiness.gaps import Gap, Remedy, by_remedy
from fundingkit.readiness.german import listed
from pages._antragsreife_links import link_to
from pages._frame import View
from pages._text import day, plain

PER_PAGE = 8
_ICONS = {
    Remedy.DECISION: "gavel",
    Remedy.DOCUMENT: "note_add",
    Remedy.FIGURE: "123",
    Remedy.PASSAGE: "edit_note",
}


def show_gaps(_view: View, report: Report) -> None:
    """The gaps with remedy and task, the largest first, filtered by kind of remedy."""
    if not report.gaps:
        st.success("Alle Prüffragen sind erfüllt.", icon=":material/check_circle:")
        return
    groups = by_remedy(report.gaps)
    with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
        wanted = st.pills(
            "Was zu tun ist",
            list(groups),
            format_func=lambda remedy: f":material/{_ICONS[remedy]}: {remedy.label} ({len(groups[remedy])})",
            key="gaps_remedy",
        )
        st.download_button(
            "Lücken als CSV", csv_bytes(gap_table(report.gaps)), file_name(report, "luecken", "csv"),
            "text/csv", icon=":material/table:", on_click="ignore",
        )  # fmt: skip
    shown = groups[wanted] if wanted else report.gaps
    pages = math.ceil(len(shown) / PER_PAGE)
    slot = st.container(gap="xsmall")
    page = min(pages, st.pagination(pages, key=f"gaps_page_{wanted}")) if pages > 1 else 1
    with slot:
        for gap in shown[(page - 1) * PER_PAGE : page * PER_PAGE]:
            _show(report, gap)


def show_largest_gaps(report: Report, number: int = 3) -> None:
    """The few gaps that would bring most, for the first screen."""
    if not report.gaps:
        return
    st.markdown("**Am meisten fehlt.**")
    with st.container(gap="xxsmall"):
        for gap in report.gaps[:number]:
            link_to(report, gap.requirement.id, f"{_name(gap)}: {_gain(gap)}", _icon(gap))


def _show(report: Report, gap: Gap) -> None:
    with st.container(border=True, gap="xxsmall"):
        title, gain = st.columns([10, 2], vertical_alignment="center")
        with title:
            link_to(report, gap.requirement.id, _name(gap), _icon(gap), bold=True)
        gain.markdown(f"**{_gain(gap)}**", text_alignment="right")
        todo = listed([remedy.label for remedy in gap.remedies])
        missing = f"  \n:small[Es fehlt: {plain('; '.join(gap.missing))}]" if gap.missing else ""
        st.markdown(f"{todo} · heute: {plain(gap.requirement.label)} · {_who(gap)}{missing}")


def _name(gap: Gap) -> str:
    return f"{gap.requirement.id} {gap.requirement.title}"


def _icon(gap: Gap) -> str:
    return f":material/{_ICONS[gap.remedy]}:"


def _gain(gap: Gap) -> str:
    return f"+{points_exact(gap.gain)}"


def _who(gap: Gap) -> str:
    task = gap.assignment
    parts = [plain(task.person), f"bis {day(task.due)}" if task.due else ""]
    return ", ".join(part for part in parts if part) or "noch niemand zuständig"
