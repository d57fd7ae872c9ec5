"""The app as people start it, on a free port with a folder of its own, and pages in a real browser."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parents[2]
#: How long the app may take to answer, and a page to show what is awaited, in seconds.
START, PATIENCE = 60, 60

BROWSER_FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def launch(playwright):
    """Debian's Chromium; root may only start it without its sandbox."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        raise FileNotFoundError("Es fehlt ein Browser: apt-get install chromium")
    flags = [*BROWSER_FLAGS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    return playwright.chromium.launch(executable_path=path, args=flags)


class App:
    """The app in a process of its own. Settings are given by name, as in `FUNDINGKIT_<NAME>`."""

    def __init__(self, data, **settings):
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("FUNDINGKIT_")},
            "FUNDINGKIT_DATA": str(data),
            **{f"FUNDINGKIT_{name.upper()}": value for name, value in settings.items()},
        }
        self._log = Path(data) / "app.log"
        self._process = None

    def command(self, *more):
        port = [f"--server.port={self.port}", "--server.headless=true"]
        return [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), *port, *more]

    def start(self):
        self._log.parent.mkdir(parents=True, exist_ok=True)
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                self.command(), cwd=ROOT, env=self._environment, stdout=log, stderr=log
            )
        until = time.monotonic() + START
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"the app did not start:\n{self.log()}")
            time.sleep(0.1)
        return self

    def run_to_its_end(self, *more):
        """Start with further arguments and wait for it to end by itself; gives what came of it."""
        return subprocess.run(
            self.command(*more),
            cwd=ROOT,
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=START,
            check=False,
        )

    def stop(self):
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(15)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None

    def log(self):
        return self._log.read_text(encoding="utf-8", errors="replace")

    def _answers(self):
        try:
            with urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=1) as answer:
                return answer.status == 200
        except (urllib.error.URLError, OSError):
            return False


def opened(browser, **options):
    """A context as somebody in a German office has it."""
    context = browser.new_context(
        locale="de-DE", timezone_id="Europe/Berlin", viewport={"width": 1360, "height": 900}, **options
    )
    context.set_default_timeout(PATIENCE * 1000)
    return context


class Visit:
    """A page that writes down what it asked of whom and what went wrong."""

    def __init__(self, app, context):
        self.app, self.context = app, context
        self.page = context.new_page()
        self.foreign, self.errors = [], []
        self.page.on("request", self._heard)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", self._said)

    def _heard(self, request):
        own = (self.app.url, self.app.url.replace("http:", "ws:"), "data:", "blob:", "about:")
        if not request.url.startswith(own):
            self.foreign.append(request.url)

    def _said(self, message):
        # Streamlit looks for its server below the page's own path first and does not find it there.
        # And a picture that gives way to the next while it loads is told as a fault.
        known = ("404", "Image source error")
        if message.type == "error" and not any(words in message.text for words in known):
            self.errors.append(message.text)

    def go(self, path=""):
        self.page.goto(f"{self.app.url}/{path}")
        return self.settled()

    def settled(self):
        """Wait until the script has run, everything is drawn, and keys are listened to."""
        self.page.locator("h1").first.wait_for()
        self.page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
        self.page.locator("[data-stale=true]").first.wait_for(state="detached")
        # Buttons arrive as a file of their own, and a shortcut listens once its button was painted.
        self.page.locator("[data-testid=stSkeleton]").first.wait_for(state="detached")
        self.page.evaluate("() => new Promise(done => requestIdleCallback(done))")
        return self.page

    def still(self):
        """Wait until nothing glides any more: what opens on a page that still moves is closed again."""
        self.page.evaluate("() => Promise.allSettled(document.getAnimations().map(one => one.finished))")

    def named(self, name="Anna Beispiel"):
        """Say who is there, where the app asks."""
        page = self.go()
        page.get_by_label("Ihr Name").fill(name)
        page.get_by_role("button", name="Los geht’s").click()
        page.get_by_role("heading", name="Vorhaben", level=1).wait_for()
        return self.settled()
