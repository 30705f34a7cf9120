"""The places of one report, settled together: each speaks for the countries and regions of the others."""

import math
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from tocsin.core.folding import fold
from tocsin.core.protocols import PlaceHit
from tocsin.reading.toponyms import Toponym

# Measured together on the toponyms of LGL and the event places of the records' train split; do not tune one alone.
COUNTRY = 4.0  # worth of a country that all places around speak for
REGION = 2.5  # … of a first-level region
MOST = COUNTRY + REGION + 0.1  # no entry gains more from where in the text its name stands; the rest is for rounding
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
EARSHOT = 5 * REACH  # beyond, a place says nothing
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
    """How loudly the places around speak for each country and region; *loud* and *placed* are the sums: all, and all for regions."""

    countries: Mapping[str, float]
    regions: Mapping[tuple[str, str], float]
    loud: float
    placed: float

    def country(self, code: str | None) -> float:
        """Share of *code*, of one."""
        return self.countries[code] / self.loud if code and code in self.countries else 0.0

    def region(self, hit: PlaceHit) -> float:
        """Share of the first-level region that *hit* is or lies in."""
        return self.part(hit.country, region_of(hit))

    def part(self, country: str | None, name: str | None) -> float:
        """Share of a first-level region."""
        return self.regions[country, name] / self.placed if country and name and (country, name) in self.regions else 0.0


SILENCE = Say({}, {}, 0.0, 0.0)


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


@lru_cache(maxsize=16384)
def prior(hit: PlaceHit) -> float:
    """How likely *hit* is meant before anything else is known: by kind, size, and whether it is called by its own name."""
    odd = hit.kind in ("city", "admin2") and not is_own_name(hit)
    return KIND[hit.kind] + math.log10(hit.population + 10) - OTHER_NAME * odd


@lru_cache(maxsize=16384)
def voice(hit: PlaceHit) -> float:
    """How loudly an entry speaks for its country: one that is called by another name, or is hardly known, may be a mistake."""
    if hit.kind in ("country", "demonym"):
        return 1.0
    if hit.kind in ("admin1", "region", "site"):
        return 0.8
    odd = hit.geonames is not None and not is_own_name(hit)
    return (0.2 if odd else 0.6) * min(1.0, math.log10(hit.population + 10) / 6)


@dataclass(frozen=True, slots=True)
class Voices:
    """What each settled place of a text says, in order of the text: where it stands, its folded name, country, region, how loudly."""

    starts: Sequence[int]
    said: Sequence[tuple[int, str, str, tuple[str, str] | None, float]]


def hear(settled: Iterable[Settled]) -> Voices:
    """The voices of *settled*, weighed once."""
    speaking = sorted((s for s in settled if s.hit.country), key=lambda s: s.start)
    said = [(s.start, s.hit.alias, s.hit.country or "", _placed(s.hit), voice(s.hit)) for s in speaking]
    return Voices([s.start for s in speaking], said)


def _placed(hit: PlaceHit) -> tuple[str, str] | None:
    name = region_of(hit)
    return (hit.country, name) if hit.country and name else None


def say(voices: Voices, at: int, *, apart_from: Container[str] = (), nations: Iterable[str] = ()) -> Say:
    """What the places of the text say at offset *at*, nearer ones louder; *apart_from*: folded names that do not speak for themselves.

    *nations* are countries that speak anyhow: those of the actors of the report.
    """
    countries: defaultdict[str, float] = defaultdict(float, dict.fromkeys(nations, NATION))
    regions: defaultdict[tuple[str, str], float] = defaultdict(float)
    near = slice(bisect_left(voices.starts, at - EARSHOT), bisect_right(voices.starts, at + EARSHOT))
    for start, alias, country, region, strength in voices.said[near]:
        if alias not in apart_from:
            loud = strength * math.exp(-abs(start - at) / REACH)
            countries[country] += loud
            if region:
                regions[region] += loud
    return Say(countries, regions, sum(countries.values()), sum(regions.values()))


def neighbours(hit: PlaceHit, others: Sequence[PlaceHit]) -> float:
    """Share of *others* within ``NEAR_KM`` of *hit*."""
    beside = [other for other in others if _beside(hit.lat, other.lat)]
    return sum(km(hit, other) <= NEAR_KM for other in beside) / len(others) if others else 0.0


def _beside(one: float | None, other: float | None) -> bool:
    """Whether two latitudes are near enough that the places may be."""
    return one is not None and other is not None and abs(one - other) * DEGREE_KM <= NEAR_KM


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
        voices, fixed = hear(settled), _Fixed(settled, named)
        again = [_again(t, voices, fixed.of(t.hits)) for t in toponyms]
        if again == settled:
            break
        settled = again
    return settled


class _Fixed:
    """The part of an entry's likelihood that is the same wherever in the text its name stands, weighed once a name."""

    def __init__(self, settled: Sequence[Settled], named: Mapping[str, frozenset[PlaceHit]]) -> None:
        self._places = distinct(s.hit for s in settled)
        self._named = named
        self._known: dict[str, list[tuple[PlaceHit, float]]] = {}

    def of(self, hits: Sequence[PlaceHit]) -> list[tuple[PlaceHit, float]]:
        """Those of *hits*, the entries of one name, that may be the likeliest somewhere, and the fixed part of each."""
        if len(hits) == 1:
            return [(hits[0], 0.0)]
        name = hits[0].alias
        if name not in self._known:
            same, meant = frozenset(hits), self._named.get(name, frozenset())
            others = [place for place in self._places if place not in same]
            worths = [likelihood(hit, SILENCE, others) + TOLD * (hit in meant) for hit in hits]
            least = max(worths) - MOST
            self._known[name] = [(hit, worth) for hit, worth in zip(hits, worths, strict=True) if worth >= least]
        return self._known[name]


def lies_in(hit: PlaceHit, holder: PlaceHit) -> bool:
    """Whether *hit* lies in *holder*, as far as countries and first-level regions tell."""
    if hit.country != holder.country or hit.country is None or (hit.name, hit.kind) == (holder.name, holder.kind):
        return False
    if holder.kind in ("country", "demonym"):
        return hit.kind not in ("country", "demonym")
    if holder.kind == "admin1":
        return hit.kind not in ("country", "admin1", "demonym") and hit.admin == holder.name
    return hit.kind in ("city", "admin2", "site") and hit.admin is not None and hit.admin == holder.admin


def _again(toponym: Toponym, voices: Voices, likely: Sequence[tuple[PlaceHit, float]]) -> Settled:
    best = likely[0][0]
    if len(likely) > 1:
        around = say(voices, toponym.start, apart_from=(best.alias,))
        worths = [worth + COUNTRY * around.country(hit.country) + REGION * around.region(hit) for hit, worth in likely]
        best = likely[worths.index(max(worths))][0]
    return Settled(toponym.start, toponym.end, seat(best, toponym.hits))


def seat(hit: PlaceHit, hits: Sequence[PlaceHit]) -> PlaceHit:
    """The large city that shares its name with the region *hit* and lies in it ("Aleppo", "Veracruz"), else *hit*."""
    if hit.kind != "admin1":
        return hit
    inside = (h for h in hits if h.kind == "city" and h.country == hit.country and h.admin == hit.name and h.population >= SEAT)
    return next(inside, hit)


def distinct(hits: Iterable[PlaceHit]) -> list[PlaceHit]:
    """Each entry once, without countries and oceans: what nearness is measured to."""
    return list(dict.fromkeys(hit for hit in hits if hit.kind in ("city", "admin1", "admin2", "site")))
