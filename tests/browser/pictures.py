"""Takes the pictures of README and docs from a fresh installation: `./dev pictures`."""

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from fundingkit.sample import add_sample
from fundingkit.settings import Settings
from fundingkit.store.store import open_store
from tests.browser.served import ROOT, App, Visit, launch, opened

FOLDER = ROOT / "docs" / "pictures"
#: File, address, height of the window.
PICTURES = (
    ("pruefung", "pruefung?vorhaben=1&frage=R44", 1000),
    ("antragsreife", "antragsreife?vorhaben=1", 1000),
)


def take(folder: Path = FOLDER) -> None:
    """Start the app with the sample and take every picture."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        store = open_store(Settings(data=data))
        store.people.signed_on("local", "Anna Beispiel", "")
        add_sample(store, by="Anna Beispiel")
        while store.worker("here", alone=True).work():
            pass
        store.close()
        app, browser = App(data).start(), launch(playwright)
        visit = Visit(app, opened(browser, color_scheme="light"))
        for name, address, height in PICTURES:
            visit.page.set_viewport_size({"width": 1360, "height": height})
            visit.go(address)
            # Charts are drawn after the script has run.
            visit.page.wait_for_load_state("networkidle")
            visit.page.screenshot(path=folder / f"{name}.png")
        browser.close()
        app.stop()


if __name__ == "__main__":
    take()
