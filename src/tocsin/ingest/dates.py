"""Days as pages and feeds write them: full dates only, and only such as a report can have been published on."""

import re
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime

EARLIEST = date(1980, 1, 1)  # no page of news is older; what is has the clock of its machine on it
MONTHS = {name: number for number, names in enumerate(
    ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august", "sep sept september",
     "oct october", "nov november", "dec december"), start=1) for name in names.split()}  # fmt: skip
MONTH_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
MONTH = rf"(?P<month>{MONTH_NAMES})\.?"
DAY, YEAR = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?", r"(?P<year>(?:19|20)\d\d)"
WRITTEN = (
    re.compile(rf"\b{YEAR}[-/.](?P<month>[01]?\d)[-/.](?P<day>[0-3]?\d)(?!\d)"),
    re.compile(rf"\b{MONTH}\s+{DAY},?\s+{YEAR}\b", re.IGNORECASE),
    re.compile(rf"\b{DAY}(?:\s+of)?[\s-]+{MONTH},?[\s-]+{YEAR}\b", re.IGNORECASE),
    re.compile(rf"\b(?P<day>[0-3]?\d)[/.](?P<month>[01]?\d)[/.]{YEAR}\b"),
)

ISO_START = re.compile(r"\d{4}-?\d\d-?\d\d")


def find_date(text: str) -> date | None:
    """The first full date that *text* writes out; None without one, and where day and month could be either way round."""
    return next((day for pattern in WRITTEN for match in pattern.finditer(text) if (day := _day(match))), None)


def parse_date(text: str) -> date | None:
    """The day that *text* is, as ISO 8601 (with or without a time), as feeds write it, or written out; None if it is none."""
    return _iso(text.strip()) or _feed(text.strip()) or find_date(text)


def is_plausible(day: date, today: date) -> bool:
    """Whether a report can have been published on *day*; where it is tomorrow already, tomorrow too."""
    return EARLIEST <= day <= today + timedelta(days=1)


def _day(match: re.Match[str]) -> date | None:
    day, year = int(match["day"]), int(match["year"])
    month = MONTHS.get(match["month"].lower()) or int(match["month"])
    if match.re is WRITTEN[-1] and day <= 12 and day != month:
        return None  # 3/4/2021 is in March or in April
    return _date(year, month, day)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _iso(text: str) -> date | None:
    if not ISO_START.match(text):
        return None
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        return None


def _feed(text: str) -> date | None:
    try:
        return parsedate_to_datetime(text).date()
    except ValueError:
        return None
