import hashlib
from fractions import Fraction
from pathlib import Path

import pytest

from fundingkit.documents.reading import read_document
from fundingkit.readiness.field_map import FieldMap, field_matrix, propose_map
from fundingkit.readiness.fields import Field, propose_fields
from fundingkit.readiness.readiness import readiness
from fundingkit.scale import Commitment, Grade
from tests.readiness import example as ex

KONSTANZ = Path(__file__).parents[3] / "shared/gold/docs/konstanz-2021.txt"


def read(text, name="papier.txt"):
    return read_document(name, text.encode()).document


def names(text, name="papier.txt"):
    return [field.name for field in propose_fields([read(text, name)])]


def test_a_labelled_row_gives_fields_with_the_themes_below_and_what_cuts_across():
    fields = propose_fields(
        [
            read(
                "Die Strategie im Überblick ist hier zu sehen.\n\nHandlungsfelder\tWohnen\tVerkehr\nThemenfelder\tMiete & Eigentum\tBus, Bahn\nQuerschnitts- themen\tDaten, Netze\t\n"
            )
        ]
    )
    assert [(field.name, field.themes, field.cross_cutting) for field in fields] == [
        ("Wohnen", ("Miete", "Eigentum"), False),
        ("Verkehr", ("Bus", "Bahn"), False),
        ("Daten", (), True),
        ("Netze", (), True),
    ]
    assert [field.id for field in fields] == ["F01", "F02", "F03", "F04"]


def test_a_labelled_column_gives_fields():
    assert names(
        "Die folgende Tabelle zeigt alles.\n\nHandlungsfeld\tZiel\tAmt\nBildung\tAlle lernen digital\tAmt 40\nEnergie\tWeniger Verbrauch\tAmt 36\n"
    ) == ["Bildung", "Energie"]


def test_a_list_below_a_heading_gives_fields():
    assert names(
        "# Strategie\n\n## Unsere Handlungsfelder\n\n- Bildung und Kultur\n- Energie: weniger Verbrauch bis 2030\n- Verkehr\n",
        "p.md",
    ) == ["Bildung und Kultur", "Energie", "Verkehr"]


def test_a_list_after_a_sentence_gives_fields():
    assert names(
        "Die Gemeinde arbeitet in drei Handlungsfeldern:\n\n- Dorfleben\n- Wege\n- Amtsgänge\n\nDanach geht es weiter.\n"
    ) == ["Dorfleben", "Wege", "Amtsgänge"]


def test_numbered_headings_give_fields():
    assert names(
        "# Plan\n\n## Handlungsfeld 1: Bildung\n\nEtwas Text steht hier.\n\n## Handlungsfeld 2: Energie\n\nUnd hier auch etwas.\n",
        "p.md",
    ) == ["Bildung", "Energie"]


def test_names_in_quotation_marks_give_fields():
    assert names(
        "Die Korridore „Innenstadt“, „Moderne Verwaltung“ und „Mobilität“ tragen den Prozess in den nächsten Jahren."
    ) == ["Innenstadt", "Moderne Verwaltung", "Mobilität"]


@pytest.mark.parametrize(
    "text",
    [
        "Der Rat hat beschlossen, die Straße zu sanieren.",
        "Wir sehen viele Handlungsfelder für die Zukunft.",
        "Handlungsfelder sind noch offen:\n\n- Es wird in einem längeren Verfahren geklärt, welche Felder das sein sollen.\n",
    ],
)
def test_papers_that_name_no_fields_give_none(text):
    assert names(text) == []


def test_each_name_stands_where_it_says():
    document = read("Überblick über alles.\n\nHandlungsfelder\tWohnen\tVerkehr\n")
    for field in propose_fields([document]):
        assert document.text[field.start : field.start + len(field.name)] == field.name


@pytest.mark.skipif(not KONSTANZ.exists(), reason="the council paper is not at hand")
def test_the_fields_of_the_council_paper_are_found():
    document = read_document(KONSTANZ.name, KONSTANZ.read_bytes()).document
    fields = propose_fields([document])
    assert [field.name for field in fields if not field.cross_cutting] == [
        "Smart Leben", "Smarte Mobilität", "Smarte Stadt", "Smarte Verwaltung", "Smarte Wirtschaft",
    ]  # fmt: skip
    assert [field.name for field in fields if field.cross_cutting][1:3] == ["Netze & Infrastruktur", "Daten"]
    assert document.sha256 == hashlib.sha256(KONSTANZ.read_bytes()).hexdigest() == fields[0].document


MOBILITY, SCHOOL = Field("F1", "Smarte Mobilität", ("Verkehr",)), Field("F2", "Smarte Schule")


def assessed():
    return ex.assessment(
        R1=ex.proposal(
            "R1",
            Grade.FULFILLED,
            Commitment.DONE,
            evidence=(ex.evidence(ex.STRATEGY, 1, quote="Der Verkehrsrechner läuft seit 2019."),),
        ),
        R2=ex.proposal(
            "R2",
            Grade.PARTIAL,
            Commitment.PLANNED,
            evidence=(ex.evidence(ex.STRATEGY, 2, quote="Das WLAN kommt.", headings=("Die Schulen",)),),
        ),
        R4=ex.proposal(
            "R4",
            Grade.MENTIONED,
            Commitment.VISION,
            evidence=(ex.evidence(ex.REPORT, 4, quote="Smarte Ideen für alle."),),
        ),
    )


def test_passages_go_to_the_field_whose_own_words_stand_in_them_or_above_them():
    mapping = propose_map((MOBILITY, SCHOOL), assessed())
    assert mapping.passages["F1"] == {ex.passage(ex.STRATEGY, 1, "Der Verkehrsrechner läuft seit 2019.").key}
    assert mapping.passages["F2"] == {ex.passage(ex.STRATEGY, 2, "Das WLAN kommt.").key}


def test_the_matrix_is_the_one_worked_out_by_hand():
    assessment = assessed()
    matrix = field_matrix(readiness(assessment), assessment, propose_map((MOBILITY, SCHOOL), assessment))
    assert matrix.cells["F1", "K1"].coverage == Fraction(1, 2)  # R1 fully, of two requirements
    assert matrix.cells["F2", "K1"].coverage == Fraction(1, 3)  # R2 two thirds, of two
    assert matrix.cells["F1", "K1"].requirements == ("R1",)
    assert matrix.unmapped == ("R4",)
    assert matrix.unused == ()


def test_people_correct_the_mapping():
    assessment = assessed()
    mapping = (
        propose_map((MOBILITY, SCHOOL), assessment).with_requirements("F1", ["R4"]).with_passages("F2", [])
    )
    matrix = field_matrix(readiness(assessment), assessment, mapping)
    assert matrix.cells["F1", "K3"].coverage == Fraction(1, 3)
    assert [field.id for field in matrix.unused] == ["F2"]
    assert mapping.without_field("F2").fields == (MOBILITY,)
    added = FieldMap(()).with_field(MOBILITY).with_field(Field("F1", "Verkehr"))
    assert [field.name for field in added.fields] == ["Verkehr"]
