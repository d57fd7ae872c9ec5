import pytest

from fundingkit.evidence import Claim
from fundingkit.grading.claims import find_claims
from fundingkit.passages.passage import Passage


def claims(text: str, kind: str = "sentence") -> tuple[Claim, ...]:
    return find_claims([Passage("paper", 0, 0, len(text), text, kind)])


@pytest.mark.parametrize(
    ("text", "value", "wording"),
    [
        ("Damit sind die Voraussetzungen für die Bewerbung zu rund 60 % geschaffen.", 0.6, "zu rund 60 %"),
        ("Wichtige Vorarbeiten für den Antrag liegen bereits vor (ca. 45%).", 0.45, "(ca. 45%)"),
        ("Die Antragsunterlagen sind zu zwei Dritteln fertiggestellt.", 0.6667, "zu zwei Dritteln"),
        ("Etwa die Hälfte der Voraussetzungen ist erfüllt.", 0.5, "Etwa die Hälfte"),
        (
            "Von der Strategie sind schätzungsweise drei Viertel erarbeitet.",
            0.75,
            "schätzungsweise drei Viertel",
        ),
        ("Neun von zwölf Kriterien sind heute schon erfüllt.", 0.75, "Neun von zwölf Kriterien"),
        ("Umsetzungsstand der Digitalen Agenda: 61 %", 0.61, "61 %"),
        ("Strategieentwicklung: 70 % abgeschlossen", 0.7, "70 %"),
    ],
)
def test_a_number_about_the_own_readiness_is_a_claim(text: str, value: float, wording: str) -> None:
    (claim,) = claims(text)
    assert claim.value == pytest.approx(value)
    assert claim.wording == wording
    assert claim.wording in text


@pytest.mark.parametrize(
    "text",
    [
        "Die Strategieentwicklung ist weitgehend abgeschlossen.",
        "Das Digitalkonzept liegt im Wesentlichen fertig vor und ist nahezu vollständig abgestimmt.",
        "Der Großteil der Voraussetzungen für einen Förderantrag ist gegeben.",
        "Die Antragsunterlagen wurden bereits größtenteils erarbeitet.",
        "Die Vorbereitung der Bewerbung ist weit fortgeschritten und steht kurz vor dem Abschluss.",
    ],
)
def test_completion_in_words_is_a_claim_without_a_number(text: str) -> None:
    (claim,) = claims(text)
    assert claim.value is None
    assert claim.approximate
    assert claim.wording in text


@pytest.mark.parametrize(
    "text",
    [
        "Der Eigenanteil beträgt 35 % der zuwendungsfähigen Kosten.",
        "Die Förderquote liegt bei 65 %, bei Haushaltsnotlage bei 90 %.",
        "Bis 2030 sollen die Treibhausgase um 70 % gesenkt werden, so die Klimastrategie.",
        "Rund 70 % der Haushalte sind an das Glasfasernetz angeschlossen.",
        "Der Antrag wurde mit 80 % der Stimmen angenommen.",
        "An der Befragung zur Strategie nahmen 40 Prozent der Beschäftigten teil.",
        "Das Konzept soll bis Ende 2022 zu 80 % umgesetzt sein.",
        "Wenn 75 % der Kriterien erfüllt sind, kann ein Antrag gestellt werden.",
        "Drei Viertel der Fläche sind bewaldet.",
        "Sind die Voraussetzungen zu 70 % erfüllt?",
        "Die Straße ist weitgehend fertiggestellt.",
        "Bundesweit sind die Voraussetzungen erst zu 30 % geschaffen.",
        "Die Projektleitung arbeitet mit 50 % einer Vollzeitstelle an der Strategie.",
    ],
)
def test_a_share_of_something_else_is_no_claim(text: str) -> None:
    assert claims(text) == ()


def test_headings_and_form_lines_claim_nothing() -> None:
    text = "Voraussetzungen zu 70 % erfüllt"
    assert claims(text, "heading") == ()
    assert claims(text, "form") == ()


def test_about_and_exactly_are_told_apart() -> None:
    assert claims("Die Voraussetzungen sind zu etwa 70 % erfüllt.")[0].approximate
    assert not claims("Die Voraussetzungen sind zu 70 % erfüllt.")[0].approximate
