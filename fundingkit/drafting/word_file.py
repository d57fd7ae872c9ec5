"""A Word file under construction: the only module that writes with python-docx.

What it makes is accessible: headings by style, language German, header rows that repeat, a
description on every table and picture, no merged cells, reading order as written.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Collection, Sequence
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm

from fundingkit.drafting import word_styles
from fundingkit.drafting.application import Edition
from fundingkit.drafting.archives import clean, repacked

AUTHOR = "fundingkit"


class WordFile:
    """A Word file that grows from top to bottom; `save` gives its bytes."""

    def __init__(self, edition: Edition, template: bytes | None = None) -> None:
        self._document: Any = docx.Document(io.BytesIO(template) if template else None)
        self._edition = edition
        self._bookmarks = 0
        self._captions: dict[str, int] = {}
        if template:
            self._empty()
        else:
            self._lay_out()
        names = {style.name for style in self._document.styles}
        self._bare_bullets = "List Bullet" not in names
        self._width = _text_width(self._document.sections[0])
        word_styles.prepare(self._document, template=template is not None)
        _hyphenate(self._document.settings.element)
        self._styles = {style.name: style.style_id for style in self._document.styles}

    def heading(self, text: str, level: int, anchor: str = "") -> Any:
        """A heading by style; `anchor` names a target for links."""
        paragraph = self.paragraph(style=f"Heading {level}")
        run = paragraph.add_run(clean(text))
        if anchor:
            self.bookmark(run, anchor)
        return paragraph

    def paragraph(self, text: str = "", style: str = "Normal") -> Any:
        """A paragraph; line breaks in the text stay line breaks."""
        if style == "List Bullet" and self._bare_bullets:
            # A style added to a template has no numbering that would draw the bullet.
            text = f"•\u00a0{text}"
        paragraph = self._document.add_paragraph(clean(text))
        self._dress(paragraph, style)
        return paragraph

    def add(self, paragraph: Any, text: str) -> Any:
        """Add words to a paragraph."""
        return paragraph.add_run(clean(text))

    def bold(self, paragraph: Any, text: str) -> Any:
        """Add bold words to a paragraph."""
        run = paragraph.add_run(clean(text))
        run.bold = True
        return run

    def link(self, paragraph: Any, text: str, anchor: str) -> None:
        """Add words that lead to an anchor of the same file."""
        run = paragraph.add_run(clean(text))
        run._r.style = self._styles["Hyperlink"]  # noqa: SLF001 - as in `_dress`
        hyperlink = OxmlElement("w:hyperlink")
        hyperlink.set(qn("w:anchor"), anchor)
        hyperlink.set(qn("w:history"), "1")
        run._r.addprevious(hyperlink)  # noqa: SLF001 - python-docx has no links inside a file
        hyperlink.append(run._r)  # noqa: SLF001

    def bookmark(self, run: Any, anchor: str) -> None:
        """Make a run the target of links; anchors are unique, at most 40 characters."""
        self._bookmarks += 1
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for element in (start, end):
            element.set(qn("w:id"), str(self._bookmarks))
        start.set(qn("w:name"), anchor)
        run._r.addprevious(start)  # noqa: SLF001
        run._r.addnext(end)  # noqa: SLF001

    def comment(self, paragraph: Any, text: str) -> None:
        """A Word comment on all words of a paragraph."""
        comment = self._document.add_comment(paragraph.runs, clean(text), author=AUTHOR, initials="fk")
        comment._comment_elm.date = self._moment()  # noqa: SLF001 - python-docx reads the clock

    def table(
        self,
        title: str,
        header: Sequence[str],
        rows: Sequence[Sequence[str]],
        widths: Sequence[float],
        *,
        numeric: Collection[int] = (),
        total: bool = False,
    ) -> Any:
        """A table with caption, description and a header row that repeats on every page.

        `widths` are centimetres, or shares where they do not sum to the text width; `numeric`
        columns are set to the right; `total` makes the last row bold.
        """
        self._caption("Tabelle", title)
        table = self._document.add_table(rows=1 + len(rows), cols=len(header))
        table.style = word_styles.TABLE_STYLE
        table.autofit = False
        _grid(table)
        _describe(table, title, f"Spalten: {', '.join(header)}")
        scale = self._width / sum(widths)
        for index, cells in enumerate((header, *rows)):
            row = table.rows[index]
            _keep(row, header=index == 0)
            strong = index == 0 or (total and index == len(rows))
            for column, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
                cell.width = Cm(widths[column] * scale)
                paragraph = cell.paragraphs[0]
                self._dress(paragraph, "Tabellentext")
                paragraph.add_run(clean(text)).bold = strong or None
                if column in numeric:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
                if index == 0:
                    _shade(cell)
                    # LibreOffice loses the rows of a table whose header alone fits on the page.
                    paragraph.paragraph_format.keep_with_next = True
        for column, width in enumerate(widths):
            table.columns[column].width = Cm(width * scale)
        self.paragraph().paragraph_format.space_after = Cm(0.1)
        return table

    def picture(self, png: bytes, title: str, alternative: str, *, share: float = 1.0) -> None:
        """A picture with caption and alternative text; `share` is its part of the text's width."""
        paragraph = self._document.add_paragraph()
        shape = paragraph.add_run().add_picture(io.BytesIO(png), width=Cm(self._width * share))
        properties = shape._inline.docPr  # noqa: SLF001 - python-docx has no alternative texts
        properties.set("descr", clean(alternative))
        properties.set("title", clean(title))
        properties.set("name", clean(title)[:60])
        self._caption("Abbildung", title)

    def contents(self, entries: Sequence[tuple[str, str]]) -> None:
        """A table of contents of (text, anchor): a field that Word can refresh, filled already."""
        for index, (text, anchor) in enumerate(entries):
            paragraph = self.paragraph()
            paragraph.paragraph_format.space_after = Cm(0.05)
            if index == 0:
                _field_mark(paragraph, "begin")
                _instruction(paragraph, r' TOC \o "1-1" \n \h \z ')
                _field_mark(paragraph, "separate")
            self.link(paragraph, text, anchor)
            if index == len(entries) - 1:
                _field_mark(paragraph, "end")

    def page_break(self) -> None:
        """Start a new page."""
        self._document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def frame(self, head: str, foot: str) -> None:
        """Words at the top of every page, and at the foot beside the number of the page."""
        section = self._document.sections[0]
        top = section.header.paragraphs[0]
        if top.text or len(section.header.paragraphs) > 1 or section.header.tables:
            top = section.header.add_paragraph()
        top.style = "Header"
        top.add_run(clean(head))
        bottom = section.footer.paragraphs[0]
        if bottom.text or section.footer.tables:
            bottom = section.footer.add_paragraph()
        bottom.style = "Footer"
        bottom.paragraph_format.tab_stops.add_tab_stop(Cm(self._width), WD_TAB_ALIGNMENT.RIGHT)
        bottom.add_run(f"{clean(foot)}\tSeite ")
        _field(bottom, " PAGE ", "1")
        bottom.add_run(" von ")
        _field(bottom, " NUMPAGES ", "1")

    def save(self, title: str, subject: str) -> bytes:
        """The bytes of the file; the same content gives the same bytes."""
        core = self._document.core_properties
        moment = self._moment()
        core.title, core.subject, core.language = clean(title), clean(subject), word_styles.LANGUAGE
        core.author = core.last_modified_by = clean(self._edition.person) or AUTHOR
        core.created = core.modified = moment
        core.last_printed = moment
        core.revision, core.version = 1, clean(self._edition.version)
        core.comments, core.keywords, core.category = "", "Entwurf", ""
        package = self._document.part.package
        for key, relation in list(package.rels.items()):
            # The template's thumbnail shows another document.
            if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
                del package.rels[key]
        buffer = io.BytesIO()
        self._document.save(buffer)
        return repacked(buffer.getvalue())

    def _caption(self, word: str, title: str) -> None:
        self._captions[word] = self._captions.get(word, 0) + 1
        paragraph = self.paragraph(f"{word}\u00a0", "Caption")
        _field(paragraph, f" SEQ {word} \\* ARABIC ", str(self._captions[word]))
        paragraph.add_run(f": {clean(title)}")
        if word == "Abbildung":
            paragraph.paragraph_format.keep_with_next = False

    def _dress(self, paragraph: Any, style: str) -> None:
        """Set the style by its id: python-docx would search all styles for every paragraph."""
        if style != "Normal":
            paragraph._p.style = self._styles[style]  # noqa: SLF001 - the library's way is a search

    def _moment(self) -> dt.datetime:
        return dt.datetime.combine(self._edition.date, dt.time(), dt.UTC)

    def _lay_out(self) -> None:
        section = self._document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.2)
        section.top_margin, section.bottom_margin = Cm(2.4), Cm(2.2)

    def _empty(self) -> None:
        """Take a template's words and comments out; its page, heads and styles stay."""
        body = self._document.element.body
        for element in list(body):
            if element.tag != qn("w:sectPr"):
                body.remove(element)
        comments = self._document.part._comments_part.element  # noqa: SLF001 - no other way to clear
        for element in list(comments):
            comments.remove(element)


def _text_width(section: Any) -> float:
    """Width of the text in centimetres; what a template leaves out is as on our pages."""
    margins = (section.left_margin or Cm(2.2)) + (section.right_margin or Cm(2.2))
    return float(((section.page_width or Cm(21)) - margins) / Cm(1))


def _hyphenate(settings: Any) -> None:
    """German words are long; without hyphens narrow columns break them anywhere."""
    if settings.find(qn("w:autoHyphenation")) is None:
        stop = settings.find(qn("w:defaultTabStop"))
        element = OxmlElement("w:autoHyphenation")
        if stop is not None:
            stop.addnext(element)


def _describe(table: Any, title: str, description: str) -> None:
    for tag, text in (("w:tblCaption", title), ("w:tblDescription", description)):
        element = OxmlElement(tag)
        element.set(qn("w:val"), clean(text))
        table._tbl.tblPr.append(element)  # noqa: SLF001 - python-docx has no descriptions


def _grid(table: Any) -> None:
    """Grey lines and some room around the words."""
    properties = table._tbl.tblPr  # noqa: SLF001 - python-docx has no borders
    borders, margins = OxmlElement("w:tblBorders"), OxmlElement("w:tblCellMar")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "9AA5B4")):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    for side, width in (("top", "40"), ("left", "80"), ("bottom", "40"), ("right", "80")):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), width)
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    layout, look = properties.find(qn("w:tblLayout")), properties.find(qn("w:tblLook"))
    layout.addprevious(borders)
    look.addprevious(margins)


def _keep(row: Any, *, header: bool) -> None:
    """Rows stay in one piece; the header row repeats on every page."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no header rows
    properties.append(OxmlElement("w:cantSplit"))
    if header:
        properties.append(OxmlElement("w:tblHeader"))


def _shade(cell: Any) -> None:
    shading = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", "DCE4F0")):
        shading.set(qn(f"w:{key}"), value)
    cell._tc.get_or_add_tcPr().append(shading)  # noqa: SLF001


def _field(paragraph: Any, instruction: str, shown: str) -> None:
    _field_mark(paragraph, "begin")
    _instruction(paragraph, instruction)
    _field_mark(paragraph, "separate")
    paragraph.add_run(shown)
    _field_mark(paragraph, "end")


def _field_mark(paragraph: Any, kind: str) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(mark)  # noqa: SLF001


def _instruction(paragraph: Any, text: str) -> None:
    element = OxmlElement("w:instrText")
    element.set(qn("xml:space"), "preserve")
    element.text = text
    paragraph.add_run()._r.append(element)  # noqa: SLF001
