"""Walking the tree of a Word file: which elements are visible, and in which order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from fundingkit.documents.docx_styles import child, is_on, local, value

_BOXES = {"F0FE": "☒", "F078": "☒", "F0FD": "☒", "F052": "☒", "F0A8": "☐", "F06F": "☐", "F0A3": "☐"}


def stories(element: Any) -> Iterator[Any]:
    """The paragraphs and tables below an element in order, through wrappers, not into one another."""
    for part in element:
        name = local(part)
        if name in {"p", "tbl"}:
            yield part
        elif name == "AlternateContent":
            chosen = child(part, "Choice")
            yield from stories(chosen if chosen is not None and len(chosen) else fallback(part))
        elif name == "sdt" and is_placeholder(part):
            continue
        elif name in {"ins", "moveTo"}:
            yield part
            yield from stories(part)
        elif name not in {"del", "moveFrom", "sectPr", "tcPr", "sdtPr"}:
            yield from stories(part)


def rows(table: Any) -> Iterator[Any]:
    """The rows of a table, through the wrappers of tracked changes and content controls."""
    for part in table:
        if local(part) == "tr":
            yield part
        elif local(part) in {"sdt", "sdtContent", "ins", "customXml"}:
            yield from rows(part)


def cells(row: Any) -> Iterator[Any]:
    """The cells of a row, through the same wrappers."""
    for part in row:
        if local(part) == "tc":
            yield part
        elif local(part) in {"sdt", "sdtContent", "ins", "customXml"}:
            yield from cells(part)


def fallback(element: Any) -> Any:
    """What an element offers to programs that do not know its first choice; empty where it offers none."""
    found = child(element, "Fallback")
    return found if found is not None else ()


def is_placeholder(control: Any) -> bool:
    """Whether a content control still shows its invitation to type."""
    properties = child(control, "sdtPr")
    return properties is not None and is_on(child(properties, "showingPlcHdr"))


def is_hidden(run: Any) -> bool:
    """Whether a run is formatted as hidden."""
    properties = child(run, "rPr")
    return properties is not None and is_on(child(properties, "vanish"))


def symbol(element: Any) -> str:
    """The character of a symbol font; boxes become ☒ and ☐."""
    code = (value(element, "char") or "").upper()
    if code in _BOXES:
        return _BOXES[code]
    return chr(int(code, 16)) if re.fullmatch(r"[0-9A-F]{4}", code) and not code.startswith("D") else ""


def form_box(element: Any) -> str:
    """The box of an old form field, ticked or not; nothing for other fields."""
    data = child(element, "ffData")
    box = child(data, "checkBox") if data is not None else None
    if box is None:
        return ""
    checked = child(box, "checked")
    ticked = is_on(checked) if checked is not None else is_on(child(box, "default"))
    return "☒" if ticked else "☐"
