"""Gather the mentions of each actor; give each a name, a kind, a country."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tocsin.core.linking import Context
from tocsin.core.protocols import ActorHit, ActorRegistry, Gazetteer
from tocsin.core.text import Span
from tocsin.core.values import Actor
from tocsin.reading.cluster import Bounds, cluster
from tocsin.reading.definitions import find_definitions
from tocsin.reading.found import Found, vote
from tocsin.reading.linking import Linker, bare, compatible
from tocsin.reading.names import same_actor

NOWHERE = Context()  # of a report of which nothing is known
SAME_ACTOR = 0.5  # mean score across two groups of mentions, tried on the development reports
BEST = 3  # mentions of an actor that a description ("the group") must be like; it need not be like all of them
SAME_NAME, OTHER_NAME = 0.9, 0.35  # see reading/names.py for how alike two names are


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of a report and which mention of the markup belongs to whom (number -> actor id)."""

    actors: tuple[Actor, ...]
    owner: Mapping[int, str]


def gather_actors(found: Found, registry: ActorRegistry, gazetteer: Gazetteer, context: Context = NOWHERE) -> Cast:
    """One actor for each group of mentions that somebody is named in; *context* helps to choose among entries of one name."""
    fillers = found.on("filler")
    linker = Linker(registry, context, find_definitions(found.report.text))
    told = {n: (found.span(n).quote, found.mention(n).tags["actor_kind"][0]) for n in fillers}
    linked = {asked: linker.link(*asked) for asked in dict.fromkeys(told.values())}  # many mentions have the same words
    entries = {n: linked[asked] for n, asked in told.items()}
    actors: list[Actor] = []
    owner: dict[int, str] = {}
    keys = {n: hit.key for n, hit in entries.items() if hit}
    scores = _scores(found, entries)
    people = {n: name for n in fillers if (name := _personal_name(found, n))}
    apart = [(a, b) for a, b in scores if a in people and b in people and same_actor(people[a], people[b])[0] == 0.0]
    bounds = Bounds(marks=_surnames(people, keys) | keys, apart=apart)
    for group in cluster(fillers, scores, least=SAME_ACTOR, best=BEST, bounds=bounds):
        named = [n for n in group if found.mention(n).tag("named", "no") == "yes" and (entries[n] or not linker.is_nobody(told[n][0]))]
        if named:
            hits = [hit for n in named if (hit := entries[n])]
            actors.append(_actor(f"a{len(actors) + 1}", found, named, hits=hits, gazetteer=gazetteer))
            owner |= dict.fromkeys(group, actors[-1].id)
    return Cast(tuple(actors), owner)


def _surnames(people: Mapping[int, str], keys: Mapping[int, str]) -> dict[int, str]:
    """A mark for each person who is told by the full name and by the last name, where one in the report has that name."""
    full: dict[str, set[str]] = defaultdict(set)
    for name in people.values():
        if " " in name:
            full[name.split()[-1]].add(name)
    marks: dict[int, str] = {}
    for last in (last for last, names in full.items() if len(names) == 1):
        mentions = [n for n, name in people.items() if name == last or name in full[last]]
        known = next((keys[n] for n in mentions if n in keys), f"person {last}")
        marks |= dict.fromkeys(mentions, known)
    return marks


def _scores(found: Found, fillers: Iterable[int]) -> dict[tuple[int, int], float]:
    """How surely two mentions are one actor: what the model says, moved by how alike their words are."""
    words = {n: found.span(n).quote for n in fillers}
    told = found.pair_scores("same actor").items()
    return {(a, b): _blend(score, same_actor(words[a], words[b])[0]) for (a, b), score in told if a in words and b in words}


def _personal_name(found: Found, number: int) -> str | None:
    """The name in capitals of the person that the mention names; two without a word in common are two persons."""
    if found.mention(number).tag("actor_kind", "") != "person":
        return None
    name = bare(found.span(number).quote)
    return name if _proper(name) == 1.0 else None


def _blend(model: float, names: float) -> float:
    """Names that are the same raise what the model says; names that tell two bodies apart ("Kabul police", "police") halve it.

    No word in common says nothing: "the group" may be anybody.
    """
    if names >= SAME_NAME:
        return (model + names) / 2
    return model / 2 if 0 < names <= OTHER_NAME else model


def _actor(id_: str, found: Found, named: Sequence[int], *, hits: Sequence[ActorHit], gazetteer: Gazetteer) -> Actor:
    spans = tuple(sorted({found.span(n) for n in named}))
    kind = vote([found.mention(n).tags["actor_kind"] for n in named])
    hit = max((h for h in hits if compatible(h.kind, kind)), key=lambda h: h.score, default=None)
    country = hit.country if hit else None
    return Actor(
        id=id_,
        name=best_name(spans),
        key=hit.key if hit else None,
        wikidata=hit.wikidata if hit else None,
        kind=kind,
        country=country or (_country(spans, gazetteer) if kind != "person" else None),
        governs=kind == "armed_group" and vote([found.mention(n).tags["governs"] for n in named]) == "yes",
        mentions=spans,
        link_score=hit.score if hit else None,
        link_why=hit.why if hit else None,
    )


def best_name(spans: Sequence[Span]) -> str:
    """The mention that names best: in capitals, without title or article, the fullest that is not a description."""
    names = [bare(span.quote) for span in spans]
    if len(set(names)) == 1:
        return names[0]
    counted = Counter(names)
    return max(counted, key=lambda name: (_proper(name), min(len(name.split()), 4), counted[name], -len(name)))


def _proper(name: str) -> float:
    words = [w for w in name.split() if len(w) > 3 or w.isupper()]
    return round(sum(w[0].isupper() for w in words) / len(words), 1) if words else 0.0


def _country(spans: Sequence[Span], gazetteer: Gazetteer) -> str | None:
    """The country that the mentions name, as a country or a demonym ("Afghan police"); None where they disagree or name none."""
    told = {
        hit.country
        for span in spans
        for word in re.findall(r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)?", span.quote)
        for hit in gazetteer.find(word)[:1]
        if hit.kind in ("country", "demonym")
    }
    return told.pop() if len(told) == 1 else None
