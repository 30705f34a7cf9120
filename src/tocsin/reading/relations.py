"""Standing ties between actors, and who lists whom."""

import re
from collections.abc import Mapping, Sequence

from tocsin.core.events import RELATION_KINDS, Designation, Event, Relation
from tocsin.core.markup import Arc
from tocsin.core.text import Span
from tocsin.core.values import Actor
from tocsin.reading.actors import Cast
from tocsin.reading.found import Found

SYMMETRIC = ("hostile", "allied", "negotiates_with", "rival")
OFFICES = ("leads", "part_of")
FAR = 240  # code points: words that are further apart do not prove a tie
ACTIONS = {"designation.listing": "list", "designation.delisting": "delist", "designation.review": "review"}
DESIGNATION_STATUS = {
    "occurred": "occurred",
    "recurring": "occurred",
    "planned": "planned",
    "attempted": "planned",
    "threatened": "planned",
}
PAST = ("former", "once", "ex-", "formerly", "previously", "had been", "used to")
EMERGING = ("growing", "warming", "closer", "rapprochement", "increasingly", "courting", "mend")
STEADY = ("part_of", "splinter_of", "leads")  # what one is or is not: it does not grow
MANY = re.compile(r"(?!(?:the|these|those|its|their|his|her|our) )[a-z][a-z -]*s")  # "militant groups": whichever there are
SPEAKS_OF = re.compile(r"\S+(?: \S+)? (?:said|says|told|spoke|wrote) (?:of|about) ")  # who speaks of somebody is not tied to him
HYPOTHETICAL = ("alleged", "allegedly", "accused of", "suspected", "could", "may ", "might", "would", "if ", "purported")


def find_relations(found: Found, cast: Cast) -> tuple[Relation, ...]:
    """One relation for each pair of actors and kind, proved by the words where it is told most plainly."""
    actors = {actor.id: actor for actor in cast.actors}
    best: dict[tuple[str, str, str], Arc] = {}
    for kind in RELATION_KINDS:
        for way in ("ab", "ba"):
            for arc in found.arcs(f"{kind}:{way}"):
                key = _key(arc, kind, way, cast)
                if key and (key not in best or arc.score > best[key].score) and _proves(found, arc, cast, actors):
                    best[key] = arc
    return tuple(sorted((_relation(found, key, arc) for key, arc in best.items()), key=lambda r: (r.mention.start, r.a, r.b, r.kind)))


def join_relations(told: Sequence[Relation], by_office: Sequence[Relation]) -> tuple[Relation, ...]:
    """Both, but one between two actors: an office says more plainly who leads and who belongs than the rest of the sentence."""
    offices = {(r.a, r.b) for r in by_office}
    kept = [r for r in told if not ((r.a, r.b) in offices and r.kind in OFFICES)]
    return tuple(sorted([*kept, *by_office], key=lambda r: (r.mention.start, r.a, r.b, r.kind)))


def _key(arc: Arc, kind: str, way: str, cast: Cast) -> tuple[str, str, str] | None:
    a, b = cast.owner.get(arc.head), cast.owner.get(arc.tail)
    if a is None or b is None or a == b:
        return None
    if kind in SYMMETRIC:
        a, b = sorted((a, b))
    return (a, b, kind) if way == "ab" else (b, a, kind)


def _proves(found: Found, arc: Arc, cast: Cast, actors: Mapping[str, Actor]) -> bool:
    """Whether its two mentions stand near each other in words that are read, and the record keeps both as mentions of their actors:
    "the spokesman" beside another name may be somebody else, and "militant groups" is none of them."""
    ends = found.mention(arc.head), found.mention(arc.tail)
    start, end = min(m.start for m in ends), max(m.end for m in ends)
    near = end - start <= FAR and not SPEAKS_OF.match(found.report.text, start, end)
    return near and all(_is_meant(found, n, actors[cast.owner[n]]) for n in (arc.head, arc.tail))


def _is_meant(found: Found, number: int, actor: Actor) -> bool:
    words = found.span(number)
    whichever = MANY.fullmatch(words.quote) is not None and actor.name[:1].isupper()
    return found.role(number) not in ("boilerplate", "duplicate") and words in actor.mentions and not whichever


def _relation(found: Found, key: tuple[str, str, str], arc: Arc) -> Relation:
    ends = found.span(arc.head), found.span(arc.tail)
    words = found.report.cite(min(s.start for s in ends), max(s.end for s in ends))
    a, b, kind = key
    return Relation(a=a, b=b, kind=kind, status=_status(found, words, kind), mention=words, confidence=arc.score)


def _status(found: Found, words: Span, kind: str) -> str:
    """Current, unless the words between or just before say otherwise."""
    said = found.report.text[max(0, words.start - 30) : words.end].casefold()
    for status, cues in (("hypothetical", HYPOTHETICAL), ("past", PAST), ("emerging", EMERGING)):
        if any(cue in said for cue in cues) and not (status == "emerging" and kind in STEADY):
            return status
    return "current"


def find_designations(events: Sequence[Event]) -> tuple[Designation, ...]:
    """What the designation events say of who lists whom; without a known target there is none."""
    return tuple(d for e in events if e.type in ACTIONS and (d := _designation(e)))


def _designation(event: Event) -> Designation | None:
    targets: Mapping[str, Span] = {t.actor: t.mention for t in event.against if t.actor}
    target = next(iter(targets), None)
    if target is None or event.status == "denied":
        return None
    return Designation(
        authority=next((agent.actor for agent in event.by if agent.actor), None),
        target=target,
        action=ACTIONS[event.type],
        status=DESIGNATION_STATUS.get(event.status, "hypothetical"),
        when=event.when.start if event.when else None,
        mention=event.trigger,
    )
