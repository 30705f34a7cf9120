"""The human targets of an incident: names, descriptions, types, numbers, nations, effects."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tocsin.core.events import Event
from tocsin.core.text import Span
from tocsin.core.values import Target
from tocsin.evaluate.muc import kinds, linear
from tocsin.evaluate.muc.describe import describe
from tocsin.evaluate.muc.effects import harm
from tocsin.evaluate.muc.incidents import Incident
from tocsin.evaluate.muc.kinds import kind_features
from tocsin.evaluate.muc.scene import Scene, country_of, nation_name
from tocsin.evaluate.muc.tables import ADJECTIVES, INDIVIDUALS, ROLES, THINGS
from tocsin.evaluate.muc.words import AFTER_HEAD, count, head, is_name, nations, split_name, strip_front, tidy, tokens, upper

VICTIM_TOLLS = ("killed", "injured", "abducted")
EFFECTS = {"killed": "DEATH", "injured": "INJURY"}
PRONOUNS = frozenset(["WHO", "ANYONE", "THOSE", "THAT", "THEM", "EVERYBODY", "ANYBODY", "WHICH"])
LIST = re.compile(r"\s*,\s+(?:and\s+)?|\s+and\s+", re.IGNORECASE)
PEOPLE = frozenset(
    [
        "PEOPLE",
        "PERSONS",
        "PERSON",
        "WOMAN",
        "WOMEN",
        "MAN",
        "MEN",
        "PEASANTS",
        "STUDENTS",
        "YOUTHS",
        "INDIVIDUALS",
        "POLICEMEN",
        "SOLDIERS",
    ]
)


@dataclass(frozen=True, slots=True)
class Person:
    """One human target; *name* or *description* is there, *effects* may be empty."""

    name: str
    description: str
    type: str
    number: str
    nation: str | None
    effects: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Victim:
    """A mention of somebody hit, with its event and, where the record knows who it is, the actor."""

    span: Span
    kind: str
    actor: str | None
    event: Event


def human_targets(scene: Scene, incident: Incident) -> tuple[Person, ...]:
    """Everybody aimed at or hurt, each once."""
    people: list[Person] = []
    for victim in _victims(incident):
        for person in _people(scene, incident, victim):
            twin = next((n for n, other in enumerate(people) if _same(other, person)), None)
            if twin is None:
                people.append(person)
            else:
                people[twin] = _fuller(people[twin], person)
    for victim in _uncounted(incident, people):
        people += _people(scene, incident, victim)
    return tuple(people)


def _uncounted(incident: Incident, people: Sequence[Person]) -> Iterator[Victim]:
    """Those of a toll whom no target stands for: 30 WOUNDED beside two who were killed."""
    for event in incident.events:
        for field, effect in EFFECTS.items():
            toll = getattr(event, field)
            if (
                toll
                and toll.best != 0
                and head(upper(toll.mention.quote)) in ROLES
                and not any(effect in person.effects for person in people)
            ):
                yield Victim(toll.mention, "civilians", None, event)


def is_human(target: Target) -> bool:
    """Whether *target* is people rather than a thing or a place."""
    word = head(upper(target.mention.quote))
    if target.kind in ("person", "civilians"):
        return word not in THINGS or word in ROLES
    return target.kind in ("security_forces", "government", "group", "other") and word in ROLES and word not in THINGS


def _victims(incident: Incident) -> Iterator[Victim]:
    for event in incident.events:
        named = [target for target in event.against if is_human(target)]
        for target in named:
            yield from (Victim(span, target.kind, target.actor, event) for span in _each(target.mention))
        if not named:
            yield from _counted(event)


def _counted(event: Event) -> Iterator[Victim]:
    """Those whom only a toll names."""
    for field in VICTIM_TOLLS:
        toll = getattr(event, field)
        if toll and toll.best != 0 and (word := head(upper(toll.mention.quote))) in ROLES and word not in INDIVIDUALS - PEOPLE:
            yield Victim(toll.mention, "civilians", None, event)


def _each(span: Span) -> Iterator[Span]:
    """The members of a list: A WOMAN AND A GIRL are two."""
    start = 0
    parts = [part for part in LIST.split(span.quote)]
    several = len(parts) > 1 and all(_stands_alone(upper(part)) for part in parts)
    for part in parts if several else [span.quote]:
        at = span.quote.index(part, start)
        start = at + len(part)
        yield Span(span.start + at, span.start + start, part)


def _stands_alone(part: str) -> bool:
    """Whether *part* of a list is somebody by itself."""
    return bool(part.strip()) and (
        (head(part) in ROLES and head(part) not in ADJECTIVES) or (len(part.split()) > 1 and all(is_name(word) for word in tokens(part)))
    )


def _people(scene: Scene, incident: Incident, victim: Victim) -> Iterator[Person]:
    phrase = upper(victim.span.quote)
    before = scene.text[max(0, victim.span.start - 30) : victim.span.start]
    lead, name = split_name(phrase)
    if head(phrase) in ROLES or not name or not _called(victim, name):
        lead, name = strip_front(AFTER_HEAD.split(tidy(phrase))[0] if len(phrase) > 60 else phrase), ""
    description = lead
    if name:
        name = _full_name(scene, victim, name)
        description = describe(scene, name, (lead, *_roles(scene, victim)))
    yield Person(
        name=name,
        description=description,
        type=person_type(description),
        number="1" if name else count(phrase, before),
        nation=_nation(scene, victim, f"{description} {phrase if not name else ''}"),
        effects=harm(scene, incident, victim.event, victim.span),
        span=victim.span,
    )


def _roles(scene: Scene, victim: Victim) -> Iterator[str]:
    """What the record's mentions of the victim say without or before the name."""
    actor = scene.actors.get(victim.actor or "")
    for span in actor.mentions if actor and actor.kind == "person" else ():
        lead, name = split_name(upper(span.quote))
        if lead and (name or head(lead) in ROLES):
            yield lead


def _called(victim: Victim, name: str) -> bool:
    """Whether *name* can be somebody's: one unknown word is one only where the record sees a person."""
    if PRONOUNS & set(tokens(upper(victim.span.quote))):
        return False
    return len(name.split()) > 1 or (victim.kind == "person" and victim.actor is not None)


def _full_name(scene: Scene, victim: Victim, name: str) -> str:
    """The fullest form of *name* in the report that the actor's mentions give."""
    actor = scene.actors.get(victim.actor or "")
    if actor is None or actor.kind != "person":
        return name
    forms = [split_name(upper(span.quote))[1] for span in actor.mentions]
    last = name.rsplit(maxsplit=1)[-1]
    return max((form for form in (name, *forms) if last in form.split()), key=lambda form: len(form.split()))


def _nation(scene: Scene, victim: Victim, words: str) -> str | None:
    """The task's name of a stated nation other than the incident's."""
    home = country_of(scene, victim.event)
    actor = scene.actors.get(victim.actor or "")
    code = next(nations(words), actor.country if actor and actor.country in set(nations(scene.text)) else None)
    return nation_name(code) if code and code != home else None


def type_features(description: str) -> list[str]:
    """What tells the type of a human target."""
    return list(kind_features(description, kinds.PEOPLE))


def person_type(description: str) -> str:
    """The task's type of somebody described so."""
    return linear.best(linear.load()["people"], type_features(description))


def _same(one: Person, other: Person) -> bool:
    if one.name and other.name:
        return one.name.split()[-1] == other.name.split()[-1]
    return not one.name and not other.name and head(one.description) == head(other.description)


def _fuller(one: Person, other: Person) -> Person:
    """The more telling of two mentions of the same, with the effects of both."""
    chosen = other if len(other.name) > len(one.name) else one
    effects = tuple(dict.fromkeys(one.effects + other.effects))
    return replace(chosen, effects=("DEATH",) if "DEATH" in effects else effects)
