"""Pairs that share a block, and what people say of them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from merging.gold import Told
from tocsin.consolidate.blocks import blocks
from tocsin.consolidate.profiles import Profile, profile


@dataclass(frozen=True)
class Judged:
    """A pair of tellings that share a block, and whether they are of one incident."""

    one: Profile
    other: Profile
    same: bool


def candidates(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Each pair that shares a block, once, by index; tellings of one report are never compared."""
    rooms: dict[int, list[int]] = defaultdict(list)
    found = [blocks(p) for p in profiles]
    for i, b in enumerate(found):
        for key in b.stands:
            rooms[key].append(i)
    for i, b in enumerate(found):
        mates = {j for key in b.looks for j in rooms.get(key, ()) if j > i}
        yield from ((i, j) for j in sorted(mates) if profiles[i].report != profiles[j].report)


def judged(told: Sequence[Told]) -> list[Judged]:
    """The compared pairs on which the gold has a word."""
    profiles = [profile(t.telling) for t in told]
    found = []
    for i, j in candidates(profiles):
        a, b = told[i].label, told[j].label
        if a is None or b is None or (a[0] == b[0] == "?"):
            continue
        found.append(Judged(profiles[i], profiles[j], a == b))
    return found
