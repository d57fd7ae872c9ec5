from pathlib import Path

import pytest

from fundingkit.charts import bullet, criteria
from fundingkit.charts.pictures import draw, find_browser
from fundingkit.readiness.readiness import readiness
from tests.readiness import example as ex

needs_browser = pytest.mark.skipif(find_browser() is None, reason="no Chromium on this machine")


@pytest.fixture(scope="module")
def figures():
    ready = readiness(ex.assessment())
    return [bullet.figure(ready, ex.CLAIM), criteria.figure(ready, dark=True)]


def test_without_a_browser_there_is_a_finding_and_no_picture(figures):
    pictures = draw(figures, browser=Path("/nowhere/chromium"))
    assert pictures.files == ()
    assert [finding.code for finding in pictures.findings] == ["picture.no_browser"]


def test_a_browser_that_fails_stops_nothing(figures, tmp_path):
    broken = tmp_path / "chromium"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    pictures = draw(figures, browser=broken)
    assert pictures.files == ()
    assert [finding.code for finding in pictures.findings] == ["picture.browser_failed"]


def test_the_browser_named_in_the_environment_is_taken(monkeypatch, tmp_path):
    named = tmp_path / "browser"
    monkeypatch.setenv("BROWSER_PATH", str(named))
    assert find_browser() is None
    named.touch()
    assert find_browser() == named


@needs_browser
@pytest.mark.browser
def test_png_files_have_the_size_asked_for_and_come_out_the_same(figures):
    first, second = draw(figures, width=500, scale=1), draw(figures, width=500, scale=1)
    assert first.findings == ()
    assert [data[:8] for data in first.files] == [b"\x89PNG\r\n\x1a\n"] * 2
    assert int.from_bytes(first.files[0][16:20]) == 500
    assert int.from_bytes(first.files[0][20:24]) == figures[0].layout.height
    assert first.files == second.files


@needs_browser
@pytest.mark.browser
def test_svg_files_hold_their_words(figures):
    (svg,) = draw(figures[:1], "svg").files
    assert b"<svg" in svg[:200]
    assert "belegt 38" in svg.decode()


def test_nothing_to_draw_starts_no_browser():
    assert draw([], browser=Path("/bin/sh")).files == ()
