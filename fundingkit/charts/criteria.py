"""Where readiness comes from: criteria or blocks, split by commitment."""

from __future__ import annotations

from dataclasses import dataclass

import plotly.graph_objects as go

from fundingkit.charts.layout import drawn, percents, plain, row_axis, share_axis, spans, totals, wrapped
from fundingkit.charts.palette import PATTERNS, SIZE, palette
from fundingkit.charts.table import Table, tabled
from fundingkit.readiness.figures import Progress, Readiness, Share
from fundingkit.readiness.german import NBSP, percent, whole
from fundingkit.scale import Commitment

#: In the order of the bars, the most binding first.
LEVELS = tuple(reversed(Commitment))
#: What stands under no commitment although it is covered.
_NAMES = {Commitment.NONE: "ohne Angabe"}
#: Segments narrower than this, in percent, carry no number.
_NARROW = 7


@dataclass(frozen=True)
class _Row:
    id: str
    label: str
    share: Share
    progress: Progress


def figure(ready: Readiness, *, by_block: bool = False, dark: bool = False) -> go.Figure:
    """One bar per criterion (or block), stacked by commitment; the thin line is its band.

    Marks carry the criterion's id as `customdata`, for the way to the workbench.
    """
    colours = palette(dark=dark)
    rows = _rows(ready, by_block=by_block)
    places = list(range(len(rows)))
    labels = [wrapped(row.label) for row in rows]
    traces = [
        {
            "type": "bar",
            "orientation": "h",
            "name": name_of(level),
            "y": places,
            "width": 0.56,
            "hovertext": [plain(row.label) for row in rows],
            "x": [percents(row.share.split[level]) for row in rows],
            "customdata": [row.id for row in rows],
            "text": [_number(row.share, level) for row in rows],
            "textposition": "inside",
            "insidetextanchor": "middle",
            "constraintext": "none",
            "textangle": 0,
            "textfont": {"color": colours.text_on[level], "size": SIZE - 2},
            "marker": {
                "color": colours.commitment[level],
                "line": {"color": colours.ink, "width": 0.8},
                "pattern": {
                    "shape": PATTERNS[level],
                    "fillmode": "overlay",
                    "fgcolor": colours.text_on[level],
                    "fgopacity": 0.28,
                    "size": 7,
                    "solidity": 0.2,
                },
            },
            "hovertemplate": "%{hovertext}<br>" + name_of(level) + ": %{x:.1f}" + NBSP + "%<extra></extra>",
        }
        for level in LEVELS
        if level is not Commitment.NONE or any(row.share.split[level] for row in rows)
    ]
    traces.append(spans([row.share.band for row in rows], [place + 0.39 for place in places], colours.claim))
    traces.append(totals([row.share.figure for row in rows], places, colours.ink))
    return drawn(
        traces,
        height=90 + 52 * len(rows),
        dark=dark,
        barmode="stack",
        xaxis=share_axis(side="top"),
        yaxis=row_axis(labels),
        legend={"y": -0.02, "yanchor": "top"},
        margin={"r": 70, "l": 8, "t": 40, "b": 40},
    )


def alt_text(ready: Readiness, *, by_block: bool = False) -> str:
    """What the picture shows: the best and the worst, and how much of the whole is decided or done."""
    rows = sorted(_rows(ready, by_block=by_block), key=lambda row: row.share.figure)
    what = "Block" if by_block else "Kriterium"
    split = ", ".join(
        f"{name_of(level)} {percent(ready.share.split[level])}"
        for level in LEVELS
        if ready.share.split[level]
    )
    text = (
        f"Gestapelte Balken je {what}, geteilt nach Verbindlichkeit. Insgesamt: {split or 'nichts belegt'}."
    )
    if len(rows) > 1:
        text += (
            f" Am meisten belegt ist „{rows[-1].label}“ mit {percent(rows[-1].share.figure)}, "
            f"am wenigsten „{rows[0].label}“ mit {percent(rows[0].share.figure)}."
        )
    return text


def table(ready: Readiness, *, by_block: bool = False) -> Table:
    """One row per criterion or block, all shares in percent of it."""
    return tabled(
        [
            {
                "Block" if by_block else "Kriterium": row.label,
                "belegt": percents(row.share.figure),
                "von": percents(row.share.band.low),
                "bis": percents(row.share.band.high),
                **{name_of(level): percents(row.share.split[level]) for level in LEVELS},
                "offen": percents(row.share.missing),
                "geprüft": row.progress.reviewed,
                "Prüffragen": row.progress.total,
            }
            for row in _rows(ready, by_block=by_block)
        ]
    )


def name_of(level: Commitment) -> str:
    """What a level is called in a picture, where "kein Beleg" would be wrong for something covered."""
    return _NAMES.get(level, level.label)


def _rows(ready: Readiness, *, by_block: bool) -> list[_Row]:
    if by_block:
        return [
            _Row(block.id, block.title, block.share, block.progress)
            for block in ready.blocks
            if block.share is not None
        ]
    return [
        _Row(
            criterion.id,
            criterion.title if criterion.number is None else f"{criterion.number} {criterion.title}",
            criterion.share,
            criterion.progress,
        )
        for criterion in ready.criteria
        if criterion.share is not None
    ]


def _number(share: Share, level: Commitment) -> str:
    value = share.split[level]
    return str(whole(value)) if value * 100 >= _NARROW else ""
