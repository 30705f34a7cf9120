"""Times as TIMEX3 types and values, for comparison with other systems."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, NamedTuple

from tocsin.core.values import first_day
from tocsin.reading.daymath import add_units, month_of
from tocsin.reading.timeforms import Era, Every, Form, Interval, Offset, Point, Share, Shift, Stretch, Vague
from tocsin.reading.timepoints import SLACK, Context, latest_quarter, point_year, season_year
from tocsin.reading.times import Clock, TimeExpression
from tocsin.reading.timespans import find_spans
from tocsin.reading.timevalues import resolve

CODES = {"second": "S", "minute": "M", "hour": "H", "day": "D", "weekend": "WE", "week": "W", "month": "M", "quarter": "Q", "year": "Y"}
CODES |= {"half": "H", "decade": "DE", "century": "CE", "millennium": "ML"}
YEARS = {"decade": 10, "century": 100, "millennium": 1000}
HALVES = {"minute": "30S", "hour": "30M", "year": "6M"}
IN_UNITS = {"fortnight": ("week", 2)}
CLOCK_UNITS = ("second", "minute", "hour")
AHEAD = re.compile(
    r"\b(?:will|would|shall|plans?|planned|planning|expects?|expected|due|scheduled|going|to\s+be|may|should|slated|aims?|resumes?)\b"
    r"|\b(?:until|by)\W*$",
    re.IGNORECASE,
)
TOLD = re.compile(r"\b(?:said|announced|told|reported|warned|predicted|ruled|voted|agreed|rejected|ended)\W*(?:on\s*)?$", re.IGNORECASE)
Timex = tuple[str, str]
# single words that annotators mostly pass over (train part of TimeBank and AQUAINT)
LEFT_OUT = frozenset(("recent", "previously", "soon", "formerly", "lately"))
NEAR = timedelta(days=100)  # a date that is so near ahead is meant rather than last year's, on the same texts


class TimexSpan(NamedTuple):
    """A TIMEX3 expression at ``start <= x < end``."""

    start: int
    end: int
    type: str
    value: str


def find_timex(text: str, day: date) -> list[TimexSpan]:
    """The TIMEX3 expressions of a report written on *day*, in order."""
    spans, _ = find_spans(text)
    found, anchor, quarter = [], None, None
    for span in spans:
        if text[span.start : span.end].casefold() in LEFT_OUT:
            continue
        before = _before(text, span.start)
        told = bool(TOLD.search(before))
        context = Context(day, not told and bool(AHEAD.search(before)), anchor, SLACK if told else NEAR)
        kind, value = _quarterly(span.form, quarter) or _timex(_as_marked(span.form), context)
        found.append(TimexSpan(span.start, span.end, kind, value))
        if isinstance(span.form, Point):
            anchor = resolve(span.form, context)
            quarter = value if span.form.quarter else quarter
    return found


def _as_marked(form: Form) -> Form:
    """*form* as annotators take it: they mostly leave the night out of "Friday night" (train part of TimeBank and AQUAINT)."""
    plain = isinstance(form, Point) and form.weekday is not None and form.day is None and form.part in ("MO", "NI")
    return replace(form, part=None) if isinstance(form, Point) and plain else form


def _quarterly(form: Form, quarter: str | None) -> Timex | None:
    """In a report on a quarter's earnings "the quarter" is that one, and "a year ago" the same quarter of the year before."""
    if quarter is None or not isinstance(form, Shift | Offset):
        return None
    if isinstance(form, Shift) and form.unit == "quarter" and form.count == 0:
        return "DATE", quarter
    counted_year = form.unit == "year" and form.count == -1 and form.counted and quarter[0] != "X"
    return ("DATE", f"{int(quarter[:4]) - 1}{quarter[4:]}") if counted_year else None


def to_timex(expression: TimeExpression, clock: Clock | None) -> Timex:
    """Type and value of *expression*, read on the last day of *clock*."""
    return _timex(expression.form, Context(clock.high if clock else None))


def _before(text: str, start: int) -> str:
    """The few words of the clause in front of *start*: they may say that the time is to come, or is past."""
    clause = re.split(r"[.;:]\s|\n\s*\n|``|''|,", text[max(0, start - 70) : start])[-1]
    return " ".join(clause.split()[-7:])


def _timex(form: Form, context: Context) -> Timex:
    return CONVERTERS[type(form)](form, context)


def _point(point: Point, context: Context) -> Timex:
    if point.day is not None or point.weekday is not None or point.holiday:
        iso = resolve(point, context).start or _open_day(point)
        return _with_hour(iso, point.part, point.hour)
    year = point_year(point, context)
    if point.quarter is not None:
        quarter = latest_quarter(point.quarter, year, context)
        return "DATE", f"{quarter.year if quarter else 'XXXX'}-Q{point.quarter}"
    if point.season is not None:
        return "DATE", f"{season_year(point, year, context) or 'XXXX'}-{point.season}"
    if point.month is not None:
        return "DATE", resolve(point, context).start or f"XXXX-{point.month:02}"
    return "DATE", f"{year:04}" if year is not None else "XXXX"


def _open_day(point: Point) -> str:
    if point.month is not None:
        return f"XXXX-{point.month:02}-{point.day:02}"
    return f"XXXX-WXX-{point.weekday + 1}" if point.weekday is not None else "XXXX-XX-XX"


def _with_hour(iso: str, part: str | None, hour: str | None) -> Timex:
    if hour:
        return "TIME", f"{iso}T{hour}"
    if part == "MI":
        return "TIME", f"{iso}T12:00"
    return ("TIME", f"{iso}T{part}") if part else ("DATE", iso)


def _era(era: Era, _: Context) -> Timex:
    return "DATE", str(era.first)[: 3 if era.years == 10 else 2]


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def _shift(shift: Shift, context: Context) -> Timex:
    if shift.count is None or context.day is None:
        return "DATE", "PAST_REF" if (shift.count or -1) < 0 else "FUTURE_REF"
    there = add_units(context.day, shift.unit, shift.count)
    if shift.unit == "weekend":
        saturday = resolve(shift, context).start
        there = first_day(saturday) if saturday else there
    if there is None:
        return "DATE", "PAST_REF"
    if shift.unit == "day":
        return _with_hour(there.isoformat(), shift.part, shift.hour)
    return "DATE", _unit_value(there, shift.unit)


def _unit_value(day: date, unit: str) -> str:
    values = {
        "week": _week(day),
        "fortnight": _week(day),
        "weekend": _week(day) + "-WE",
        "month": month_of(day),
        "quarter": f"{day.year}-Q{(day.month + 2) // 3}",
        "decade": str(day.year),
        "century": str(day.year)[:2],
    }
    return values.get(unit, str(day.year))


def _offset(offset: Offset, context: Context) -> Timex:
    """Counted from the time told last; "two days later" by its length alone."""
    if offset.count is None or context.day is None:
        return "DATE", "PAST_REF"
    if offset.unit == "year" and offset.count == -1:
        return "DATE", str(context.day.year - 1)
    if offset.counted and offset.count:
        return _stretch(Stretch(unit=offset.unit, count=abs(offset.count)), context)
    value = resolve(offset, context)
    if value.start:
        return _with_hour(value.start, offset.part, None)
    return _shift(Shift(unit=offset.unit, count=offset.count, part=offset.part), context)


def _stretch(stretch: Stretch, _: Context) -> Timex:
    unit, factor = IN_UNITS.get(stretch.unit, (stretch.unit, 1))
    if stretch.count is None:
        return "DURATION", f"P{'T' if unit in CLOCK_UNITS else ''}X{CODES.get(unit, 'X')}"
    count = stretch.count * factor
    if unit in YEARS:
        return "DURATION", f"P{count * YEARS[unit]:g}Y"
    whole, half = f"{int(count) or ''}", count != int(count)
    if half and unit in HALVES:
        return "DURATION", f"P{'T' if unit in CLOCK_UNITS else ''}{whole and whole + CODES[unit]}{HALVES[unit]}"
    return "DURATION", f"P{'T' if unit in CLOCK_UNITS else ''}{count:g}{CODES.get(unit, 'X')}"


def _share(share: Share, context: Context) -> Timex:
    if share.unit == "half" and share.whole:
        year = resolve(share.whole, context).start
        return "DATE", f"{year[:4] if year else 'XXXX'}-H{share.ordinal}"
    return _stretch(Stretch(unit=share.unit, count=share.count), context)


def _vague(vague: Vague, context: Context) -> Timex:
    if vague.ref != "DAY":
        return "DATE", vague.ref
    return _with_hour(context.day.isoformat() if context.day else "XXXX-XX-XX", vague.part, vague.hour)


def _every(every: Every, _: Context) -> Timex:
    return "SET", every.value


def _interval(interval: Interval, context: Context) -> Timex:
    """The value of the end that is told."""
    form = interval.first or interval.last
    return _timex(form, context) if form else ("DATE", "PAST_REF")


CONVERTERS: Mapping[type, Callable[[Any, Context], Timex]] = {
    Point: _point,
    Era: _era,
    Shift: _shift,
    Offset: _offset,
    Stretch: _stretch,
    Share: _share,
    Vague: _vague,
    Every: _every,
    Interval: _interval,
}
