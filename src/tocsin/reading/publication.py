"""When a report that bears no date was written, as far as its own words tell."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from tocsin.core.values import first_day
from tocsin.reading.daymath import add_days, add_months, add_units, valid
from tocsin.reading.timeforms import Form, Interval, Offset, Point
from tocsin.reading.timepoints import Context
from tocsin.reading.times import Clock, TimeExpression
from tocsin.reading.timespans import find_spans
from tocsin.reading.timevalues import resolve

# a month or day without a year is told within this many days in 62 of 65 cases of the coded records
RECENT = timedelta(days=270)
SLACK = timedelta(days=3)
HEAD = 600  # code points in which a dateline or a line with the date of publication stands
FOOT = 300
DATELINE = re.compile(
    r"""
    ^[\s*•·|-]*
    (?P<place>[A-Z][\w.'’/-]*(?:[ ][A-Z(][\w.'’/)-]*){0,4}(?:\s?\([^)\n]{1,30}\))?
      (?:,\s(?!(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))(?:[A-Z][\w.'’-]*\s?){1,3})?),?\s
    \(?(?P<date>[^\n()–—]{4,30}?)\)?\s*(?:\([^)\n]{1,60}\)\s*)?(?:--|[-–—:]|\[)
    """,
    re.VERBOSE | re.MULTILINE,
)
PUBLISHED = re.compile(
    r"""
    (?: ^\W{0,3}(?:(?:first\s+|originally\s+)?(?:published|posted)|(?:last\s+)?updated|date)\b(?:\s+(?:on|at))?\s*:?
      | \b(?:published|posted|updated)(?:\s+(?:on|at))?\s?: )
    \s*(?P<date>[^\n|]{6,40})
    """,
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
# in front of a time that is not over: no bound for the day of writing
AHEAD = re.compile(
    r"\b(?:will|would|shall|by|until|till|through|before|due|scheduled|slated|expected|planned|plans?|set|next|to\s+be|deadline|expires?)\b",
    re.IGNORECASE,
)
# the narrator's present after "two years later": the sentence tells of the day of writing
PRESENT = re.compile(
    r"\b(?:is|are|has|have|remains?|continues?|appears?|seems?|still|now|today|faces?|says?|wants?|needs?|considers?)\b", re.IGNORECASE
)


class Window(NamedTuple):
    """Days between which the report was written, both included."""

    low: date
    high: date


def dateline_date(text: str) -> date | None:
    """The full date of the dateline ("KANDU, 3 JAN 90 (AGENCY) --"), None where there is none or it has no year."""
    for match in DATELINE.finditer(text[:HEAD]):
        point = _only_point(match["date"])
        if point and point.year and point.month and point.day:
            return valid(point.year, point.month, point.day)
    return None


def published_line(text: str) -> date | None:
    """The full date of a line such as "Published: 3 May 2019" at the head or foot of the text."""
    for part in (text[:HEAD], text[max(HEAD, len(text) - FOOT) :]):
        for match in PUBLISHED.finditer(part):
            spans, _ = find_spans(match["date"])
            point = spans[0].form if spans and spans[0].start < 8 else None
            if isinstance(point, Point) and point.year and point.month and point.day:
                return valid(point.year, point.month, point.day)
    return None


def infer_clock(text: str, times: Sequence[TimeExpression], *, latest: date = date.max) -> Clock | None:
    """The window in which *text* was written, told by its dateline, its dated events and what it tells as recent.

    *times* are those of ``find_times(text)``. The window reaches to *latest* (the day of reading, say) where nothing bounds it
    from above; None where nothing bounds it at all or the bounds contradict each other.
    """
    day = dateline_date(text) or published_line(text)
    if day:
        return Clock(day, day)
    told = [time for time in times if not _is_ahead(text, time)]
    low = max(_lower_bounds(told), default=None)
    present = list(_present_windows(text, told))
    if low is None and not present:
        return None
    window = Window(low or date.min, latest)
    for other in present:
        window = _cut(window, other) or window
    return _narrowed(window, _recent(text, told))


def _only_point(words: str) -> Point | None:
    spans, _ = find_spans(words.strip(" ,.("))
    return spans[0].form if len(spans) == 1 and isinstance(spans[0].form, Point) else None


def _is_ahead(text: str, time: TimeExpression) -> bool:
    """Whether the words before the time, back to the last full stop, look ahead."""
    before = text[max(0, time.start - 60) : time.start]
    clause = re.split(r"[.;\n]\s", before)[-1]
    return bool(AHEAD.search(" ".join(clause.split()[-6:])))


def _points(form: Form | None) -> Iterator[Point]:
    if isinstance(form, Interval):
        yield from _points(form.first)
        yield from _points(form.last)
    elif isinstance(form, Point):
        yield form


def _lower_bounds(times: Iterable[TimeExpression]) -> Iterator[date]:
    """The first days of what the text dates itself."""
    for time in times:
        for point in _points(time.form):
            start = resolve(point, Context()).start
            if start and point.year:
                yield first_day(start)


def _present_windows(text: str, times: Sequence[TimeExpression]) -> Iterator[Window]:
    """Windows that "two and a half years later" opens after a date, if its sentence tells of the present."""
    dated: date | None = None
    for time in times:
        if isinstance(time.form, Point) and time.form.year and time.form.month:
            start = resolve(time.form, Context()).start
            dated = first_day(start) if start else dated
        elif isinstance(time.form, Offset) and dated and (time.form.count or 0) > 0 and _tells_of_now(text, time):
            window = _after(dated, time.form)
            if window:
                yield window


def _tells_of_now(text: str, time: TimeExpression) -> bool:
    """Whether the time opens a sentence whose verbs stand in the present."""
    if not text[time.start].isupper() or not text[time.start : time.end].casefold().endswith(("later", "on")):
        return False
    sentence = re.split(r"[.!?](?:\s|$)|\n", text[time.end : time.end + 400])[0]
    return bool(PRESENT.search(sentence))


def _after(start: date, offset: Offset) -> Window | None:
    """From *start* and the offset to the next round number of units: years are told in halves."""
    count = offset.count or 0
    low = add_units(start, offset.unit, count)
    if offset.unit in ("year", "decade"):
        high = add_months(low, 12 if count == int(count) else 6) if low else None
    else:
        high = add_units(start, offset.unit, count + 1)
    return Window(low, high) if low and high else None


def _cut(window: Window, other: Window) -> Window | None:
    low, high = max(window.low, other.low), min(window.high, other.high)
    return Window(low, high) if low <= high else None


def _recent(text: str, times: Iterable[TimeExpression]) -> Iterator[Point]:
    """Months and days without a year: what a report tells as recent."""
    for time in times:
        for point in _points(time.form):
            yearless = point.year is None and point.year_turn is None and point.turn is None
            if yearless and point.month is not None and point.weekday is None:
                yield point


def _narrowed(window: Window, recent: Iterable[Point]) -> Clock | None:
    """The window cut to the days on which all that is told without a year is recent; what contradicts the rest is left out.

    A window of more than a few years holds every month of several years, so that nothing is gained by cutting it.
    """
    if (window.high - window.low).days > 3 * 366:
        return Clock(window.low, window.high)
    allowed = [window]
    for point in recent:
        cut = [
            part for one in allowed for year in range(window.low.year - 1, window.high.year + 1) if (part := _cut_recent(one, point, year))
        ]
        allowed = cut or allowed
    return Clock(min(part.low for part in allowed), max(part.high for part in allowed))


def _cut_recent(window: Window, point: Point, year: int) -> Window | None:
    told = valid(year, point.month or 1, point.day or 1)
    if told is None:
        return None
    slack = -SLACK.days if point.day else 0
    low, high = add_days(told, slack), add_days(told, RECENT.days)
    return _cut(window, Window(low, high)) if low and high else None
