import warnings

import pytest
from playwright.sync_api import expect

from tests.browser.served import App, Visit, opened

with warnings.catch_warnings():
    # The stand-in for a provider warns of parts of its own libraries.
    warnings.simplefilter("ignore")
    import oidc_provider_mock


@pytest.fixture
def provider():
    with oidc_provider_mock.run_server_in_thread() as server:
        yield f"http://127.0.0.1:{server.server_port}"


@pytest.fixture
def guarded(tmp_path, provider):
    """The app at which people sign on with that provider."""
    app = App(
        tmp_path / "data",
        oidc_metadata=f"{provider}/.well-known/openid-configuration",
        oidc_client_id="fundingkit",
        oidc_client_secret="sesam-oeffne-dich",
        oidc_cookie_secret="ein langes Geheimnis nur für diese Prüfung",
        administrators="ada@stadt.example",
    ).start()
    yield app
    app.stop()


@pytest.fixture
def visit(browser, guarded, provider):
    made = Visit(guarded, opened(browser))
    # The stand-in dresses its pages in a style from elsewhere, which is not to be fetched.
    made.context.route(lambda url: not url.startswith((guarded.url, provider)), lambda route: route.abort())
    yield made
    made.context.close()


def sign_on(page, provider, subject):
    page.get_by_role("button", name="Anmelden").click()
    page.wait_for_url(f"{provider}/**")
    page.get_by_placeholder("sub").fill(subject)
    page.get_by_role("button", name="Authorize").click()
    page.get_by_role("heading", name="Vorhaben", level=1).wait_for()


def test_who_signs_on_gets_in_with_the_role_that_fundingkit_knows(visit, provider):
    page = visit.go("verwaltung?teil=Einstellungen")
    expect(page.get_by_role("heading", name="Anmeldung")).to_be_visible()
    expect(page.get_by_text("FUNDINGKIT_DATA", exact=True)).to_have_count(0)
    sign_on(page, provider, "ada@stadt.example")
    visit.go("verwaltung?teil=Einstellungen")
    expect(page.get_by_text("FUNDINGKIT_DATA", exact=True)).to_be_visible()
    expect(page.get_by_text("sesam-oeffne-dich")).to_have_count(0)
    page.get_by_role("button", name="ada@stadt.example").click()
    page.get_by_role("button", name="Abmelden").click()
    page.wait_for_url(f"{provider}/**")
    visit.go("verwaltung?teil=Einstellungen")
    expect(page.get_by_role("heading", name="Anmeldung")).to_be_visible()


def test_somebody_new_may_only_look(visit, provider):
    page = visit.go()
    sign_on(page, provider, "bert@stadt.example")
    expect(page.get_by_text("Neues Vorhaben")).to_have_count(0)
    visit.go("verwaltung")
    expect(page.get_by_text("der Administration vorbehalten")).to_be_visible()
