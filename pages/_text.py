"""Text from people and papers on a page: shown as it is, never taken for Markdown."""

from __future__ import annotations

import datetime as dt
import re
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal

from fundingkit.store.clock import utc_now

_MARKS = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~$:&])")
_ZONE = ZoneInfo("Europe/Berlin")


def plain(text: str) -> str:
    """The text with everything escaped that Markdown, or Streamlit's additions to it, would change."""
    return _MARKS.sub(r"\\\1", text).replace("\n", "  \n")


def day(moment: dt.datetime | dt.date) -> str:
    """A date as „28.01.2021“, moments in the time of Germany."""
    if isinstance(moment, dt.datetime):
        moment = moment.astimezone(_ZONE)
    return str(format_date(moment, "dd.MM.yyyy", locale="de"))


def today() -> dt.date:
    """The day that it is in Germany."""
    return utc_now().astimezone(_ZONE).date()


def moment(time: dt.datetime) -> str:
    """A moment as „28.01.2021, 14:05 Uhr“ in the time of Germany."""
    return str(format_datetime(time.astimezone(_ZONE), "dd.MM.yyyy, HH:mm 'Uhr'", locale="de"))


def number(value: float) -> str:
    """A number with German separators: 1.234,5."""
    return str(format_decimal(value, locale="de"))


def megabytes(size: int) -> str:
    """A size in bytes as people read it: 1,2 MB."""
    if size < 1000:
        return "unter 1\u00a0kB"
    if size < 1_000_000:
        return f"{number(round(size / 1000, 1))}\u00a0kB"
    return f"{number(round(size / 1_000_000, 1))}\u00a0MB"
