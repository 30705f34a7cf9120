"""How likely each incident of a report is wanted, where it is told, and who its template names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tocsin.evaluate.muc.incidents import triggers
from tocsin.evaluate.muc.scene import Scene
from tocsin.evaluate.muc.select import THRESHOLD, chance
from tocsin.evaluate.muc.templates import Template, fill, with_targets
from tocsin.evaluate.muc.words import tidy


@dataclass(frozen=True, slots=True)
class Told:
    """How likely incidents are wanted: *chances* by the ids of their events, *sentences* by start and end, *filled* by role and name.

    *best* is the chance of the likeliest, *wanted* how many the task wants a template for.
    """

    chances: Mapping[str, float]
    sentences: Mapping[tuple[int, int], float]
    filled: Mapping[tuple[str, str], float]
    best: float
    wanted: int

    def names_any(self, role: str) -> bool:
        """Whether a wanted template names anybody or anything for *role*."""
        return any(filled == role and likely >= THRESHOLD for (filled, _), likely in self.filled.items())


def tell(scene: Scene) -> Told:
    """All incidents of *scene*, wanted or not."""
    chances: dict[str, float] = {}
    filled: dict[tuple[str, str], float] = {}
    wanted = 0
    for one in with_targets(scene):
        likely = chance(scene, *one)
        wanted += likely >= THRESHOLD
        chances |= {event.id: likely for event in one[0].events}
        for named in _names_in(fill(scene, *one)):
            filled[named] = max(likely, filled.get(named, 0.0))
    return Told(chances, _sentences(scene, chances), filled, max(chances.values(), default=0.0), wanted)


def _sentences(scene: Scene, chances: Mapping[str, float]) -> dict[tuple[int, int], float]:
    """The sentences with triggers, each with the likeliest incident that it tells; 0 where it tells none."""
    sentences: dict[tuple[int, int], float] = {}
    for event in scene.reading.events:
        for span in triggers(event):
            where = scene.sentence(span)
            sentences[where] = max(chances.get(event.id, 0.0), sentences.get(where, 0.0))
    return sentences


def _names_in(template: Template) -> Iterator[tuple[str, str]]:
    """Role and name of all that *template* names; a victim without a name fills no role."""
    yield from (("PerpInd", tidy(name)) for name in template["perp_individuals"])
    yield from (("PerpOrg", tidy(body["id"])) for body in template["perp_organizations"])
    yield from (("Target", tidy(thing["id"])) for thing in template["physical_targets"])
    yield from (("Victim", tidy(person["name"])) for person in template["human_targets"] if person.get("name"))
    yield from (("Weapon", tidy(device["id"])) for device in template["instruments"] if device["id"])
