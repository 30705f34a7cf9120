"""Values that an event is told with; each carries the words it was read from."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from tocsin.core.text import Span

ACTOR_KINDS = ("state", "security_force", "armed_group", "political", "civilians", "igo", "ngo", "media", "business", "religious", "person")
CONFIDENCES = ("fact", "claimed", "suspected", "accused", "denied")
TARGET_KINDS = ("person", "group", "civilians", "security_forces", "government", "facility", "place", "other")
PLACE_PRECISIONS = ("site", "city", "district", "province", "country", "region")
TIME_PRECISIONS = ("day", "week", "month", "year", "period")
ISO_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def one_of(value: str, known: tuple[str, ...], what: str) -> None:
    """Raises ValueError where *value* is not among *known*."""
    if value not in known:
        raise ValueError(f"unknown {what} {value!r}; known: {', '.join(known)}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody who acts in the report. *key* is the registry's, *country* ISO 3166 alpha-2; mentions are names and descriptions.

    *link_score* (0 to 1) says how sure it is that the key is right, *link_why* says it in words.
    """

    id: str
    name: str
    key: str | None = None
    wikidata: str | None = None
    kind: str
    country: str | None = None
    governs: bool = False
    mentions: tuple[Span, ...]
    link_score: float | None = None
    link_why: str | None = None

    def __post_init__(self) -> None:
        one_of(self.kind, ACTOR_KINDS, "kind of actor")
        if not self.mentions:
            raise ValueError(f"actor {self.name!r} without a mention")


@dataclass(frozen=True, slots=True, kw_only=True)
class Agent:
    """Who did it. *actor* is an id of the same reading, None for people without one ("gunmen")."""

    actor: str | None = None
    conf: str = "fact"
    mention: Span
    confidence: float | None = None

    def __post_init__(self) -> None:
        one_of(self.conf, CONFIDENCES, "confidence of an agent")


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Whom or what it was done to."""

    actor: str | None = None
    kind: str = "other"
    mention: Span
    confidence: float | None = None

    def __post_init__(self) -> None:
        one_of(self.kind, TARGET_KINDS, "kind of target")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where it happened. *admin* is the first-level region, *lat* and *lon* are WGS 84 degrees, None where unknown (never 0, 0)."""

    mention: Span
    name: str
    admin: str | None = None
    country: str | None = None
    precision: str
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None

    def __post_init__(self) -> None:
        one_of(self.precision, PLACE_PRECISIONS, "precision of a place")
        if (self.lat is None) != (self.lon is None):
            raise ValueError(f"place {self.name!r} with half a coordinate")


def first_day(iso: str) -> date:
    """The first day of a year, month or day written as ISO 8601 (``2021``, ``2021-11``, ``2021-11-02``)."""
    parts = [int(part) for part in iso.split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


def last_day(iso: str) -> date:
    """The last day of a year, month or day written as ISO 8601."""
    parts = [int(part) for part in iso.split("-")]
    month = parts[1] if len(parts) > 1 else 12
    return date(parts[0], month, parts[2] if len(parts) > 2 else calendar.monthrange(parts[0], month)[1])


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """First and last day, both included, as ISO 8601 of the precision that the words give (``2021-11`` is the whole month).

    None where nothing fixes them.
    """

    mention: Span
    start: str | None = None
    end: str | None = None
    precision: str

    def __post_init__(self) -> None:
        one_of(self.precision, TIME_PRECISIONS, "precision of a time")
        for iso in (self.start, self.end):
            if iso is not None and not ISO_DATE.fullmatch(iso):
                raise ValueError(f"not an ISO 8601 day, month or year: {iso!r}")
        if self.start and self.end and last_day(self.end) < first_day(self.start):
            raise ValueError(f"not a time: {self.start}..{self.end}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """How many: "at least 12" is 12, 12, None; "dozens" is 24, None, None."""

    low: int | None = None
    best: int | None = None
    high: int | None = None
    mention: Span

    def __post_init__(self) -> None:
        known = [n for n in (self.low, self.best, self.high) if n is not None]
        if not known or known != sorted(known) or known[0] < 0:
            raise ValueError(f"not a toll: {self.low}, {self.best}, {self.high}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One voice's figure for one toll: *kind* is the field it belongs to ("killed"), *source* who says so."""

    kind: str
    low: int | None = None
    best: int | None = None
    high: int | None = None
    source: str | None = None
    mention: Span
