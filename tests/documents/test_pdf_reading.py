import io
import threading

import pytest
from made_pdf import Sheet, pdf
from PIL import Image

from fundingkit.documents.pictures import marks, page_picture
from fundingkit.documents.reading import read_document
from fundingkit.passages.splitting import split

PROSE = [
    "Die Stadt Lindenau hat im Jahr 2019 eine Strategie beschlossen und setzt sie seither",
    "schrittweise um. Bürgerinnen und Bürger wurden in drei Werkstätten beteiligt, deren",
    "Ergebnisse öffentlich dokumentiert sind. Der Rat begleitet die Umsetzung regelmäßig.",
]
NARROW = [
    "Die Stadt misst das Klima",
    "mit Sensoren an allen Orten",
    "und stellt die Daten dazu",
    "offen bereit.",
]


def read(*sheets):
    reading = read_document("papier.pdf", pdf(*sheets))
    assert reading.document is not None, reading.findings
    return reading.document


def kinds(document):
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def test_lines_of_a_paragraph_are_joined_and_pages_counted():
    document = read(Sheet().lines(70, 100, PROSE), Sheet().lines(70, 100, ["Zweite Seite mit Text."]))
    assert kinds(document) == [("paragraph", " ".join(PROSE)), ("paragraph", "Zweite Seite mit Text.")]
    assert [p.number for p in document.pages] == [1, 2]
    assert document.page_at(document.text.index("Zweite")) == 2


def test_two_columns_are_read_one_after_the_other_below_their_title():
    sheet = Sheet().write(70, 80, "Digitale Stadt Lindenau", size=20, bold=True)
    sheet.lines(70, 120, NARROW).lines(320, 120, [line.replace("Klima", "Wasser") for line in NARROW])
    document = read(sheet)
    assert kinds(document) == [
        ("heading", "Digitale Stadt Lindenau"),
        ("paragraph", " ".join(NARROW)),
        ("paragraph", " ".join(NARROW).replace("Klima", "Wasser")),
    ]


def test_rows_of_a_table_stay_rows():
    sheet = Sheet().lines(70, 100, PROSE)
    for index, row in enumerate([("Sensorik", "80.000 EUR", "2022"), ("Portal", "35.000 EUR", "2021")]):
        for column, cell in enumerate(row):
            sheet.write(70 + 150 * column, 180 + 16 * index, cell)
    assert kinds(read(sheet))[1:] == [
        ("row", "Sensorik\t80.000 EUR\t2022"),
        ("row", "Portal\t35.000 EUR\t2021"),
    ]


def test_running_heads_feet_and_page_numbers_are_left_out():
    sheets = [
        Sheet()
        .write(70, 40, f"Vorlage 2021/08 – Kapitel {n}", size=9)
        .lines(70, 120, PROSE)
        .write(290, 810, str(n), size=9)
        for n in (1, 2, 3)
    ]
    document = read(*sheets)
    assert "Vorlage" not in document.text
    assert all(text == " ".join(PROSE) for _, text in kinds(document))


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("die Stadt-", "und Regionalplanung der Stadt", "Stadt- und Regionalplanung"),
        ("die Smart-", "City der Region und der Stadt", "Smart-City"),
        ("die Digitalisie-", "rung der Verwaltung in der Stadt", "Digitalisierung"),
        ("die KI-", "gestützte Auswertung in der Stadt", "KI-gestützte"),
    ],
)
def test_hyphens_at_line_ends_are_joined_as_a_reader_would(first, second, joined):
    sheet = Sheet().lines(
        70, 100, [f"Heute fördert und begleitet der Rat der Gemeinde {first}", f"{second}."]
    )
    assert joined in read(sheet).text


def test_a_sentence_over_a_page_end_is_one_passage_on_its_first_page():
    first = [*PROSE, "Im nächsten Jahr sollen weitere Vorhaben folgen, die gemeinsam mit den Nachbarn und"]
    document = read(
        Sheet().lines(70, 700, first), Sheet().lines(70, 100, ["der Wirtschaft entwickelt werden."])
    )
    last = split(document)[-1]
    assert last.quote.endswith("Nachbarn und der Wirtschaft entwickelt werden.")
    assert last.page == 1


def test_bullets_become_items():
    sheet = Sheet().lines(70, 100, PROSE[:1]).lines(80, 120, ["• Offene Daten", "• Digitale Teilhabe"])
    assert [k for k, _ in kinds(read(sheet))][-2:] == ["item", "item"]


def test_turned_pages_are_read_upright_and_marked_where_people_see_them():
    sheet = Sheet(width=842, height=595).lines(70, 100, PROSE)
    assert " ".join(PROSE) in read(sheet).text
    turned = Sheet(width=842, height=595, rotate=180).lines(70, 100, ["Auf dem Kopf steht dieser Text."])
    data = pdf(turned)
    document = read_document("a.pdf", data).document
    (mark,) = marks(data, document, 0, 3)
    assert mark.x0 > 0.8
    assert mark.y0 > 0.8


def test_marks_cover_the_dark_pixels_of_a_passage():
    data = pdf(Sheet(), Sheet().lines(70, 100, PROSE).lines(70, 400, ["Hier steht der Beleg."]))
    document = read_document("a.pdf", data).document
    start = document.text.index("Hier")
    (mark,) = marks(data, document, start, start + len("Hier steht der Beleg."))
    assert mark.page == 2
    picture = Image.open(io.BytesIO(page_picture(data, 2, 1.0))).convert("L")
    assert picture.size == (595, 842)
    left, top, right, bottom = (int(v * size) for v, size in zip(mark[1:], (595, 842, 595, 842), strict=True))
    inside = sum(
        1 for value in picture.crop((left, top, right + 1, bottom + 1)).get_flattened_data() if value < 128
    )
    band = sum(1 for value in picture.crop((0, 380, 595, 420)).get_flattened_data() if value < 128)
    assert inside == band > 50


def test_a_mark_over_two_lines_has_two_rectangles():
    data = pdf(Sheet().lines(70, 100, PROSE))
    document = read_document("a.pdf", data).document
    assert len(marks(data, document, 0, len(PROSE[0]) + 10)) == 2


def test_a_huge_page_gives_a_small_picture():
    data = pdf(Sheet(width=14000, height=14000).write(70, 100, "Plan"))
    width, height = Image.open(io.BytesIO(page_picture(data, 1, 4.0))).size
    assert width * height <= 31_000_000


def test_pages_of_pictures_are_named():
    reading = read_document(
        "a.pdf", pdf(*(Sheet().lines(70, 100, PROSE) for _ in range(4)), Sheet().box(0, 0, 500, 700), Sheet())
    )
    (finding,) = reading.findings
    assert finding.code == "document.pages_without_text"
    assert finding.place.page == 5
    assert "Seite 5" in finding.title


def test_a_plan_drawing_gives_a_warning_and_no_evidence():
    sheet = Sheet(width=1684, height=2384).lines(70, 100, PROSE)
    for index in range(80):
        sheet.write(100 + 53 * (index % 20), 800 + 61 * (index // 20), str(index), size=8)
    reading = read_document("plan.pdf", pdf(sheet))
    assert [f.code for f in reading.findings] == ["document.drawing"]
    assert {p.kind for p in split(reading.document)} == {"note"}


def test_garbled_fonts_give_a_warning_and_no_evidence():
    lines = ["#$%& *+<=> @{}~ ^|#$ %&*+ <=>@ {}~^ |#$%& *+<=>@{}~^|"] * 6
    reading = read_document("a.pdf", pdf(Sheet().lines(70, 100, lines), Sheet().lines(70, 100, PROSE)))
    assert [f.code for f in reading.findings] == ["document.garbled"]
    assert all(p.kind == "note" for p in split(reading.document) if p.page == 1)


def test_several_threads_may_read_at_once():
    data = pdf(*(Sheet().lines(70, 100, PROSE) for _ in range(5)))
    texts = []
    threads = [
        threading.Thread(target=lambda: texts.append(read_document("a.pdf", data).document.text))
        for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(texts) == 6
    assert len(set(texts)) == 1


def test_progress_is_told_page_by_page():
    told = []
    read_document("a.pdf", pdf(Sheet().write(70, 100, "Text"), Sheet()), progress=told.append)
    assert told == [0.5, 1.0]


def test_a_justified_line_with_wide_spaces_is_no_table():
    sheet = Sheet().lines(70, 100, PROSE[:1])
    sheet.write(70, 114, "Programme untersucht, um bereits politisch beschlossene", spacing=24)
    sheet.write(70, 128, "Vorhaben aufzugreifen und daraus eine Strategie für alle Ämter abzuleiten.")
    assert {kind for kind, _ in kinds(read(sheet))} == {"paragraph"}
