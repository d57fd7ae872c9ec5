"""The picture of a page with a passage marked on it; the one place that draws on pictures."""

from __future__ import annotations

import io
from collections.abc import Iterable

from PIL import Image, ImageChops, ImageDraw

from fundingkit.documents.pictures import Mark

#: Marker and rim on white paper; multiplied, so that the letters stay black.
_FILL = (255, 224, 102)
_RIM = (214, 120, 0)


def marked_page(picture: bytes, marks: Iterable[Mark], page: int) -> bytes:
    """The PNG of a page with the rectangles on that page marked like with a text marker.

    A rim goes around each, so that the mark is not seen by colour alone.
    """
    with Image.open(io.BytesIO(picture)) as opened:
        image = opened.convert("RGB")
    layer = Image.new("RGB", image.size, "white")
    draw = ImageDraw.Draw(layer)
    rim = max(1, round(image.width / 600))
    for mark in marks:
        if mark.page != page:
            continue
        box = (
            round(mark.x0 * image.width) - 2 * rim,
            round(mark.y0 * image.height) - rim,
            round(mark.x1 * image.width) + 2 * rim,
            round(mark.y1 * image.height) + rim,
        )
        draw.rectangle(box, fill=_FILL, outline=_RIM, width=rim)
    written = io.BytesIO()
    ImageChops.multiply(image, layer).save(written, "PNG", compress_level=1)
    return written.getvalue()


def is_wide(picture: bytes) -> bool:
    """Whether a page is wider than high, like a slide."""
    with Image.open(io.BytesIO(picture)) as opened:
        return opened.width > opened.height
