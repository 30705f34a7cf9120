"""How well a registry's entry for an actor suits the report that names it: time and country."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from tocsin.core.protocols import ActorHit
from tocsin.core.values import first_day, last_day

# Set by hand, not fitted: no corpus has the keys of this registry. What matters is their order: an entry that was not there yet is
# worse than one of another country, and that is worse than one that is gone, of which reports go on to speak.
NOT_YET, ELSEWHERE, GONE = 0.3, 0.6, 0.9
SHORT_ELSEWHERE = 0.4  # an acronym of two letters, or of several bearers, has to be of a country of the report
SHORT = 2
AT_HOME = ("armed_group", "political", "religious")  # kinds that a report hardly tells of without naming their country


@dataclass(frozen=True, slots=True)
class Context:
    """What a report tells of when and where: its day, and the countries that it names."""

    on: date | None = None
    countries: Collection[str] = ()


def weigh(hit: ActorHit, context: Context, *, shared: bool = False) -> ActorHit:
    """*hit* with its score lowered, and the reason told, where time or country speak against it. *shared*: others bear the name too."""
    judged = (*_time(hit, context.on), *_country(hit, context.countries, shared=shared))
    if not judged:
        return hit
    score = hit.score
    for factor, _ in judged:
        score *= factor
    return replace(hit, score=round(score, 3), why="; ".join(part for part in (hit.why, *(why for _, why in judged)) if part))


def rank(hits: Collection[ActorHit], context: Context) -> tuple[ActorHit, ...]:
    """*hits* weighed, the likeliest first; of equals the one that came first."""
    weighed = (weigh(hit, context, shared=len(hits) > 1) for hit in hits)
    return tuple(sorted(weighed, key=lambda hit: -hit.score))


def _time(hit: ActorHit, on: date | None) -> list[tuple[float, str]]:
    if on is None:
        return []
    if hit.start and on < first_day(hit.start):
        return [(NOT_YET, f"known only since {hit.start}")]
    return [(GONE, f"gone since {hit.end}")] if hit.end and on > last_day(hit.end) else []


def _country(hit: ActorHit, countries: Collection[str], *, shared: bool) -> list[tuple[float, str]]:
    if not countries or not hit.countries or (hit.kind not in AT_HOME and not shared):
        return []
    common = [country for country in hit.countries if country in countries]
    if common:
        return [(1.0, f"{common[0]} is in the report")] if shared else []
    strict = hit.alias.isalpha() and (len(hit.alias) <= SHORT or (shared and len(hit.alias) <= 2 * SHORT))
    return [(SHORT_ELSEWHERE if strict else ELSEWHERE, f"nothing else in the report is of {', '.join(hit.countries[:3])}")]
