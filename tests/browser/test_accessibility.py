import pytest

from tests.browser.barriers import barriers

#: Pages without those of the review and of readiness, which have journeys of their own.
ADDRESSES = (
    "vorhaben?",
    "foerderaufrufe?",
    "verwaltung?",
    "antrag?",
    "antrag?pruefen=Zahlen",
    "formular?feld=I.1",
    "kosten?",
    "massnahmen?",
    "zeitplan?",
    "unterlagen?unterlage=kostenplan",
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_has_no_barrier_that_a_program_can_find(visiting, app, address, scheme):
    with visiting(app, color_scheme=scheme, reduced_motion="reduce") as visit:
        assert barriers(visit.go(f"{address}&vorhaben=1"), scheme) == []
