"""What could fill a role: all that the record names, and phrases in the sentences that tell an incident."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tocsin.core.events import Event
from tocsin.core.text import Span
from tocsin.core.values import Actor
from tocsin.evaluate.muc.devices import DEVICE, device_name, device_type
from tocsin.evaluate.muc.people import is_human
from tocsin.evaluate.muc.perpetrators import individuals_in, name_in, phrase_of, without_name
from tocsin.evaluate.muc.scene import Scene
from tocsin.evaluate.muc.signs import of_event, of_filler, of_kind, of_mentions
from tocsin.evaluate.muc.tables import INDIVIDUALS, STARTS, THINGS
from tocsin.evaluate.muc.things import GLOSS, is_thing
from tocsin.evaluate.muc.told import Told, tell
from tocsin.evaluate.muc.words import BRACKETS, head, is_number, split_name, strip_front, upper

PHRASE = re.compile(
    r"\b(?P<phrase>(?:[A-Z0-9.'-]+ ){0,4}?(?P<head>[A-Z-]+))\b(?= *[,.;()]|$| "
    r"(?:AND|IN|OF|WAS|WERE|ON|WITH|TO|AT|BY|THAT|FROM|WHO|HAVE|HAD|HAS|NEAR|BELONGING|WEARING|[A-Z]+ED)\b)"
)
NEAR = 0.05  # how likely the incident must be in whose sentence phrases are looked for


@dataclass(frozen=True, slots=True)
class Filler:
    """*name* in capitals, for one role; *spans* are where it stands, *actor* is whose name it is; *signs* are what the model weighs."""

    role: str
    name: str
    spans: tuple[Span, ...]
    actor: str | None
    signs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sight:
    """One place where a filler is seen."""

    role: str
    name: str
    span: Span
    signs: tuple[str, ...]
    actor: str | None = None


def find_fillers(scene: Scene) -> tuple[Filler, ...]:
    """Every candidate for every role."""
    told = tell(scene)
    together: dict[tuple[str, str], list[Sight]] = {}
    for sight in _sights(scene, told):
        if sight.name:
            together.setdefault((sight.role, sight.name), []).append(sight)
    return tuple(_filler(scene, told, sights) for sights in together.values())


def _sights(scene: Scene, told: Told) -> Iterator[Sight]:
    for event in scene.reading.events:
        yield from _doers(scene, told, event)
        yield from _targets(scene, told, event)
        yield from _weapons(told, event)
    for actor in scene.reading.actors:
        yield from _known(actor)
    yield from _beside(scene, told)


def _doers(scene: Scene, told: Told, event: Event) -> Iterator[Sight]:
    for agent in event.by:
        actor = scene.actors.get(agent.actor or "")
        claimed = agent.actor is not None and agent.actor in event.claimed_by
        signs = (*of_event("by", told, event, sure=agent.confidence), f"conf={agent.conf}", of_kind(actor), f"claimed={claimed}")
        phrase = phrase_of(scene, agent)
        for name in individuals_in(agent, actor, phrase):
            yield Sight("PerpInd", name, agent.mention, (*signs, "people"))
        yield Sight("PerpInd", strip_front(BRACKETS.sub("", phrase)), agent.mention, (*signs, "phrase"))
        for span, name in _body_names(actor):
            yield Sight("PerpOrg", name, span, signs, agent.actor)


def _targets(scene: Scene, told: Told, event: Event) -> Iterator[Sight]:
    for target in event.against:
        actor = scene.actors.get(target.actor or "")
        human = f"human={is_human(target)}"
        signs = (*of_event("hit", told, event, sure=target.confidence), f"target={target.kind}", of_kind(actor), human)
        thing = strip_front(" ".join(GLOSS.sub(" ", upper(target.mention.quote)).split()))
        yield Sight("Target", thing, target.mention, (*signs, f"thing={is_thing(target)}"))
        for span in (target.mention, *(actor.mentions if actor and actor.kind == "person" else ())):
            yield Sight("Victim", split_name(upper(span.quote))[1], span, signs, target.actor)


def _weapons(told: Told, event: Event) -> Iterator[Sight]:
    for span in event.weapons:
        name = device_name(upper(span.quote))
        yield Sight("Weapon", name, span, (f"device={device_type(name)}", *of_event("with", told, event, sure=None)))


def _known(actor: Actor) -> Iterator[Sight]:
    """All names of *actor*, whatever it did."""
    signs = tuple(of_mentions(actor))
    for span, name in _body_names(actor):
        yield Sight("PerpOrg", name, span, signs, actor.id)
    for span in actor.mentions:
        phrase = upper(span.quote)
        if actor.kind == "person":
            name = split_name(phrase)[1]
            yield from (Sight(role, name, span, signs, actor.id) for role in ("Victim", "PerpInd"))
        if head(strip_front(BRACKETS.sub("", phrase))) in INDIVIDUALS:
            yield Sight("PerpInd", without_name(phrase, actor), span, signs)


def _body_names(actor: Actor | None) -> Iterator[tuple[Span, str]]:
    for span in actor.mentions if actor and actor.kind != "person" else ():
        if name := name_in(span):
            yield span, name


def _beside(scene: Scene, told: Told) -> Iterator[Sight]:
    """People, things and devices in the sentences that tell an incident."""
    for sentence in (where for where, likely in told.sentences.items() if likely >= NEAR):
        for match in PHRASE.finditer(scene.text, *sentence):
            yield from _phrases(scene, match)
        for match in DEVICE.finditer(scene.text, *sentence):
            span = scene.reading.report.cite(*match.span())
            yield Sight("Weapon", match[0], span, ("beside", f"device={device_type(match[0])}"))


def _phrases(scene: Scene, match: re.Match[str]) -> Iterator[Sight]:
    """What the words of *match* can name, by their last."""
    role = "PerpInd" if match["head"] in INDIVIDUALS else "Target" if match["head"] in THINGS else None
    if role is None:
        return
    for at in _starts(match["phrase"]):
        span = scene.reading.report.cite(match.start("phrase") + at, match.end("phrase"))
        yield Sight(role, strip_front(upper(span.quote)), span, ("beside",))


def _starts(phrase: str) -> Iterator[int]:
    """Where in *phrase* the noun phrase at its end can begin: behind an article, a preposition, a number; the last two words always."""
    words = [(match.start(), match[0]) for match in re.finditer(r"\S+", phrase)]
    for number, (at, _) in enumerate(words):
        before = words[number - 1][1] if number else ""
        if not number or number >= len(words) - 2 or before in STARTS or is_number(before):
            yield at


def _filler(scene: Scene, told: Told, sights: Sequence[Sight]) -> Filler:
    role, name = sights[0].role, sights[0].name
    spans = tuple(dict.fromkeys(sight.span for sight in sights))
    signs = {sign for sight in sights for sign in sight.signs}
    signs.update(of_filler(scene, told, role=role, name=name, spans=spans))
    actor = next((sight.actor for sight in sights if sight.actor), None)
    return Filler(role, name, spans, actor, frozenset(signs))
