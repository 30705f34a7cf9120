"""The map of a dossier: an outline of countries with a disc for each place, as SVG that needs nothing else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, cos, pi, sin, sqrt

from tocsin.dossiers.outline import Point, View, in_view, middle, view_of
from tocsin.dossiers.spots import Spot
from tocsin.dossiers.svg import label, line, link, picture
from tocsin.dossiers.wording import PART_WORDS, escape, plural

WIDTH = 960.0
STEPS = (0.5, 1, 2, 5, 10, 20, 30)  # degrees between the lines of the net
LEAST, MOST = 6.0, 34.0  # radius of a disc
LABELS = 14  # places with their name written
LAND_LABEL = 1500.0  # square units of land under which a country's name is not written
LETTER = 6.2  # width of a letter, some
SCALE_LENGTHS = (10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
KM_PER_DEGREE = 111.2


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "_Box") -> bool:
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom


def world_map(spots: Sequence[Spot], anchors: Sequence[str], title: str) -> str:
    """The map of those of *spots* that have a point, each a link to its anchor; "" where none has one."""
    shown = [
        (spot, anchor, (spot.lon, spot.lat))
        for spot, anchor in zip(spots, anchors, strict=True)
        if spot.lon is not None and spot.lat is not None
    ]
    if not shown:
        return ""
    view = view_of([point for _, _, point in shown], WIDTH)
    discs = [(spot, anchor, view.place(point), _radius(spot, shown[0][0])) for spot, anchor, point in shown]
    land = list(in_view(view))
    drawn = f'<g class="discs">{"".join(_disc(*disc) for disc in discs)}</g>'
    return picture("map", (WIDTH, view.height), title, [*_land(land), *_net(view), drawn, *_labels(view, land, discs), _scale(view)])


def _radius(spot: Spot, greatest: Spot) -> float:
    """The area of a disc is the number of its cases, as long as small ones can be seen."""
    most = len(greatest.cases)
    return max(LEAST, min(MOST, 7 * sqrt(most)) * sqrt(len(spot.cases) / most))


def _land(land: Sequence[tuple[str, Sequence[Sequence[Point]]]]) -> Iterator[str]:
    for name, rings in land:
        path = "".join(f"M{'L'.join(f'{x:.0f} {y:.0f}' for x, y in ring)}Z" for ring in rings)
        yield f'<path class="land" d="{path}"><title>{escape(name)}</title></path>'


def _net(view: View) -> Iterator[str]:
    """Meridians and parallels with their degrees."""
    step = next((step for step in STEPS if (view.east - view.west) / step <= 10), 45)
    for n in range(ceil(view.west / step), int(view.east // step) + 1):
        x, _ = view.place((n * step, 0))
        yield line(f"M{x:.0f} 0V{view.height:.0f}") + label(_degrees(n * step, "EW"), x + 3, 11)
    for n in range(ceil(view.south / step), int(view.north // step) + 1):
        _, y = view.place((0, n * step))
        yield line(f"M0 {y:.0f}H{WIDTH:.0f}") + label(_degrees(n * step, "NS"), 3, y - 3)


def _degrees(value: float, signs: str) -> str:
    return f"{abs(value):g}°{signs[value < 0] if value else ''}"


def _disc(spot: Spot, anchor: str, at: Point, radius: float) -> str:
    told = ", ".join(f"{PART_WORDS[part]} {n}" for part, n in spot.parts)
    about = f"{spot.name}: {plural(len(spot.cases), 'incident')} ({told})"
    return link(anchor, about, _pie(spot, at, radius))


def _pie(spot: Spot, at: Point, radius: float) -> str:
    x, y = at
    if len(spot.parts) == 1:
        return f'<circle class="{spot.parts[0][0]}" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>'
    wedges, turn = "", 0.0
    for part, n in spot.parts:
        first, turn = turn, turn + n / len(spot.cases)
        (ax, ay), (bx, by) = (_rim(at, radius, share) for share in (first, turn))
        far = int(turn - first > 0.5)
        wedges += f'<path class="{part}" d="M{x:.1f} {y:.1f}L{ax:.1f} {ay:.1f}A{radius:.1f} {radius:.1f} 0 {far} 1 {bx:.1f} {by:.1f}Z"/>'
    return wedges


def _rim(at: Point, radius: float, share: float) -> Point:
    return at[0] + radius * sin(2 * pi * share), at[1] - radius * cos(2 * pi * share)


def _labels(
    view: View, land: Sequence[tuple[str, Sequence[Sequence[Point]]]], discs: Sequence[tuple[Spot, str, Point, float]]
) -> Iterator[str]:
    """Names that do not run into each other: places first, then countries."""
    taken = [_Box(x - r * 0.7, y - r * 0.7, x + r * 0.7, y + r * 0.7) for _, _, (x, y), r in discs]
    for spot, _, (x, y), radius in discs[:LABELS]:
        wide = LETTER * len(spot.label)
        for left, top in (
            (x + radius + 3, y - 6),
            (x - radius - 3 - wide, y - 6),
            (x - wide / 2, y + radius + 2),
            (x - wide / 2, y - radius - 14),
        ):
            if _free(box := _Box(left, top, left + wide, top + 12), taken, view):
                taken.append(box)
                yield label(spot.label, left, top + 10, kind="spot")
                break
    for name, rings in sorted(land, key=lambda one: -middle(one[1][0])[1]):
        (x, y), size = middle(rings[0])
        wide = LETTER * 1.25 * len(name)
        box = _Box(x - wide / 2, y - 8, x + wide / 2, y + 8)
        if size > max(LAND_LABEL, wide * 14) and _free(box, taken, view):
            taken.append(box)
            yield label(name, x, y + 4, kind="country")


def _free(box: _Box, taken: Sequence[_Box], view: View) -> bool:
    inside = box.left > 2 and box.right < WIDTH - 2 and box.top > 14 and box.bottom < view.height - 2
    return inside and not any(box.meets(other) for other in taken)


def _scale(view: View) -> str:
    """A bar of a round length, true at the middle parallel."""
    units_per_km = view.height / (view.north - view.south) / KM_PER_DEGREE
    km = max((length for length in SCALE_LENGTHS if length * units_per_km < WIDTH / 5), default=SCALE_LENGTHS[0])
    long = km * units_per_km
    x, y = WIDTH - 20 - long, view.height - 16
    bar = line(f"M{x:.0f} {y - 5:.0f}V{y:.0f}H{x + long:.0f}V{y - 5:.0f}", "scale")
    return bar + label(f"{km:,} km", x + 4, y - 6, kind="row")
