"""Time as a value that is handed in, so that nothing depends on when it runs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

#: Gives the present moment, with its time zone.
Clock = Callable[[], dt.datetime]


def utc_now() -> dt.datetime:
    """The present moment of this machine, in UTC."""
    return dt.datetime.now(dt.UTC)
