import io

import docx as python_docx
import pytest
from made_docx import W, docx, paragraph, run, style, table

from fundingkit.documents.reading import read_document


def read(data):
    reading = read_document("papier.docx", data)
    assert reading.document is not None, reading.findings
    return reading


def blocks(data):
    document = read(data).document
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def test_insertions_are_accepted_deletions_dropped_and_the_report_says_so():
    data = docx(
        paragraph(
            "Die Stadt ",
            f"<w:ins>{run('wird bis 2035 ')}</w:ins>",
            "<w:del><w:r><w:delText>vielleicht </w:delText></w:r></w:del>",
            "klimaneutral.",
        ),
        f"<w:moveFrom>{paragraph('weg')}</w:moveFrom>",
    )
    reading = read(data)
    assert reading.document.text == "Die Stadt wird bis 2035 klimaneutral."
    assert [f.code for f in reading.findings] == ["document.tracked_changes"]


def test_a_file_without_changes_is_not_said_to_have_any():
    assert read(docx(paragraph("Satz."))).findings == ()


def test_a_deleted_paragraph_end_joins_two_paragraphs():
    data = docx(
        paragraph("Der Rat ", properties="<w:rPr><w:del/></w:rPr>"), paragraph("beschließt die Strategie.")
    )
    assert blocks(data) == [("paragraph", "Der Rat beschließt die Strategie.")]


def test_content_controls_are_read_and_their_placeholders_are_not():
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    empty = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Hier klicken')}</w:sdtContent></w:sdt>"
    data = docx(
        control.format(paragraph("Ein ganzer Absatz.")),
        paragraph("Die Stadt ", control.format(run("Lindenau")), " handelt.", empty),
    )
    assert blocks(data) == [("paragraph", "Ein ganzer Absatz."), ("paragraph", "Die Stadt Lindenau handelt.")]


def test_a_text_box_is_read_once_although_the_file_holds_it_twice():
    inner = f"<w:txbxContent>{paragraph('Text im Kasten.')}</w:txbxContent>"
    box = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>{inner}</wps:txbx></mc:Choice>'
        f"<mc:Fallback><v:textbox>{inner}</v:textbox></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert blocks(docx(paragraph("Vor dem Kasten.", box))) == [
        ("paragraph", "Vor dem Kasten."),
        ("paragraph", "Text im Kasten."),
    ]


def test_footnotes_stand_behind_their_paragraph_and_endnotes_at_the_end():
    data = docx(
        paragraph("Satz mit Note.", '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        paragraph("Satz mit Endnote.", '<w:r><w:endnoteReference w:id="2"/></w:r>'),
        paragraph("Letzter Satz."),
        parts={
            "footnotes": [
                (
                    f'<w:footnote w:type="separator" w:id="0">{paragraph("---")}</w:footnote>'
                    f'<w:footnote w:id="2">{paragraph("Wortlaut der Fußnote.")}</w:footnote>'
                )
            ],
            "endnotes": [f'<w:endnote w:id="2">{paragraph("Wortlaut der Endnote.")}</w:endnote>'],
        },
    )
    assert [text for _, text in blocks(data)] == [
        "Satz mit Note.",
        "Wortlaut der Fußnote.",
        "Satz mit Endnote.",
        "Letzter Satz.",
        "Wortlaut der Endnote.",
    ]


def test_headers_and_footers_are_notes_and_stand_once():
    reference = '<w:sectPr><w:headerReference r:id="header1"/><w:headerReference r:id="header2"/></w:sectPr>'
    data = docx(
        paragraph("Satz."),
        reference,
        parts={"header": [paragraph("Vorlage 12"), paragraph("Vorlage 12"), paragraph("unbenutzt")]},
    )
    assert blocks(data) == [("paragraph", "Satz."), ("note", "Vorlage 12")]


@pytest.mark.parametrize(
    ("shown", "outline", "level"),
    [
        ("heading 2", None, 3),
        ("Überschrift 2", None, 3),
        ("Eigene", 0, 2),
        ("Title", None, 1),
        ("Kind", None, 2),
    ],
)
def test_headings_are_known_by_name_outline_or_ancestry(shown, outline, level):
    styles = style("s1", shown, outline=outline, based_on="alt" if shown == "Kind" else None)
    styles += style("alt", "heading 1")
    document = read(
        docx(paragraph("Ziele und Werte", style="s1"), paragraph("Satz."), styles=styles)
    ).document
    assert [(b.kind, b.level) for b in document.blocks] == [("heading", level), ("paragraph", 0)]


def test_a_table_row_is_one_block_with_cells_parted_by_tabs():
    data = docx(table(("Maßnahme", "Kosten"), ("Sensorik", "80.000 EUR")), paragraph("Danach."))
    assert blocks(data) == [
        ("row", "Maßnahme\tKosten"),
        ("row", "Sensorik\t80.000 EUR"),
        ("paragraph", "Danach."),
    ]


def test_a_row_that_only_asks_is_a_form_line():
    assert blocks(docx(table(("Name", "", "Telefon", ""))))[0][0] == "form"


def test_a_layout_table_with_one_cell_is_running_text():
    cell = paragraph("Erster Absatz steht hier.") + paragraph("Zweiter Absatz steht dort.")
    assert [kind for kind, _ in blocks(docx(table((cell,))))] == ["paragraph", "paragraph"]


def test_lists_tabs_breaks_hyphens_and_symbols_come_out():
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'
    data = docx(
        paragraph("Offene Daten bereitstellen", properties=listed),
        paragraph(
            "<w:r><w:t>Smart</w:t><w:noBreakHyphen/><w:t>City Strate</w:t><w:softHyphen/><w:t>gie</w:t><w:br/>"
            "<w:t>der Stadt ist beschlossen.</w:t></w:r>"
        ),
        paragraph('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', " Konsumtive Maßnahme"),
    )
    assert blocks(data) == [
        ("item", "Offene Daten bereitstellen"),
        ("paragraph", "Smart-City Strategie\nder Stadt ist beschlossen."),
        ("item", "☒ Konsumtive Maßnahme"),
    ]


def test_fields_show_their_result_and_hidden_text_does_not_show():
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("7")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    data = docx(
        paragraph(
            "Seite ", field, ' <w:r xmlns:w="' + W + '"/>', run("geheim", "<w:vanish/>"), " folgt bald."
        )
    )
    assert "Seite 7" in blocks(data)[0][1]
    assert "geheim" not in blocks(data)[0][1]


def test_what_python_docx_writes_is_read_in_order():
    paper = python_docx.Document()
    paper.add_heading("Digitalstrategie", 1)
    paper.add_paragraph("Die Stadt hat sie 2021 beschlossen.")
    paper.add_paragraph("Sensoren messen das Klima", style="List Bullet")
    buffer = io.BytesIO()
    paper.save(buffer)
    assert blocks(buffer.getvalue()) == [
        ("heading", "Digitalstrategie"),
        ("paragraph", "Die Stadt hat sie 2021 beschlossen."),
        ("item", "Sensoren messen das Klima"),
    ]


def test_lines_written_as_paragraphs_become_whole_sentences_again():
    data = docx(
        paragraph("Im Jahr 2019 hat der Rat der Stadt eine"),
        paragraph("digitale Strategie beschlossen."),
        paragraph("Danach begann die Umsetzung."),
    )
    assert [text for _, text in blocks(data)] == [
        "Im Jahr 2019 hat der Rat der Stadt eine\ndigitale Strategie beschlossen.",
        "Danach begann die Umsetzung.",
    ]
