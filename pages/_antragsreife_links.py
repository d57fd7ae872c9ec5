"""The way from every row and mark to the requirement in the workbench."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from fundingkit.leadership.report import Report
from pages._pruefung_desk import ITEM
from pages._text import plain


def address(report: Report, requirement: str) -> dict[str, str]:
    """The address of a requirement in the workbench."""
    return {
        "vorhaben": str(report.dossier.id),
        "aufruf": report.assessment.call.id,
        ITEM: requirement,
    }


def link_to(report: Report, requirement: str, label: str, icon: str = "", *, bold: bool = False) -> None:
    """A link to a requirement."""
    st.page_link(
        "pruefung.py",
        label=f"**{plain(label)}**" if bold else plain(label),
        icon=icon,
        query_params=address(report, requirement),
        help=f"Prüffrage {requirement} in der Prüfung öffnen",
    )


def linked(report: Report, requirement: str) -> str:
    """The id of a requirement as a Markdown link, for tables."""
    return f"[{requirement}](pruefung?{urlencode(address(report, requirement))})"


def clicked(event) -> list[str]:
    """What the marks that were clicked stand for."""
    found = []
    for point in event.selection.points if event and event.selection else []:
        data = point.get("customdata")
        first = data[0] if isinstance(data, list | tuple) and data else data
        if first not in (None, []):
            found.append(str(first))
    return found


def follow(report: Report, event) -> None:
    """Go to the requirement behind a mark that was clicked; a criterion leads to its first one."""
    for name in clicked(event):
        requirement = _requirement(report, name)
        if requirement:
            st.switch_page("pruefung.py", query_params=address(report, requirement))


def _requirement(report: Report, name: str) -> str | None:
    for block in report.ready.blocks:
        for criterion in block.criteria:
            ids = [item.id for item in criterion.requirements]
            if name in ids:
                return name
            if name in {criterion.id, block.id}:
                return ids[0]
    return None
