"""Text from papers as HTML: every character escaped, nothing of the paper ever taken for markup."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from html import escape

from fundingkit.workbench.surroundings import Piece, Stretch, Surroundings

#: What Markdown writes before a heading or an item; people see the heading and a bullet instead.
_MARKER = re.compile(r"\s*(?:#{1,6}|[-*+•])\s+")

# Half-transparent colours and lines serve on light and dark ground alike; no mark is colour alone.
_LINE = "color:inherit;border-bottom:2px solid rgba(190,125,0,.9);padding:1px 0"
_QUOTE = f"background:rgba(240,178,41,.26);{_LINE}"
_CUE = f"background:rgba(240,178,41,.42);font-weight:650;{_LINE}"
_OTHER = "border-bottom:2px dotted rgba(128,128,128,.9)"
_QUIET = "opacity:.78;font-size:.85em"
_PAGE = f"{_QUIET};margin:.8em 0 .4em;border-top:1px solid rgba(128,128,128,.45)"
_SPACE = {"heading": ".9em 0 .3em", "item": ".15em 0 .15em 1.1em", "row": ".15em 0", "note": ".3em 0"}


def surroundings_html(around: Surroundings) -> str:
    """The section around a passage: path of headings, blocks, marks; page breaks are named."""
    parts = []
    if around.headings:
        path = " › ".join(escape(_without_marker(title)) for title in around.headings)
        parts.append(f'<p style="{_QUIET};margin:0 0 .5em">{path}</p>')
    if around.clipped[0]:
        parts.append(_gap("davor geht das Dokument weiter"))
    parts += [_stretch(stretch) for stretch in around.stretches]
    if around.clipped[1]:
        parts.append(_gap("danach geht das Dokument weiter"))
    return f'<div lang="de" style="line-height:1.55;overflow-wrap:anywhere">{"".join(parts)}</div>'


def quote_html(quote: str, spans: Iterable[tuple[int, int]] = ()) -> str:
    """A quote on its own with the given spans marked; spans that overlap are joined."""
    parts, done = [], 0
    for start, end in sorted(spans):
        left = max(start, done)
        if left >= end:
            continue
        parts.append(escape(quote[done:left]))
        parts.append(f'<mark style="{_CUE}">{escape(quote[left:end])}</mark>')
        done = end
    parts.append(escape(quote[done:]))
    return f'<div lang="de" style="line-height:1.5;overflow-wrap:anywhere">{"".join(parts)}</div>'


def side_by_side_html(old: str, new: str | None, changed: Iterable[tuple[str, str, str]]) -> tuple[str, str]:
    """Old and new text with what fell out struck through and what came in underlined.

    `changed` are the steps from one to the other: kind (equal, replace, delete, insert), old, new.
    """
    before, after = [], []
    for kind, left, right in changed:
        if kind == "equal":
            before.append(escape(left))
            after.append(escape(right))
            continue
        if left:
            before.append(f'<del style="background:rgba(200,70,50,.22);color:inherit">{escape(left)}</del>')
        if right:
            after.append(f'<ins style="background:rgba(60,140,80,.25);color:inherit">{escape(right)}</ins>')
    frame = '<div lang="de" style="line-height:1.5;overflow-wrap:anywhere">{}</div>'
    if new is None:
        return frame.format(escape(old)), frame.format("<em>In der neuen Fassung nicht gefunden.</em>")
    return frame.format("".join(before)), frame.format("".join(after))


def _stretch(stretch: Stretch) -> str:
    page = ""
    if stretch.page is not None:
        page = f'<p style="{_PAGE}">Seite {stretch.page}</p>'
    margin = _SPACE.get(stretch.kind, ".45em 0")
    weight = ";font-weight:600" if stretch.kind == "heading" else ""
    bullet = "• " if stretch.kind == "item" else ""
    pieces = stretch.pieces
    if stretch.kind in {"heading", "item"} and pieces:
        pieces = (replace(pieces[0], text=_without_marker(pieces[0].text)), *pieces[1:])
    body = "".join(_piece(piece) for piece in pieces)
    return f'{page}<p style="margin:{margin}{weight};white-space:pre-line">{bullet}{body}</p>'


def _without_marker(text: str) -> str:
    found = _MARKER.match(text)
    return text[found.end() :] if found else text


def _piece(piece: Piece) -> str:
    text = escape(piece.text)
    if piece.mark == "quote":
        return f'<mark style="{_QUOTE}">{text}</mark>'
    if piece.mark == "cue":
        return f'<mark style="{_CUE}">{text}</mark>'
    if piece.mark == "other":
        return f'<span style="{_OTHER}">{text}</span>'
    return text


def _gap(words: str) -> str:
    return f'<p style="{_QUIET};margin:.2em 0" aria-label="{escape(words)}">[…]</p>'
