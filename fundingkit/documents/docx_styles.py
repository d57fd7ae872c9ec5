"""What the styles of a Word file mean: heading depth, lists, bold, captions, tables of contents."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: The same elements as strict Open XML names them.
STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"

_HEADING = re.compile(r"(?:heading|überschrift|berschrift|ueberschrift)\s*(\d)", re.IGNORECASE)
_TITLE = re.compile(r"(?:title|titel)$", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|verzeichnis|table of figures|abbildungsverzeichnis)\s*\d*", re.IGNORECASE)
_CAPTION = re.compile(r"(?:caption|beschriftung)", re.IGNORECASE)
_LIST = re.compile(r"list (?:bullet|number|paragraph)|aufzählung|listenabsatz", re.IGNORECASE)


def local(element: Any) -> str:
    """The name of an element without its namespace, empty for comments and the like."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def child(element: Any, name: str) -> Any | None:
    """The first child of that name."""
    return next((e for e in element if local(e) == name), None)


def value(element: Any | None, name: str = "val") -> str | None:
    """An attribute whatever its namespace, None where it is missing."""
    if element is None:
        return None
    return next((v for key, v in element.attrib.items() if key.rsplit("}", 1)[-1] == name), None)


def is_on(element: Any | None) -> bool:
    """Whether a switch such as w:b is there and not turned off."""
    return element is not None and (value(element) or "true").lower() not in {"0", "false", "off", "none"}


@dataclass(frozen=True, slots=True)
class Look:
    """What a paragraph is by its style: `level` 1 for a title, 2 and more for headings, else 0."""

    level: int = 0
    listed: bool = False
    bold: bool = False
    contents: bool = False
    caption: bool = False


class Styles:
    """The paragraph styles of a file, each resolved along the styles it is based on."""

    def __init__(self, root: Any | None) -> None:
        self._styles: dict[str, Any] = {}
        self._known: dict[str, Look] = {}
        self.default = ""
        for style in root if root is not None else ():
            if local(style) == "style" and value(style, "type") in {"paragraph", None}:
                name = value(style, "styleId") or ""
                self._styles[name] = style
                if value(style, "default") in {"1", "true"}:
                    self.default = name

    def look(self, style_id: str | None) -> Look:
        """The look of a style id; of the default style for None."""
        name = style_id if style_id is not None else self.default
        if name not in self._known:
            self._known[name] = self._resolved(name, frozenset())
        return self._known[name]

    def _resolved(self, name: str, seen: frozenset[str]) -> Look:
        style = self._styles.get(name)
        if style is None or name in seen:
            return Look(level=_level_of_name(name))
        parent_id = value(child(style, "basedOn"))
        parent = self._resolved(parent_id, seen | {name}) if parent_id else Look()
        title = value(child(style, "name")) or name
        paragraph, run = child(style, "pPr"), child(style, "rPr")
        outline = value(child(paragraph, "outlineLvl")) if paragraph is not None else None
        level = _level_of_name(title) or _level_of_name(name) or parent.level
        if outline is not None and outline.isdigit():
            level = outline_level(outline)
        numbering = child(paragraph, "numPr") if paragraph is not None else None
        bold = child(run, "b") if run is not None else None
        return Look(
            level=level,
            listed=numbering is not None or bool(_LIST.match(title)) or parent.listed,
            bold=is_on(bold) if bold is not None else parent.bold,
            contents=bool(_CONTENTS.match(title)) or parent.contents,
            caption=bool(_CAPTION.match(title)) or parent.caption,
        )


def outline_level(outline: str) -> int:
    """The level for an outline depth as the file counts it: 0 is the highest, 9 is running text."""
    return int(outline) + 2 if int(outline) < 9 else 0


def _level_of_name(name: str) -> int:
    found = _HEADING.match(name)
    if found:
        return int(found.group(1)) + 1
    return 1 if _TITLE.match(name) else 0
