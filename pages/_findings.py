"""Findings as people read them: what is wrong, where, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from fundingkit.findings import Finding, Severity
from pages._text import plain

_BOXES = {
    Severity.ERROR: (st.error, ":material/error:"),
    Severity.WARNING: (st.warning, ":material/warning:"),
    Severity.HINT: (st.info, ":material/info:"),
}


def show_findings(findings: Iterable[Finding]) -> None:
    """One box for each finding, the gravest first."""
    order = list(Severity)
    for finding in sorted(findings, key=lambda item: order.index(item.severity)):
        box, icon = _BOXES[finding.severity]
        where = f"  \n{plain(str(finding.place))}" if finding.place else ""
        example = f"  \nBeispiel: {plain(finding.example)}" if finding.example else ""
        box(f"**{plain(finding.title)}** {plain(finding.hint)}{example}{where}", icon=icon)
