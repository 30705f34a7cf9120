"""What a time means when the day of writing is known: first day, last day, precision."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from tocsin.core.values import first_day, last_day
from tocsin.reading.daymath import add_days, add_units, week_of
from tocsin.reading.timeforms import Era, Every, Form, Interval, Offset, Point, Share, Shift, Stretch, Vague
from tocsin.reading.timepoints import Context, Value, from_day_to_day, in_month, in_quarter, in_year, on_day, point_year, resolve_point

NEAR = timedelta(days=182)  # "until June 30" means the nearer of two
PRECISION = {"hour": "day", "minute": "day", "second": "day", "day": "day", "week": "week", "month": "month", "year": "year"}


def resolve(form: Form, context: Context) -> Value:
    """The value of *form*."""
    return RESOLVERS[type(form)](form, context)


def _era(era: Era, _: Context) -> Value:
    first = era.first + (era.years == 100)  # the 20th century begins with 1901
    return Value(f"{first:04}", f"{first + era.years - 1:04}", "period")


def _shift(shift: Shift, context: Context) -> Value:
    precision = PRECISION.get(shift.unit, "period")
    if context.day is None or shift.count is None or shift.unit in ("hour", "minute", "second"):
        return Value(None, None, precision)
    return _units_from(context.day, shift.unit, shift.count, future=context.future)


def _units_from(day: date, unit: str, count: float, *, future: bool = False) -> Value:
    """The day, week, month or year that lies *count* units from *day*; decades and centuries from now are round numbers."""
    if unit == "weekend":
        return _weekend(day, int(count), future=future)
    there = add_units(day, unit, count)
    value_of = UNIT_VALUES.get("month" if unit == "year" and count != int(count) else unit)
    if there is None or value_of is None:
        return Value(None, None, PRECISION.get(unit, "period"))
    return value_of(there)


def _in_week(day: date) -> Value:
    return from_day_to_day(*week_of(day), "week")


UNIT_VALUES: Mapping[str, Callable[[date], Value]] = {
    "day": on_day,
    "week": _in_week,
    "fortnight": _in_week,
    "month": in_month,
    "quarter": in_quarter,
    "year": lambda day: in_year(day.year),
}


def _weekend(day: date, count: int, *, future: bool) -> Value:
    saturday = add_days(day, -((day.weekday() - 5) % 7))
    if count < 0 and day.weekday() >= 5:
        saturday = add_days(day, -((day.weekday() - 5) % 7) - 7)
    elif count > 0 or future:
        saturday = add_days(day, (5 - day.weekday()) % 7 or 7 * (count > 0))
    return from_day_to_day(saturday, add_days(saturday, 1) if saturday else None, "period")


def _offset(offset: Offset, context: Context) -> Value:
    """Counted from the anchor, if that is at least as fine as the unit."""
    precision = PRECISION.get(offset.unit, "period")
    start = context.anchor.start if context.anchor else None
    needed = {"day": 10, "week": 10, "weekend": 10, "fortnight": 10, "month": 7, "quarter": 7, "year": 4}.get(offset.unit, 99)
    whole = offset.count is not None and offset.count == int(offset.count)
    if context.anchor is None or start is None or offset.count is None or len(start) < (needed if whole else 7):
        return Value(None, None, precision)
    if context.anchor.end != start:
        return Value(None, None, precision)
    return _units_from(first_day(start), offset.unit, offset.count)


def _stretch(stretch: Stretch, context: Context) -> Value:
    """A length that ends or starts with the day of writing; others have no dates."""
    precision = "week" if stretch.unit == "week" and stretch.count == 1 and stretch.way else "period"
    if stretch.way < 0 and stretch.count is None and context.day:
        return Value(None, context.day.isoformat(), precision)
    if stretch.unit == "hour" and stretch.count and stretch.count % 24 == 0:
        return _stretch(replace(stretch, unit="day", count=stretch.count / 24), context)
    if context.day is None or not stretch.way or stretch.count is None or stretch.unit in ("hour", "minute", "second"):
        return Value(None, None, precision)
    there = add_units(context.day, stretch.unit, stretch.way * stretch.count)
    first, last = (there, context.day) if stretch.way < 0 else (context.day, there)
    return from_day_to_day(first, last, precision)


def _share(share: Share, context: Context) -> Value:
    one = share.count == 1
    precision = "day" if share.unit == "day" and one else "week" if share.unit == "week" and one else "period"
    whole = resolve(share.whole, context) if share.whole else None
    if not whole or not whole.start or not whole.end:
        return Value(None, None, precision)
    first, last = first_day(whole.start), last_day(whole.end)
    size = share.count * (6 if share.unit == "half" else 1)
    unit = "month" if share.unit == "half" else share.unit
    if share.ordinal < 0:
        beyond = add_days(last, 1)
        start = add_units(beyond, unit, -size) if beyond else None
        return from_day_to_day(start, last, precision) if start and start >= first else Value(None, None, precision)
    start, behind = add_units(first, unit, size * (share.ordinal - 1)), add_units(first, unit, size * share.ordinal)
    end = add_days(behind, -1) if behind else None
    if not start or not end or end > last:
        return Value(None, None, precision)
    return from_day_to_day(start, end, precision)


def _vague(vague: Vague, _: Context) -> Value:
    return Value(None, None, "day" if vague.ref == "DAY" else "period")


def _every(_: Every, __: Context) -> Value:
    return Value(None, None, "period")


def _interval(interval: Interval, context: Context) -> Value:
    if interval.first is None:
        context = context._replace(slack=NEAR)
    first, last = _share_years(interval, context)
    start = resolve(first, context) if first else None
    end = resolve(last, context) if last else None
    begins, ends = start.start if start else None, end.end if end else None
    if begins and ends and last_day(ends) < first_day(begins):
        begins = _weekday_before(first, last_day(ends))
    two_nights = begins and ends and len(begins) == len(ends) == 10 and (first_day(ends) - first_day(begins)).days <= 1
    return Value(begins, ends, "day" if two_nights else "period")


def _weekday_before(form: Form | None, end: date) -> str | None:
    """The weekday that a range ending on *end* begins with: Friday and Saturday."""
    if not isinstance(form, Point) or form.weekday is None:
        return None
    day = add_days(end, -((end.weekday() - form.weekday) % 7))
    return day.isoformat() if day else None


def _share_years(interval: Interval, context: Context) -> tuple[Form | None, Form | None]:
    """Both ends with the year that one of them gives: "from March to May 2019", "from November 2012 to March"."""
    first, last = interval.first, interval.last
    if not isinstance(first, Point) or not isinstance(last, Point) or first.month is None or last.month is None:
        return first, last
    turns = (first.month, first.day or 0) > (last.month, last.day or 31)
    first_year, last_year = point_year(first, context), point_year(last, context)
    if first_year is None and last_year is None and context.day:
        end = resolve(last, context)
        last_year = first_day(end.end).year if end.end else None
    if first_year is None and last_year is not None:
        return replace(first, year=last_year - turns), replace(last, year=last_year)
    if last_year is None and first_year is not None:
        return first, replace(last, year=first_year + turns)
    return first, last


RESOLVERS: Mapping[type, Callable[[Any, Context], Value]] = {
    Point: resolve_point,
    Era: _era,
    Shift: _shift,
    Offset: _offset,
    Stretch: _stretch,
    Share: _share,
    Vague: _vague,
    Every: _every,
    Interval: _interval,
}
