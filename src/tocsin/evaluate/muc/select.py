"""Which incidents are reportable: a linear model over what the record says of them."""

from collections.abc import Iterator

from tocsin.core.events import Event
from tocsin.evaluate.muc import linear
from tocsin.evaluate.muc.incidents import Incident, triggers
from tocsin.evaluate.muc.people import Person
from tocsin.evaluate.muc.perpetrators import agents
from tocsin.evaluate.muc.scene import Scene, country_of
from tocsin.evaluate.muc.settings import age_in_days
from tocsin.evaluate.muc.tables import REPORTABLE
from tocsin.evaluate.muc.things import Thing
from tocsin.evaluate.muc.words import head, upper

THRESHOLD = 0.3  # chosen on the development texts; F is flat from 0.25 to 0.35
OLD_DAYS = 75


def is_reportable(scene: Scene, incident: Incident, people: tuple[Person, ...], things: tuple[Thing, ...]) -> bool:
    """Whether the task wants a template for *incident*."""
    return chance(scene, incident, people, things) >= THRESHOLD


def chance(scene: Scene, incident: Incident, people: tuple[Person, ...], things: tuple[Thing, ...]) -> float:
    """How likely the task wants a template for *incident*: 0 for one abroad."""
    if not any(country_of(scene, event) in REPORTABLE for event in incident.events):
        return 0.0
    return linear.likelihood(linear.load()["reportable"], list(features(scene, incident, people, things)))


def features(scene: Scene, incident: Incident, people: tuple[Person, ...], things: tuple[Thing, ...]) -> Iterator[str]:
    """What speaks for and against."""
    event = incident.events[0]
    yield f"type={event.type}"
    yield f"type={incident.type},{incident.stage}"
    yield f"status={event.status}"
    yield f"certainty={event.certainty}"
    yield f"trigger={head(upper(event.trigger.quote))}"
    yield from _part(scene, incident)
    yield from _sides(scene, incident, people, things)
    yield from _weight(incident, people, things)
    yield from _time(scene, incident)
    yield f"place={event.place.precision if event.place else None}"


def _sides(scene: Scene, incident: Incident, people: tuple[Person, ...], things: tuple[Thing, ...]) -> Iterator[str]:
    did = {
        scene.actors[agent.actor].kind if agent.actor and agent.actor in scene.actors else "unnamed" for _, agent in agents(incident)
    } or {"nobody"}
    types = {person.type for person in people}
    hit = (
        {"military" if types <= {"ACTIVE MILITARY"} else "police" if types <= {"ACTIVE MILITARY", "LAW ENFORCEMENT"} else "civil"}
        if types
        else set()
    )
    hit |= {"thing"} if things else set()
    hit = hit or {"nothing"}
    yield from (f"by={kind}" for kind in did)
    yield "hit=" + "+".join(sorted(hit))
    yield from (f"by={kind},hit={'+'.join(sorted(hit))}" for kind in did)
    yield from (f"against={target.kind}" for event in incident.events for target in event.against)
    yield from (f"conf={agent.conf}" for _, agent in agents(incident))


def _weight(incident: Incident, people: tuple[Person, ...], things: tuple[Thing, ...]) -> Iterator[str]:
    """How much the report has to say about it."""
    mentions = sum(1 + len(event.also) for event in incident.events)
    yield f"mentions={min(mentions, 4)}"
    yield f"named={any(person.name for person in people)}"
    yield f"plural={bool(people) and all(person.number == 'PLURAL' for person in people) and not things}"
    yield f"first={incident.events[0].id in ('e1', 'e2')}"
    yield from (f"effect={effect}" for person in people for effect in person.effects)


def _part(scene: Scene, incident: Incident) -> Iterator[str]:
    """Which part it plays in the report."""
    start = min(span.start for event in incident.events for span in triggers(event))
    yield f"start={scene.part(start)}"
    told = sum(event.type.startswith("attack") for event in scene.reading.events)
    yield f"attacks={min(told, 6)}"
    yield f"alone={told <= len(incident.events)}"
    yield f"dated={any(event.when for event in incident.events)},placed={any(event.place for event in incident.events)}"
    yield f"sides={any(_both_sides(event) for event in incident.events)}"


def _both_sides(event: Event) -> bool:
    """Whether who did it is also who it was done to, as the record tells a clash."""
    did = {agent.actor for agent in event.by if agent.actor}
    return any(target.actor in did for target in event.against)


def _time(scene: Scene, incident: Incident) -> Iterator[str]:
    age = next((age for event in incident.events if (age := age_in_days(scene, event)) is not None), None)
    yield f"age={'none' if age is None else 'future' if age < 0 else 'new' if age < 8 else 'recent' if age < OLD_DAYS else 'old'}"
