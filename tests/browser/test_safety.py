import socket
import urllib.request

import pytest
from playwright.sync_api import expect

from tests.browser.served import ROOT, App

PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py") if not path.name.startswith("_"))


@pytest.mark.parametrize("name", PAGES)
def test_no_page_asks_anybody_but_the_app_or_meets_a_fault(visit, name):
    page = visit.go(f"{name}?vorhaben=1")
    expect(page.locator("h1")).to_have_count(1)
    expect(page.get_by_text("Hier ist etwas schiefgegangen")).to_have_count(0)


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
