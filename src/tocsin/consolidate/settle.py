"""The tellings that a change reaches, grouped anew and merged into incidents."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tocsin.consolidate.cluster import Group, cluster
from tocsin.consolidate.compare import Weights, explain
from tocsin.consolidate.decisions import Rulings
from tocsin.consolidate.grouping import Ruled, apply
from tocsin.consolidate.merge import Findings, age, merge
from tocsin.consolidate.profiles import Profile, is_anchored
from tocsin.core.incidents import Decision, Incident, Merge
from tocsin.core.tellings import Pair, Telling


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """Tellings with their profiles and all the pairs between them; nothing outside is bound to any of them."""

    tellings: Mapping[str, Telling]
    profiles: Mapping[str, Profile]
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """Incidents of the tellings reached; *loose* are those that belong to none; *refused* are decisions that could not be followed."""

    incidents: tuple[Incident, ...]
    loose: tuple[str, ...]
    refused: tuple[tuple[Decision, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """All that building an incident looks at."""

    reached: Reached
    rulings: Rulings
    ruled: Ruled
    bonds: Mapping[str, Mapping[str, float]]
    weights: Weights


def settle(reached: Reached, rulings: Rulings, weights: Weights) -> Settled:
    """Groups of the machine, people's rulings over them, and an incident for each group that can be told from others."""
    machine = cluster(reached.tellings, reached.pairs, link=weights.link)
    ruled = apply(rulings, machine, reached.pairs, link=weights.link)
    case = _Case(reached=reached, rulings=rulings, ruled=ruled, bonds=_bonds(reached.pairs), weights=weights)
    kept = [group for group in ruled.groups if any(is_anchored(reached.profiles[key]) or key in rulings.heard for key in group)]
    incidents = tuple(_incident(group, case) for group in kept)
    loose = tuple(sorted(reached.tellings.keys() - {key for group in kept for key in group}))
    return Settled(incidents=incidents, loose=loose, refused=ruled.refused)


def _incident(group: Group, case: _Case) -> Incident:
    told = sorted((case.reached.tellings[key] for key in group), key=age)
    joined = _joined(group, case.ruled)
    made = {d.id: d for key in group for d in case.rulings.heard.get(key, ())}
    ordered = sorted(made.values(), key=lambda d: (d.at, d.id))
    reviews = [d for key in group if (d := case.rulings.reviews.get(key))]
    findings = Findings(
        merges=tuple(_merges([t.key for t in told], case, joined)),
        corrections=tuple(d for d in ordered if d.verdict == "correct"),
        review=max(reviews, key=lambda d: (d.at, d.id), default=None),
        decisions=tuple(ordered),
    )
    return merge(told, findings)


def _joined(group: Group, ruled: Ruled) -> dict[tuple[str, str], Decision]:
    """The decisions that joined two tellings of *group*, by the two, both ways round."""
    inside = set(group) if ruled.joined else set()
    within = [(a, b, made) for a, b, made in ruled.joined if a in inside and b in inside]
    return {pair: made for a, b, made in within for pair in ((a, b), (b, a))}


def _merges(told: Sequence[str], case: _Case, joined: Mapping[tuple[str, str], Decision]) -> Iterator[Merge]:
    """Why each telling after the first is in the group: the decision that brought it to an earlier one, else its likeliest match."""
    profiles = case.reached.profiles
    for place, key in enumerate(told[1:], 1):
        bonds = case.bonds.get(key, {})
        ruled = next((mate for mate in told[:place] if (mate, key) in joined), None)
        best = max((mate for mate in told if mate in bonds), key=lambda mate: (bonds[mate], mate), default=None)
        if ruled is not None:
            made = joined[ruled, key]
            yield Merge(key=key, to=ruled, score=None, why=f"{made.who} says so: {made.reason or made.verdict}", decision=made.id)
        elif best is not None:
            yield Merge(key=key, to=best, score=bonds[best], why=explain(profiles[key], profiles[best], case.weights))


def _bonds(pairs: Iterable[Pair]) -> dict[str, dict[str, float]]:
    bonds: dict[str, dict[str, float]] = {}
    for pair in pairs:
        bonds.setdefault(pair.a, {})[pair.b] = pair.score
        bonds.setdefault(pair.b, {})[pair.a] = pair.score
    return bonds
