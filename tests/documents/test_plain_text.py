import pytest

from fundingkit.documents.reading import read_document


def kinds(text, name="papier.txt"):
    document = read_document(name, text.encode("utf-8")).document
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


@pytest.mark.parametrize("text", ["\ufeffMit Marke\r\nund Zeilen\rEnde", "a\x00b\ufdfa", "ä\u2028ö\x0cü\x85"])
def test_the_text_is_the_file_character_by_character(text):
    assert read_document("a.txt", text.encode("utf-8")).document.text == text


def test_windows_1252_is_read_and_said():
    reading = read_document("a.txt", "Größe – 5 €".encode("cp1252"))
    assert reading.document.text == "Größe – 5 €"
    assert [f.code for f in reading.findings] == ["document.encoding"]


def test_utf_16_is_read_by_its_mark_and_said():
    reading = read_document("a.txt", "\ufeffGröße".encode("utf-16-le"))
    assert reading.document.text == "\ufeffGröße"
    assert "UTF-16" in reading.findings[0].title


def test_a_few_broken_bytes_do_not_garble_a_utf_8_file():
    data = "Bürger schätzen Größe für Übermut ".encode() + b"\xed\xa0\x80 Ende"
    reading = read_document("a.txt", data)
    assert reading.document.text.startswith("Bürger schätzen Größe")
    assert reading.findings[0].place.line == 1


def test_a_numbered_line_above_text_is_a_heading_and_below_its_like_an_item():
    text = "1. Einleitung\n\nDie Stadt wächst seit Jahren und braucht neue Wege.\n\n1. Erster Punkt\n2. Zweiter Punkt\n3. Dritter Punkt\n"
    assert [kind for kind, _ in kinds(text)] == ["heading", "paragraph", "item", "item", "item"]


def test_wrapped_lines_belong_together_and_short_ones_end_a_paragraph():
    sentence = (
        "Die Verwaltung der Stadt arbeitet seit dem Frühjahr an einem Konzept, das alle Ämter bindet und"
    )
    text = "\n".join(
        [sentence, "auch die Gesellschaften der Stadt einschließt.", "Neuer Absatz beginnt hier."] * 10
    )
    found = kinds(text)
    assert len(found) == 20
    assert found[0] == ("paragraph", f"{sentence}\nauch die Gesellschaften der Stadt einschließt.")


@pytest.mark.parametrize(
    "line",
    [
        "☐ Investition",
        "Im Haushaltsplan veranschlagt: ja nein*",
        "Name: ______________",
        "Datum ..................",
        "ja, negativ*",
        "Kosten:",
    ],
)
def test_lines_to_be_filled_in_are_form_lines(line):
    assert kinds(f"Die Stadt hat das beschlossen.\n\n{line}\n\nKosten:\n\nEnde")[1][0] == "form"


def test_a_ticked_box_states_something():
    assert kinds("☒ bereits vollständig budgetiert\n☐ nicht budgetiert\n") == [
        ("item", "☒ bereits vollständig budgetiert"),
        ("form", "☐ nicht budgetiert"),
    ]


def test_tabs_make_a_row_and_leader_dots_a_table_of_contents():
    assert kinds("Maßnahme\tKosten\nSensorik\t80.000 EUR\n")[0][0] == "row"
    assert kinds("Einleitung ............ 3\nZiele ............ 5\n")[0][0] == "note"


def test_form_feeds_part_pages():
    document = read_document("a.txt", b"Erste Seite hat Text.\x0cZweite Seite auch.").document
    assert [page.number for page in document.pages] == [1, 2]
    assert document.page_at(document.text.index("Zweite")) == 2


@pytest.mark.parametrize("filler", ["x", ".", "ja ", ", ", "- ", "_", "(", "… ", "\t", "1. "])
def test_monotonous_text_is_read_in_short_time(filler):
    text = filler * (100_000 // len(filler)) + "Ende"
    assert read_document("a.txt", text.encode()).document.text == text
