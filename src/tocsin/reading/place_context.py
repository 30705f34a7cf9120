"""The places of one report, settled together: each speaks for the countries and regions of the others."""

import math
import re
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

from tocsin.core.folding import fold
from tocsin.core.protocols import PlaceHit
from tocsin.reading.toponyms import Toponym

K = TypeVar("K")

# Measured together on the toponyms of LGL and the event places of the records' train split; do not tune one alone.
COUNTRY = 4.0  # worth of a country that all places around speak for
REGION = 2.5  # … of a first-level region
NEIGHBOURS = 4.0  # … of all other places lying within NEAR_KM
OTHER_NAME = 1.2  # cost of being called by an alternate name
KIND = {"country": 4.0, "demonym": 4.0, "admin1": 0.8, "admin2": 0.0, "city": 0.0, "region": 1.5, "water": 8.0, "site": 7.0}
NEAR_KM = 300.0
NATION = 0.5  # how loudly the country of an actor speaks
SEAT = 100_000  # people: from here on a city that shares its name with its region is meant
TOLD = 8.0  # worth of lying in the place that the text names behind the name
BEHIND = re.compile(r"\s*[,(]\s*|\s+in\s+")
ARTICLE = re.compile(r"^(al|ar|as|ad|an|ash|az|at|el) ")
SOFT = re.compile(r"[aeiouyhw ]")
ALIKE = str.maketrans("qczd", "kkst")
DOUBLED = re.compile(r"(.)\1")
REACH = 2000
ROUNDS = 3
DEGREE_KM = 111.2


@dataclass(frozen=True, slots=True)
class Settled:
    """A place name of the text and the entry it was settled on."""

    start: int
    end: int
    hit: PlaceHit


@dataclass(frozen=True, slots=True)
class Say:
    """How much the places around speak for each country and region, as shares of one; *loud*: how much they say at all."""

    countries: Mapping[str, float]
    regions: Mapping[tuple[str, str], float]
    loud: float

    def country(self, code: str | None) -> float:
        """Share of *code*."""
        return self.countries.get(code, 0.0) if code else 0.0

    def region(self, hit: PlaceHit) -> float:
        """Share of the first-level region that *hit* is or lies in."""
        name = region_of(hit)
        return self.regions.get((hit.country, name), 0.0) if hit.country and name else 0.0


def region_of(hit: PlaceHit) -> str | None:
    """The first-level region that *hit* is or lies in."""
    return hit.name if hit.kind == "admin1" else hit.admin


def km(a: PlaceHit, b: PlaceHit) -> float:
    """Distance, near enough for comparing; infinite where one has no coordinates."""
    if a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        return math.inf
    across = abs(a.lon - b.lon)
    east = min(across, 360 - across) * math.cos(math.radians((a.lat + b.lat) / 2))
    return DEGREE_KM * math.hypot(a.lat - b.lat, east)


@lru_cache(maxsize=16384)
def skeleton(folded: str) -> str:
    """The consonants of a name: spellings of one name in Latin letters differ mostly in the rest."""
    bare = SOFT.sub("", ARTICLE.sub("", folded)).translate(ALIKE)
    return DOUBLED.sub(r"\1", bare) or folded


def is_own_name(hit: PlaceHit) -> bool:
    """Whether the entry was found by the name it goes by, or nearly so: "Raqqa" for "Ar Raqqah", not "Sui" for "Suizhou"."""
    name = fold(hit.name)
    return name == hit.alias or skeleton(name) == skeleton(hit.alias)


def prior(hit: PlaceHit) -> float:
    """How likely *hit* is meant before anything else is known: by kind, size, and whether it is called by its own name."""
    odd = hit.kind in ("city", "admin2") and not is_own_name(hit)
    return KIND[hit.kind] + math.log10(hit.population + 10) - OTHER_NAME * odd


def voice(hit: PlaceHit) -> float:
    """How loudly an entry speaks for its country: one that is called by another name, or is hardly known, may be a mistake."""
    if hit.kind in ("country", "demonym"):
        return 1.0
    if hit.kind in ("admin1", "region", "site"):
        return 0.8
    odd = hit.geonames is not None and not is_own_name(hit)
    return (0.2 if odd else 0.6) * min(1.0, math.log10(hit.population + 10) / 6)


def say(settled: Iterable[Settled], at: int, *, apart_from: Container[str] = (), nations: Iterable[str] = ()) -> Say:
    """What the places of the text say at offset *at*, nearer ones louder; *apart_from*: folded names that do not speak for themselves.

    *nations* are countries that speak anyhow: those of the actors of the report.
    """
    countries: defaultdict[str, float] = defaultdict(float, dict.fromkeys(nations, NATION))
    regions: defaultdict[tuple[str, str], float] = defaultdict(float)
    for place in settled:
        if place.hit.country and place.hit.alias not in apart_from:
            loud = voice(place.hit) * math.exp(-abs(place.start - at) / REACH)
            countries[place.hit.country] += loud
            name = region_of(place.hit)
            if name:
                regions[place.hit.country, name] += loud
    return Say(_shares(countries), _shares(regions), sum(countries.values()))


def _shares(votes: Mapping[K, float]) -> Mapping[K, float]:
    total = sum(votes.values())
    return {key: vote / total for key, vote in votes.items()} if total else {}


def neighbours(hit: PlaceHit, others: Sequence[PlaceHit]) -> float:
    """Share of *others* within ``NEAR_KM`` of *hit*."""
    return sum(km(hit, other) <= NEAR_KM for other in others) / len(others) if others else 0.0


def likelihood(hit: PlaceHit, around: Say, others: Sequence[PlaceHit]) -> float:
    """How likely *hit* is meant among the places around it."""
    near = neighbours(hit, others) if hit.kind not in ("country", "demonym") else 0.0
    return prior(hit) + COUNTRY * around.country(hit.country) + REGION * around.region(hit) + NEIGHBOURS * near


def told(toponyms: Sequence[Toponym], text: str) -> Mapping[str, frozenset[PlaceHit]]:
    """By folded name: the entries that lie in what stands behind the name anywhere in the text ("Paris, Texas")."""
    found: dict[str, frozenset[PlaceHit]] = {}
    for toponym, following in pairwise(toponyms):
        if following.start - toponym.end <= 4 and BEHIND.fullmatch(text[toponym.end : following.start]):
            holders = [h for h in following.hits if h.kind in ("country", "admin1")]
            inside = frozenset(hit for hit in toponym.hits if any(lies_in(hit, h) for h in holders))
            found[toponym.hits[0].alias] = found.get(toponym.hits[0].alias, frozenset()) | inside
    return found


def settle(toponyms: Sequence[Toponym], named: Mapping[str, frozenset[PlaceHit]]) -> list[Settled]:
    """One entry a name, each chosen in the light of the others and of what the text says outright (*named*, see ``told``)."""
    settled = [Settled(t.start, t.end, max(t.hits, key=prior)) for t in toponyms]
    for _ in range(ROUNDS):
        settled = [_again(t, settled, named) for t in toponyms]
    return settled


def lies_in(hit: PlaceHit, holder: PlaceHit) -> bool:
    """Whether *hit* lies in *holder*, as far as countries and first-level regions tell."""
    if hit.country != holder.country or hit.country is None or (hit.name, hit.kind) == (holder.name, holder.kind):
        return False
    if holder.kind in ("country", "demonym"):
        return hit.kind not in ("country", "demonym")
    if holder.kind == "admin1":
        return hit.kind not in ("country", "admin1", "demonym") and hit.admin == holder.name
    return hit.kind in ("city", "admin2", "site") and hit.admin is not None and hit.admin == holder.admin


def _again(toponym: Toponym, settled: Sequence[Settled], named: Mapping[str, frozenset[PlaceHit]]) -> Settled:
    if len(toponym.hits) == 1:
        return Settled(toponym.start, toponym.end, toponym.hits[0])
    around = say(settled, toponym.start, apart_from=(toponym.hits[0].alias,))
    same = frozenset(toponym.hits)
    others = distinct(s.hit for s in settled if s.hit not in same)
    meant = named.get(toponym.hits[0].alias, frozenset())
    best = max(toponym.hits, key=lambda hit: likelihood(hit, around, others) + TOLD * (hit in meant))
    return Settled(toponym.start, toponym.end, seat(best, toponym.hits))


def seat(hit: PlaceHit, hits: Sequence[PlaceHit]) -> PlaceHit:
    """The large city that shares its name with the region *hit* and lies in it ("Aleppo", "Veracruz"), else *hit*."""
    inside = (h for h in hits if h.kind == "city" and h.country == hit.country and h.admin == hit.name and h.population >= SEAT)
    return next(inside, hit) if hit.kind == "admin1" else hit


def distinct(hits: Iterable[PlaceHit]) -> list[PlaceHit]:
    """Each entry once, without countries and oceans: what nearness is measured to."""
    return list(dict.fromkeys(hit for hit in hits if hit.kind in ("city", "admin1", "admin2", "site")))
