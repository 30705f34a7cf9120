"""What is meant by the words of a time on a given day: the dates, other readings, and why."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tocsin.core.text import Span
from tocsin.core.values import When
from tocsin.reading.daymath import valid
from tocsin.reading.timeforms import Era, Every, Form, Interval, Offset, Point, Share, Shift, Stretch, Vague
from tocsin.reading.timeitems import full_year
from tocsin.reading.timepoints import Context, Value
from tocsin.reading.times import Clock, read_when, whole_meaning
from tocsin.reading.timevalues import resolve
from tocsin.reading.timewords import MONTHS, SEASONS

FIGURES = re.compile(r"(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})(?!\d)")
MONTH = rf"(?:{'|'.join(name for name in MONTHS)})"
NO_DAY = re.compile(  # a figure beside a month that is no day of any
    rf"\b(?:3[2-9]|[4-9]\d|00?)(?:st|nd|rd|th)?\s(?:of\s)?{MONTH}\b|\b{MONTH}\s(?:3[2-9]|[4-9]\d|00?)(?:st|nd|rd|th)?\b(?![:.]\d)",
    re.IGNORECASE,
)
TURNS = {-1: '"last"', 0: '"this"', 1: '"next"'}


@dataclass(frozen=True, slots=True, kw_only=True)
class WhenOption:
    """One reading of the words: first and last day (ISO 8601 of the precision that the words give), and why."""

    start: str | None
    end: str | None
    precision: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WhenAnswer:
    """What *asked* means when read on *published*.

    *when* is None where the words fix no day; *why* then says the reason. *counted_from* is the day that the rule counts from, None where
    the words need none. *others* are the runners-up.
    """

    asked: str
    published: str | None
    when: WhenOption | None
    counted_from: str | None
    others: tuple[WhenOption, ...]
    why: str


@dataclass(frozen=True, slots=True)
class _Question:
    """The words, what they mean before any day is known, and the days that are given."""

    asked: str
    form: Form | None
    base: Form | None
    published: date | None
    anchor: str | None


def tell_when(asked: str, published: date | None, *, anchor: str | None = None) -> WhenAnswer:
    """The time that *asked* tells in a report of that day. *anchor* is the time (ISO) of the event that "two days later" counts from."""
    question = _Question(asked, *whole_meaning(asked), published, anchor)
    option = _answer(question)
    iso = published.isoformat() if published else None
    return WhenAnswer(
        asked=asked,
        published=iso,
        when=option,
        counted_from=_origin(question) if option else None,
        others=tuple(_others(question, option)),
        why=option.why if option else _reason(question),
    )


def _answer(question: _Question) -> WhenOption | None:
    if not question.asked.strip() or NO_DAY.search(question.asked):
        return None
    words = Span(0, len(question.asked), question.asked)
    clock = Clock(question.published, question.published) if question.published else None
    when = read_when(words, clock, anchor=_anchor(question.anchor))
    if when is None or not (when.start or when.end):
        return None
    return WhenOption(start=when.start, end=when.end, precision=when.precision, why=_rule(question.form))


def _anchor(iso: str | None) -> When | None:
    if not iso:
        return None
    return When(mention=Span(0, len(iso), iso), start=iso, end=iso, precision=("year", "month", "day")[iso.count("-")])


def _origin(question: _Question) -> str | None:
    """The time that the rule counts from."""
    published = question.published.isoformat() if question.published else None
    if question.base is not None:
        return resolve(question.base, Context(question.published)).start
    if isinstance(question.form, Offset):
        return question.anchor
    return published if question.form is not None and _needs_day(question.form) else None


def _needs_day(form: Form) -> bool:
    if isinstance(form, Interval):
        return any(_needs_day(end) for end in (form.first, form.last) if end is not None)
    if isinstance(form, Point):
        return form.year is None
    return isinstance(form, Shift | Vague | Stretch) or (isinstance(form, Share) and form.whole is not None and _needs_day(form.whole))


def _rule(form: Form | None) -> str:
    """The rule that read *form*, in words."""
    return RULES[type(form)](form) if form is not None else "the words tell a time"


def _point(point: Point) -> str:
    told = _finest(point)
    if point.year is not None:
        return f"{told} told with its year"
    turn = next((t for t in (point.turn, point.week_turn, point.year_turn) if t is not None), None)
    if turn is not None:
        return f"{told} with {TURNS[turn]}, counted from the day of publication"
    year = "" if point.weekday is not None and point.day is None else " without a year"
    return f"{told}{year}: the latest that is past on the day of publication, or the next where the words look ahead"


def _finest(point: Point) -> str:
    if point.holiday:
        return f"the holiday {point.holiday}"
    names = {"day": "a day", "weekday": "a weekday", "month": "a month", "quarter": "a quarter", "season": "a season of the north"}
    return next((name for part, name in names.items() if getattr(point, part) is not None), "a year")


def _interval(interval: Interval) -> str:
    rules = list(dict.fromkeys(_rule(end) for end in (interval.first, interval.last) if end is not None))
    return f"a range{', one end left open' if None in (interval.first, interval.last) else ''}: {', then '.join(rules)}"


RULES: Mapping[type, Callable[[Any], str]] = {
    Point: _point,
    Era: lambda era: "a decade" if era.years == 10 else "a century",
    Shift: lambda shift: f"so many {shift.unit}s from the day of publication",
    Offset: lambda offset: f"so many {offset.unit}s from the event that is told before",
    Stretch: lambda stretch: f"a length of time that {'ends' if stretch.way < 0 else 'starts'} with the day of publication",
    Share: lambda share: f"a part of a longer time: {_rule(share.whole)}",
    Vague: lambda _: "a word that tells no day of its own",
    Every: lambda _: "something that comes again and again",
    Interval: _interval,
}


def _reason(question: _Question) -> str:
    """Why the words have no dates."""
    form, asked = question.form, question.asked
    if form is None or not asked.strip():
        return _reason_without_form(asked)
    if NO_DAY.search(asked) or form == Vague(ref="DAY"):
        return "the order of day and month is open" if FIGURES.search(asked) else "there is no such day"
    if isinstance(form, Point):
        return _reason_of_point(form, question.published)
    if isinstance(form, Offset) and question.anchor is None and question.base is None:
        return "the words count from another event, whose time is not given"
    if isinstance(form, Shift) and form.count is not None:
        return "the words count from the day of publication, which is not given" if question.published is None else "outside the calendar"
    return REASONS.get(type(form), "the words fix no day")


def _reason_without_form(asked: str) -> str:
    if FIGURES.search(asked):
        return "there is no such day"
    return "the words tell no time that is known" if asked.strip() else "no words are given"


def _reason_of_point(point: Point, published: date | None) -> str:
    if point.day is not None and point.month is not None and valid(point.year or 2000, point.month, point.day) is None:
        return "there is no such day"
    if point.season == "WI" and point.year is not None:
        return "the words do not tell which of two winters"
    if point.year is None and published is None:
        return "the words name no year, and the day of publication is not given"
    return "the words may mean more than one year" if point.month is not None else "this day moves from year to year, and no rule finds it"


REASONS: Mapping[type, str] = {
    Stretch: "a length of time, with no day that it starts or ends with",
    Vague: "the words name no day",
    Every: "the words tell of something that comes again and again, of no one day",
    Offset: "what the words count from is not known as exactly as they count",
    Share: "a part of a longer time that is not fixed itself",
}


def _others(question: _Question, answer: WhenOption | None) -> Iterator[WhenOption]:
    """Other readings, none twice, nor the answer again."""
    seen: set[tuple[str | None, str | None]] = {(answer.start, answer.end)} if answer else set()
    for value, why in _readings(question):
        if (value.start or value.end) and (value.start, value.end) not in seen:
            seen.add((value.start, value.end))
            yield WhenOption(start=value.start, end=value.end, precision=value.precision, why=why)


def _readings(question: _Question) -> Iterator[tuple[Value, str]]:
    form, published = question.form, question.published
    for figures in FIGURES.finditer(question.asked):
        yield from _orders(int(figures[1]), int(figures[2]), full_year(int(figures[3])))
    if isinstance(form, Point) and not NO_DAY.search(question.asked):
        yield from _other_points(form, published)
    if isinstance(form, Offset) and form.count is not None and published and question.base is None:
        yield resolve(Shift(unit=form.unit, count=form.count), Context(published)), "if it counts from the day of publication"


def _orders(first: int, second: int, year: int) -> Iterator[tuple[Value, str]]:
    for month, day, how in ((second, first, "day before month"), (first, second, "month before day")):
        found = valid(year, month, day) if month <= 12 else None
        if found:
            yield Value(found.isoformat(), found.isoformat(), "day"), f"if written {how}"


def _other_points(point: Point, published: date | None) -> Iterator[tuple[Value, str]]:
    if point.season == "WI" and point.year is not None:
        month = SEASONS["winter"][1]
        for year in (point.year - 1, point.year):
            yield Value(f"{year:04}-{month}", f"{year + 1:04}-02", "period"), f"the winter that began in {year}"
    if point.year is None and published:
        yield resolve(point, Context(published, future=True)), "if the words look ahead"
        yield resolve(point, Context(published)), "if the words look back"
        if point.turn == -1 and point.month is not None:
            yield resolve(replace(point, turn=None, year=published.year - 1), Context(published)), "if last year's is meant"
            yield resolve(replace(point, turn=None, year=published.year), Context(published)), "if this year's is meant"
