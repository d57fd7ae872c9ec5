"""The schedule as a picture, with words and a table: bars for stretches, marks for days."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Literal

import plotly.graph_objects as go

from fundingkit.catalogue.call import Call
from fundingkit.charts.layout import drawn, plain, row_axis, wrapped
from fundingkit.charts.palette import palette
from fundingkit.charts.table import Table, tabled
from fundingkit.schedule.days import day
from fundingkit.schedule.plan import Schedule

Part = Literal["application", "project", "all"]
Kind = Literal["deadline", "sitting", "milestone", "phase"]

_LABELS: dict[Kind, str] = {
    "deadline": "Frist des Aufrufs",
    "sitting": "Sitzung",
    "milestone": "Meilenstein",
    "phase": "Phase",
}
_SYMBOLS: dict[Kind, str] = {
    "deadline": "diamond", "sitting": "square", "milestone": "circle", "phase": "circle",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of the picture; a single day where `start` is `end`."""

    title: str
    kind: Kind
    start: dt.date
    end: dt.date
    done: bool = False


def bars(schedule: Schedule, call: Call, part: Part = "all") -> tuple[Bar, ...]:
    """What the picture shows, by date.

    `application` is what happens until the selection, `project` the phases and what belongs to
    them: drawn together, the weeks before a deadline vanish beside years.
    """
    titles = {phase.id: phase.title for phase in call.terms.phases}
    found = [Bar(item.title, "deadline", item.date, item.date) for item in call.deadlines]
    found += [Bar(item.body, "sitting", item.date, item.date) for item in schedule.council_dates]
    found += [
        Bar(item.title, "milestone", item.start or item.date, item.date, item.done)
        for item in schedule.milestones
    ]
    found += [
        Bar(titles.get(item.phase, f"Phase {item.phase}"), "phase", item.start, item.end)
        for item in schedule.periods
    ]
    turn = max(
        (item.date for item in call.deadlines if item.kind in {"application", "council", "selection"}),
        default=None,
    )
    if turn is not None and part == "application":
        found = [item for item in found if item.kind != "phase" and item.end <= turn]
    elif turn is not None and part == "project":
        found = [item for item in found if item.kind == "phase" or item.end > turn]
    return tuple(sorted(found, key=lambda item: (item.start, item.end, item.title)))


def figure(
    schedule: Schedule, call: Call, part: Part = "all", *, today: dt.date | None = None, dark: bool = False
) -> go.Figure:
    """One row per entry; `today` draws a line where it is given."""
    rows = bars(schedule, call, part)
    colours = palette(dark=dark)
    shades: dict[Kind, str] = {
        "deadline": colours.claim,
        "sitting": colours.better,
        "milestone": colours.figure,
        "phase": colours.band,
    }
    traces: list[dict[str, Any]] = []
    for kind, label in _LABELS.items():
        mine = [(index, bar) for index, bar in enumerate(rows) if bar.kind == kind]
        if not mine:
            continue
        x: list[dt.date | None] = []
        y: list[int | None] = []
        words: list[str] = []
        for index, bar in mine:
            x += [bar.start, bar.end, None]
            y += [index, index, None]
            words += [_hover(bar)] * 3
        traces.append(
            {
                "type": "scatter",
                "mode": "lines+markers",
                "name": label,
                "x": x,
                "y": y,
                "hovertext": words,
                "hoverinfo": "text",
                "line": {"width": 14 if kind == "phase" else 8, "color": shades[kind]},
                "marker": {
                    "symbol": _SYMBOLS[kind],
                    "size": 13,
                    "color": shades[kind],
                    "line": {"width": 1, "color": colours.ink},
                },
            }
        )
    lines = [] if today is None else [
        {"type": "line", "x0": today, "x1": today, "yref": "paper", "y0": 0, "y1": 1,
         "line": {"color": colours.muted, "dash": "dot", "width": 2}}
    ]  # fmt: skip
    return drawn(
        traces,
        height=120 + 40 * max(1, len(rows)),
        dark=dark,
        xaxis={"type": "date", "tickformat": "%d.%m.%Y", "fixedrange": True, "showgrid": True, "nticks": 7},
        yaxis=row_axis([wrapped(bar.title, 40, 2) for bar in rows]),
        shapes=lines,
        margin={"l": 8, "r": 40, "t": 40, "b": 8},
    )


def alt_text(schedule: Schedule, call: Call, part: Part = "all") -> str:
    """From when to when, how much of what, and the deadlines by name."""
    rows = bars(schedule, call, part)
    if not rows:
        return "Der Zeitplan ist leer."
    counts = []
    for kind, one, many in (
        ("deadline", "Frist", "Fristen"),
        ("sitting", "Sitzung", "Sitzungen"),
        ("milestone", "Meilenstein", "Meilensteine"),
        ("phase", "Phase", "Phasen"),
    ):
        number = sum(bar.kind == kind for bar in rows)
        if number:
            counts.append(f"{number} {one if number == 1 else many}")
    first, last = min(bar.start for bar in rows), max(bar.end for bar in rows)
    ends = "; ".join(f"{bar.title} {day(bar.end)}" for bar in rows if bar.kind == "deadline")
    text = f"Zeitplan von {day(first)} bis {day(last)} mit {', '.join(counts)}."
    return f"{text} Fristen: {ends}." if ends else text


def table(schedule: Schedule, call: Call, part: Part = "all") -> Table:
    """One row per entry, by date."""
    return tabled(
        [
            {
                "Was": bar.title,
                "Art": _LABELS[bar.kind],
                "von": day(bar.start),
                "bis": day(bar.end),
                "Stand": "erledigt" if bar.done else "",
            }
            for bar in bars(schedule, call, part)
        ],
        ["Was", "Art", "von", "bis", "Stand"],
    )


def _hover(bar: Bar) -> str:
    span = day(bar.end) if bar.start == bar.end else f"{day(bar.start)} bis {day(bar.end)}"
    return f"{plain(bar.title)}<br>{_LABELS[bar.kind]}, {span}{', erledigt' if bar.done else ''}"
