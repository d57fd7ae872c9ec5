"""Checks before handing in: every finding with the way to where it is mended."""

from __future__ import annotations

import streamlit as st

from fundingkit.drafting.check import Check
from fundingkit.drafting.check_groups import CheckGroup, grouped_checks, place_label
from fundingkit.drafting.checks import check_application
from fundingkit.findings import Severity
from pages._antrag_desk import Desk
from pages._text import plain

#: Findings on one page of the list.
PAGE = 12
_ICONS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "info"}
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "orange", Severity.HINT: "blue"}
_PLURALS = {Severity.ERROR: "Fehler", Severity.WARNING: "Warnungen", Severity.HINT: "Hinweise"}
_AREAS = {
    "field": ("formular.py", "feld"),
    "measures": ("massnahmen.py", ""),
    "costs": ("kosten.py", ""),
    "schedule": ("zeitplan.py", ""),
    "attachments": ("unterlagen.py", "unterlage"),
    "review": ("pruefung.py", "frage"),
    "tasks": ("pruefung.py", "frage"),
}


def show_checks(desk: Desk) -> None:
    """The findings of one severity at a time, the gravest first, page by page."""
    checks = check_application(desk.draft, desk.today)
    groups = grouped_checks(checks)
    by = {level: [group for group in groups if group.severity is level] for level in Severity}
    numbers = {level: sum(check.finding.severity is level for check in checks) for level in Severity}
    if not checks:
        st.success("Die Prüfungen haben nichts gefunden.", icon=":material/check_circle:")
        return
    level = st.segmented_control(
        "Art der Befunde",
        [level for level in Severity if by[level]],
        format_func=lambda known: f":material/{_ICONS[known]}: {numbers[known]} {_PLURALS[known]}",
        default=next(level for level in Severity if by[level]),
        required=True,
        label_visibility="collapsed",
        key="befunde",
    )
    found = by[level]
    pages = -(-len(found) // PAGE)
    page = st.pagination(pages, key=f"befunde_seite_{level.value}") if pages > 1 else 1
    for group in found[(page - 1) * PAGE : page * PAGE]:
        _show(desk, group)
    st.caption("Nichts davon sperrt etwas: Alles lässt sich jederzeit herunterladen und weitergeben.")


def _show(desk: Desk, group: CheckGroup) -> None:
    finding = group.first.finding
    times = f" :gray[{len(group.checks)}-mal]" if len(group.checks) > 1 else ""
    with st.container(border=True, gap="xxsmall"):
        st.markdown(
            f":{_COLOURS[finding.severity]}[:material/{_ICONS[finding.severity]}:] "
            f"**{plain(finding.title)}**{times}  \n{plain(finding.hint)}"
        )
        with st.container(horizontal=True, gap="xxsmall"):
            for check in group.checks:
                _link(desk, check)


def _link(desk: Desk, check: Check) -> None:
    page, part = _AREAS[check.area]
    target = {part: check.target} if part and check.target else {}
    if check.entry:
        target["eintrag"] = check.entry
    st.page_link(
        page,
        label=plain(place_label(check)) or "ansehen",
        icon=":material/arrow_forward:",
        query_params=desk.address(**target),
    )
