"""A PDF as people see it: pictures of its pages, and where on them a passage stands."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from fundingkit.documents import pdfium
from fundingkit.documents.document import Document

__all__ = ["Mark", "marks", "page_picture"]


class Mark(NamedTuple):
    """A rectangle on a page: `page` counts from 1, the edges are shares of its width and height.

    (0.0, 0.0) is the upper left corner, (1.0, 1.0) the lower right one.
    """

    page: int
    x0: float
    y0: float
    x1: float
    y1: float


def page_picture(data: bytes, page: int, scale: float = 2.0) -> bytes:
    """A page of a PDF as PNG; `scale` 1.0 is 72 dots per inch and is lowered for huge pages.

    Raises IndexError where there is no such page, `pdfium.UnreadableError` where `data` is no PDF.
    """
    return pdfium.page_picture(data, page, scale)


def marks(data: bytes, document: Document, start: int, end: int) -> tuple[Mark, ...]:
    """The rectangles, one for each line, that cover the characters from `start` to `end`.

    `data` are the bytes that `document` was read from. Empty for formats without pages.
    """
    runs = document.runs
    index = max(bisect_right(runs, start, key=lambda run: run.start) - 1, 0)
    wanted: list[tuple[int, int, int]] = []
    for run in runs[index:]:
        if run.start >= end:
            break
        left, right = max(start, run.start), min(end, run.start + run.length)
        if left < right:
            wanted.append((run.page, run.first + left - run.start, right - left))
    found: list[Mark] = []
    for box in pdfium.boxes(data, wanted) if wanted else ():
        mark = Mark(*box)
        last = found[-1] if found else None
        if last is not None and _side_by_side(last, mark):
            found[-1] = Mark(mark.page, last.x0, min(last.y0, mark.y0), mark.x1, max(last.y1, mark.y1))
        else:
            found.append(mark)
    return tuple(found)


def _side_by_side(left: Mark, right: Mark) -> bool:
    """Whether two rectangles stand on the same line without a visible gap."""
    shared = min(left.y1, right.y1) - max(left.y0, right.y0)
    return left.page == right.page and shared > 0.6 * (left.y1 - left.y0) and abs(right.x0 - left.x1) < 0.012
