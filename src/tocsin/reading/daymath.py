"""Arithmetic with days, weeks, months and years."""

import calendar
from datetime import date, timedelta

EARLIEST, LATEST = 1, 9999


def add_days(day: date, count: int) -> date | None:
    """*day* and *count* days; None outside the calendar."""
    ordinal = day.toordinal() + count
    return date.fromordinal(ordinal) if date.min.toordinal() <= ordinal <= date.max.toordinal() else None


def add_months(day: date, count: int) -> date | None:
    """The same day *count* months on, or the last of a shorter month; None outside the calendar."""
    months = 12 * day.year + day.month - 1 + count
    year, month = divmod(months, 12)
    if not EARLIEST <= year <= LATEST:
        return None
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def add_units(day: date, unit: str, count: float) -> date | None:
    """*day* and *count* units; halves of a year or month count as six months or fifteen days."""
    if unit in ("year", "decade", "century", "millennium", "quarter"):
        months = {"year": 12, "decade": 120, "century": 1200, "millennium": 12000, "quarter": 3}[unit]
        return add_months(day, round(months * count))
    if unit == "month":
        whole = add_months(day, int(count))
        return add_days(whole, round(30 * (count - int(count)))) if whole else None
    days = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}.get(unit)
    return add_days(day, round(days * count)) if days else day


def week_of(day: date) -> tuple[date, date]:
    """Monday and Sunday of the week of *day*."""
    monday = date.fromordinal(max(1, day.toordinal() - day.weekday()))
    return monday, add_days(monday, 6) or date.max


def month_of(day: date) -> str:
    """``2021-11``."""
    return f"{day.year:04}-{day.month:02}"


def valid(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    if not EARLIEST <= year <= LATEST or not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def easter(year: int) -> date:
    """Easter Sunday of the western churches (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def thanksgiving(year: int) -> date:
    """The fourth Thursday of November."""
    first = date(year, 11, 1)
    return first + timedelta(days=(3 - first.weekday()) % 7 + 21)
