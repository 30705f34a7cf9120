"""Place names against gold: whether they are found, and how far off the place is that they are taken for."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from tocsin.evaluate.figures import Amount, Figures, Line, Share, Tally

FARTHEST_KM = 20039.0  # half the way round the earth: the error of a place that is not found
NEAR_KM = 161.0  # a hundred miles, the field's usual mark
EARTH_KM = 6371.0088


@dataclass(frozen=True, slots=True)
class Name:
    """A place name at ``start <= x < end``; *point* is latitude and longitude, None where unknown."""

    start: int
    end: int
    point: tuple[float, float] | None
    geonames: int | None


def name_of(row: Mapping[str, Any]) -> Name:
    """The name that a row of gold or of an answer gives."""
    lat, lon, geonames = row.get("lat"), row.get("lon"), row.get("geonames_id")
    point = (float(lat), float(lon)) if lat is not None and lon is not None else None
    return Name(row["start"], row["end"], point, int(geonames) if geonames not in (None, "") else None)


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The way over the globe between two points of latitude and longitude."""
    (lat_a, lon_a), (lat_b, lon_b) = (tuple(map(math.radians, point)) for point in (a, b))
    h = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


def score_toponyms(reports: Iterable[tuple[Sequence[Name], Sequence[Name]]], *, reader: str) -> Figures:
    """The figures over (gold, answers) of all reports.

    ``found``: names, word for word, or only touching; ``of those found``: errors of gold names that were found; ``end to end``: of all, a
    missing one counting as half the globe away. AUC is of the logarithm of the error: 0 is best.
    """
    exact, touching, same_id = Tally(), Tally(), Share(0, 0)
    errors: dict[str, list[float]] = {"of those found": [], "end to end": []}
    for wanted, found in ((_once(gold), _once(answers)) for gold, answers in reports):
        at = {(name.start, name.end): name for name in found}
        pairs = [(name, at.get((name.start, name.end))) for name in wanted]
        exact += Tally(sum(hit is not None for _, hit in pairs), len(found), len(wanted))
        touching = _add(touching, wanted, found)
        same_id = _add_ids(same_id, pairs)
        errors["of those found"] += [_error(name.point, hit.point) for name, hit in pairs if name.point and hit]
        errors["end to end"] += [_error(name.point, hit.point if hit else None) for name, hit in pairs if name.point]
    lines: dict[str, Line] = {"found, exact": exact, "found, touching": touching}
    for name, kilometres in errors.items():
        lines |= {f"{name}: {what}": line for what, line in _error_lines(sorted(kilometres)).items()}
    return Figures(reader=reader, headline="found, exact", lines={**lines, "same GeoNames id": same_id})


def _once(names: Sequence[Name]) -> list[Name]:
    return list({(name.start, name.end): name for name in reversed(names)}.values())[::-1]


def _add(tally: Tally, wanted: Sequence[Name], found: Sequence[Name]) -> Tally:
    """A name counts on its own side if it touches one of the other."""
    hit, met = _touching(found, wanted), _touching(wanted, found)
    return Tally(tally.right + hit, tally.found + len(found), tally.wanted + len(wanted), (tally.right_wanted or 0) + met)


def _touching(these: Sequence[Name], those: Sequence[Name]) -> int:
    return sum(any(a.start < b.end and b.start < a.end for b in those) for a in these)


def _add_ids(share: Share, pairs: Sequence[tuple[Name, Name | None]]) -> Share:
    known = [(name.geonames, hit.geonames) for name, hit in pairs if hit and name.geonames is not None and hit.geonames is not None]
    return Share(share.part + sum(a == b for a, b in known), share.of + len(known))


def _error(wanted: tuple[float, float], found: tuple[float, float] | None) -> float:
    return distance_km(wanted, found) if found else FARTHEST_KM


def _error_lines(errors: Sequence[float]) -> dict[str, Line]:
    n = len(errors)
    if not n:
        return {"within 161 km": Share(0, 0), "median": Amount(None, "km"), "mean": Amount(None, "km"), "AUC": Amount(None)}
    median = errors[n // 2] if n % 2 else (errors[n // 2 - 1] + errors[n // 2]) / 2
    heights = [math.log(error + 1) / math.log(FARTHEST_KM) for error in errors]
    area = sum((a + b) / 2 for a, b in pairwise(heights)) / (n - 1) if n > 1 else heights[0]
    near = Share(sum(error <= NEAR_KM for error in errors), n)
    return {"within 161 km": near, "median": Amount(median, "km"), "mean": Amount(sum(errors) / n, "km"), "AUC": Amount(area)}
