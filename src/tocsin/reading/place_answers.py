"""What is meant by the name of a place, outside any report: the likeliest entry, the runners-up, and why."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tocsin.core.protocols import Gazetteer, PlaceHit
from tocsin.reading.place_context import TOLD, is_own_name, km, lies_in, prior, seat
from tocsin.reading.place_scene import FIT, FITS
from tocsin.reading.place_words import Part, pieces, read_piece
from tocsin.reading.places import PRECISIONS

POINTS = ("city", "site")  # whose coordinates are the place's own; those of the others are the middle of an area
HOLDERS = frozenset(["country", "admin1", "admin2", "region"])  # kinds that hold others
CLOSE = 8.0  # worth of lying where *near* is; falls to a third in CLOSE_KM
CLOSE_KM = 150.0
MOST = 8  # candidates that are told


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceOption:
    """One place that may be meant.

    *centroid*: the coordinates are the middle of an area. *score*: share of one among all candidates. *why* says what speaks for it.
    """

    name: str
    kind: str
    precision: str
    country: str | None
    admin: str | None
    lat: float | None
    lon: float | None
    centroid: bool
    geonames: int | None
    population: int
    score: float
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceAnswer:
    """What *asked* means: *place* is None where nothing fits, and *why* says the reason. *others* are the runners-up, likeliest first."""

    asked: str
    place: PlaceOption | None
    others: tuple[PlaceOption, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Question:
    """A name, the places that the words say hold it and the names of those that are unknown, the country and the place it is near to."""

    part: Part
    holders: tuple[PlaceHit, ...]
    unknown: tuple[str, ...]
    country: str | None
    near: PlaceHit | None


def locate(asked: str, gazetteer: Gazetteer, *, country: str | None = None, near: PlaceHit | None = None) -> PlaceAnswer:
    """The place called *asked* ("Tripoli", "Paris, Texas", "Helmand province"), in *country* (ISO 3166 alpha-2), close to *near*."""
    parts = _parts(asked, gazetteer)
    if not parts:
        return PlaceAnswer(asked=asked, place=None, others=(), why="no name is given")
    behind = {part.name: [hit for hit in gazetteer.find(part.name) if hit.kind in HOLDERS] for part in parts[1:]}
    holders = tuple(hit for found in behind.values() for hit in found)
    question = Question(parts[0], holders, tuple(name for name, found in behind.items() if not found), country, near)
    hits = _fitting(gazetteer.find(question.part.name), question)
    options = _options(hits, question)
    reason = _reason_against(hits, question)
    if reason:
        return PlaceAnswer(asked=asked, place=None, others=options[:MOST], why=reason)
    return PlaceAnswer(asked=asked, place=options[0], others=options[1:MOST], why=options[0].why)


def at_point(lat: float, lon: float, name: str = "") -> PlaceHit:
    """A point that something may be near to."""
    return PlaceHit(name=name or f"{lat:g}, {lon:g}", alias="", kind="site", country=None, lat=lat, lon=lon)


def _parts(asked: str, gazetteer: Gazetteer) -> list[Part]:
    """The name, and behind it the names of what holds it."""
    whole = " ".join(asked.split())
    if gazetteer.find(whole):
        return [Part(name=whole)]
    read = [read_piece(piece.words) for piece in pieces(whole)]
    kind = next((part.hint for part in read if part.generic), None)  # "village of X"
    named = [part for part in read if not part.generic]
    return [replace(named[0], hint=named[0].hint or kind), *named[1:]] if named else read[:1]


def _fitting(hits: Sequence[PlaceHit], question: Question) -> Sequence[PlaceHit]:
    """Those of *hits* that lie in what the words say holds them, where any does."""
    inside = [hit for hit in hits if _holder(hit, question)]
    return inside or hits


def _holder(hit: PlaceHit, question: Question) -> PlaceHit | None:
    return next((holder for holder in question.holders if lies_in(hit, holder)), None)


def _reason_against(hits: Sequence[PlaceHit], question: Question) -> str:
    """Why none of *hits* is taken; empty where one is."""
    name = question.part.name
    if not hits:
        return f"no place called {name!r} is known"
    if question.holders and not any(_holder(hit, question) for hit in hits):
        return f"no place called {name!r} is known in {question.holders[0].name}"
    if question.country and all(hit.country != question.country for hit in hits):
        return f"no place called {name!r} is known in {question.country}"
    return ""


def _options(hits: Sequence[PlaceHit], question: Question) -> tuple[PlaceOption, ...]:
    """The candidates, likeliest first; those of the country that is asked for before all others."""
    worths = _seated({hit: _worth(hit, question) for hit in dict.fromkeys(hits)}, question)
    most = max(worths.values(), default=0.0)
    total = sum(math.exp(worth - most) for worth in worths.values())
    ranked = sorted(worths, key=lambda hit: -worths[hit])
    return tuple(_option(hit, math.exp(worths[hit] - most) / total, question, ranked) for hit in ranked)


def _seated(worths: dict[PlaceHit, float], question: Question) -> dict[PlaceHit, float]:
    """A large city changes ranks with the region that it gives its name to, unless the words say "province"."""
    best = max(worths, key=lambda hit: worths[hit], default=None)
    city = seat(best, list(worths)) if best and question.part.hint != "province" else best
    if best is None or city is None or city is best:
        return worths
    return worths | {city: worths[best], best: worths[city]}


def _worth(hit: PlaceHit, question: Question) -> float:
    away = km(hit, question.near) if question.near else math.inf
    close = CLOSE * math.exp(-away / CLOSE_KM) if question.near else 0.0
    fits = FIT * (hit.kind in FITS.get(question.part.hint or "", ()))
    return prior(hit) + close + fits + TOLD * (_holder(hit, question) is not None) + TOLD * (hit.country == question.country is not None)


def _option(hit: PlaceHit, score: float, question: Question, hits: Sequence[PlaceHit]) -> PlaceOption:
    return PlaceOption(
        name=hit.name,
        kind=hit.kind,
        precision=PRECISIONS[hit.kind],
        country=hit.country,
        admin=hit.admin,
        lat=hit.lat,
        lon=hit.lon,
        centroid=hit.lat is not None and hit.kind not in POINTS,
        geonames=hit.geonames,
        population=hit.population,
        score=round(score, 3),
        why="; ".join(_reasons(hit, question, hits)),
    )


def _reasons(hit: PlaceHit, question: Question, hits: Sequence[PlaceHit]) -> Iterator[str]:
    """What speaks for *hit*, and what was asked for in vain, in words."""
    holder = _holder(hit, question)
    if holder:
        yield f"lies in {holder.name}, named behind it"
    yield from (f"nothing is known that is called {name!r} and could hold it" for name in question.unknown)
    if question.country and hit.country == question.country:
        yield f"lies in {question.country}, asked for"
    if question.near and math.isfinite(km(hit, question.near)):
        yield f"{km(hit, question.near):,.0f} km from {question.near.name}"
    if hit.kind in FITS.get(question.part.hint or "", ()):
        yield "of the kind that the words say"
    if hit.kind == "demonym":
        yield f"a people or adjective of {hit.name}"
    elif not is_own_name(hit):
        yield f"another name of {hit.name}"
    yield _size(hit, hits)


def _size(hit: PlaceHit, hits: Sequence[PlaceHit]) -> str:
    alike = [h for h in hits if h.kind == hit.kind]
    if len(alike) == 1:
        return f"the only {hit.kind} of this name"
    largest = max(alike, key=lambda h: h.population)
    people = f"{hit.population:,} people" if hit.population else "size unknown"
    rank = f"the largest {hit.kind} of this name" if hit is largest else f"one of {len(alike)} of this name ({hit.kind})"
    return f"{rank}, {people}"
