import pytest

from fundingkit.matching.places import Home
from fundingkit.matching.signs import signs
from fundingkit.passages.passage import Passage

PAPER = [
    "Die Stadt Lindenau stellt ihre Strategie vor.",
    "Der Rat der Stadt Lindenau hat zugestimmt.",
    "Die Einwohner der Stadt Lindenau wurden befragt.",
    "Mit der Gemeinde Stegen besteht ein Vertrag.",
]


def kinds(text: str, home: Home | None) -> set[str]:
    return {sign.kind for sign in signs(Passage("paper", 0, 0, len(text), text, "sentence"), home=home)}


def test_the_municipality_named_most_is_home() -> None:
    assert Home.of(PAPER) == Home("Lindenau")
    assert Home.of(reversed(PAPER)) == Home("Lindenau")


def test_without_a_clear_name_there_is_no_home() -> None:
    assert Home.of([]) is None
    assert Home.of(["Die Stadt Lindenau tagt."]) is None
    assert (
        Home.of([*PAPER[:3], *(f"Die Gemeinde {name} macht mit." for name in ("Stegen", "Rahde", "Hohn"))])
        is None
    )


@pytest.mark.parametrize(
    "text",
    [
        "Die Stadt Marlenbeck hat ihre Digitalstrategie im Mai vorgestellt.",
        "Der Landkreis Ostertal betreibt eine Datenplattform.",
        "Hamburg erprobt autonome Busse.",
        "In Kassel wurde ein Sensornetz aufgebaut.",
    ],
)
def test_deeds_of_other_municipalities_are_told_once_home_is_known(text: str) -> None:
    assert "other_place" in kinds(text, Home("Lindenau"))
    assert "other_place" not in kinds(text, None)


@pytest.mark.parametrize(
    "text",
    [
        "Die Stadt Lindenau hat ihre Digitalstrategie im Mai vorgestellt.",
        "Die Gemeinde Stegen hat mit Lindenau einen Vertrag geschlossen.",
        "Der Landkreis Ostertal betreibt mit uns eine Datenplattform.",
    ],
)
def test_the_own_municipality_and_its_partners_are_not_others(text: str) -> None:
    assert "other_place" not in kinds(text, Home("Lindenau"))
