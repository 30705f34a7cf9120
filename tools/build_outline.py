"""Build src/tocsin/dossiers/data/outline.json, the countries of the map of a dossier, from Natural Earth as the npm package world-atlas has it.

npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
python tools/build_outline.py package/countries-50m.json
"""

import argparse
import hashlib
import heapq
import json
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

OUT = Path(__file__).parents[1] / "src" / "tocsin" / "dossiers" / "data" / "outline.json"
FORMAT = 1
DEGREE = 100  # coordinates are kept as whole hundredths of a degree, some kilometre
LEAST = 0.004  # square degrees: the triangle that a point must make with its neighbours to be kept
LEAST_RING = 0.02  # square degrees: islands under it are left out where the country has another part
SOURCE = "Natural Earth 1:50m admin 0 (public domain), from the npm package world-atlas 2.0.2 (ISC, Michael Bostock), simplified"
Point = tuple[float, float]


def decoded(topology: dict[str, Any]) -> list[list[Point]]:
    """The arcs in degrees: they are kept as steps of a grid."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            arc.append((x * sx + tx, y * sy + ty))
        arcs.append(arc)
    return arcs


def triangle(a: Point, b: Point, c: Point) -> float:
    """The area of a triangle in square degrees."""
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def simplified(arc: Sequence[Point]) -> list[Point]:
    """*arc* without the points that change it least (Visvalingam); its ends stay, so that neighbours still meet. A ring keeps four."""
    least_points = 4 if arc[0] == arc[-1] else 2
    before, after = list(range(-1, len(arc) - 1)), list(range(1, len(arc) + 1))
    heap = [(triangle(arc[n - 1], arc[n], arc[n + 1]), n) for n in range(1, len(arc) - 1)]
    heapq.heapify(heap)
    area = {n: size for size, n in heap}
    left = len(arc)
    while heap and left > least_points:
        size, n = heapq.heappop(heap)
        if area.get(n) != size:
            continue
        if size > LEAST:
            break
        del area[n]
        left -= 1
        a, b = before[n], after[n]
        after[a], before[b] = b, a
        for m in (a, b):
            if 0 < m < len(arc) - 1:
                area[m] = max(size, triangle(arc[before[m]], arc[m], arc[after[m]]))
                heapq.heappush(heap, (area[m], m))
    return [arc[n] for n in range(len(arc)) if n in area or n in (0, len(arc) - 1)]


def packed(arc: Sequence[Point]) -> list[int]:
    """*arc* as whole numbers: the first point, then the steps from point to point."""
    whole = [(round(x * DEGREE), round(y * DEGREE)) for x, y in arc]
    steps = [number for a, b in pairwise(whole) for number in (b[0] - a[0], b[1] - a[1]) if a != b]
    return [*whole[0], *steps]


def ring_points(ring: Sequence[int], arcs: Sequence[Sequence[Point]]) -> Iterator[Point]:
    """The points of a ring; an arc with a negative number runs backwards."""
    for n in ring:
        yield from arcs[n] if n >= 0 else reversed(arcs[~n])


def size_of(ring: Sequence[int], arcs: Sequence[Sequence[Point]]) -> float:
    """The area of a ring in square degrees."""
    points = list(ring_points(ring, arcs))
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*points, points[0]]))) / 2


def rings_of(geometry: dict[str, Any], arcs: Sequence[Sequence[Point]]) -> list[list[int]]:
    """The rings of a country, the greatest first, without those that are too small to be seen."""
    polygons = {"Polygon": [geometry.get("arcs")], "MultiPolygon": geometry.get("arcs")}.get(geometry["type"]) or []
    rings = sorted((ring for polygon in polygons for ring in polygon), key=lambda ring: -size_of(ring, arcs))
    return [ring for n, ring in enumerate(rings) if n == 0 or size_of(ring, arcs) >= LEAST_RING]


def renumbered(n: int, used: dict[int, int]) -> int:
    """The number of arc *n* among those in *used*, backwards if *n* is."""
    return used.setdefault(n, len(used)) if n >= 0 else ~used.setdefault(~n, len(used))


def build(source: Path) -> dict[str, Any]:
    """The outline: arcs that are in use, and each country's name and rings."""
    topology = json.loads(source.read_text("utf-8"))
    arcs = decoded(topology)
    countries = []
    used: dict[int, int] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        rings = rings_of(geometry, arcs)
        if geometry["properties"]["name"] == "Antarctica" or not rings:
            continue
        countries.append([geometry["properties"]["name"], [[renumbered(n, used) for n in ring] for ring in rings]])
    kept = [packed(simplified(arcs[n])) for n in used]
    digest = hashlib.sha256(source.read_bytes()).hexdigest()
    return {"format": FORMAT, "source": SOURCE, "digest": digest, "degree": DEGREE, "countries": sorted(countries), "arcs": kept}


def main() -> None:
    """Read the file named on the command line and write the outline."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    outline = build(parser.parse_args().source)
    OUT.write_text(json.dumps(outline, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
    points = sum(len(arc) // 2 for arc in outline["arcs"])
    print(f"{OUT}: {len(outline['countries'])} countries, {len(outline['arcs'])} arcs, {points} points, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
