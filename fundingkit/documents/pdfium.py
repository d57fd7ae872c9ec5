"""The boundary to PDFium: opening, characters with their places, pictures of pages.

PDFium must not be entered by two threads at once, in the whole process; every function here
takes the one lock, and nobody else imports the library.
"""

from __future__ import annotations

import ctypes
import io
import math
import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby, pairwise
from operator import itemgetter
from threading import RLock
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from fundingkit.documents.segments import HYPHEN_MARKS, Segment, Sheet, joined

_LOCK = RLock()

_LINE = re.compile(r"[^\r\n\x02\ufffe]*[\x02\ufffe]|[^\r\n\x02\ufffe]+")
#: Wider gaps than this, in font sizes, separate columns and cells.
_GAP = 1.5
#: Spaces narrower than this, in font sizes, are none behind a ligature; words seldom end in fi or fl.
_LIGATURE_GAPS = {"fi": 0.2, "fl": 0.2, "ff": 0.12, "ft": 0.12, "tt": 0.12}
#: A picture never has more pixels than this.
_PIXELS = 30_000_000


class UnreadableError(Exception):
    """The bytes are no PDF that can be opened; `locked` says whether a password is asked for."""

    def __init__(self, *, locked: bool) -> None:
        super().__init__("locked" if locked else "damaged")
        self.locked = locked


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    with _LOCK:
        try:
            pdf = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise UnreadableError(locked="assword" in str(error)) from error
        try:
            yield pdf
        finally:
            pdf.close()


@contextmanager
def _page(pdf: Any, index: int) -> Iterator[Any]:
    page = pdf[index]
    try:
        yield page
    finally:
        page.close()


def page_count(data: bytes) -> int:
    """The number of pages. Raises `UnreadableError`."""
    with _opened(data) as pdf:
        return len(pdf)


def sheets(data: bytes) -> Iterator[Sheet]:
    """All pages in order. Raises `UnreadableError` where the file cannot be opened at all."""
    with _opened(data) as pdf:
        for index in range(len(pdf)):
            try:
                with _page(pdf, index) as page:
                    yield _sheet(page, index + 1)
            except pypdfium2.PdfiumError:
                yield Sheet(index + 1, 595.0, 842.0, [], broken=True)


def page_picture(data: bytes, page: int, scale: float = 2.0) -> bytes:
    """A page as PNG; `page` counts from 1, `scale` 1.0 is 72 dots per inch and is lowered for huge pages.

    Raises `UnreadableError`, and IndexError where there is no such page.
    """
    with _opened(data) as pdf:
        if not 1 <= page <= len(pdf):
            raise IndexError(page)
        with _page(pdf, page - 1) as sheet:
            width, height = sheet.get_size()
            limit = math.sqrt(_PIXELS / max(width * height, 1.0))
            bitmap = sheet.render(scale=max(0.05, min(scale, limit)))
            image = bitmap.to_pil()
            buffer = io.BytesIO()
            # Written for a screen nearby: small enough at once beats smallest after a while.
            image.save(buffer, "PNG", compress_level=1)
            bitmap.close()
            return buffer.getvalue()


def boxes(data: bytes, wanted: list[tuple[int, int, int]]) -> list[tuple[int, float, float, float, float]]:
    """Boxes of characters: (page, first, count) in, (page, x0, y0, x1, y1) out, one for each stretch.

    Coordinates are shares of the page's width and height, 0.0 to 1.0 from the upper left corner.
    """
    found: list[tuple[int, float, float, float, float]] = []
    with _opened(data) as pdf:
        for number, group in groupby(wanted, key=itemgetter(0)):
            with _page(pdf, number - 1) as page:
                frame = _Frame(page)
                text = page.get_textpage()
                try:
                    outlines = [_union(frame, text.raw, first, count) for _, first, count in group]
                finally:
                    text.close()
            wide, high = frame.width, frame.height
            found.extend(
                (number, x0 / wide, y0 / high, x1 / wide, y1 / high)
                for x0, y0, x1, y1 in filter(None, outlines)
            )
    return found


class _Frame:
    """From PDF coordinates to the page as people see it: cropped, turned, top down."""

    def __init__(self, page: Any) -> None:
        left, bottom, right, top = page.get_cropbox()
        self.left, self.bottom, self.right, self.top = left, bottom, right, top
        self.turn = pdfium.FPDFPage_GetRotation(page.raw) % 4
        wide, high = max(right - left, 1.0), max(top - bottom, 1.0)
        self.width, self.height = (wide, high) if self.turn % 2 == 0 else (high, wide)

    def place(self, x: float, y: float) -> tuple[float, float]:
        if self.turn == 0:
            return x - self.left, self.top - y
        if self.turn == 1:
            return y - self.bottom, x - self.left
        if self.turn == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def angle(self, radians: float) -> float:
        """The angle of the writing as people see it, in degrees from -180 to 180."""
        degrees = math.degrees(radians) + 90 * self.turn
        return float((degrees + 180) % 360 - 180)


def _union(frame: _Frame, text: Any, first: int, count: int) -> tuple[float, float, float, float] | None:
    rectangle = pdfium.FS_RECTF()
    corners: list[tuple[float, float]] = []
    for index in range(first, first + count):
        if chr(pdfium.FPDFText_GetUnicode(text, index) & 0x1FFFFF).isspace():
            continue
        if pdfium.FPDFText_GetLooseCharBox(text, index, rectangle):
            corners.append(frame.place(rectangle.left, rectangle.bottom))
            corners.append(frame.place(rectangle.right, rectangle.top))
    if not corners:
        return None
    across, down = [x for x, _ in corners], [y for _, y in corners]
    return min(across), min(down), max(across), max(down)


def _sheet(page: Any, number: int) -> Sheet:
    frame = _Frame(page)
    text = page.get_textpage()
    try:
        segments = _segments(frame, text)
    finally:
        text.close()
    empty = not segments and pdfium.FPDFPage_CountObjects(page.raw) == 0
    return Sheet(number, frame.width, frame.height, segments, empty=empty)


def _characters(text: Any) -> str:
    count = text.count_chars()
    if count <= 0:
        return ""
    characters: str = text.get_text_range(0, count)
    if len(characters) != count:
        # Characters beyond the basic plane: one by one, so that index and offset stay the same.
        codes = (pdfium.FPDFText_GetUnicode(text.raw, index) for index in range(count))
        characters = "".join(chr(code) if 0 < code <= 0x10FFFF else " " for code in codes)
    return characters


def _segments(frame: _Frame, text: Any) -> list[Segment]:
    characters = _characters(text)
    segments: list[Segment] = []
    seen: set[tuple[str, int, int]] = set()
    for line in _LINE.finditer(characters):
        for segment in _split(frame, text.raw, characters, line.start(), line.end()):
            # Shadows and outlines draw the same words twice at the same place.
            key = (segment.text, round(segment.x0 / 4), round(segment.baseline / 4))
            if key not in seen:
                seen.add(key)
                segments.append(segment)
    return joined(segments)


def _split(frame: _Frame, text: Any, characters: str, start: int, end: int) -> Iterator[Segment]:
    """The segments of one of PDFium's lines, cut at wide gaps, jumps back and jumps up or down."""
    glyphs = _glyphs(frame, text, characters, start, end)
    if not glyphs:
        return
    size, upright = _style(frame, text, characters, start, end)
    widest = _widest_space(characters, glyphs, size)
    first, last = glyphs[0][0], glyphs[0][0]
    skips: list[int] = []
    _, x0, x1, base = glyphs[0]
    for index, near, far, low in glyphs[1:]:
        if upright and (near - x1 > widest or near < x1 - 2 * size or abs(low - base) > 1.3 * size):
            yield _segment(frame, text, characters, span=(first, last), reach=(x0, x1), skips=skips)
            first, skips, x0, x1, base = index, [], near, far, low
            size, upright = _style(frame, text, characters, index, end)
        elif (
            characters[index - 1] == " "
            and characters[index].islower()
            and upright
            and near - x1 < _LIGATURE_GAPS.get(characters[index - 3 : index - 1], -9.0) * size
        ):
            skips.append(index - 1 - first)
        last, x0, x1 = index, min(x0, near), max(x1, far)
    yield _segment(frame, text, characters, span=(first, last), reach=(x0, x1), skips=skips)


def _glyphs(
    frame: _Frame, text: Any, characters: str, start: int, end: int
) -> list[tuple[int, float, float, float]]:
    """Index, left, right and lower edge of every visible character, as people see the page."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    glyphs: list[tuple[int, float, float, float]] = []
    for index in range(start, end):
        character = characters[index]
        if character.isspace():
            continue
        if character in HYPHEN_MARKS and glyphs:
            # Its box is not reliable; it belongs to the word before.
            _, x0, x1, low = glyphs[-1]
            glyphs.append((index, x0, x1, low))
            continue
        pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        if frame.turn:
            a, b = frame.place(left.value, bottom.value)
            c, d = frame.place(right.value, top.value)
            glyphs.append((index, min(a, c), max(a, c), max(b, d)))
        else:
            glyphs.append(
                (index, left.value - frame.left, right.value - frame.left, frame.top - bottom.value)
            )
    return glyphs


def _widest_space(characters: str, glyphs: list[tuple[int, float, float, float]], size: float) -> float:
    """The widest gap that is still a space: on a justified line all spaces are stretched alike."""
    gaps = [
        near - far
        for (before, _, far, _), (index, near, _, _) in pairwise(glyphs)
        if index > before + 1 and near > far
    ]
    usual = _GAP * size
    if len(gaps) < 2 or max(gaps) <= usual:
        return usual
    gaps.sort()
    middle = gaps[len(gaps) // 2]
    words = re.findall(r"[^\W\d_]{3,}", characters[glyphs[0][0] : glyphs[-1][0] + 1])
    if gaps[-1] - gaps[0] < 0.6 * size and middle < 5 * size and len(words) >= 0.5 * (len(gaps) + 1):
        return gaps[-1] + 0.1
    return max(usual, 2 * middle) if middle < usual else usual


def _style(frame: _Frame, text: Any, characters: str, start: int, end: int) -> tuple[float, bool]:
    index = next((i for i in range(start, end) if not characters[i].isspace()), start)
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, index, matrix)
    size = pdfium.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
    upright = abs(frame.angle(-pdfium.FPDFText_GetCharAngle(text, index))) < 5
    return (size if size > 0.5 else 10.0), upright


def _segment(
    frame: _Frame,
    text: Any,
    characters: str,
    *,
    span: tuple[int, int],
    reach: tuple[float, float],
    skips: list[int],
) -> Segment:
    (first, last), (x0, x1) = span, reach
    size, upright = _style(frame, text, characters, first, last + 1)
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, first, x, y)
    _, baseline = frame.place(x.value, y.value)
    letters = [i for i in range(first, last + 1) if characters[i].isalnum()] or [first]
    bold = all(_is_bold(text, i) for i in {letters[0], letters[len(letters) // 2], letters[-1]})
    pieces: list[tuple[int, int, int]] = []
    kept: list[str] = []
    length, start = 0, first
    for end in (*(first + skip for skip in skips), last + 1):
        if end > start:
            pieces.append((length, start, end - start))
            kept.append(characters[start:end])
            length += end - start
        start = end + 1
    return Segment("".join(kept), tuple(pieces), x0, x1, baseline, size, bold, upright)


def _is_bold(text: Any, index: int) -> bool:
    buffer = ctypes.create_string_buffer(96)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, index, buffer, 96, flags)
    name = buffer.value.decode("latin-1").lower()
    if any(word in name for word in ("bold", "black", "heavy", "semibold", "demi")):
        return True
    return bool(pdfium.FPDFText_GetFontWeight(text, index) >= 750)
