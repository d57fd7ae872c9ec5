import io
import itertools
import re
import subprocess
import zipfile

import docx
import pytest
from docx.oxml.ns import qn

from fundingkit.drafting.application import Edition
from fundingkit.drafting.archives import pack
from fundingkit.drafting.citations import citations
from fundingkit.drafting.docx_writer import Picture, write_docx
from fundingkit.drafting.draft import make_draft
from fundingkit.drafting.template import read_template
from fundingkit.drafting.word_file import WordFile
from fundingkit.drafting.word_form import unanswered
from fundingkit.findings import Finding, Place, Severity

FINDING = Finding("x", Severity.ERROR, "Etwas stimmt nicht.", "Bitte ändern.", Place("strategie.txt", page=2))
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff3f"
    "0005fe02fe0def46b80000000049454e44ae426082"
)


@pytest.fixture(scope="module")
def draft(application):
    return make_draft(application)


@pytest.fixture(scope="module")
def written(draft, edition):
    picture = Picture(PIXEL, "Kosten nach Jahr", "Säulen: 2022 bis 2025")
    return write_docx(draft, edition, findings=(FINDING,), pictures=(picture,))


@pytest.fixture(scope="module")
def opened(written):
    return docx.Document(io.BytesIO(written))


@pytest.fixture(scope="module")
def words(opened):
    """All words of the body, tables and links included, paragraph by paragraph."""
    return [
        "".join(
            node.text or "" if node.tag == qn("w:t") else "\n"
            for node in paragraph.iter(qn("w:t"), qn("w:br"))
        )
        for paragraph in opened.element.body.iter(qn("w:p"))
    ]


def test_every_field_stands_in_the_file_with_its_counter_and_its_text(draft, words):
    headings = [word for word in words if word]
    for item in draft.fields:
        heading = f"{item.question.id} {item.question.question}"
        if item.group and item.measure is None:
            assert any(item.question.question in word for word in headings)
            continue
        places = [index for index, word in enumerate(words) if word == heading]
        assert places, heading
        if item.question.kind in {"text", "money"}:
            assert any(words[index + 1].startswith(item.count.label) for index in places)
        if item.quotes and item.origin.value == "quotes":
            assert any(
                all(f"„{quote.text}“" in words[index + 2] for quote in item.quotes) for index in places
            )
        elif item.text:
            assert any(words[index + 2] == item.text for index in places)


def test_every_citation_leads_to_its_line_in_the_list_of_sources(draft, opened, words):
    names = {mark.get(qn("w:name")) for mark in opened.element.body.iter(qn("w:bookmarkStart"))}
    anchors = [link.get(qn("w:anchor")) for link in opened.element.body.iter(qn("w:hyperlink"))]
    assert set(anchors) <= names
    for entry in draft.sources:
        assert f"quelle-{entry.number}" in anchors
        assert f"[{entry.number}] {entry.name}, ohne Seitenzahl, 28.01.2021" in words
    identifiers = [mark.get(qn("w:id")) for mark in opened.element.body.iter(qn("w:bookmarkStart"))]
    assert len(identifiers) == len(set(identifiers)) == len(names)


def test_every_quote_of_the_assessment_stands_in_the_annex(application, words):
    text = "\n".join(words)
    annex = text[text.index("Ohne Beleg") - 5000 :]
    for _, requirement in application.assessment.call.requirements():
        assert f"{requirement.id} {requirement.title}" in annex
        for citation in citations(application.assessment, requirement.id):
            assert f"„{citation.text}“" in annex


def test_every_gap_has_a_comment_with_its_questions_and_tasks(draft, opened):
    comments = [comment.text for comment in opened.comments]
    for item in draft.fields:
        expected = unanswered(draft, item)
        if expected and (item.measure is not None or item.group is None):
            assert expected in comments
    risks = next(comment for comment in comments if "R14 Risiken" in comment)
    assert "nichts gefunden, bitte prüfen" in risks
    assert "Risiken mit dem Umweltamt klären (Ali Öz, bis 01.03.2021)" in risks
    assert any("10 Zeichen über der Grenze" in comment for comment in comments)
    references = len(list(opened.element.body.iter(qn("w:commentReference"))))
    assert references == len(comments)


def test_every_table_has_a_header_row_a_description_and_full_rows(opened):
    titles = [
        table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        for table in opened.tables
        if table._tbl.tblPr.find(qn("w:tblDescription")) is not None
    ]
    assert len(titles) == len(opened.tables)
    for title in (
        "Maßnahmenregister",
        "Kosten nach Maßnahme, in Euro",
        "Kosten und Finanzierung nach Jahr, in Euro",
        "Fristen, Sitzungen, Phasen und Meilensteine",
        "Liste der Unterlagen",
        "Alle Prüffragen mit Bewertung und Quellen",
        "Befunde, Fehler zuerst",
        "Gelesene Dokumente",
    ):
        assert title in titles
    for table in opened.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(len(row.cells) == len(table.columns) for row in table.rows)
    coverage = opened.tables[titles.index("Alle Prüffragen mit Bewertung und Quellen")]
    assert len(coverage.rows) == 49


def test_money_stands_in_the_tables_to_the_cent(opened):
    cells = {cell.text for table in opened.tables for cell in table._cells}
    assert {"17.500.000,00", "11.375.000,00", "6.125.000,00", "250.000,50\u00a0€"} <= cells


def test_headings_go_down_one_step_at_a_time(opened):
    levels = [
        int(paragraph.style.name[-1])
        for paragraph in opened.paragraphs
        if paragraph.style.name.startswith("Heading ")
    ]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_the_file_is_german_marked_as_draft_and_dated(written, opened):
    parts = zipfile.ZipFile(io.BytesIO(written))
    styles = parts.read("word/styles.xml").decode()
    assert set(re.findall(r'<w:lang[^>]*w:val="([^"]+)"', styles)) == {"de-DE"}
    header = opened.sections[0].header.paragraphs[0].text
    assert header == "ENTWURF · Fassung 3 · 02.03.2021 · Nur für den Dienstgebrauch"
    core = opened.core_properties
    assert (core.language, core.author, core.created.year) == ("de-DE", "Ute Weiß", 2021)
    assert core.title == "Bewerbung Modellprojekte Smart Cities: Entwurf"


def test_pictures_have_alternative_texts(opened):
    (properties,) = opened.element.body.iter(qn("wp:docPr"))
    assert properties.get("descr") == "Säulen: 2022 bis 2025"


def test_the_same_draft_gives_the_same_bytes(draft, edition, written):
    picture = Picture(PIXEL, "Kosten nach Jahr", "Säulen: 2022 bis 2025")
    assert write_docx(draft, edition, findings=(FINDING,), pictures=(picture,)) == written
    archive = zipfile.ZipFile(io.BytesIO(written))
    assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    dates = set(re.findall(r'w:date="([^"]+)"', archive.read("word/comments.xml").decode()))
    assert dates == {"2021-03-02T00:00:00Z"}


def test_libreoffice_reads_every_comment_and_heading(written, tmp_path):
    path = tmp_path / "antrag.docx"
    path.write_bytes(written)
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "txt:Text",
        "--outdir",
        str(tmp_path),
        str(path),
    ]
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    except FileNotFoundError:
        pytest.skip("LibreOffice is not installed")
    text = (tmp_path / "antrag.txt").read_text(encoding="utf-8-sig")
    assert "Die Stadt Seeburg hat 24.500 Einwohner" in text
    assert "Anlage D: Wie die Angaben zustande kamen" in text


def test_characters_that_xml_cannot_hold_do_not_break_the_file(edition):
    file = WordFile(edition)
    file.paragraph("a\x00b\ud800c\x0c")
    assert docx.Document(io.BytesIO(file.save("t", "s"))).paragraphs[0].text == "abc"


def template(change=None, drop=()):
    document = docx.Document()
    document.add_paragraph("Text der Vorlage")
    document.sections[0].header.paragraphs[0].text = "Stadt Seeburg, Der Oberbürgermeister"
    document.styles["Heading 1"].font.name = "Courier New"
    for name in drop:
        style = document.styles[name]
        style.element.getparent().remove(style.element)
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    for name, edit in (change or {}).items():
        parts[name] = edit(parts.get(name, b""))
    return pack(parts)


def test_a_template_keeps_letterhead_and_styles_and_loses_its_words(draft, edition):
    read = read_template("brief.docx", template())
    assert read.findings == ()
    document = docx.Document(io.BytesIO(write_docx(draft, edition, template=read.data)))
    heads = [paragraph.text for paragraph in document.sections[0].header.paragraphs]
    assert heads[0] == "Stadt Seeburg, Der Oberbürgermeister"
    assert heads[1].startswith("ENTWURF")
    assert document.styles["Heading 1"].font.name == "Courier New"
    assert "Text der Vorlage" not in [paragraph.text for paragraph in document.paragraphs]


def test_missing_styles_of_a_template_are_named_and_added(draft, edition):
    read = read_template("brief.docx", template(drop=("Title", "Heading 4", "Table Grid", "List Bullet")))
    assert [re.search("„(.+)“", finding.title)[1] for finding in read.findings] == [
        "Title",
        "Heading 4",
        "List Bullet",
        "Table Grid",
    ]
    document = docx.Document(io.BytesIO(write_docx(draft, edition, template=read.data)))
    assert document.paragraphs[0].style.name == "Title"


RELATIONS = "word/_rels/document.xml.rels"
REMOTE = (
    b'<Relationship Id="rX" TargetMode="External" Target="http://x.example/t.dotm" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/></Relationships>'
)
FIELD = b'<w:p><w:fldSimple w:instr=" DDEAUTO c:\\\\x "/></w:p><w:sectPr'
SPLIT = b"<w:p><w:r><w:instrText>INCLU</w:instrText></w:r><w:r><w:instrText>DETEXT x</w:instrText></w:r></w:p><w:sectPr"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "template.damaged"),
        (b"PK\x03\x04kaputt", "template.damaged"),
        (pack({"a.txt": b"a"}), "template.damaged"),
        (template({"word/vbaProject.bin": lambda _: b"x"}), "template.macros"),
        (template({"word/embeddings/o.bin": lambda _: b"x"}), "template.macros"),
        (template({RELATIONS: lambda xml: xml.replace(b"</Relationships>", REMOTE)}), "template.outside"),
        (template({"word/document.xml": lambda xml: xml.replace(b"<w:sectPr", FIELD, 1)}), "template.field"),
        (template({"word/document.xml": lambda xml: xml.replace(b"<w:sectPr", SPLIT, 1)}), "template.field"),
        (
            template({"word/styles.xml": lambda _: b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}),
            "template.damaged",
        ),
    ],
)
def test_a_template_that_could_run_or_fetch_something_is_refused(data, code):
    read = read_template("brief.docx", data)
    assert read.data is None
    assert [finding.code for finding in read.findings] == [code]


def test_without_measures_costs_or_papers_the_draft_still_says_what_is_missing(application, edition):
    bare = type(application)("Antrag", "Seeburg", application.assessment)
    text = "\n".join(
        p.text for p in docx.Document(io.BytesIO(write_docx(make_draft(bare), edition))).paragraphs
    )
    for line in ("Noch ist keine Maßnahme dafür ausgewählt", "Ein Kostenplan ist noch nicht eingetragen."):
        assert line in text
    assert isinstance(edition, Edition)
