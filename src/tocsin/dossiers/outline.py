"""The countries of the world as rings of points, and the part of them that a map shows."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import pairwise
from math import cos, radians

from tocsin.core.errors import RegistryError

FORMAT = 1
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Country:
    """A name and its rings in degrees, longitude first; the greatest ring first."""

    name: str
    rings: tuple[tuple[Point, ...], ...]


@dataclass(frozen=True, slots=True)
class View:
    """The part of the world between two meridians and two parallels, drawn *width* wide, with true scale at its middle parallel."""

    west: float
    south: float
    east: float
    north: float
    width: float

    @property
    def scale(self) -> float:
        """Units for a degree of longitude."""
        return self.width / (self.east - self.west)

    @property
    def height(self) -> float:
        """How high it is drawn."""
        return (self.north - self.south) * self.scale / self._squeeze

    @property
    def _squeeze(self) -> float:
        return cos(radians(max(-70.0, min(70.0, (self.north + self.south) / 2))))

    def place(self, point: Point) -> Point:
        """Where *point* (longitude, latitude) is drawn; y runs down."""
        return (point[0] - self.west) * self.scale, (self.north - point[1]) * self.scale / self._squeeze


LEAST_HEIGHT, LEAST_WIDTH = 9.0, 14.0  # degrees that a map shows at least
SHAPES = (1.5, 2.2)  # width by height, least and most


def view_of(points: Sequence[Point], width: float = 960) -> View:
    """The part of the world that holds *points* with some land around, not too high and not too flat."""
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    squeeze = cos(radians(max(-70.0, min(70.0, (north + south) / 2))))
    high = max(LEAST_HEIGHT, 1.3 * (north - south))
    wide = max(LEAST_WIDTH, 1.25 * (east - west))
    least, most = (shape * high / squeeze for shape in SHAPES)
    wide = max(wide, least)
    if wide > most:
        high = wide * squeeze / SHAPES[1]
    wide = min(wide, 360.0)
    x = min(max((west + east) / 2, -180 + wide / 2), 180 - wide / 2)
    y = (south + north) / 2
    return View(x - wide / 2, max(-89.0, y - high / 2), x + wide / 2, min(89.0, y + high / 2), width)


@lru_cache(maxsize=1)
def countries() -> tuple[Country, ...]:
    """All countries. Raises RegistryError where the file is of another form."""
    packed = json.loads(resources.files(__package__).joinpath("data", "outline.json").read_text("utf-8"))
    if packed.get("format") != FORMAT:
        raise RegistryError(f"the outline of the map has format {packed.get('format')!r}, expected {FORMAT}; build it again")
    arcs = [tuple(_unpacked(arc, packed["degree"])) for arc in packed["arcs"]]
    return tuple(
        Country(name, tuple(drawn for ring in rings for drawn in _unrolled(_ring(ring, arcs)))) for name, rings in packed["countries"]
    )


def _unpacked(arc: Sequence[int], degree: int) -> Iterator[Point]:
    x = y = 0
    for dx, dy in zip(arc[::2], arc[1::2], strict=True):
        x, y = x + dx, y + dy
        yield x / degree, y / degree


def _ring(ring: Sequence[int], arcs: Sequence[tuple[Point, ...]]) -> tuple[Point, ...]:
    """The arcs of a ring joined; one with a negative number runs backwards."""
    points: list[Point] = []
    for n in ring:
        points += arcs[n] if n >= 0 else reversed(arcs[~n])
    return tuple(points)


def _unrolled(ring: tuple[Point, ...]) -> Iterator[tuple[Point, ...]]:
    """*ring* in one piece; one that crosses the line of the date comes twice, at either edge of the map."""
    points, turn = [ring[0]], 0
    for before, (x, y) in pairwise(ring):
        turn += 360 * ((before[0] - x > 180) - (x - before[0] > 180))
        points.append((x + turn, y))
    yield tuple(points)
    beyond = 360 * ((min(x for x, _ in points) < -180) - (max(x for x, _ in points) > 180))
    if beyond:
        yield tuple((x + beyond, y) for x, y in points)


def in_view(view: View, margin: float = 0.02) -> Iterator[tuple[str, tuple[tuple[Point, ...], ...]]]:
    """The name and the rings of each country as far as they lie in *view*, as they are drawn; a little beyond its edges."""
    pad = (view.east - view.west) * margin
    box = (view.west - pad, view.south - pad, view.east + pad, view.north + pad)
    for country in countries():
        rings = [clipped for ring in country.rings if len(clipped := clip(ring, box)) > 2]
        drawn = (tuple(thinned([view.place(point) for point in ring])) for ring in rings)
        if kept := tuple(ring for ring in drawn if len(ring) > 2):
            yield country.name, kept


def clip(ring: Sequence[Point], box: tuple[float, float, float, float]) -> list[Point]:
    """The part of *ring* in *box* (west, south, east, north), by Sutherland and Hodgman."""
    west, south, east, north = box
    if all(west <= x <= east and south <= y <= north for x, y in ring):
        return list(ring)
    points = list(ring)
    for axis, edge, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        if not points:
            break
        points = list(_cut(points, axis, edge, sign))
    return points


def _cut(points: Sequence[Point], axis: int, edge: float, sign: int) -> Iterator[Point]:
    for a, b in pairwise([points[-1], *points]):
        inside_a, inside_b = sign * (a[axis] - edge) >= 0, sign * (b[axis] - edge) >= 0
        if inside_a != inside_b:
            share = (edge - a[axis]) / (b[axis] - a[axis])
            yield a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])
        if inside_b:
            yield b


def thinned(points: Iterable[Point], least: float = 0.7) -> Iterator[Point]:
    """*points* without those that lie closer than *least* to the one before."""
    last: Point | None = None
    for x, y in points:
        if last is None or abs(x - last[0]) + abs(y - last[1]) >= least:
            last = (x, y)
            yield last


def middle(ring: Sequence[Point]) -> tuple[Point, float]:
    """The centre of gravity of a ring and its area."""
    twice = x = y = 0.0
    for a, b in pairwise([*ring, ring[0]]):
        cross = a[0] * b[1] - b[0] * a[1]
        twice, x, y = twice + cross, x + (a[0] + b[0]) * cross, y + (a[1] + b[1]) * cross
    return ((x / (3 * twice), y / (3 * twice)) if twice else ring[0]), abs(twice) / 2
