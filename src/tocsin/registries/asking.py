"""Who is meant by a name: the answer, the runners-up, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tocsin.core.linking import Context, rank
from tocsin.registries.actor_time import ActorThen
from tocsin.registries.actors import Registry

MOST = 6  # runners-up


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMatch:
    """An actor that a name may mean, as it was on the day asked for; *score* (0 to 1) and *why* in words."""

    score: float
    why: str
    actor: ActorThen


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorAnswer:
    """What the registry says of *asked*: *best* is the likeliest, None where nobody is called so; *others* are the runners-up."""

    asked: str
    on: date
    country: str | None
    best: ActorMatch | None
    others: tuple[ActorMatch, ...]


def who_is(name: str, registry: Registry, *, on: date, country: str | None = None) -> ActorAnswer:
    """The actor called *name* on that day, in that country if one is given. *name* may be a key of the registry too."""
    hits = rank(registry.search(name), Context(on, (country,) if country else ()))
    matches = tuple(_matches(name, registry, on, [(hit.key, hit.score, hit.why) for hit in hits]))
    return ActorAnswer(asked=name, on=on, country=country, best=matches[0] if matches else None, others=matches[1 : MOST + 1])


def _matches(name: str, registry: Registry, on: date, found: list[tuple[str, float, str]]) -> Iterable[ActorMatch]:
    if registry.entry(name) and not registry.is_nobody(name):
        found = [(name, 1.0, "its key"), *(one for one in found if one[0] != name)]
    for key, score, why in found:
        actor = registry.as_of(key, on)
        if actor:
            yield ActorMatch(score=score, why=why, actor=actor)
