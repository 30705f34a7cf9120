"""Days as far as they are known: a year, a month or a day, as ISO 8601."""

import re
from datetime import date

from tocsin.core.values import first_day, last_day

DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
EARLIEST, LATEST = 1000, 2200
MONTHS = 12


def as_day(value: object) -> str | None:
    """*value* as it stands in a file (a year, "2021-08", a day) as ISO 8601; None where it is no such thing."""
    if isinstance(value, date):
        return value.isoformat()[:10]
    text = str(value) if isinstance(value, int | str) and not isinstance(value, bool) else ""
    if not DAY.fullmatch(text) or not EARLIEST <= int(text[:4]) <= LATEST or int(text[5:7] or 1) not in range(1, MONTHS + 1):
        return None
    return text if int(text[8:10] or 1) in range(1, last_day(text[:7]).day + 1) else None


def covers(start: str | None, end: str | None, on: date) -> bool | None:
    """Whether *on* lies within *start* and *end*, first and last day; None where they are not known well enough to say.

    An end that is not known is open: what has no *start* began before, what has no *end* goes on.
    """
    if (start and on < first_day(start)) or (end and on > last_day(end)):
        return False
    return None if (start and on < last_day(start)) or (end and on > first_day(end)) else True


def span(start: str | None, end: str | None) -> str:
    """The two in words: "since 2003", "1999 to 2004", "until 2004"; "" where both are open."""
    if start and end:
        return f"{start} to {end}" if start != end else f"in {start}"
    return f"since {start}" if start else f"until {end}" if end else ""
