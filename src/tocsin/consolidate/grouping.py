"""People's rulings on top of the machine's groups."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tocsin.consolidate.cluster import Group, cluster
from tocsin.consolidate.decisions import Rulings
from tocsin.core.incidents import Decision
from tocsin.core.tellings import Pair


@dataclass(frozen=True, slots=True)
class Ruled:
    """Groups with all rulings in force. *joined* says by which decision two tellings are in one; *refused* what could not be, and why."""

    groups: tuple[Group, ...]
    joined: tuple[tuple[str, str, Decision], ...] = ()
    refused: tuple[tuple[Decision, str], ...] = ()


def apply(rulings: Rulings, groups: Iterable[Group], pairs: Iterable[Pair], *, link: float) -> Ruled:
    """*groups* of the machine with *rulings* over them; *pairs* are the scores that the groups came from.

    Rejected tellings leave their group. Tellings ruled different never share one: a group that held both is formed anew with them apart.
    Tellings ruled same bring their groups together, unless that would unite two ruled different: then the ruling is refused, and said so.
    """
    left = [tuple(key for key in group if key not in rulings.rejected) for group in groups]
    parts = [part for group in left if group for part in _split(group, rulings, pairs, link)]
    return _united(parts, rulings)


def _split(group: Group, rulings: Rulings, pairs: Iterable[Pair], link: float) -> Sequence[Group]:
    if not _holds_apart(group, rulings):
        return [group]
    inside = set(group)
    return cluster(group, [p for p in pairs if p.a in inside and p.b in inside], link=link, apart=rulings.apart)


def _holds_apart(keys: Sequence[str], rulings: Rulings) -> bool:
    return any(key in rulings.apart and not rulings.apart[key].isdisjoint(keys) for key in keys)


def _united(parts: Iterable[Group], rulings: Rulings) -> Ruled:
    group_of = {key: part for part in parts for key in part}
    joined: list[tuple[str, str, Decision]] = []
    refused: list[tuple[Decision, str]] = []
    for decision, keys in rulings.same:
        for other in keys[1:]:
            if keys[0] not in group_of or other not in group_of or group_of[keys[0]] == group_of[other]:
                continue
            union = tuple(sorted({*group_of[keys[0]], *group_of[other]}))
            if _holds_apart(union, rulings):
                refused.append((decision, f"{keys[0]} and {other} cannot be the same: others in their groups were ruled different"))
                continue
            joined.append((keys[0], other, decision))
            group_of.update(dict.fromkeys(union, union))
    return Ruled(tuple(sorted(set(group_of.values()))), tuple(joined), tuple(refused))
