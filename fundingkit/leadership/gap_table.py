"""The gaps as a table, for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable

from fundingkit.charts.layout import percents
from fundingkit.charts.table import Table, tabled
from fundingkit.readiness.gaps import Gap
from fundingkit.readiness.german import day

COLUMNS = ("Nr.", "Prüffrage", "Kriterium", "heute", "Stand", "Punkte", "zu tun", "es fehlt", "wer", "bis")


def gap_table(gaps: Iterable[Gap]) -> Table:
    """One row per gap in the given order; `Punkte` are percentage points of the figure."""
    return tabled(
        [
            {
                "Nr.": gap.requirement.id,
                "Prüffrage": gap.requirement.title,
                "Kriterium": gap.criterion,
                "heute": gap.requirement.label,
                "Stand": gap.requirement.certainty.label,
                "Punkte": percents(gap.gain),
                "zu tun": "; ".join(remedy.label for remedy in gap.remedies),
                "es fehlt": "; ".join(gap.missing),
                "wer": gap.assignment.person,
                "bis": "" if gap.assignment.due is None else day(gap.assignment.due),
            }
            for gap in gaps
        ],
        COLUMNS,
    )
