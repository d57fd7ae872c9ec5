"""Stretches of characters on a page, and the page that holds them."""

from __future__ import annotations

from dataclasses import dataclass

#: PDFium puts this in place of a hyphen at the end of a line.
HYPHEN_MARKS = "\x02\ufffe"


@dataclass(slots=True)
class Segment:
    """A stretch of characters on one line without a wide gap.

    `pieces` lead back to PDFium's characters: (offset in `text`, index of the first character, count),
    each without a break. Places are in points, measured from the upper left corner of the page as
    people see it.
    """

    text: str
    pieces: tuple[tuple[int, int, int], ...]
    x0: float
    x1: float
    baseline: float
    size: float
    bold: bool
    upright: bool

    @property
    def top(self) -> float:
        """Upper edge, about the height of capitals with accents."""
        return self.baseline - 0.8 * self.size

    @property
    def bottom(self) -> float:
        """Lower edge, below descenders."""
        return self.baseline + 0.22 * self.size


@dataclass(slots=True)
class Sheet:
    """One page: its size in points and its segments in the order of the file.

    `broken` pages could not be read; `empty` ones hold nothing at all, no picture either.
    """

    number: int
    width: float
    height: float
    segments: list[Segment]
    broken: bool = False
    empty: bool = False


def joined(segments: list[Segment]) -> list[Segment]:
    """Put together what PDFium parts although it stands side by side: "Lösungs" and its hyphen."""
    result: list[Segment] = []
    for segment in segments:
        last = result[-1] if result else None
        if last is None or not (last.upright and segment.upright):
            result.append(segment)
            continue
        gap = segment.x0 - last.x1
        level = abs(segment.baseline - last.baseline) < 0.15 * last.size
        if level and -0.2 * last.size < gap < last.size and abs(segment.size - last.size) < 0.1 * last.size:
            space = " " if gap > 0.15 * last.size else ""
            shift = len(last.text) + len(space)
            last.pieces += tuple((offset + shift, first, count) for offset, first, count in segment.pieces)
            last.text += space + segment.text
            last.x1 = max(last.x1, segment.x1)
            last.bold = last.bold and segment.bold
        else:
            result.append(segment)
    return result
