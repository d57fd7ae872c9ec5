import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_docx import docx, paragraph
from made_pdf import Sheet, pdf

from fundingkit.documents.reading import read_document
from fundingkit.documents.safety import Limits
from fundingkit.findings import Severity


def archive(**members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in members.items():
            zipped.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return buffer.getvalue()


GOOD_PDF = pdf(Sheet().write(70, 100, "Die Stadt hat eine Strategie."))
GOOD_DOCX = docx(paragraph("Die Stadt hat eine Strategie."))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

REFUSED = [
    ("leer.pdf", b"", "document.empty"),
    ("leer.txt", b" \n\t\r\n", "document.empty"),
    ("leer.docx", docx(paragraph(" ")), "document.empty"),
    ("nur_striche.txt", b"--- *** ---", "document.empty"),
    ("kaputt.pdf", b"%PDF-1.7\nnichts", "document.damaged"),
    ("kaputt.docx", GOOD_DOCX[:200], "document.damaged"),
    ("kein_xml.docx", archive(word__document_xml="<w:document>"), "document.damaged"),
    ("tabelle.docx", archive(xl__workbook_xml="<x/>"), "document.wrong_content"),
    ("bild.pdf", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "document.wrong_content"),
    ("pdf.docx", GOOD_PDF, "document.wrong_content"),
    ("docx.txt", GOOD_DOCX, "document.wrong_content"),
    ("binär.txt", bytes(range(256)) * 40, "document.wrong_content"),
    ("alt.docx", OLE + b"\0" * 600, "document.wrong_content"),
    ("kennwort.docx", OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "document.encrypted"),
    ("kennwort.pdf", pdf(Sheet().write(70, 100, "geheim"), encrypted=True), "document.encrypted"),
    ("brief.doc", OLE, "document.unknown_format"),
    ("ohne_endung", b"Text", "document.unknown_format"),
    (
        "bombe.docx",
        docx(paragraph("x"), extra={"word/media/a.bin": b"\0" * 60_000_000}),
        "document.archive_bomb",
    ),
    (
        "doctype.docx",
        archive(word__document_xml='<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>'),
        "document.unsafe",
    ),
    ("scan.pdf", pdf(Sheet().box(0, 0, 500, 700), Sheet().box(0, 0, 500, 700)), "document.no_text_layer"),
    ("weiß.pdf", pdf(Sheet()), "document.empty"),
]


@pytest.mark.parametrize(("name", "data", "code"), REFUSED, ids=[name for name, _, _ in REFUSED])
def test_what_cannot_be_read_is_refused_with_a_remedy(name, data, code):
    reading = read_document(name, data)
    assert reading.document is None
    assert [f.code for f in reading.findings] == [code]
    finding = reading.findings[0]
    assert finding.severity is Severity.ERROR
    assert finding.title.endswith(".")
    assert finding.hint.startswith(("Bitte", "Falls", "Aus Sicherheitsgründen"))
    assert finding.hint.endswith(".")
    assert finding.place.file == name


def test_a_file_over_the_limit_is_refused_and_the_limit_is_named():
    reading = read_document("groß.txt", b"a " * 2_000_000, Limits(file_bytes=3_000_000))
    assert reading.findings[0].code == "document.too_large"
    assert "3 MB" in reading.findings[0].title


def test_too_many_pages_are_refused():
    data = pdf(*(Sheet().write(70, 100, "Text") for _ in range(4)))
    assert read_document("lang.pdf", data, Limits(pages=3)).findings[0].code == "document.too_large"


def test_an_external_entity_is_never_opened():
    data = archive(word__document_xml='<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]><a>&e;</a>')
    assert read_document("x.docx", data).document is None


@settings(max_examples=40, deadline=None)
@given(
    good=st.sampled_from([("a.pdf", GOOD_PDF), ("a.docx", GOOD_DOCX)]),
    place=st.floats(0, 1),
    junk=st.binary(max_size=40),
    cut=st.booleans(),
)
def test_damaged_bytes_never_crash_and_are_never_silently_empty(good, place, junk, cut):
    name, data = good
    at = int(place * len(data))
    reading = read_document(name, data[:at] + junk + (b"" if cut else data[at + len(junk) :]))
    assert reading.document is not None or reading.findings
    if reading.document is not None:
        assert reading.document.text.strip()


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.md", "a.pdf", "a.docx", "a.xls", "a"]))
def test_any_bytes_give_a_document_or_a_finding(data, name):
    reading = read_document(name, data)
    assert reading.document is not None or reading.findings
