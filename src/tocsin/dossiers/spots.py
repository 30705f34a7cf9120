"""Where the cases happened: those of one place together."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tocsin.core.folding import fold
from tocsin.core.incidents import Cited
from tocsin.core.values import Place
from tocsin.dossiers.cases import standing
from tocsin.dossiers.records import PARTS, Case
from tocsin.dossiers.wording import place as in_words

COARSE = ("country", "region")  # too wide for a point: the middle of a country is not where it happened


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with its cases, newest first; *lat* and *lon* are None where it has no point on the map."""

    name: str
    label: str
    cases: tuple[Case, ...]
    lat: float | None = None
    lon: float | None = None

    @property
    def parts(self) -> tuple[tuple[str, int], ...]:
        """How many cases the subject has which part in."""
        count = Counter(case.part for case in self.cases)
        return tuple((part, count[part]) for part in PARTS if count[part])


def best_place(case: Case) -> Cited[Place] | None:
    """The place that stands first."""
    return next(iter(standing(case.incident.place)), None)


def spots(cases: Iterable[Case]) -> tuple[Spot, ...]:
    """The places of *cases*, those with most of them first; cases that no place is told of are in none."""
    held: dict[tuple[str, ...], list[Case]] = {}
    places: dict[tuple[str, ...], Place] = {}
    for case in cases:
        cited = best_place(case)
        if cited:
            at = _where(cited.value)
            held.setdefault(at, []).append(case)
            places.setdefault(at, cited.value)
    found = [_spot(places[at], held[at]) for at in held]
    return tuple(sorted(found, key=lambda spot: (-len(spot.cases), spot.name)))


def _where(place: Place) -> tuple[str, ...]:
    if place.lat is None or place.lon is None or place.precision in COARSE:
        return (fold(place.name), place.country or "")
    return f"{place.lat:.2f}", f"{place.lon:.2f}"


def _spot(place: Place, cases: list[Case]) -> Spot:
    fine = place.precision not in COARSE
    return Spot(in_words(place), place.name, tuple(cases), place.lat if fine else None, place.lon if fine else None)
