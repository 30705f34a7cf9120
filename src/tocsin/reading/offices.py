"""Whom a person leads or belongs to, by the office that stands with the name: "Zetas boss Heriberto Lazcano"."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tocsin.core.events import Relation
from tocsin.core.protocols import Gazetteer
from tocsin.core.text import Span
from tocsin.core.values import Actor
from tocsin.reading.actors import SAME_NAME, Cast
from tocsin.reading.found import Found
from tocsin.reading.linking import bare
from tocsin.reading.names import same_actor
from tocsin.reading.statements import Voices
from tocsin.reading.wordlists import words

HEADS = words(
    """president premier chancellor king queen emperor emir sultan leader chief head boss kingpin founder chairman chairwoman chair director
    commander governor mayor chieftain supremo warlord capo"""
)
BELOW = words(
    "vice deputy assistant associate regional local district senior former-vice sub zone area sector platoon company battalion squad"
)
OF_STATE = frozenset(("president", "prime minister", "foreign minister", "defence minister", "defense minister", "king", "dictator"))
HEADING = re.compile(r"\b(?:prime|chief) minister\b|\bcommander.in.chief\b|\bsecretary.general\b")
PAST = re.compile(r"\b(?:former|late|slain|ex|captured|jailed|imprisoned|deposed|ousted|then|one-time)\b", re.IGNORECASE)
BEFORE = 40  # code points in front of the words that prove it, where "former" may stand


@dataclass(frozen=True, slots=True)
class Office:
    """*person* holds *role* with the body called *body*; *mention* proves it."""

    person: str
    role: str
    body: str | None
    mention: Span


def find_offices(voices: Voices, gazetteer: Gazetteer) -> tuple[Relation, ...]:
    """A tie to each body that an actor of the report is named with, the first words that tell it."""
    bodies = Bodies(voices.cast, gazetteer)
    told: dict[tuple[str, str], Relation] = {}
    for office in _offices(voices):
        body = bodies.find(office.body) if office.body else bodies.main_state
        if body and body != office.person:
            kind = "leads" if heads(office.role) else "part_of"
            told.setdefault((office.person, body), _relation(voices.found, office, body, kind))
    return tuple(told.values())


def heads(role: str) -> bool:
    """Whether who holds *role* leads the body: a president, no vice president."""
    told = re.findall(r"[\w-]+", role.casefold())
    if HEADING.search(role.casefold()):
        return not BELOW.intersection(told)
    return bool(told) and told[-1] in HEADS and not BELOW.intersection(told)


def _offices(voices: Voices) -> Iterator[Office]:
    """Those that a mention with the name of the person tells: "the spokesman" alone may be somebody else."""
    found, cast = voices.found, voices.cast
    surnames = {actor.id: actor.name.split()[-1] for actor in cast.actors if actor.kind == "person" and actor.name}
    for number, owner in sorted(cast.owner.items()):
        if owner not in surnames or found.role(number) in ("boilerplate", "duplicate"):
            continue
        if surnames[owner] in found.span(number).quote:
            role, body = voices.tell(number)
            if role and (body or role.casefold() in OF_STATE):
                yield Office(owner, role, body, found.span(number))


def _relation(found: Found, office: Office, body: str, kind: str) -> Relation:
    text = found.report.text
    words_ = _proof(found, office)
    before = text[max(0, words_.start - BEFORE) : words_.end]
    status = "past" if PAST.search(re.split(r"[.!?;:\n]", before[: len(before) - len(words_.quote)])[-1] + words_.quote) else "current"
    return Relation(a=office.person, b=body, kind=kind, status=status, mention=words_, confidence=None)


def _proof(found: Found, office: Office) -> Span:
    """The name with the words of role and body beside it."""
    text, name = found.report.text, office.mention
    start, end = max(0, name.start - 120), min(len(text), name.end + 160)
    if office.body is None:
        role = text.rfind(office.role, start, name.start)
        return found.report.cite(role if role >= 0 else name.start, name.end)
    body = min(_places(text, office.body, start, end), key=lambda p: abs(p - name.start), default=name.start)
    return found.report.cite(min(name.start, body), max(name.end, body + len(office.body)) if body >= name.start else name.end)


def _places(text: str, wanted: str, start: int, end: int) -> Iterator[int]:
    at = text.find(wanted, start, end)
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1, end)


class Bodies:
    """The actors of a report by what a body may be called: a name, or a demonym for the state."""

    def __init__(self, cast: Cast, gazetteer: Gazetteer) -> None:
        self._bodies: Sequence[Actor] = [a for a in cast.actors if a.kind != "person"]
        states = [a for a in self._bodies if a.kind == "state" and a.country and (a.key or "").startswith("state-")]
        self._often = Counter({a.id: len(a.mentions) for a in states})
        self._states: Mapping[str, str] = {a.country: a.id for a in reversed(states) if a.country}
        self._gazetteer = gazetteer

    @property
    def main_state(self) -> str | None:
        """The state that "the president" of the report presides over: the only one told of, or told of twice as often as any other."""
        (first, most), (_, next_most) = (*self._often.most_common(2), ("", 0), ("", 0))[:2]
        return first if most and most >= 2 * next_most else None

    def find(self, name: str) -> str | None:
        """The id of the actor called *name*, None where the report has no such actor."""
        wanted = bare(name)
        for actor in self._bodies:
            if any(same_actor(wanted, bare(m.quote))[0] >= SAME_NAME for m in actor.mentions):
                return actor.id
        hits = self._gazetteer.find(wanted)[:1]
        return next((self._states.get(h.country) for h in hits if h.kind in ("country", "demonym") and h.country), None)
