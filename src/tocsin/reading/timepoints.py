"""What a calendar time means when the day of writing is known."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from tocsin.reading import timewords as say
from tocsin.reading.daymath import add_days, add_months, easter, month_of, thanksgiving, valid, week_of
from tocsin.reading.timeforms import Point

SLACK = timedelta(days=3)  # a report may be dated a little before what it tells: time zones, late changes
JUST = timedelta(days=7)  # a day of the month that was last week is not the one of next year, even where the words look ahead
GREGORIAN = 1583  # the first full year of the calendar


class Value(NamedTuple):
    """ISO dates of the precision that the words give, None where nothing fixes them."""

    start: str | None
    end: str | None
    precision: str


class Context(NamedTuple):
    """What is known beside the words: the *day* of writing, whether they look ahead (*future*), the time that they count from."""

    day: date | None = None
    future: bool = False
    anchor: Value | None = None
    slack: timedelta = SLACK


def on_day(day: date | None) -> Value:
    """A day."""
    iso = day.isoformat() if day else None
    return Value(iso, iso, "day")


def in_year(year: int | None) -> Value:
    """A year."""
    iso = f"{year:04}" if year is not None and 1 <= year <= 9999 else None
    return Value(iso, iso, "year")


def in_month(day: date | None) -> Value:
    """The month of a day."""
    iso = month_of(day) if day else None
    return Value(iso, iso, "month")


def from_day_to_day(first: date | None, last: date | None, precision: str) -> Value:
    """Days that are told as one time."""
    return Value(first.isoformat() if first else None, last.isoformat() if last else None, precision)


def point_year(point: Point, context: Context) -> int | None:
    """The year that the words themselves give."""
    if point.year is None and point.year_turn is not None and context.day:
        return context.day.year + point.year_turn
    return point.year


def resolve_point(point: Point, context: Context) -> Value:
    """The value of *point*: of its finest part that the words give."""
    if point.holiday:
        return _holiday(point, context)
    year = point_year(point, context)
    for part, resolve_part in PARTS.items():
        if getattr(point, part) is not None:
            return resolve_part(point, year, context)
    return in_year(year)


def _month(point: Point, year: int | None, context: Context) -> Value:
    return in_month(calendar_month(point, year, context))


def _quarter(point: Point, year: int | None, context: Context) -> Value:
    first = latest_quarter(point.quarter or 1, year, context)
    return in_quarter(first) if first else Value(None, None, "period")


def in_quarter(day: date) -> Value:
    """The quarter of a day."""
    first = date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    return Value(month_of(first), month_of(add_months(first, 2) or first), "period")


def _calendar_day(point: Point, year: int | None, context: Context) -> date | None:
    month, day = point.month, point.day or 1
    if month is None:
        return _day_of_month(day, context)
    if year is not None:
        return valid(year, month, day)
    if context.day is None:
        return None
    return _nearest([valid(context.day.year + shift, month, day) for shift in (-1, 0, 1)], point.weekday, context)


def _nearest(days: list[date | None], on_weekday: int | None, context: Context) -> date | None:
    """The latest that is past, or the first to come where the words look ahead; the weekday told beside decides where it can."""
    today = context.day
    known = [day for day in days if day]
    fitting = [day for day in known if day.weekday() == on_weekday] or known
    if today is None or not fitting:
        return None
    past = [day for day in fitting if day - today <= context.slack]
    ahead = [day for day in fitting if day >= today]
    just_past = [day for day in fitting if timedelta(0) <= today - day <= JUST]
    if context.future and not just_past:
        return min(ahead, default=None) or max(past, default=None)
    return max(past, default=None) or min(ahead, default=None)


def _day_of_month(day: int, context: Context) -> date | None:
    """The 13th: of this month or the last that has one."""
    if context.day is None:
        return None
    first = context.day.replace(day=1)
    months = [month for shift in range(4) if (month := add_months(first, -shift))]
    return next((found for month in months if (found := valid(month.year, month.month, day)) and found <= context.day), None)


def weekday(point: Point, context: Context) -> date | None:
    """The last such day up to the day of writing; "last" leaves out yesterday and today, "next" and words ahead go forward.

    The name of tomorrow means tomorrow: reports are dated early or look ahead, and do not call a day by its bare name six days
    later (24 to 1 in the coded records and TimeBank together).
    """
    if context.day is None or point.weekday is None:
        return None
    if point.week_turn is not None:
        there = add_days(context.day, 7 * point.week_turn)
        return add_days(week_of(there)[0], point.weekday) if there else None
    back = (context.day.weekday() - point.weekday) % 7
    if point.turn == 1 or (context.future and point.turn is None):
        return add_days(context.day, 7 - back if back or point.turn == 1 else 0)
    if point.turn == -1 and back <= 1:
        back += 7
    elif point.turn is None and back == 6:
        back = -1
    return add_days(context.day, -back)


def calendar_month(point: Point, year: int | None, context: Context) -> date | None:
    """The first day of the month that is meant."""
    month = point.month or 1
    if year is not None:
        return valid(year, month, 1)
    if context.day is None:
        return None
    ahead = point.turn == 1 or (context.future and point.turn is None)
    this_year = context.day.year
    if ahead:
        return valid(this_year + (month < context.day.month + (point.turn == 1)), month, 1)
    if point.turn == -1 and context.day.month == month % 12 + 1:
        return None  # "last April" in May may be of either year
    limit = context.day.month - (point.turn == -1)
    if point.turn is None:
        return _nearest([valid(this_year + shift, month, 1) for shift in (-1, 0, 1)], None, context._replace(slack=_in_months(context)))
    return valid(this_year - (month > limit and point.turn != 0), month, 1)


def _in_months(context: Context) -> timedelta:
    """A month is past or not; days of slack say nothing about it."""
    return context.slack if context.slack > timedelta(days=31) else timedelta(0)


def latest_quarter(quarter: int, year: int | None, context: Context) -> date | None:
    """The first day of the quarter."""
    month = 3 * quarter - 2
    if year is None and context.day:
        year = context.day.year - (month > context.day.month)
    return valid(year, month, 1) if year is not None else None


def season_year(point: Point, year: int | None, context: Context) -> int | None:
    """The year in which the season begins."""
    if year is not None or context.day is None:
        return year
    month = next(month for code, month in say.SEASONS.values() if code == point.season)
    if point.turn == 0:
        return context.day.year
    if point.turn == 1 or (context.future and point.turn is None):
        return context.day.year + (month <= context.day.month)
    over = month + (3 if point.turn == -1 else 0)
    return context.day.year - (over > context.day.month)


def _season(point: Point, year: int | None, context: Context) -> Value:
    """Three months; the words "winter of 2019" do not tell which of two winters."""
    began = season_year(point, year, context)
    month = next(month for code, month in say.SEASONS.values() if code == point.season)
    first = valid(began, month, 1) if began is not None else None
    if first is None or (point.season == "WI" and year is not None):
        return Value(None, None, "period")
    last = add_months(first, 2)
    return Value(month_of(first), month_of(last) if last else None, "period")


MOVABLE: Mapping[str, Callable[[int], date]] = {
    "easter": easter,
    "good friday": lambda year: easter(year) - timedelta(days=2),
    "palm sunday": lambda year: easter(year) - timedelta(days=7),
    "easter monday": lambda year: easter(year) + timedelta(days=1),
    "thanksgiving": thanksgiving,
}


def _holiday(point: Point, context: Context) -> Value:
    name = point.holiday or ""
    fixed = say.HOLIDAYS.get(name)
    if fixed is None:
        return Value(None, None, "period" if name in say.HOLIDAY_PERIODS else "day")
    year = point_year(point, context)
    if not isinstance(fixed, str):
        return resolve_point(replace(point, holiday=None, month=fixed[0], day=fixed[1]), context)
    if year is not None:
        return on_day(_movable(fixed, year))
    if context.day is None:
        return Value(None, None, "day")
    return on_day(_nearest([_movable(fixed, context.day.year + shift) for shift in (-1, 0, 1)], None, context))


def _movable(holiday: str, year: int) -> date | None:
    """The day of a movable holiday; None before the calendar of today."""
    return MOVABLE[holiday](year) if GREGORIAN <= year <= date.max.year else None


PARTS: Mapping[str, Callable[[Point, int | None, Context], Value]] = {
    "day": lambda point, year, context: on_day(_calendar_day(point, year, context)),
    "weekday": lambda point, _, context: on_day(weekday(point, context)),
    "month": _month,
    "quarter": _quarter,
    "season": _season,
}
