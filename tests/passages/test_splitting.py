import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fundingkit.documents.document import Document
from fundingkit.documents.lines import blocks_of
from fundingkit.documents.reading import read_document
from fundingkit.passages.splitting import DECORATION, LIMIT, split


def passages(text, name="papier.txt"):
    return split(read_document(name, text.encode("utf-8")).document)


@pytest.mark.parametrize(
    "text",
    [
        "Die Kosten betragen ca. 3 Mio. Euro. | Der Rat beschließt das am 14. März 2021.",
        "Das gilt nach § 5 Abs. 2 Nr. 3 GemO. | Zuständig ist Dez. IV.",
        "Die Stadt nutzt z. B. Sensoren, d. h. Messgeräte. | Das gilt bzw. galt auch 2020. | Danach nicht.",
        "Im Wettbewerb gewann sie den 1. Preis. | In der 3. Staffel nimmt sie teil.",
        "Der Verein Freifunk e. V. Lindenau hilft. | Herr K. Müller leitet ihn.",
        "Mehr unter www.lindenau.de/digital. | Die Agenda 1.0. gilt.",
        "Warum? | Weil es nötig ist! | Gut.",
        "Er sagte: „Wir beginnen.“ | Dann ging er.",
        "Es gibt Schulen (z. B. die Grundschule. Sie ist alt.) im Ort. | Das reicht.",
        "Sensoren, WLAN, Apps usw. | Die Stadt wächst.",
        "Es sind Projekte dieser Art. | Art. 3 regelt das.",
        "Sie kostet 2,5 Mio. | Die Stadt zahlt den Anteil der 2. Staffel.",
        "Die Frist läuft bis zum 31. 12. 2022 weiter. | Sie wird nicht verlängert.",
        "Beteiligt sind Stadtwerke GmbH & Co. KG und die Sparkasse. | Beide zahlen.",
        "Im 3. Quartal 2021 startet das Projekt. | Im IV. Quartal folgt der Bericht.",
        "Vgl. Abb. 3 und Tab. 4. | Die Werte sind gerundet.",
        "Das gilt gem. § 3 Abs. 1 S. 2 BauGB i. V. m. § 4 BauNVO. | Weiteres regelt die Satzung.",
        "„Wir wollen mehr!“, sagte die Bürgermeisterin. | Der Rat stimmte zu.",
        "Das kostet 3.000 €. | 2022 folgen weitere 5.000 €.",
        "Am 1. und 2. Juni tagt der Rat. | Am 3. nicht.",
        "Das Gebäude Hauptstr. 5 ist barrierefrei. | Die Lindenstr. ist es nicht.",
        "Das steht in Art. 3 Abs. 4 BayDiG. | Das gilt.",
        "Er wartete ... | Die Stadt nutzt **Open Data.** | **Offene Schnittstellen** folgen.",
        "Vorhanden sind KfW-Mittel (65 v. H.). | Der Rat tagte i. d. R. montags. | Sog. Runden folgten.",
        "Das Budget liegt bei 2,5 Mio. € im Jahr. | Es reicht.",
    ],
)
def test_a_sentence_ends_where_a_german_reader_ends_it(text):
    expected = text.split(" | ")
    assert [p.quote for p in passages(text.replace(" | ", " "))] == expected


ALONE = re.compile(r"(?<![^\s☐☒•–*#|_\x00\ufeff\u00ad-])([\ud800\ufdfa])(?=[\s\u200b])")


@settings(max_examples=60, deadline=None)
@given(
    st.text(
        alphabet=st.sampled_from(
            " \n\t\r.!?:;,-–*#|•„“()[]aäbßAÖ09zNr\u00ad\ufeff\x00\ufdfa\ud800☐☒_'\"\u2028\x0c"
        ),
        max_size=300,
    )
)
def test_a_quote_is_the_text_at_its_span_and_nothing_visible_is_lost(text):
    document = Document("x.txt", "0" * 64, "text", text, blocks_of(text))
    covered = set()
    last = 0
    for index, passage in enumerate(split(document)):
        assert passage.index == index
        assert text[passage.start : passage.end] == passage.quote
        assert passage.start >= last
        assert 0 < len(passage.quote) <= LIMIT
        last = passage.end
        covered.update(range(passage.start, passage.end))
    # A sign alone before a line, a broken or foreign one too, is read as a bullet and is not what the line says.
    alone = {found.start(1) for found in ALONE.finditer(text)}
    for index, char in enumerate(text):
        if index not in covered | alone:
            assert char.isspace() or char in DECORATION or char in "\ufeff\x00\u00ad\u200b☐☒", (index, char)


def test_a_hundred_thousand_characters_without_a_space_are_cut():
    found = passages("x" * 100_000)
    assert max(len(p.quote) for p in found) <= LIMIT
    assert "".join(p.quote for p in found) == "x" * 100_000


def test_the_path_of_headings_stands_with_every_passage():
    found = passages(
        "# Titel\n\nErster Satz.\n\n## Ziele\n\n- Klima schützen\n- Teilhabe stärken\n", "papier.md"
    )
    assert [(p.quote, p.kind, p.headings) for p in found] == [
        ("Titel", "heading", ()),
        ("Erster Satz.", "sentence", ("Titel",)),
        ("Ziele", "heading", ("Titel",)),
        ("Klima schützen", "item", ("Titel", "Ziele")),
        ("Teilhabe stärken", "item", ("Titel", "Ziele")),
    ]


def test_long_sentences_are_cut_at_clauses_and_stay_literal():
    text = (
        "Die Stadt "
        + ", ".join(f"prüft das Vorhaben Nummer {n} gemeinsam mit dem Rat" for n in range(40))
        + "."
    )
    found = passages(text)
    assert len(found) > 2
    assert all(len(p.quote) <= LIMIT for p in found)
    assert all(p.quote.endswith((",", ".")) for p in found)


def test_a_long_table_row_is_cut_between_cells():
    text = "Maßnahme\t" + "\t".join(
        ["Die Stadt baut eine Plattform für alle Ämter und Betriebe auf." * 2] * 6
    )
    found = passages(text)
    assert {p.kind for p in found} == {"row"}
    assert len(found) > 2


def test_marks_of_lists_and_quotations_are_not_part_of_the_quote():
    found = passages(
        "> Die Stadt handelt.\n\n- Erster Punkt\n- Zweiter Punkt\n\n2. Dritter Punkt zählt hier.\n", "a.md"
    )
    assert [p.quote for p in found] == [
        "Die Stadt handelt.",
        "Erster Punkt",
        "Zweiter Punkt",
        "2. Dritter Punkt zählt hier.",
    ]


@pytest.mark.parametrize("filler", ["x. ", "(", ") ", "a.b", "§ 5 Abs. ", "…", "A. "])
def test_monotonous_text_is_split_in_short_time(filler):
    found = passages(filler * (60_000 // len(filler)) + " Ende")
    assert all(len(p.quote) <= LIMIT for p in found)
