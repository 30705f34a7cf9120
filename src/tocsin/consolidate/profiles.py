"""A telling boiled down to what comparing looks at, worked out once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from tocsin.consolidate.words import stem, telling_words, weight
from tocsin.core.folding import fold
from tocsin.core.tellings import Party, Telling
from tocsin.core.values import PLACE_PRECISIONS, TIME_PRECISIONS, Place, first_day, last_day

BEFORE_PUBLISHED = timedelta(days=7)  # news without a date is news of the last days
KINDS = ("killed", "injured", "abducted", "arrested")
NUMBER = re.compile(r"\d")
FINE = ("site", "city", "district")


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day as ordinals. *told* by the report, or only likely from the day of publication."""

    first: int
    last: int
    told: bool

    @property
    def width(self) -> int:
        """How many days it may be."""
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Spot:
    """A place by its folded names; *level* 0 is a site, 5 a region of the world."""

    name: str
    admin: str | None
    country: str | None
    level: int
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class Profile:
    """What comparing looks at. Parties are sets of names and registry keys; *crowd* are the words for people without a name.

    *names* are the words of place and parties, which are not to count again among the rare words in common.
    """

    key: str
    report: str
    type: str
    group: str
    status: str
    days: Days | None
    published: int | None
    spot: Spot | None
    by: frozenset[str]
    against: frozenset[str]
    victims: frozenset[str]
    crowd: frozenset[str]
    figures: tuple[tuple[str, int], ...]
    trigger: frozenset[str]
    weapons: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]
    words_weight: float
    topics: frozenset[str]
    topics_weight: float
    sketch: str
    runs: int


def profile(telling: Telling) -> Profile:
    """What comparing looks at in *telling*."""
    event, about = telling.event, telling.card
    words, topics = frozenset(telling.words), _set(about.topics)
    return Profile(
        key=telling.key,
        report=about.report,
        type=event.type,
        group=event.type.partition(".")[0],
        status=event.status,
        days=days(telling),
        published=about.published.toordinal() if about.published else None,
        spot=spot(event.place) if event.place else None,
        by=_names(party for party in (*telling.by, *telling.claimed_by) if party.conf != "denied"),
        against=_names(telling.against),
        victims=_shared(frozenset(surname(p.name) for p in telling.against if p.name and p.kind == "person")),
        crowd=_crowd(telling.against),
        figures=tuple((kind, n) for kind in KINDS if (n := figure(telling, kind)) is not None),
        trigger=_stems(*(span.quote for span in (event.trigger, *event.also))),
        weapons=_shared(frozenset(stem(span.quote.split()[-1]) for span in event.weapons)),
        names=_stems(event.place.name if event.place else "", *(p.name or "" for p in (*telling.by, *telling.against))),
        words=words,
        words_weight=weight(words),
        topics=topics,
        topics_weight=_set_weight(topics),
        sketch=about.sketch,
        runs=about.runs,
    )


def days(telling: Telling) -> Days | None:
    """The days on which it may have happened: told, or the week before publication where the report says nothing of time."""
    when, published = telling.event.when, telling.card.published
    if when and (when.start or when.end):
        start, end = when.start or when.end or "", when.end or when.start or ""
        return Days(first_day(start).toordinal(), last_day(end).toordinal(), True)
    if when and when.precision in TIME_PRECISIONS[1:]:
        return None  # "in recent years": the report does speak of time, and not of these days
    return Days((published - BEFORE_PUBLISHED).toordinal(), published.toordinal(), False) if published else None


def spot(place: Place) -> Spot:
    """*place* with its names folded."""
    admin = fold(place.admin) if place.admin else None
    return Spot(fold(place.name), admin, place.country, PLACE_PRECISIONS.index(place.precision), place.lat, place.lon)


def figure(telling: Telling, kind: str) -> int | None:
    """The one number that stands for a toll."""
    toll = getattr(telling.event, kind)
    return None if toll is None else next((n for n in (toll.best, toll.low, toll.high) if n is not None), None)


def surname(name: str) -> str:
    """The last word of a folded name, with the first letter of the first."""
    words = fold(name).split() or [fold(name)]
    return f"{words[0][:1]} {words[-1]}" if len(words) > 1 else words[-1]


def is_anchored(profile: Profile) -> bool:
    """Whether two of when, where and who are known well enough to tell the incident from others."""
    placed = profile.spot is not None and PLACE_PRECISIONS[profile.spot.level] in FINE
    dated = profile.days is not None and profile.days.width <= 31
    return dated + placed + bool(profile.by or profile.against) >= 2


@lru_cache(maxsize=4096)
def _set(words: tuple[str, ...]) -> frozenset[str]:
    """One set for all tellings of a report."""
    return frozenset(words)


@lru_cache(maxsize=4096)
def _set_weight(words: frozenset[str]) -> float:
    return weight(words)


@lru_cache(maxsize=65536)
def _shared(words: frozenset[str]) -> frozenset[str]:
    """The same set for the same words: most are of few words that come again and again, and a set takes a lot of memory."""
    return words


def _names(parties: Iterable[Party]) -> frozenset[str]:
    return _shared(frozenset(name for party in parties for name in _known_as(party)))


def _known_as(party: Party) -> tuple[str, ...]:
    if party.name is None:
        return ()
    plain = surname(party.name) if party.kind == "person" else fold(party.name).removeprefix("the ")
    return tuple(filter(None, (plain, party.key, party.wikidata)))


def _stems(*phrases: str) -> frozenset[str]:
    return _shared(frozenset(stem(word) for phrase in phrases for word in phrase.split()))


def _crowd(parties: tuple[Party, ...]) -> frozenset[str]:
    return _shared(frozenset(word for party in parties for word in _people(party.mention.quote)))


@lru_cache(maxsize=65536)
def _people(quote: str) -> tuple[str, ...]:
    return tuple(word for word in telling_words(quote) if not NUMBER.search(word))
