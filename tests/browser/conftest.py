"""One app and one browser for all journeys; each visit has a page of its own."""

import shutil
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect, sync_playwright

from fundingkit.sample import add_sample
from fundingkit.settings import Settings
from fundingkit.store.store import open_store
from tests.browser.served import PATIENCE, App, Visit, launch, opened

# Two cores are shared with the engine; what is awaited comes, but not always at once.
expect.set_options(timeout=PATIENCE * 1000)


def pytest_collection_modifyitems(items):
    """Mark the journeys, and put them last: an open browser leaves no event loop to other tests."""
    for item in items:
        if _is_journey(item):
            item.add_marker(pytest.mark.browser)
    items.sort(key=_is_journey)


def _is_journey(item):
    return "tests/browser/" in item.path.as_posix()


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        opened = launch(playwright)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def sample_data(tmp_path_factory):
    """A folder with the sample worked out and a person who has said a name: to be copied, not used."""
    data = tmp_path_factory.mktemp("sample")
    store = open_store(Settings(data=data))
    store.people.signed_on("local", "Anna Beispiel", "")
    add_sample(store, by="Anna Beispiel")
    while store.worker("here", alone=True).work():
        pass
    store.close()
    return data


@pytest.fixture(scope="session")
def app(tmp_path_factory, sample_data):
    """The app with the sample."""
    served = App(shutil.copytree(sample_data, tmp_path_factory.mktemp("app") / "data")).start()
    yield served
    served.stop()


@pytest.fixture(scope="session")
def visiting(browser):
    """`with visiting(app) as visit`: it may ask nobody but the app and meet no fault in app or browser.

    Contexts stay open, as a browser does: the next visit finds the app's files at hand, which takes a
    third of the time.
    """
    contexts = {}

    @contextmanager
    def begun(app, **options):
        key = (app.url, *sorted(options.items()))
        if key not in contexts:
            contexts[key] = opened(browser, **options)
        visit = Visit(app, contexts[key])
        try:
            yield visit
            expect(visit.page.get_by_text("Hier ist etwas schiefgegangen")).to_have_count(0)
        finally:
            visit.page.close()
        assert visit.foreign == []
        assert visit.errors == []

    yield begun
    for context in contexts.values():
        context.close()


@pytest.fixture
def visit(visiting, app):
    with visiting(app) as made:
        yield made
