import re
import socket
import urllib.request

from tests.browser.served import ROOT, App
from tests.browser.test_accessibility import ADDRESSES
from tests.browser.test_pruefung_journey import PARTS

PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py") if not path.name.startswith("_"))


def test_every_page_is_visited_and_so_asks_nobody_but_the_app_and_meets_no_fault():
    visited = [*ADDRESSES, *(name for name, _ in PARTS), "antragsreife"]
    assert {re.match(r"\w+", address)[0] for address in visited} == set(PAGES)


def test_the_page_says_that_it_is_german(visit):
    page = visit.go()
    assert page.locator("html").get_attribute("lang") == "de"
    assert page.title() == "Vorhaben – fundingkit"


def test_an_address_that_is_not_there_leads_back(visit):
    visit.page.goto(f"{visit.app.url}/gibtesnicht")
    visit.page.get_by_role("dialog").wait_for()
    visit.errors.clear()


def test_a_page_of_the_folder_cannot_be_opened_past_the_router(visit):
    visit.page.goto(f"{visit.app.url}/_frame")
    visit.page.get_by_role("dialog").wait_for()
    visit.errors.clear()


def test_answers_carry_the_headers_that_keep_the_browser_at_home(app):
    with urllib.request.urlopen(app.url) as answer:
        assert "default-src 'self'" in answer.headers["content-security-policy"]
        assert answer.headers["x-frame-options"] == "DENY"


def test_without_sign_on_the_app_refuses_to_answer_other_machines(tmp_path):
    ended = App(tmp_path).run_to_its_end("--server.address=0.0.0.0")
    assert ended.returncode != 0
    assert "nur auf 127.0.0.1" in ended.stderr + ended.stdout


def test_without_sign_on_nothing_listens_on_other_addresses(app):
    addresses = {entry[4][0] for entry in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    for address in sorted(addresses - {"127.0.0.1", "127.0.1.1"}):
        with socket.socket() as probe:
            probe.settimeout(2)
            assert probe.connect_ex((address, app.port)) != 0
