"""Group numbered things by pairwise scores."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

Pair = tuple[int, int]


@dataclass(slots=True)
class Group:
    """Members so far, and the mark that some of them carry."""

    members: list[int]
    mark: str | None = None
    apart: set[int] = field(default_factory=set)

    def take(self, other: "Group") -> None:
        """Join *other* to this group."""
        self.members += other.members
        self.mark = self.mark or other.mark
        self.apart |= other.apart

    def may_join(self, other: "Group") -> bool:
        """Whether neither a mark nor a pair that is kept apart speaks against it."""
        return (self.mark is None or other.mark is None or self.mark == other.mark) and self.apart.isdisjoint(other.members)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What groups are kept to: members with the same mark are one group, with different marks never; pairs of *apart* never."""

    marks: Mapping[int, str] = field(default_factory=dict)
    apart: Collection[Pair] = ()


def cluster(
    members: Sequence[int], scores: Mapping[Pair, float], *, least: float, best: int | None = None, bounds: Bounds | None = None
) -> list[tuple[int, ...]]:
    """Groups of *members*: two groups join while the mean score across them, or that of the *best* scores, is *least* or more.

    *scores* holds ``(smaller, larger)``; a pair without a score counts as 0, one of strangers is passed over. Groups and their
    members are in the order given.
    """
    group = _first_groups(members, bounds or Bounds())
    near = _neighbours(group, scores)
    order = sorted((-score, a, b) for (a, b), score in scores.items() if score >= least and a in group and b in group)
    for _, a, b in order:
        left, right = group[a], group[b]
        if left is not right and left.may_join(right) and _likeness(left, right, near, best) >= least:
            left.take(right)
            group |= dict.fromkeys(right.members, left)
    rank = {m: i for i, m in enumerate(members)}
    unique = {id(g): tuple(sorted(g.members, key=rank.__getitem__)) for g in group.values()}
    return sorted(unique.values(), key=lambda g: rank[g[0]])


def _first_groups(members: Sequence[int], bounds: Bounds) -> dict[int, Group]:
    marked: dict[str, Group] = {}
    group = {}
    for m in members:
        mark = bounds.marks.get(m)
        fresh = Group([], mark)
        group[m] = marked.setdefault(mark, fresh) if mark else fresh
        group[m].members.append(m)
    for a, b in bounds.apart:
        group[a].apart.add(b)
        group[b].apart.add(a)
    return group


def _neighbours(group: Mapping[int, Group], scores: Mapping[Pair, float]) -> dict[int, dict[int, float]]:
    near: dict[int, dict[int, float]] = {m: {} for m in group}
    for (a, b), score in scores.items():
        if a in near and b in near:
            near[a][b] = near[b][a] = score
    return near


def _likeness(left: Group, right: Group, near: Mapping[int, Mapping[int, float]], best: int | None) -> float:
    few, many = sorted((left, right), key=lambda g: len(g.members))
    inside = set(many.members)
    across = sorted((score for m in few.members for other, score in near[m].items() if other in inside), reverse=True)[:best]
    pairs = len(few.members) * len(many.members)
    return sum(across) / (pairs if best is None else min(best, pairs))
