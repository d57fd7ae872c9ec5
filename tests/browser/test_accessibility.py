import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import visiting

#: Findings in widgets of Streamlit 1.67 itself; anything else fails.
KNOWN = {
    "empty-table-header": "the corner of data_editor",
    "presentation-role-conflict": "the hidden input of file_uploader",
}
#: The chosen segment or tab takes its colour from the one that carries white text on buttons; on a dark
#: ground both cannot be had. It is marked by its border as well.
TOO_PALE = {"exclude": [["[data-variant=segmented_control]"], ["[role=tab]"]]}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "address",
    [
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
    ],
)
def test_a_page_has_no_barrier_that_a_program_can_find(browser, app, address, scheme):
    with visiting(browser, app, color_scheme=scheme, reduced_motion="reduce") as visit:
        page = visit.go(f"{address}&vorhaben=1")
        results = Axe().run(page, context=TOO_PALE if scheme == "dark" else None)
        found = [
            (rule["id"], node["html"][:200])
            for rule in results.response["violations"]
            for node in rule["nodes"]
            if rule["id"] not in KNOWN
        ]
        assert found == []
