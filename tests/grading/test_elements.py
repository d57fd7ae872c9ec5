from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fundingkit.catalogue.call import Element
from fundingkit.grading.elements import ElementKind, elements_with, find_elements
from fundingkit.grading.figures import figures


def found(text: str) -> dict[str, list[str]]:
    kinds: dict[str, list[str]] = {}
    for element in find_elements(text):
        kinds.setdefault(element.kind, []).append(text[element.start : element.end])
    return kinds


def test_the_kinds_are_those_of_the_catalogue() -> None:
    assert set(get_args(ElementKind)) == set(get_args(Element.model_fields["kind"].annotation))


@pytest.mark.parametrize(
    ("kind", "text", "words"),
    [
        ("amount", "Für das Portal sind 45.000 Euro eingeplant.", "45.000 Euro"),
        ("amount", "Die Laternen sparen 310 MWh im Jahr.", "310 MWh"),
        ("amount", "Der Eigenanteil beträgt 35 %.", "35 %"),
        ("count", "Es sind 2,5 Stellen vorgesehen.", "2,5 Stellen"),
        ("date", "Das Forum findet am 12.03.2021 statt.", "12.03.2021"),
        ("date", "Die Gruppe tagt vierteljährlich.", "vierteljährlich"),
        ("date", "Sprechstunde jeden ersten Montag.", "jeden ersten"),
        ("date", "Das Projekt läuft 18 Monate.", "18 Monate"),
        ("decision", "Der Rat beschließt die Agenda.", "beschließt"),
        ("decision", "Mit Ratsbeschluss vom 4. Mai liegt die Agenda fest.", "Ratsbeschluss"),
        ("decision", "Der Kreistag stimmt der Bewerbung zu.", "stimmt"),
        ("decision", "Der Rat beauftragt die Verwaltung, das Konzept zu erstellen.", "beauftragt"),
        ("decision", "Die Gemeinde ist dem Zweckverband beigetreten.", "beigetreten"),
        ("document", "Grundlage ist das ISEK der Stadt.", "ISEK"),
        ("document", "Das Klimaanpassungskonzept liegt vor.", "Klimaanpassungskonzept"),
        ("document", "Der Partner gab einen Letter of Intent ab.", "Letter of Intent"),
        ("document", "Wir folgen der Smart City Charta.", "Smart City Charta"),
        ("format", "Im Juni lädt die Stadt zum Bürgerforum ein.", "Bürgerforum"),
        ("format", "Eine Online-Beteiligung folgt.", "Online-Beteiligung"),
        ("format", "Die Daten stehen unter Creative Commons.", "Creative Commons"),
        ("format", "Runde Tische begleiten das Projekt.", "Runde Tische"),
        ("indicator", "Als Kennzahlen dienen Zugriffe je Dienst.", "Kennzahlen"),
        ("indicator", "Gemessen wird die Bearbeitungsdauer.", "Bearbeitungsdauer"),
        ("method", "Eine Nutzwertanalyse ging voraus.", "Nutzwertanalyse"),
        ("method", "Die Bilder werden im Gerät anonymisiert.", "anonymisiert"),
        ("method", "Der Trend wurde in drei Szenarien fortgeschrieben.", "Szenarien"),
        ("office", "Zuständig ist die Stabsstelle Digitales.", "Stabsstelle"),
        ("office", "Es antwortet das Amt für Mobilität.", "Amt für Mobilität"),
        ("office", "Verantwortlich: FB 3", "FB 3"),
        ("office", "Die Datenschutzbeauftragte prüft jedes Gerät.", "Datenschutzbeauftragte"),
        ("office", "Ein Chief Digital Officer leitet das Programm.", "Chief Digital Officer"),
        ("partner", "Die Hochschule Westertal forscht mit.", "Hochschule Westertal"),
        ("partner", "Betreiber sind die Stadtwerke.", "Stadtwerke"),
        ("partner", "Der Heimatverein Stegen e. V. hilft.", "e. V."),
        ("partner", "Die Meditek GmbH liefert Geräte.", "GmbH"),
        ("place", "Im Ortsteil Krumbach startet der Test.", "Ortsteil Krumbach"),
        ("place", "An der Bahnhofstraße stehen Sensoren.", "Bahnhofstraße"),
        ("place", "Das Quartier Nordring wird Modellgebiet.", "Quartier Nordring"),
        ("project", "Das Projekt „Seestadt im Fluss“ läuft.", "„Seestadt im Fluss“"),
        ("project", "Die Dorf-App meldet Mitfahrten.", "Dorf-App"),
        ("result", "Die Umfrage ergab drei Schwerpunkte.", "ergab"),
        ("result", "Der Verbrauch sank deutlich.", "sank"),
        ("rule", "Es gilt die Richtlinie Datenschutz.", "Richtlinie"),
        ("rule", "Jede Vorlage muss die Folgen nennen.", "muss"),
        ("target_group", "Die Kurse richten sich an Seniorinnen und Senioren.", "Seniorinnen"),
        ("target_group", "Ältere Menschen erhalten Hilfe.", "Ältere Menschen"),
        ("target_group", "Das Angebot gilt für Menschen mit Behinderung.", "Menschen mit Behinderung"),
    ],
)
def test_an_element_is_found_with_its_words(kind: str, text: str, words: str) -> None:
    assert words in found(text).get(kind, []), found(text)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("office", "Insgesamt wurde das Ehrenamt gewürdigt, auch Beamte kamen."),
        ("document", "Die Arbeit verlief konzeptlos und planlos."),
        ("format", "Wir messen jeden Tag."),
        ("amount", "Der Rat tagte am 12.03.2021 um 18 Uhr."),
        ("count", "Nach § 5 Abs. 2 Satz 1 ist das Amt zuständig."),
        ("date", "Vorlage BV 2020/0218"),
        ("place", "Die Daten gehen nach außen und von innen."),
        ("decision", "Die Stadt möchte digitaler werden."),
        ("partner", "Wir arbeiten gern zusammen."),
        ("indicator", "Die Straße ist schön."),
    ],
)
def test_a_look_alike_is_not_taken(kind: str, text: str) -> None:
    assert kind not in found(text)


def test_a_full_sentence_names_what_it_states() -> None:
    text = (
        "Der Rat beschloss am 4. Mai 2021, dass die Stabsstelle Digitales mit der Hochschule Westertal "
        "für 45.000 Euro fünf Workshops für Jugendliche im Quartier Nordring anbietet."
    )
    kinds = {"decision", "date", "office", "partner", "amount", "count", "format", "target_group", "place"}
    assert kinds <= set(found(text))


def test_a_slogan_names_nothing() -> None:
    assert found("Gemeinsam smart in die Zukunft!") == {}


def test_decomposed_letters_keep_their_offsets() -> None:
    text = "Das Bu\u0308rgerforum tagt."
    assert found(text)["format"] == ["Bu\u0308rgerforum"]


def test_figures_at_hand_are_not_read_twice() -> None:
    text = "Für fünf Workshops stehen 5.000 Euro bereit."
    assert elements_with(text, figures(text)) == find_elements(text)


PIECES = st.sampled_from(
    [
        "Amt ",
        "für ",
        "Stadt",
        "Rat ",
        "beschließt ",
        "„",
        "“",
        "5.000 Euro",
        " ",
        ".",
        "-",
        "\u0308",
        "\x00",
        "\ud800",
        "\ufdfa",
        "Konzept",
        "im ",
        "Mai 2021",
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join))
@settings(max_examples=150, deadline=None)
def test_spans_of_a_kind_are_apart_and_in_order(text: str) -> None:
    elements = find_elements(text)
    assert list(elements) == sorted(elements, key=lambda e: (e.start, e.end, e.kind))
    for kind in {element.kind for element in elements}:
        last = 0
        for element in elements:
            if element.kind == kind:
                assert last <= element.start < element.end <= len(text)
                last = element.end


@pytest.mark.parametrize(
    "text", ["a" * 100_000, "\ufdfa" * 5000, "Konzept-" * 10_000, "„" * 50_000, "\x00" * 50_000]
)
def test_hostile_text_is_read_without_harm(text: str) -> None:
    find_elements(text)
