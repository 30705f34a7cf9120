"""When: the words of a time to first and last day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tocsin.core.text import Span
from tocsin.core.values import When
from tocsin.reading import timewords as say
from tocsin.reading.timeforms import Era, Form, Interval, Offset, Point, Share, Shift, Stretch
from tocsin.reading.timeitems import Item
from tocsin.reading.timepoints import Context, Value
from tocsin.reading.timespans import TimeSpan, find_spans
from tocsin.reading.timevalues import resolve


@dataclass(frozen=True, slots=True)
class Clock:
    """The window in which a report was published, both days included; *low* is *high* where the day is known."""

    low: date
    high: date

    def __post_init__(self) -> None:
        if self.high < self.low:
            raise ValueError(f"not a window: {self.low}..{self.high}")


BESIDE = 40  # code points on either side in which the rest of a time may stand
UNTOLD = tuple("UPWwMTDYNEOQLXABgkc#K")  # letters that tell of a time, if not of which


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time told at ``start <= x < end`` of a text; *form* is what the words mean before the clock is known."""

    start: int
    end: int
    form: Form


def find_times(text: str) -> list[TimeExpression]:
    """The times that *text* tells, in order, none within another: days, weeks, ranges, lengths, "recently"."""
    return list(_joined(*find_spans(text)))


def whole_time(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch of *text* that tells the whole time of which ``start <= x < end`` is a part: "Aug." of "Aug. 29, 2017".

    The same stretch where it is no part of a longer time.
    """
    first = max(text.rfind("\n\n", 0, start) + 1, start - BESIDE)
    spans, _ = find_spans(text[first : end + BESIDE])
    touched = [span for span in spans if span.start + first < end and start < span.end + first]
    if not touched:
        return start, end
    return min(start, touched[0].start + first), max(end, touched[-1].end + first)


def read_when(words: Span, clock: Clock | None, *, anchor: When | None = None) -> When | None:
    """The time that *words* tell, read on any day of *clock*; None where they tell none.

    Dates stay None where nothing fixes them or the days of the clock disagree. *anchor* is the time of the event from which
    "two days later" counts.
    """
    spans, letters = find_spans(words.quote, is_time=True)
    found = list(_joined(spans, letters))
    if not found:
        told = any(item.letter in UNTOLD or item.text in say.UNTOLD for item in letters)
        return When(mention=words, precision="period") if told else None
    form, base = _choose(words.quote, found)
    future = any(word.strip(".,") in say.FUTURE_CUES for word in words.quote.casefold().split())
    given = Value(anchor.start, anchor.end, anchor.precision) if anchor else None
    values = [_on_day(form, base, Context(day, future, given)) for day in _days(clock)]
    return _agreed(words, values)


def whole_meaning(text: str) -> tuple[Form | None, Form | None]:
    """What the words of a time mean as a whole before any day is known, and the time in them that it counts from; None for none."""
    found = list(_joined(*find_spans(text, is_time=True)))
    return _choose(text, found) if found else (None, None)


def _days(clock: Clock | None) -> Sequence[date | None]:
    if clock is None:
        return (None,)
    return (clock.low,) if clock.low == clock.high else (clock.low, clock.high)


def _on_day(form: Form, base: Form | None, context: Context) -> Value:
    if base is not None:
        context = context._replace(anchor=resolve(base, context))
    return resolve(form, context)


def _agreed(words: Span, values: Sequence[Value]) -> When:
    """The dates on which all readings agree."""
    start = values[0].start if len({value.start for value in values}) == 1 else None
    end = values[0].end if len({value.end for value in values}) == 1 else None
    return When(mention=words, start=start, end=end, precision=values[0].precision)


def _rank(form: Form) -> int:
    """What tells a time best comes first."""
    if isinstance(form, Point | Shift | Era | Share | Interval):
        return 0
    return 1 if isinstance(form, Offset) else 2 if isinstance(form, Stretch) else 3


def _choose(text: str, found: Sequence[TimeExpression]) -> tuple[Form, Form | None]:
    """The form that the words as a whole mean, and the one that it counts from: "three days after the vote of May 3"."""
    first = min(found, key=lambda expression: _rank(expression.form))
    before = next((x for x in found if x.end <= first.start and isinstance(x.form, Offset)), None)
    if before and text[before.start : before.end].casefold().endswith(("after", "before")):
        return before.form, first.form
    opening = find_opening(text)
    if opening == "since" and isinstance(first.form, Point | Shift | Era):
        return Interval(first=first.form, last=None), None
    return first.form, None


def find_opening(text: str) -> str:
    """The first word of *text*."""
    return text.split(maxsplit=1)[0].casefold() if text.split() else ""


def _joined(spans: Sequence[TimeSpan], words: Sequence[Item]) -> Iterator[TimeExpression]:
    """Two times as one where "between", "from … to", a dash or "since" make them a range."""
    letters = "".join(word.letter for word in words)
    at = 0
    while at < len(spans):
        here, after = spans[at], spans[at + 1] if at + 1 < len(spans) else None
        if after and _is_range(letters, here, after):
            opens = _opening(letters, here.first, "rb")
            yield TimeExpression(words[opens].start, after.end, Interval(first=here.form, last=after.form))
            at += 2
            continue
        yield _open(letters, words, here)
        at += 1


RANGED = (Point, Shift, Era)


def _opening(letters: str, first: int, kinds: str) -> int:
    """The number of the item that opens a range before item number *first*; *first* itself where none does."""
    before = first - 1
    while before > 0 and letters[before] in "hiq-":
        before -= 1
    return before if before >= 0 and letters[before] in kinds else first


def _is_range(letters: str, here: TimeSpan, after: TimeSpan) -> bool:
    if not isinstance(here.form, RANGED) or not isinstance(after.form, RANGED):
        return False
    between = letters[here.last : after.first].replace("h", "").replace("i", "").replace(",", "")
    if between in ("t", "u", "-"):
        return True
    opens = _opening(letters, here.first, "b")
    return between == "a" and (opens != here.first or _follow(here.form, after.form))


def _follow(first: Form, last: Form) -> bool:
    """Whether *last* comes right after: October and November, 2013 and 2014, the night of May 5 and morning of May 6."""
    if not isinstance(first, Point) or not isinstance(last, Point):
        return False
    if first.day is not None and last.day is not None:
        return first.month == last.month and last.day == first.day + 1
    if None not in (first.month, last.month):
        return (first.month or 0) % 12 + 1 == last.month and first.turn is last.turn is None
    if None not in (first.weekday, last.weekday):
        return ((first.weekday or 0) + 1) % 7 == last.weekday
    return None not in (first.year, last.year) and (first.year or 0) + 1 == last.year


def _open(letters: str, words: Sequence[Item], here: TimeSpan) -> TimeExpression:
    """Since 2010, until March, starting in 2011."""
    plain = TimeExpression(here.start, here.end, here.form)
    if not isinstance(here.form, RANGED):
        return plain
    since = _opening(letters, here.first, "cr")
    if since != here.first:
        return TimeExpression(words[since].start, here.end, Interval(first=here.form, last=None))
    until = _opening(letters, here.first, "u")
    if until != here.first:
        return TimeExpression(words[until].start, here.end, Interval(first=None, last=here.form))
    return plain
