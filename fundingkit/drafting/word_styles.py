"""The styles of the Word draft: German, readable, real headings; a template's own ones stay."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

LANGUAGE = "de-DE"
FONT = "Arial"
DARK = RGBColor(0x1F, 0x38, 0x64)
GREY = RGBColor(0x50, 0x50, 0x50)
LINK = RGBColor(0x0B, 0x4F, 0x9E)


@dataclass(frozen=True, slots=True)
class Look:
    """How a style looks where no template brings it; sizes and spaces in points."""

    name: str
    size: float
    bold: bool = False
    italic: bool = False
    colour: RGBColor | None = None
    before: float = 0
    after: float = 6
    keep: bool = False
    indent: float = 0
    character: bool = False
    base: str = "Normal"


#: Styles that Word knows by itself; a template is expected to bring them.
BUILT_IN = (
    Look("Title", 28, bold=True, colour=DARK, before=120, after=6),
    Look("Subtitle", 15, colour=GREY, after=18),
    Look("Heading 1", 18, bold=True, colour=DARK, before=18, after=8, keep=True),
    Look("Heading 2", 13, bold=True, colour=DARK, before=14, after=4, keep=True),
    Look("Heading 3", 12, bold=True, colour=DARK, before=12, after=4, keep=True),
    Look("Heading 4", 11, bold=True, colour=GREY, before=8, after=2, keep=True),
    Look("List Bullet", 10, after=3),
    Look("Caption", 9, bold=True, colour=GREY, before=8, after=3, keep=True),
    Look("Header", 9, colour=GREY, after=0),
    Look("Footer", 9, colour=GREY, after=0),
)

#: Styles of our own; a template may bring them to change how answers look.
OWN = (
    Look("TOC Heading", 13, bold=True, colour=DARK, after=6),
    Look("Feldangabe", 8.5, colour=GREY, after=3, keep=True),
    Look("Antwort", 10, after=4, indent=8),
    Look("Leerstelle", 10, italic=True, colour=GREY, after=4, indent=8),
    Look("Entwurfszeichen", 13, bold=True, colour=RGBColor(0x9C, 0x1C, 0x1C), after=12),
    Look("Tabellentext", 8.5, after=0),
    Look("CommentText", 10, after=2),
    Look("Hyperlink", 0, colour=LINK, character=True, base="Default Paragraph Font"),
    Look("CommentReference", 8, character=True, base="Default Paragraph Font"),
)

TABLE_STYLE = "Table Grid"


def missing(document: Any) -> Iterator[str]:
    """The names of built-in styles that a template lacks."""
    names = {style.name for style in document.styles}
    for look in BUILT_IN:
        if look.name not in names:
            yield look.name
    if TABLE_STYLE not in names:
        yield TABLE_STYLE


def prepare(document: Any, *, template: bool) -> None:
    """Give the document every style and German as its language.

    Styles that a template brings stay as they are; what it lacks is added, in the template's font.
    """
    if not template:
        _prune(document)
        _normal(document.styles["Normal"])
    names = {style.name for style in document.styles}
    for look in (*BUILT_IN, *OWN):
        if look.name not in names or not template:
            font = FONT if not template else None
            _dress(document, look, font, new=look.name not in names)
    if TABLE_STYLE not in names:
        _grid(document)
    _speak_german(document)


def _prune(document: Any) -> None:
    """Take out the hundred table styles that python-docx brings and nothing here uses."""
    for style in list(document.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in {TABLE_STYLE, "Normal Table"}:
            style.element.getparent().remove(style.element)


def _normal(style: Any) -> None:
    _font(style, FONT)
    style.font.size = Pt(10)
    style.paragraph_format.space_after = Pt(6)
    style.paragraph_format.line_spacing = 1.1
    style.paragraph_format.widow_control = True


def _dress(document: Any, look: Look, font: str | None, *, new: bool) -> None:
    if new:
        kind = WD_STYLE_TYPE.CHARACTER if look.character else WD_STYLE_TYPE.PARAGRAPH
        style = document.styles.add_style(look.name, kind)
        names = {item.name for item in document.styles}
        if look.base in names:
            style.base_style = document.styles[look.base]
    else:
        style = document.styles[look.name]
    _font(style, font if not look.character else None)
    if look.size:
        style.font.size = Pt(look.size)
    style.font.bold = look.bold or None
    style.font.italic = look.italic or None
    if look.colour is not None:
        style.font.color.rgb = look.colour
    if look.character:
        style.font.underline = look.name == "Hyperlink" or None
        return
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    form.keep_with_next = look.keep or None
    if look.indent:
        form.left_indent = Pt(look.indent)
    if look.name in {"Header", "Footer"}:
        for stops in style.element.pPr.findall(qn("w:tabs")):
            style.element.pPr.remove(stops)
    if look.name == "Title":
        form.alignment = WD_ALIGN_PARAGRAPH.LEFT
        for border in style.element.pPr.findall(qn("w:pBdr")):
            style.element.pPr.remove(border)
    if look.name == "Antwort":
        _bar(style)


def _font(style: Any, name: str | None) -> None:
    """Name the font outright: a theme font would win over the name in Word."""
    if name is None:
        return
    style.font.name = name
    fonts = style.element.rPr.rFonts
    for attribute in list(fonts.attrib):
        if attribute.endswith("Theme"):
            del fonts.attrib[attribute]
    fonts.set(qn("w:cs"), name)


def _bar(style: Any) -> None:
    """A bar at the left, which sets what will be pasted apart from what is said about it."""
    properties = style.element.get_or_add_pPr()
    borders = OxmlElement("w:pBdr")
    left = OxmlElement("w:left")
    for key, value in (("val", "single"), ("sz", "12"), ("space", "6"), ("color", "7F97B8")):
        left.set(qn(f"w:{key}"), value)
    borders.append(left)
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
    )


def _grid(document: Any) -> None:
    style = document.styles.add_style(TABLE_STYLE, WD_STYLE_TYPE.TABLE)
    properties = OxmlElement("w:tblPr")
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "auto")):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    properties.append(borders)
    style.element.append(properties)


def _speak_german(document: Any) -> None:
    root = document.styles.element
    for language in root.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    defaults = root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults is None:
        defaults = document.styles["Normal"].element.get_or_add_rPr()
    if defaults.find(qn("w:lang")) is None:
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), LANGUAGE)
        defaults.append(language)
    theme = document.settings.element.find(qn("w:themeFontLang"))
    if theme is not None:
        theme.set(qn("w:val"), LANGUAGE)
