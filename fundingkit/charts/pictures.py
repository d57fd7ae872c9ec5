"""Pictures as PNG and SVG files: the only place that knows the browser and the library driving it.

Drawing needs a Chromium on this machine. Without one nothing fails: a finding says so, and
callers show tables instead. The browser is kept off every network.
"""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import kaleido
import plotly.graph_objects as go

from fundingkit.findings import Finding, Severity

Kind = Literal["png", "svg"]

#: Names under which distributions install a browser that can draw.
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
#: Nobody listens here, so what the browser might ask for on the network goes nowhere.
_NOWHERE = "http://127.0.0.1:9"
#: Longest wait for the browser to start and draw, in seconds: a base and so much for each picture.
_PATIENCE = (60, 15)


@dataclass(frozen=True)
class Pictures:
    """What came of drawing: one file's bytes for each figure in order, or a finding and no file."""

    files: tuple[bytes, ...] = ()
    findings: tuple[Finding, ...] = ()


def find_browser() -> Path | None:
    """The browser that would draw: `BROWSER_PATH` where it is set, else one on the search path."""
    named = os.environ.get("BROWSER_PATH")
    if named:
        return Path(named) if Path(named).is_file() else None
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    return Path(found) if found else None


def draw(
    figures: Sequence[go.Figure],
    kind: Kind = "png",
    *,
    width: int = 1000,
    scale: float = 2,
    browser: Path | None = None,
) -> Pictures:
    """All figures with one start of the browser; starting takes seconds, each figure a fraction.

    `width` is in pixels, the height is each figure's own; `scale` multiplies both for PNG.
    `browser` is looked for where it is not given.
    """
    path = browser or find_browser()
    if path is None or not path.is_file():
        return Pictures(findings=(_missing(),))
    if not figures:
        return Pictures()
    patience = _PATIENCE[0] + _PATIENCE[1] * len(figures)
    work = _draw(figures, kind, width=width, scale=scale, browser=path)
    try:
        # A thread of its own: the caller may already be inside an event loop.
        with ThreadPoolExecutor(1) as thread:
            files = thread.submit(asyncio.run, asyncio.wait_for(work, patience)).result()
    except Exception as error:  # noqa: BLE001 - a browser fails in too many ways to name; none may stop an export
        return Pictures(findings=(_failed(error),))
    return Pictures(files)


async def _draw(
    figures: Sequence[go.Figure], kind: Kind, *, width: int, scale: float, browser: Path
) -> tuple[bytes, ...]:
    # Without `mathjax=False` the page would fetch a script from the network.
    async with kaleido.Kaleido(path=browser, mathjax=False, proxy_server=_NOWHERE) as drawing:
        return tuple(
            [
                bytes(
                    await drawing.calc_fig(
                        figure,
                        opts={
                            "format": kind,
                            "width": width,
                            "height": int(figure.layout.height or 500),
                            "scale": scale if kind == "png" else 1,
                        },
                    )
                )
                for figure in figures
            ]
        )


def _missing() -> Finding:
    return Finding(
        "picture.no_browser",
        Severity.HINT,
        "Auf diesem Rechner ist kein Chromium eingerichtet; Bilder lassen sich nicht zeichnen.",
        "An ihrer Stelle stehen Tabellen. Die Verwaltung kann das Paket „chromium“ einrichten.",
    )


def _failed(error: Exception) -> Finding:
    return Finding(
        "picture.browser_failed",
        Severity.WARNING,
        f"Der Browser hat die Bilder nicht gezeichnet ({type(error).__name__}).",
        "An ihrer Stelle stehen Tabellen. Bitte später erneut versuchen oder der Verwaltung melden.",
    )
