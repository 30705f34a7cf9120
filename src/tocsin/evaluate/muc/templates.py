"""Incidents as templates in the form that the scorer reads."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from tocsin.core.events import Event, Reading
from tocsin.evaluate.muc.devices import instruments
from tocsin.evaluate.muc.effects import spared
from tocsin.evaluate.muc.incidents import Incident, collect
from tocsin.evaluate.muc.people import Person, human_targets
from tocsin.evaluate.muc.perpetrators import perpetrators
from tocsin.evaluate.muc.scene import Scene, prepare
from tocsin.evaluate.muc.select import is_reportable
from tocsin.evaluate.muc.settings import incident_date, location
from tocsin.evaluate.muc.things import Thing, physical_targets

SURE = 0.5  # of a target; tried on the development texts. What a person coded has no confidence and stays
Template = Mapping[str, Any]  # slots as the scorer names them


def templates(reading: Reading | None, dateline: Mapping[str, str | None]) -> list[Template]:
    """The reportable incidents of *reading*, one template each, without the targets that the reader was not sure of; none for None."""
    if reading is None:
        return []
    scene = prepare(replace(reading, events=tuple(map(_sure, reading.events))), dateline)
    return [fill(scene, *one) for one in with_targets(scene) if is_reportable(scene, *one)]


def with_targets(scene: Scene) -> Iterator[tuple[Incident, tuple[Person, ...], tuple[Thing, ...]]]:
    """All incidents of *scene*, wanted or not, each with the people and the things that it hit."""
    yield from ((one, human_targets(scene, one), physical_targets(scene, one)) for one in collect(scene))


def _sure(event: Event) -> Event:
    return replace(event, against=tuple(t for t in event.against if t.confidence is None or t.confidence >= SURE))


def fill(scene: Scene, incident: Incident, people: tuple[Person, ...], things: tuple[Thing, ...]) -> Template:
    """All slots of *incident*."""
    did = perpetrators(scene, incident)
    nobody = spared(incident)
    people, total = _without_sum(people)
    if nobody and people:
        people = tuple(person if person.effects else replace(person, effects=(nobody,)) for person in people)
        nobody = None
    return {
        "inc_type": incident.type,
        "inc_stage": incident.stage,
        "inc_date": incident_date(scene, incident),
        "inc_loc": location(scene, incident),
        "instruments": [{"id": name, "type": kind} for name, kind in instruments(scene, incident)],
        "perp_inc_cat": did.category,
        "perp_individuals": list(did.individuals),
        "perp_organizations": [{"id": name, "confidence": word} for name, word in did.organizations],
        "physical_targets": [_thing(thing) for thing in things],
        "hum_tgt_total_num": total,
        "human_targets": [*(_person(person) for person in people), *([{"effect": [nobody]}] if nobody else [])],
    }


def _without_sum(people: tuple[Person, ...]) -> tuple[tuple[Person, ...], str | None]:
    """Without the group that only sums up the others, which is then their total."""
    for group in people:
        others = [person for person in people if person is not group]
        if len(others) > 1 and not group.name and group.number == str(sum(int(one.number) for one in others if one.number.isdigit())):
            return tuple(others), group.number
    return people, None


def _thing(thing: Thing) -> Template:
    return {"id": thing.id, "type": thing.type, "number": thing.number, "foreign_nation": thing.nation, "effect": thing.effect}


def _person(person: Person) -> Template:
    return {
        "name": person.name or None,
        "description": person.description or None,
        "type": person.type,
        "number": person.number,
        "foreign_nation": person.nation,
        "effect": list(person.effects),
    }
