"""How likely each incident of a report is wanted, where it is told, and who its template names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tocsin.evaluate.muc.incidents import collect, triggers
from tocsin.evaluate.muc.people import human_targets
from tocsin.evaluate.muc.scene import Scene
from tocsin.evaluate.muc.select import THRESHOLD, chance
from tocsin.evaluate.muc.templates import Template, fill
from tocsin.evaluate.muc.things import physical_targets
from tocsin.evaluate.muc.words import tidy


@dataclass(frozen=True, slots=True)
class Told:
    """*chances* by id of an event that tells an incident, *sentences* by start and end; *filled* by role and name in a template."""

    chances: Mapping[str, float]
    sentences: Mapping[tuple[int, int], float]
    filled: Mapping[tuple[str, str], float]
    best: float
    wanted: int

    def named(self, role: str) -> bool:
        """Whether a wanted template names anybody for *role*."""
        return any(kind == role and chance >= THRESHOLD for (kind, _), chance in self.filled.items())


def tell(scene: Scene) -> Told:
    """All incidents of *scene*, wanted or not."""
    chances: dict[str, float] = {}
    filled: dict[tuple[str, str], float] = {}
    wanted = 0
    for one in collect(scene):
        people, things = human_targets(scene, one), physical_targets(scene, one)
        likely = chance(scene, one, people, things)
        wanted += likely >= THRESHOLD
        chances |= {event.id: likely for event in one.events}
        for named in names_in(fill(scene, one, people, things)):
            filled[named] = max(likely, filled.get(named, 0.0))
    sentences: dict[tuple[int, int], float] = {}
    for event in scene.reading.events:
        for span in triggers(event):
            place = scene.sentence(span)
            sentences[place] = max(chances.get(event.id, 0.0), sentences.get(place, 0.0))
    return Told(chances, sentences, filled, max(chances.values(), default=0.0), wanted)


def names_in(template: Template) -> Iterator[tuple[str, str]]:
    """Role and name of all whom *template* names; the set of roles leaves out victims without a name."""
    yield from (("PerpInd", tidy(name)) for name in template["perp_individuals"])
    yield from (("PerpOrg", tidy(body["id"])) for body in template["perp_organizations"])
    yield from (("Target", tidy(thing["id"])) for thing in template["physical_targets"])
    yield from (("Victim", tidy(person["name"])) for person in template["human_targets"] if person.get("name"))
    yield from (("Weapon", tidy(device["id"])) for device in template["instruments"] if device["id"])
