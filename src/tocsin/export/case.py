"""What exports see: one event of a report, or one incident of many reports, in one shape; and the rules by which it is written."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from tocsin.core.events import STATUSES
from tocsin.core.incidents import Cited
from tocsin.core.tellings import Party
from tocsin.core.values import Place, Toll, When, first_day, last_day, one_of

DATES = ("told", "published")
TOLD = "told"
DAY_WIDTHS = ((1, "day"), (6, "days"), (7, "week"), (31, "month"))
"""Days that a time spans, at most, and what the schemes call it; more is a year."""


class Amount(Protocol):
    """How many, with what the words leave open."""

    @property
    def low(self) -> int | None: ...  # noqa: D102 - as in Toll
    @property
    def best(self) -> int | None: ...  # noqa: D102
    @property
    def high(self) -> int | None: ...  # noqa: D102


Pick = Callable[[Sequence[Cited[Toll]]], Amount | None]
"""The figure to write, of those that are said; None where none stands."""


def first_told(said: Sequence[Cited[Toll]]) -> Amount | None:
    """The figure that the record itself puts first."""
    return next((cited.value for cited in said if cited.superseded is None), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What is written where a record holds more than the format. *toll* names the rule that *pick* follows.

    *dates* is ``told`` (a case without a date has none) or ``published`` (the day of publication stands in). *statuses* are those that are
    asked for, None for those that the format takes by itself. *chosen* is what else stands in the metadata: what was exported, as of when.
    """

    toll: str = TOLD
    pick: Pick = first_told
    dates: str = TOLD
    statuses: tuple[str, ...] | None = None
    chosen: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        one_of(self.dates, DATES, "rule for dates")
        for status in self.statuses or ():
            one_of(status, STATUSES, "status")


AS_TOLD = Rules()
"""Figures and dates as the record has them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A report that tells the case."""

    report: str
    address: str | None = None
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    basis: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One row to be. *id* is Tocsin's own; lists are best first; *figures* are all that is said, by kind, *tolls* what the rules
    pick.

    *stands_in* is true where the day is that of publication. *spans* counts the quotes behind the case; *said_by* is whom the report
    credits.
    """

    id: str
    type: str
    status: str
    certainty: str = "fact"
    by: tuple[Party, ...] = ()
    against: tuple[Party, ...] = ()
    claimed_by: tuple[Party, ...] = ()
    places: tuple[Place, ...] = ()
    whens: tuple[When, ...] = ()
    start: date | None = None
    end: date | None = None
    stands_in: bool = False
    figures: Mapping[str, tuple[Cited[Toll], ...]] = field(default_factory=dict)
    tolls: Mapping[str, Amount] = field(default_factory=dict)
    weapons: tuple[str, ...] = ()
    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sources: tuple[Source, ...] = ()
    origins: int = 1
    disputes: tuple[str, ...] = ()
    said_by: str | None = None
    trigger: str = ""
    sentence: str = ""
    spans: int = 0
    confidence: float | None = None
    reader: str = ""
    review: str | None = None
    merges: int = 0

    @property
    def place(self) -> Place | None:
        """The best place."""
        return self.places[0] if self.places else None

    @property
    def when(self) -> When | None:
        """The best time."""
        return self.whens[0] if self.whens else None

    @property
    def country(self) -> str | None:
        """ISO 3166 alpha-2 of the place."""
        return self.place.country if self.place else None

    @property
    def doers(self) -> tuple[Party, ...]:
        """Those of *by* that nobody denies."""
        return tuple(party for party in self.by if party.conf != "denied")

    @property
    def published(self) -> date | None:
        """The day on which the first of the reports came out."""
        return min((source.published for source in self.sources if source.published), default=None)

    @property
    def span_of_time(self) -> str | None:
        """``day``, ``days`` (2 to 6), ``week``, ``month`` or ``year``; None without a date."""
        if self.start is None or self.end is None:
            return None
        days = (self.end - self.start).days + 1
        return next((name for width, name in DAY_WIDTHS if days <= width), "year")


def days_of(when: When | None) -> tuple[date | None, date | None]:
    """First and last day of *when*; one that is open takes the other's. None, None where nothing fixes them."""
    start, end = (when.start or when.end, when.end or when.start) if when else (None, None)
    return (first_day(start), last_day(end)) if start and end else (None, None)


def number(amount: Amount | None) -> int | None:
    """The one number that stands for *amount*: the best, the least, or the greatest that is known."""
    known = (amount.best, amount.low, amount.high) if amount else ()
    return next((n for n in known if n is not None), None)


def name_of(party: Party) -> str:
    """The name, or the words of the report."""
    return party.name or party.mention.quote
