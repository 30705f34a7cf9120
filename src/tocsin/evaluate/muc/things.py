"""The physical targets of an incident: facilities and vehicles, their types, numbers, nations, effects."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tocsin.core.events import Event
from tocsin.core.text import Span
from tocsin.core.values import Target
from tocsin.evaluate.muc import kinds, linear
from tocsin.evaluate.muc.effects import damage
from tocsin.evaluate.muc.incidents import Incident, triggers
from tocsin.evaluate.muc.kinds import kind_features
from tocsin.evaluate.muc.people import is_human
from tocsin.evaluate.muc.scene import Scene, country_of, nation_name
from tocsin.evaluate.muc.tables import ROLES, THINGS
from tocsin.evaluate.muc.words import count, head, nations, strip_front, tokens, upper

GLOSS = re.compile(r"\[[^\]]*\]?")  # the translators' own words
REACH = 45  # letters between a verb of damage and what it damages
RUIN = re.compile(r"\b(?:DAMAG\w+|DESTROY\w+|BLEW UP|BLOWN UP|BURNED|SET FIRE|ON FIRE|DYNAMIT\w+)\b")
NOUN = re.compile(
    r"\b(?:THE|AN?|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN|SEVERAL|SOME|\d+|OTHER|NEARBY) "
    r"(?P<phrase>(?:[A-Z0-9.'-]+ ){0,3}?(?P<head>[A-Z-]+))\b"
)
# what only guerrilla war is fought over, a device, the rest of a list
NO_TARGET = re.compile(
    r"^OF |\bBOMBS?$|\b(?:MILITARY|GARRISONS?|BARRACKS|BRIGADE|BATTALION|AIR FORCE|ARMY|POSITIONS|OUTPOSTS?|TRENCH\w*)\b"
)


@dataclass(frozen=True, slots=True)
class Thing:
    """One physical target."""

    id: str
    type: str
    number: str
    nation: str | None
    effect: str | None
    span: Span


def physical_targets(scene: Scene, incident: Incident) -> tuple[Thing, ...]:
    """Everything built, driven or wired that was aimed at, each once."""
    if incident.type == "KIDNAPPING":
        return ()
    found: dict[str, Thing] = {}
    for event, target in _hit(incident):
        thing = _thing(scene, incident, event, target)
        found.setdefault(thing.id, thing)
    if not found and incident.stage == "ACCOMPLISHED":
        for event, target in _damaged(scene, incident):
            thing = _thing(scene, incident, event, target)
            if head(thing.id) not in {head(name) for name in found}:
                found[thing.id] = thing
    return tuple(found.values())


def _damaged(scene: Scene, incident: Incident) -> Iterator[tuple[Event, Target]]:
    """Things beside a verb of damage in the sentences that tell the incident."""
    for event in incident.events:
        for start, end in dict.fromkeys(scene.sentence(span) for span in triggers(event)):
            for verb in RUIN.finditer(scene.text, start, end):
                for match in NOUN.finditer(scene.text, max(start, verb.start() - REACH), min(end, verb.end() + REACH)):
                    if match["head"] in THINGS:
                        yield event, Target(kind="facility", mention=scene.reading.report.cite(match.start("phrase"), match.end("phrase")))


def _hit(incident: Incident) -> Iterator[tuple[Event, Target]]:
    for event in incident.events:
        yield from ((event, target) for target in event.against if is_thing(target))


def is_thing(target: Target) -> bool:
    """Whether *target* is a facility or a vehicle."""
    phrase = upper(target.mention.quote)
    if is_human(target) or head(phrase) in ROLES or NO_TARGET.search(phrase):
        return False
    return target.kind == "facility" or any(word in THINGS for word in tokens(phrase))


def _thing(scene: Scene, incident: Incident, event: Event, target: Target) -> Thing:
    phrase = upper(target.mention.quote)
    before = scene.text[max(0, target.mention.start - 30) : target.mention.start]
    code = next(nations(phrase), None)
    return Thing(
        id=strip_front(" ".join(GLOSS.sub(" ", phrase).split())),
        type=thing_type(phrase),
        number=count(phrase, before),
        nation=nation_name(code) if code and code != country_of(scene, event) else None,
        effect=damage(scene, incident, target.mention),
        span=target.mention,
    )


def type_features(phrase: str) -> list[str]:
    """What tells the type of a physical target."""
    return list(kind_features(phrase, kinds.THINGS))


def thing_type(phrase: str) -> str:
    """The task's type of something called so."""
    return linear.best(linear.load()["things"], type_features(phrase))
