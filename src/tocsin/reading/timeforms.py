"""What the words of a time mean before anything is known about the day on which they were written."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A calendar time told in part or in full.

    *turn* is last (-1), this (0) or next (1) of the kind that the finest part names ("last November"); *year_turn* the same for
    the year ("June 12 last year"), *week_turn* for the week ("Friday last week"). *mod* is early, mid or late, *part* a part of
    the day (MO, AF, EV, NI), *hour* ``10:35``.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    quarter: int | None = None
    holiday: str | None = None
    turn: int | None = None
    year_turn: int | None = None
    week_turn: int | None = None
    mod: str | None = None
    part: str | None = None
    hour: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Era:
    """A decade or century by its first year."""

    first: int
    years: int
    mod: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """So many units from the day of writing: yesterday, last week, two months ago. *count* is None in "years ago"."""

    unit: str
    count: float | None
    mod: str | None = None
    part: str | None = None
    hour: str | None = None
    counted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Offset:
    """So many units from another event: two days later (*counted*), the same night, that year."""

    unit: str
    count: float | None
    part: str | None = None
    counted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A length of time; *way* is -1 where it ends with the day of writing ("the past six months"), 1 where it starts there."""

    unit: str
    count: float | None
    way: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A part of a longer time: the first six months of 2013, the last week of September. *ordinal* is -1 for the last."""

    ordinal: int
    count: float
    unit: str
    whole: "Form | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vague:
    """Now, recently, in the afternoon; *ref* is PAST_REF, PRESENT_REF, FUTURE_REF, or DAY for a nameless day."""

    ref: str
    part: str | None = None
    hour: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Every:
    """What comes again and again: *value* is the length between (``P1W``) or the pattern (``XXXX-WXX-2``)."""

    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """From *first* to *last*, both included; None where the words leave it open ("since 2010")."""

    first: "Form | None"
    last: "Form | None"


Form = Point | Era | Shift | Offset | Stretch | Share | Vague | Every | Interval
