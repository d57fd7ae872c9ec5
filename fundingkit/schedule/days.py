"""Days and months as Germans write them, and counting in months."""

from __future__ import annotations

import calendar
import datetime as dt

_WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")


def day(date: dt.date) -> str:
    """The date as 28.01.2021."""
    return f"{date.day:02d}.{date.month:02d}.{date.year:04d}"


def weekday(date: dt.date) -> str:
    """The German name of the day of the week."""
    return _WEEKDAYS[date.weekday()]


def months_after(date: dt.date, months: int) -> dt.date:
    """The same day of the month so many months later, the month's last where it is shorter."""
    index = date.year * 12 + date.month - 1 + months
    year, month = divmod(index, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(date.day, last))
