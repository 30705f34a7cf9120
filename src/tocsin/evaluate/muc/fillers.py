"""What could fill a role: all that the record names, and phrases beside its triggers; each with the signs that speak for and against."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tocsin.core.events import Event
from tocsin.core.text import Span
from tocsin.core.values import Actor
from tocsin.evaluate.muc.devices import DEVICE, device_name, device_type
from tocsin.evaluate.muc.people import is_human
from tocsin.evaluate.muc.perpetrators import individuals_in, name_in, phrase_of, without_name
from tocsin.evaluate.muc.scene import Scene
from tocsin.evaluate.muc.select import THRESHOLD
from tocsin.evaluate.muc.tables import INDIVIDUALS, STARTS, THINGS
from tocsin.evaluate.muc.things import GLOSS, is_thing
from tocsin.evaluate.muc.told import Told, tell
from tocsin.evaluate.muc.words import BRACKETS, head, is_number, split_name, strip_front, tidy, upper

PHRASE = re.compile(
    r"\b(?P<phrase>(?:[A-Z0-9.'-]+ ){0,4}?(?P<head>[A-Z-]+))\b(?= *[,.;()]|$| "
    r"(?:AND|IN|OF|WAS|WERE|ON|WITH|TO|AT|BY|THAT|FROM|WHO|HAVE|HAD|HAS|NEAR|BELONGING|WEARING|[A-Z]+ED)\b)"
)
NEAR = 0.05  # how likely the incident must be in whose sentence phrases are looked for
LEAD_LETTERS = 450
MARKS = ".,\"'"
MANY = 5  # mentions and words are counted up to here


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


def overlap(these: Iterable[Span], those: Sequence[Span]) -> bool:
    """Whether one of *these* shares letters with one of *those*."""
    return any(one.start < other.end and other.start < one.end for one in these for other in those)


def _sights(scene: Scene, told: Told) -> Iterator[Sight]:
    for event in scene.reading.events:
        yield from _doers(scene, told, event)
        yield from _hit(scene, told, event)
        for span in event.weapons:
            name = device_name(upper(span.quote))
            yield Sight("Weapon", name, span, (f"device={device_type(name)}", *_of_event("with", told, event, None)))
    for actor in scene.reading.actors:
        yield from _known(actor)
    yield from _beside(scene, told)


def _of_event(side: str, told: Told, event: Event, sure: float | None) -> Iterator[str]:
    """What an event says of those on its *side*; *sure* is the confidence of the slot."""
    yield f"{side}:{event.type}"
    yield f"{side}:{event.status}"
    yield f"{side}:wanted={fifth(told.chances.get(event.id, 0.0))}"
    yield f"{side}:event={fifth(event.confidence)}"
    yield f"{side}:sure={fifth(sure)}"
    yield f"{side}:{'incident' if event.id in told.chances else 'none'}"


def _doers(scene: Scene, told: Told, event: Event) -> Iterator[Sight]:
    for agent in event.by:
        actor = scene.actors.get(agent.actor or "")
        claimed = agent.actor is not None and agent.actor in event.claimed_by
        signs = (*_of_event("by", told, event, agent.confidence), f"conf={agent.conf}", _kind(actor), f"claimed={claimed}")
        phrase = phrase_of(scene, agent)
        for name in individuals_in(agent, actor, phrase):
            yield Sight("PerpInd", name, agent.mention, (*signs, "people"))
        yield Sight("PerpInd", strip_front(BRACKETS.sub("", phrase)), agent.mention, (*signs, "phrase"))
        for span, name in _body_names(actor):
            yield Sight("PerpOrg", name, span, signs, agent.actor)


def _hit(scene: Scene, told: Told, event: Event) -> Iterator[Sight]:
    for target in event.against:
        actor = scene.actors.get(target.actor or "")
        human = f"human={is_human(target)}"
        signs = (*_of_event("hit", told, event, target.confidence), f"target={target.kind}", _kind(actor), human)
        thing = strip_front(" ".join(GLOSS.sub(" ", upper(target.mention.quote)).split()))
        yield Sight("Target", thing, target.mention, (*signs, f"thing={is_thing(target)}"))
        for span in (target.mention, *(actor.mentions if actor and actor.kind == "person" else ())):
            yield Sight("Victim", split_name(upper(span.quote))[1], span, signs, target.actor)


def _known(actor: Actor) -> Iterator[Sight]:
    """All names of *actor*, whatever it did."""
    signs = ("known", _kind(actor), f"mentions={min(len(actor.mentions), MANY)}", f"country={actor.country}")
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
    for (start, end), chance in told.sentences.items():
        if chance < NEAR:
            continue
        for match in PHRASE.finditer(scene.text, start, end):
            role = "PerpInd" if match["head"] in INDIVIDUALS else "Target" if match["head"] in THINGS else None
            for at in _starts(match["phrase"]) if role else ():
                span = scene.reading.report.cite(match.start("phrase") + at, match.end("phrase"))
                yield Sight(role or "", strip_front(upper(span.quote)), span, ("beside",))
        for match in DEVICE.finditer(scene.text, start, end):
            span = scene.reading.report.cite(*match.span())
            yield Sight("Weapon", match[0], span, ("beside", f"device={device_type(match[0])}"))


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
    signs |= {*_of_name(role, name), *_of_spans(scene, told, spans), *_of_templates(told, role, tidy(name))}
    signs.update(sign for span in spans for sign in _around(scene, span))
    actor = next((sight.actor for sight in sights if sight.actor), None)
    return Filler(role, name, spans, actor, frozenset(signs))


def _of_name(role: str, name: str) -> Iterator[str]:
    yield f"words={min(len(name.split()), MANY)}"
    if role != "Victim":  # who they are says nothing of others
        yield f"head={head(name)}"
        yield from (f"word={word}" for word in name.split())


def _of_spans(scene: Scene, told: Told, spans: Sequence[Span]) -> Iterator[str]:
    yield f"seen={min(len(spans), MANY)}"
    first = min(span.start for span in spans)
    yield f"part={'lead' if first < LEAD_LETTERS else 'middle' if first < 0.6 * len(scene.text) else 'end'}"
    yield f"sentence={fifth(max(told.sentences.get(scene.sentence(span), 0.0) for span in spans))}"


def _of_templates(told: Told, role: str, name: str) -> Iterator[str]:
    """What the templates of all incidents make of *name*, and how much they hold."""
    yield f"best={fifth(told.best)}"
    yield f"incidents={min(told.wanted, MANY)}"
    yield f"empty={not told.named(role)},best={fifth(told.best)}"
    chance = told.filled.get((role, name))
    yield f"rule={fifth(chance)}"
    yield f"told={chance is not None and chance >= THRESHOLD}"
    yield from (f"rule={other}" for other, filler in told.filled if filler == name and other != role)


def _around(scene: Scene, span: Span) -> Iterator[str]:
    before = scene.text[max(0, span.start - 40) : span.start].split()[-2:]
    after = scene.text[span.end : span.end + 40].split()[:1]
    yield from (f"before{n}={word.strip(MARKS)}" for n, word in enumerate(reversed(before), 1))
    yield from (f"after={word.strip(MARKS)}" for word in after)


def _kind(actor: Actor | None) -> str:
    return f"kind={actor.kind if actor else None}"


def fifth(chance: float | None) -> str:
    """The fifth of the scale in which *chance* lies, as a sign."""
    return "none" if chance is None else str(int(chance * 5))
