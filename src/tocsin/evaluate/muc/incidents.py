"""The record's events put together as the task sees incidents: one a type, place, date and perpetrator."""

import re
from dataclasses import dataclass

from tocsin.core.events import Event
from tocsin.core.text import Span
from tocsin.evaluate.muc.scene import Scene, country_of
from tocsin.evaluate.muc.words import head, is_name, tokens, upper

STAGES = {
    "occurred": "ACCOMPLISHED",
    "recurring": "ACCOMPLISHED",
    "attempted": "ATTEMPTED",
    "threatened": "THREATENED",
    "planned": "THREATENED",
}
CAN_FAIL = frozenset(["attack.bombing", "attack.abduction", "attack.sabotage"])
TYPES = {"attack.bombing": "BOMBING", "attack.abduction": "KIDNAPPING"}
FIRE = re.compile(r"\b(?:SET .{0,40}(?:FIRE|ABLAZE)|ON FIRE|FIRE TO|BURN|BURNT|BURNED|BURNING|ARSON|TORCHED|FIRES?)\b")
BLAST = re.compile(r"\b(?:DYNAMIT\w+|BLEW|BLOW\w* UP|BLOWN|EXPLO\w+|DETONAT\w+|BOMB\w*|MINES?)\b")
ROBBERY = re.compile(r"\b(?:ROB|ROBBED|ROBBERY|ROBBERIES|STOLE|STOLEN|LOOT\w*|HOLDUP|ASSAULT ON A BANK)\b")
KIDNAP = re.compile(r"\b(?:KIDNAP\w*|ABDUCT\w*|HOSTAGE)\b")
DEFUSED = re.compile(r"\b(?:DEFUSE\w*|DEACTIVAT\w*|DISARM\w*|DISMANTL\w*|FOUND|DISCOVERED|FAILED)\b")


@dataclass(frozen=True, slots=True)
class Incident:
    """What becomes one template: the events that tell it, the leading one first."""

    events: tuple[Event, ...]
    type: str
    stage: str


def triggers(event: Event) -> tuple[Span, ...]:
    """All mentions of *event*."""
    return (event.trigger, *event.also)


def trigger_words(event: Event) -> str:
    """The words of all mentions of *event*, in capitals."""
    return " ; ".join(upper(span.quote) for span in triggers(event))


def incident_type(event: Event) -> str | None:
    """The task's type of *event*; None for what is no incident at all."""
    told = trigger_words(event)
    family = event.type.split(".")[0]
    if family == "attack":
        return TYPES.get(event.type) or (_damage_type(told) if event.type == "attack.sabotage" else "ATTACK")
    if event.type == "diplomacy.threat":
        return "KIDNAPPING" if KIDNAP.search(told) else "BOMBING" if BLAST.search(told) else "ATTACK"
    if event.type == "security.seizure" and BLAST.search(told + " ".join(upper(span.quote) for span in event.weapons)):
        return "BOMBING" if DEFUSED.search(told) else None
    return None


def _damage_type(told: str) -> str:
    for pattern, kind in ((BLAST, "BOMBING"), (FIRE, "ARSON"), (ROBBERY, "ROBBERY")):
        if pattern.search(told):
            return kind
    return "ATTACK"


def stage(event: Event) -> str | None:
    """How far it went; None for what is denied or only imagined."""
    if event.type == "diplomacy.threat":
        return "THREATENED" if event.status in ("occurred", "threatened", "recurring") else None
    if event.type == "security.seizure":
        return "ATTEMPTED" if event.status == "occurred" else None
    if event.status == "attempted" and (event.type not in CAN_FAIL or any(_some(event, toll) for toll in ("killed", "injured"))):
        return "ACCOMPLISHED"  # shots that missed are an attack that took place
    return STAGES.get(event.status)


def _some(event: Event, field: str) -> bool:
    toll = getattr(event, field)
    return toll is not None and bool(toll.best or toll.low)


def collect(scene: Scene) -> tuple[Incident, ...]:
    """The incidents of the report, whether reportable or not."""
    found: list[Incident] = []
    for event in scene.reading.events:
        kind, how_far = incident_type(event), stage(event)
        if kind is None or how_far is None:
            continue
        one = Incident((event,), kind, how_far)
        place = next((n for n, other in enumerate(found) if belong_together(scene, other, one)), None)
        if place is None:
            found.append(one)
        else:
            found[place] = join(found[place], one)
    return tuple(found)


def join(first: Incident, second: Incident) -> Incident:
    """Both as one; a kidnapping that ends in death stays one, and ATTACK gives way to a form that is told."""
    events = first.events + second.events
    kinds = {first.type, second.type}
    kind = "KIDNAPPING" if "KIDNAPPING" in kinds else first.type if second.type == "ATTACK" else second.type
    stages = {first.stage, second.stage}
    if len(stages) == 2 and kind == "KIDNAPPING":
        kind = next(one.type for one in (first, second) if one.stage == "ACCOMPLISHED")  # killed when they would not come along
    return Incident(events, kind, "ACCOMPLISHED" if "ACCOMPLISHED" in stages else first.stage)


def belong_together(scene: Scene, first: Incident, second: Incident) -> bool:
    """Whether the task would write one template for both."""
    one, other = first.events[0], second.events[0]
    if country_of(scene, one) != country_of(scene, other) or ("THREATENED" in (first.stage, second.stage) and first.stage != second.stage):
        return False
    if first.stage == "THREATENED":
        return (
            "diplomacy.threat" in (one.type, other.type)
            and one.type != other.type
            and _may_be_same(_perpetrators(one), _perpetrators(other))
        )
    if any(_victims(event) & _victims(other) for event in first.events):
        return first.type == second.type or "KIDNAPPING" in (first.type, second.type) or _day(one) == _day(other)
    if first.stage != second.stage or (_victims(one) and _victims(other)):
        return False
    return first.type == second.type and _same_scene(one, other)


def _same_scene(one: Event, other: Event) -> bool:
    """Whether nothing that the slots hold tells the two apart."""
    return _day(one) == _day(other) and _spot(one) == _spot(other) and _perpetrators(one) == _perpetrators(other)


def _may_be_same(first: frozenset[str], second: frozenset[str]) -> bool:
    return not first or not second or bool(first & second)


def _perpetrators(event: Event) -> frozenset[str]:
    return frozenset(agent.actor or head(upper(agent.mention.quote)) for agent in event.by if agent.conf != "denied")


def _victims(event: Event) -> frozenset[str]:
    """Who was hurt, by actor or by the last word of a name: what two tellings of one death share."""
    people = [target for target in event.against if target.kind == "person"]
    names = {word for target in people if is_name(word := (tokens(upper(target.mention.quote)) or [""])[-1]) and word}
    return frozenset(names | {target.actor for target in people if target.actor})


def _day(event: Event) -> tuple[str | None, str | None]:
    return (event.when.start, event.when.end) if event.when else (None, None)


def _spot(event: Event) -> str:
    return event.place.name.upper() if event.place else ""
