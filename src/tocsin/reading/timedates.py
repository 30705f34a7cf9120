"""Calendar times of the grammar: days, months, seasons, years."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tocsin.reading.timeforms import Era, Every, Form, Interval, Point, Vague
from tocsin.reading.timehits import Hit
from tocsin.reading.timeitems import Item, full_year
from tocsin.reading.tollwords import NOT_PEOPLE, PEOPLE

LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def read_day(hit: Hit) -> Form | None:
    """Aug. 30, 2021; the night of 13 November."""
    day, month = hit.value("d"), hit.value("m")
    if month is not None and day > LONGEST[month - 1]:
        return Vague(ref="DAY")  # no such day
    return Point(
        month=month,
        day=day,
        weekday=hit.value("w"),
        mod=hit.mod(),
        part=hit.part(),
        hour=hit.hour(),
        turn=hit.turn(),
        year=hit.year().figures,
        year_turn=hit.year().turn,
    )


def read_short_year(hit: Hit) -> Form | None:
    """22 MAR 89."""
    day, year = read_day(hit), hit.at("y2")
    if not isinstance(day, Point) or year is None or not re.fullmatch(r"[3-9]\d|0\d", year.text):
        return None
    return replace(day, year=full_year(int(year.text)))


def read_days(hit: Hit) -> Form | None:
    """3-4 May."""
    first = read_day(hit)
    if (
        not isinstance(first, Point)
        or first.day is None
        or hit.value("d2") <= first.day
        or ("a" in hit.match.group() and hit.value("d2") != first.day + 1)
    ):
        return None
    return Interval(first=first, last=replace(first, day=hit.value("d2"), weekday=None))


def read_figures(hit: Hit) -> Form | None:
    """2021-08-30, 30/08/2021; a day whose month is open has no date."""
    year, month, day = hit.value("i")
    if month is None:
        return Vague(ref="DAY")
    return Point(year=year, month=month, day=day, part=hit.part(), hour=hit.hour())


def read_month(hit: Hit) -> Form | None:
    """July; last November; September of 2007."""
    return Point(month=hit.value("m"), turn=hit.turn(), mod=hit.mod(), year=hit.year().figures, year_turn=hit.year().turn)


def read_weekday(hit: Hit) -> Form | None:
    """Friday; last Friday night; Friday last week."""
    item = hit.at("w")
    if item and item.text.endswith("days"):
        return Every(value=f"XXXX-WXX-{item.value + 1}{'T' + part if (part := hit.part()) else ''}")
    week = hit.turn("wt") if hit.value("wu") == "week" else None
    if hit.at("wu") and week is None:
        return None
    return Point(weekday=hit.value("w"), turn=hit.turn(), week_turn=week, mod=hit.mod(), part=hit.part(), hour=hit.hour())


def read_overnight(hit: Hit) -> Form | None:
    """Overnight Tuesday."""
    item = hit.items[hit.match.start()]
    return Point(weekday=hit.value("w"), part="NI" if item.text == "overnight" else None)


def read_day_of_month(hit: Hit) -> Form | None:
    """On the 20th."""
    before = hit.items[hit.match.start() - 1].letter if hit.match.start() else "x"
    return Point(day=hit.value("d")) if before in "iucrb" else None


def read_quarter(hit: Hit) -> Form | None:
    """The third quarter of 1990."""
    number = hit.value("o")
    if hit.value("u") != "quarter" or number not in (1, 2, 3, 4):
        return None
    return Point(quarter=number, year=hit.year().figures, year_turn=hit.year().turn)


def read_century(hit: Hit) -> Form | None:
    """The 20th century."""
    return Era(first=100 * (hit.value("d") - 1), years=100, mod=hit.mod()) if hit.value("u") == "century" and hit.value("d") > 0 else None


def read_season(hit: Hit) -> Form | None:
    """Last fall, summer 2019."""
    before = hit.items[hit.match.start() - 1].letter if hit.match.start() else "x"
    if hit.match.end() - hit.match.start() == 1 and before not in "icuo":
        return None  # "winter coats"
    return Point(season=hit.value("s")[0], turn=hit.turn(), mod=hit.mod(), year=hit.year().figures, year_turn=hit.year().turn)


def read_seasons(hit: Hit) -> Form | None:
    """Spring and summer of 2009."""
    first = Point(season=hit.value("s")[0], year=hit.year().figures, year_turn=hit.year().turn)
    return Interval(first=first, last=replace(first, season=hit.value("s2")[0]))


def read_year(hit: Hit) -> Form | None:
    """2014, early 2018."""
    at = hit.match.start("y")
    if not _stands_for_a_year(hit.items, at):
        return None
    return Point(year=hit.value("y"), mod=hit.mod())


def read_spelled_year(hit: Hit) -> Form | None:
    """The year two thousand."""
    number = hit.value("n")
    return Point(year=int(number)) if hit.value("yu") == "year" and number and 1000 <= number <= 2100 else None


def _stands_for_a_year(items: Sequence[Item], at: int) -> bool:
    """Whether the four figures are no number of people or things: "some 2000 soldiers", "$ 1950"."""
    before = items[at - 1] if at else None
    after = items[at + 1] if at + 1 < len(items) else None
    if after and after.letter == "x" and (after.text in PEOPLE or after.text in NOT_PEOPLE or (before and before.letter == "q")):
        return False
    if before and (before.text in "$£€#" or (before.letter == "q" and after and after.letter == "U")):
        return False
    return items[at].value >= 1800 or (before is not None and before.letter in "icurbQ")


def read_years(hit: Hit) -> Form | None:
    """1950-53."""
    first, last = hit.value("r")
    return Interval(first=Point(year=first), last=Point(year=last))


def read_era(hit: Hit) -> Form | None:
    """The late 1970s."""
    first = Era(first=hit.value("e"), years=10, mod=hit.mod())
    return Interval(first=first, last=Era(first=hit.value("e2"), years=10)) if hit.at("e2") else first


def read_holiday(hit: Hit) -> Form | None:
    """Christmas Day 2019."""
    return Point(holiday=hit.value("f"), turn=hit.turn(), part=hit.part(), year=hit.year().figures, year_turn=hit.year().turn)


def read_feast_day(_: Hit) -> Form | None:
    """The 27th of Ramadan."""
    return Vague(ref="DAY")
