import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fundingkit.grading.commitment import blend, commitment, read_commitment
from fundingkit.scale import Commitment

SENTENCES = {
    Commitment.DECIDED: [
        "Der Rat beschließt die Digitale Agenda.",
        "Der vorliegenden Strategie wird zugestimmt.",
        "Der Kreistag beauftragt die Verwaltung, einen Beirat einzurichten.",
        "Der Gemeinderat hat am 4. Mai die Mittel freigegeben.",
        "Mit Beschluss vom 12. März wurde die Stelle geschaffen.",
        "Der Ausschuss stimmte der Bewerbung einstimmig zu.",
        "Im Haushalt 2022 sind dafür 80.000 Euro veranschlagt.",
        "Der Zuwendungsbescheid über 60.000 Euro liegt vor.",
        "Beschlussvorschlag: Die Gemeinde bewirbt sich um Fördermittel.",
        "Die Gemeinden verpflichten sich, die Daten zu liefern.",
        "Der Kooperationsvertrag mit der Hochschule wurde unterzeichnet.",
        "Der Auftrag wurde an das Büro Hellwig vergeben.",
    ],
    Commitment.PLANNED: [
        "Die Plattform soll im nächsten Jahr beschafft werden.",
        "Geplant sind fünf Werkstätten.",
        "Ein Monitoring ist vorgesehen.",
        "Das Konzept wird bis Ende 2027 erarbeitet werden.",
        "Die Umfrage ist in Vorbereitung.",
        "Die Verwaltung empfiehlt die Einrichtung eines Beirats.",
        "Ein Leitfaden ist noch zu erstellen.",
        "Im Herbst wird eine Onlinebeteiligung durchgeführt.",
        "Phase 2: Jugendhackathon",
        "Künftig werden alle Dienste online angeboten.",
    ],
    Commitment.VISION: [
        "Wir wollen eine lebenswerte Stadt sein.",
        "Unser Ziel ist eine bürgernahe Verwaltung.",
        "Die Gemeinde möchte alle mitnehmen.",
        "Digitalisierung soll den Menschen dienen.",
        "Unsere Vision: eine Stadt der kurzen Wege.",
        "Der Mensch steht im Mittelpunkt.",
        "Gemeinsam in die digitale Zukunft!",
        "Teilhabe stärken",
        "Wünschenswert wäre mehr Austausch.",
    ],
    Commitment.DONE: [
        "Seit 2019 betreibt die Stadt ein Datenportal.",
        "Das Konzept liegt vor.",
        "Die Umfrage wurde im Frühjahr durchgeführt.",
        "An der Werkstatt nahmen 64 Personen teil.",
        "Das Sensornetz ist in Betrieb.",
        "Die Gemeinde hat ein Mängelportal eingeführt.",
        "Die Stadtwerke nutzen bereits offene Schnittstellen.",
        "Der Beirat tagt vierteljährlich.",
        "☒ umgesetzt",
    ],
}
CASES = [(level, text) for level, texts in SENTENCES.items() for text in texts]


@pytest.mark.parametrize(("level", "text"), CASES)
def test_the_verb_phrase_says_how_binding_it_is(level: Commitment, text: str) -> None:
    reading = commitment(text)
    assert reading.level is level, reading
    assert reading.wording == text[reading.start : reading.end] != ""


def test_a_passage_without_such_words_says_nothing_by_itself() -> None:
    reading = read_commitment("Marktplatz, 3 Gateways, 22 Knoten, LoRaWAN")
    assert reading.level is Commitment.NONE
    assert (reading.start, reading.end, reading.wording) == (0, 0, "")


def test_without_words_and_without_learned_chances_what_is_written_is_taken_as_there() -> None:
    mixed = blend(read_commitment("Marktplatz, 3 Gateways, 22 Knoten, LoRaWAN"), None)
    assert mixed.level is Commitment.DONE
    assert "ohne deutliche Wörter" in mixed.reason


def test_learned_chances_and_words_are_weighed_together() -> None:
    text = "Der Rat beschließt die Digitale Agenda."
    unsure = (0.0, 0.1, 0.3, 0.25, 0.35)
    mixed = blend(read_commitment(text), unsure)
    assert mixed.level is Commitment.DECIDED
    assert mixed.reason == "„Rat beschließt“ spricht für beschlossen"
    assert sum(mixed.chances) == pytest.approx(1)
    assert mixed.chances[0] == 0


def test_sure_learned_chances_outweigh_a_weak_word_of_which_the_reason_says_nothing() -> None:
    mixed = blend(read_commitment("Die Wege sind kurz."), (0.0, 0.97, 0.01, 0.01, 0.01))
    assert mixed.level is Commitment.VISION
    assert mixed.reason == "klingt im Ganzen nach Leitbild"


def test_a_strong_word_that_was_outweighed_is_told() -> None:
    mixed = blend(read_commitment("Der Rat beschließt die Digitale Agenda."), (0.0, 0.01, 0.01, 0.01, 0.97))
    assert mixed.level is Commitment.DONE
    assert mixed.reason == "„Rat beschließt“ spricht für beschlossen, der Satz im Ganzen aber für umgesetzt"


def test_the_level_none_is_never_proposed_for_evidence() -> None:
    mixed = blend(read_commitment("Text"), (0.96, 0.01, 0.01, 0.01, 0.01))
    assert mixed.level is not Commitment.NONE


def test_the_words_shown_are_those_of_the_level_chosen() -> None:
    text = "Die Strategie wurde 2019 erarbeitet und soll fortgeschrieben werden."
    reading = commitment(text, (0.0, 0.0, 0.98, 0.01, 0.01))
    assert reading.level is Commitment.PLANNED
    assert reading.wording == "fortgeschrieben werden"


def test_decomposed_letters_keep_their_offsets() -> None:
    text = "U\u0308bermorgen ist ein Fest vorgesehen."
    reading = commitment(text)
    assert text[reading.start : reading.end] == "vorgesehen"


CHANCES = st.lists(st.floats(0, 1), min_size=5, max_size=5).map(tuple)


@given(st.text(max_size=80), st.one_of(st.none(), CHANCES))
@settings(max_examples=150, deadline=None)
def test_any_text_and_any_chances_give_a_level_and_shares(
    text: str, learned: tuple[float, ...] | None
) -> None:
    mixed = blend(read_commitment(text), learned)
    assert mixed.level in set(Commitment) - {Commitment.NONE}
    assert sum(mixed.chances) == pytest.approx(1)
    reading = commitment(text, learned)
    assert 0 <= reading.start <= reading.end <= len(text)


@pytest.mark.parametrize(
    "text", ["wird xy " * 10_000, "ist " * 20_000, "a" * 100_000, "\ud800" * 500, "\x00" * 5000]
)
def test_hostile_text_is_read_without_harm(text: str) -> None:
    commitment(text)
