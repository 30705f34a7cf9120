"""Pairs into groups: the likeliest groups first, by their average, and never two tellings of one report in a group."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from heapq import heapify, heappop, heappush
from types import MappingProxyType

from tocsin.core.tellings import Pair

Group = tuple[str, ...]
NOBODY: Mapping[str, Collection[str]] = MappingProxyType({})


def components(keys: Iterable[str], links: Iterable[tuple[str, str]]) -> list[Group]:
    """*keys* in connected groups, each sorted, by their first; a link to a key that is not there is passed over."""
    parent = {key: key for key in keys}
    for a, b in links:
        if a in parent and b in parent:
            low, high = sorted((_root(parent, a), _root(parent, b)))
            parent[high] = low
    found: dict[str, list[str]] = {}
    for key in sorted(parent):
        found.setdefault(_root(parent, key), []).append(key)
    return [tuple(found[root]) for root in sorted(found)]


def cluster(keys: Iterable[str], pairs: Iterable[Pair], *, link: float, apart: Mapping[str, Collection[str]] = NOBODY) -> list[Group]:
    """*keys* in groups whose average score stays from *link* on; a pair that was not compared counts as 0.

    So a chain of likenesses does not join its ends. Two tellings of one report are never in one group, nor is a telling in one with
    those that *apart* gives for it.
    The order in which anything is given does not matter. An average of *link* takes one pair that reaches it: the others bind nothing.
    """
    compared = list(pairs)
    groups = components(keys, ((p.a, p.b) for p in compared if p.score >= link))
    bonds: dict[str, dict[str, float]] = {key: {} for group in groups for key in group}
    where = {key: number for number, group in enumerate(groups) for key in group}
    for pair in compared:
        if where[pair.a] == where[pair.b]:
            bonds[pair.a][pair.b] = bonds[pair.b][pair.a] = pair.score
    return sorted(found for group in groups for found in _joined(group, bonds, link, apart))


def report_of(key: str) -> str:
    """The report that the telling *key* belongs to."""
    return key.partition(":")[0]


def _root(parent: dict[str, str], key: str) -> str:
    while parent[key] != key:
        parent[key] = parent[parent[key]]
        key = parent[key]
    return key


def _joined(group: Group, bonds: dict[str, dict[str, float]], link: float, apart: Mapping[str, Collection[str]]) -> Iterator[Group]:
    """The best two groups joined until none reach *link* on average; a group goes by its least key."""
    members: dict[str, Group] = {key: (key,) for key in group}
    heap = [(-score, a, b, 1, 1) for a in group for b, score in bonds[a].items() if a < b and score >= link]
    heapify(heap)
    while heap:
        _, a, b, size_a, size_b = heappop(heap)
        if (size_a, size_b) != (len(members.get(a, ())), len(members.get(b, ()))) or _clash(members[a], members[b], apart):
            continue
        members[a] = tuple(sorted(members[a] + members.pop(b)))
        for other, total in _merge(bonds, a, b):
            if (average := total / (len(members[a]) * len(members[other]))) >= link:
                low, high = sorted((a, other))
                heappush(heap, (-average, low, high, len(members[low]), len(members[high])))
    yield from members.values()


def _clash(one: Group, other: Group, apart: Mapping[str, Collection[str]]) -> bool:
    """Whether two groups hold tellings of one report, or two that must stay apart."""
    if not {report_of(key) for key in one}.isdisjoint(report_of(key) for key in other):
        return True
    return any(key in apart and not set(apart[key]).isdisjoint(other) for key in one)


def _merge(bonds: dict[str, dict[str, float]], a: str, b: str) -> Iterator[tuple[str, float]]:
    """The bonds of *b* go over to *a*; what *a* is bound to now, and how strongly in all."""
    for other, total in bonds.pop(b).items():
        del bonds[other][b]
        if other != a:
            bonds[a][other] = bonds[other][a] = round(bonds[a].get(other, 0.0) + total, 6)
    yield from bonds[a].items()
