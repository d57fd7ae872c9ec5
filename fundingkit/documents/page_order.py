"""Reading order: the segments of a page to regions read one after the other, and regions to lines.

A gutter is a stretch of width that few segments cross. What crosses it (a title over two columns)
parts the page into bands; each band is read column by column, unless it is a table.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from fundingkit.documents.segments import Segment

#: Columns have at least this many lines each, else the page is read row by row.
_COLUMN_LINES = 2
#: How deep columns are looked for within columns.
_DEPTH = 5


@dataclass(slots=True)
class Line:
    """Segments on one base line, from left to right."""

    cells: list[Segment]

    @property
    def x0(self) -> float:
        """Left edge in points."""
        return self.cells[0].x0

    @property
    def x1(self) -> float:
        """Right edge in points."""
        return max(cell.x1 for cell in self.cells)

    @property
    def baseline(self) -> float:
        """Base line of the first segment in points from the top."""
        return self.cells[0].baseline

    @property
    def size(self) -> float:
        """Font size of the longest segment in points."""
        return max(self.cells, key=lambda cell: len(cell.text)).size

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(cell.bold for cell in self.cells)

    @property
    def text(self) -> str:
        """Its text for looking at, cells parted by tabs."""
        return "\t".join(cell.text for cell in self.cells)


def regions(segments: Iterable[Segment]) -> list[list[Line]]:
    """The lines of a page in reading order, one list for each region (column, table, stretch)."""
    return [lines(region) for region in _parted(list(segments), _DEPTH)]


def lines(segments: Iterable[Segment]) -> list[Line]:
    """Segments to lines, top down."""
    rows: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda s: (s.baseline, s.x0)):
        row = rows[-1] if rows else None
        if row is not None and abs(row[0].baseline - segment.baseline) <= 0.4 * min(
            row[0].size, segment.size
        ):
            row.append(segment)
        else:
            rows.append([segment])
    return [Line(sorted(row, key=lambda s: s.x0)) for row in rows]


def _parted(segments: list[Segment], depth: int) -> list[list[Segment]]:
    if len(segments) < 2 * _COLUMN_LINES or depth == 0:
        return [segments] if segments else []
    gutter = _best_gutter(segments)
    if gutter is None:
        return _apart(segments)
    parts: list[list[Segment]] = []
    flow: list[Segment] = []
    for band, columns in _bands(segments, gutter):
        if columns is None:
            flow.extend(band)
            continue
        parts.extend(_parted(flow, depth - 1) if flow else [])
        flow = []
        for column in columns:
            parts.extend(_parted(column, depth - 1))
    parts.extend(_parted(flow, depth - 1) if flow else [])
    return parts


def _apart(segments: list[Segment]) -> list[list[Segment]]:
    """Cut a stretch without columns at wide empty bands, so that each part is judged by its own width."""
    rows = lines(segments)
    parts: list[list[Segment]] = [[]]
    for index, row in enumerate(rows):
        if index and row.baseline - rows[index - 1].baseline > 3.5 * max(row.size, rows[index - 1].size):
            parts.append([])
        parts[-1].extend(row.cells)
    return [part for part in parts if part]


def _best_gutter(segments: list[Segment]) -> float | None:
    least = median(segment.size for segment in segments)
    starts = sorted(segment.x0 for segment in segments)
    ends = sorted(segment.x1 for segment in segments)
    best: tuple[int, float] | None = None
    chosen: float | None = None
    tried: set[int] = set()
    for x1 in ends[:-1]:
        following = bisect_left(starts, x1 + 0.6 * least)
        if following >= len(starts):
            break
        # The nearest segment that begins to the right closes the gutter.
        x = (x1 + starts[following]) / 2
        if round(x / 4) in tried:
            continue
        tried.add(round(x / 4))
        crossing = sum(1 for s in segments if s.x0 < x < s.x1)
        if crossing > 0.4 * len(segments):
            continue
        score = sum(
            min(len({round(s.baseline) for s in column}) for column in columns)
            for _, columns in _bands(segments, x)
            if columns is not None
        )
        if score < _COLUMN_LINES:
            continue
        if best is None or (score, -crossing) > best:
            best, chosen = (score, -crossing), x
    return chosen


def _bands(
    segments: list[Segment], x: float
) -> list[tuple[list[Segment], tuple[list[Segment], list[Segment]] | None]]:
    """The page from top to bottom: (segments, None) read across, (segments, (left, right)) in columns."""
    crossing = sorted((s for s in segments if s.x0 < x < s.x1), key=lambda s: s.baseline)
    limits = [s.baseline for s in crossing]
    loose: list[list[Segment]] = [[] for _ in range(len(crossing) + 1)]
    for segment in segments:
        if not segment.x0 < x < segment.x1:
            loose[bisect_left(limits, segment.baseline)].append(segment)
    bands: list[tuple[list[Segment], tuple[list[Segment], list[Segment]] | None]] = []
    for index, band in enumerate(loose):
        if band:
            left = [s for s in band if s.x1 <= x]
            right = [s for s in band if s.x0 >= x]
            columns = (left, right) if _are_columns(left, right) else None
            bands.append((band, columns))
        if index < len(crossing):
            bands.append(([crossing[index]], None))
    return bands


def _are_columns(left: list[Segment], right: list[Segment]) -> bool:
    """Whether two sides are read one after the other; the rows of a table are not."""
    if min(len(left), len(right)) < _COLUMN_LINES:
        return False
    if min(s.x0 for s in right) - max(s.x1 for s in left) < 0.6 * left[0].size:
        return False
    first, second = lines(left), lines(right)
    if min(len(first), len(second)) < _COLUMN_LINES:
        return False
    gap = min(s.x0 for s in right) - max(s.x1 for s in left)
    size = median(s.size for s in left + right)
    if gap < 0.8 * size:
        return False
    if _only_marks(first):
        return False
    other = sorted(line.baseline for line in second)
    aligned = sum(1 for line in first if _near(other, line.baseline, 0.35 * line.size))
    same_size = abs(median(line.size for line in first) - median(line.size for line in second)) < 0.1 * size
    short = min(median(len(line.text.split()) for line in side) for side in (first, second)) <= 3
    if same_size and short and aligned >= 0.6 * max(len(first), len(second)):
        return False
    # Few labels beside many lines, each at the height of one of them: rows with long cells.
    return not (
        aligned == len(first) < len(second)
        and median(len(line.text.split()) for line in first) <= 4
        and _spread(first, second)
    )


def _spread(labels: list[Line], values: list[Line]) -> bool:
    """Whether labels stand apart from each other and reach down as far as the values beside them."""
    pitch = [b.baseline - a.baseline for a, b in pairwise(labels)]
    return min(pitch) > 1.8 * labels[0].size and labels[-1].baseline > (
        values[0].baseline + 0.5 * (values[-1].baseline - values[0].baseline)
    )


def _only_marks(side: list[Line]) -> bool:
    """Whether a side holds nothing but bullets and numbers, which belong to the text beside them."""
    return all(len(line.text) <= 6 and len(line.text.split()) == 1 for line in side)


def _near(sorted_values: list[float], value: float, reach: float) -> bool:
    index = bisect_left(sorted_values, value - reach)
    return index < len(sorted_values) and sorted_values[index] <= value + reach
