"""What speaks for and against a filler: the features of the linear models of roles, keys of ``weights.json``."""

from collections.abc import Iterator, Sequence

from tocsin.core.events import Event
from tocsin.core.text import Span
from tocsin.core.values import Actor
from tocsin.evaluate.muc.scene import Scene
from tocsin.evaluate.muc.select import THRESHOLD
from tocsin.evaluate.muc.told import Told
from tocsin.evaluate.muc.words import head, tidy

MARKS = ".,\"'"
MANY = 5  # mentions and words are counted up to here
AROUND = 40  # letters in which the words beside a mention are looked for


def of_event(side: str, told: Told, event: Event, *, sure: float | None) -> Iterator[str]:
    """What an event says of those on its *side*; *sure* is the confidence of the slot."""
    yield f"{side}:{event.type}"
    yield f"{side}:{event.status}"
    yield f"{side}:wanted={_fifth(told.chances.get(event.id, 0.0))}"
    yield f"{side}:event={_fifth(event.confidence)}"
    yield f"{side}:sure={_fifth(sure)}"
    yield f"{side}:{'incident' if event.id in told.chances else 'none'}"


def of_kind(actor: Actor | None) -> str:
    """What kind of actor it is, if any."""
    return f"kind={actor.kind if actor else None}"


def of_mentions(actor: Actor) -> Iterator[str]:
    """What the record says of *actor*, whatever it did."""
    yield "known"
    yield of_kind(actor)
    yield f"mentions={min(len(actor.mentions), MANY)}"
    yield f"country={actor.country}"


def of_filler(scene: Scene, told: Told, *, role: str, name: str, spans: Sequence[Span]) -> Iterator[str]:
    """What *name* and the *spans* where it stands say, whoever names it for *role*."""
    yield from _of_name(role, name)
    yield from _of_spans(scene, told, spans)
    yield from _of_templates(told, role, tidy(name))
    for span in spans:
        yield from _around(scene, span)


def _of_name(role: str, name: str) -> Iterator[str]:
    yield f"words={min(len(name.split()), MANY)}"
    if role != "Victim":  # who they are says nothing of others
        yield f"head={head(name)}"
        yield from (f"word={word}" for word in name.split())


def _of_spans(scene: Scene, told: Told, spans: Sequence[Span]) -> Iterator[str]:
    yield f"seen={min(len(spans), MANY)}"
    yield f"part={scene.part(min(span.start for span in spans))}"
    yield f"sentence={_fifth(max(told.sentences.get(scene.sentence(span), 0.0) for span in spans))}"


def _of_templates(told: Told, role: str, name: str) -> Iterator[str]:
    """What the templates of all incidents make of *name*, and how much they hold."""
    yield f"best={_fifth(told.best)}"
    yield f"incidents={min(told.wanted, MANY)}"
    yield f"empty={not told.names_any(role)},best={_fifth(told.best)}"
    likely = told.filled.get((role, name))
    yield f"rule={_fifth(likely)}"
    yield f"told={likely is not None and likely >= THRESHOLD}"
    yield from (f"rule={other}" for other, filler in told.filled if filler == name and other != role)


def _around(scene: Scene, span: Span) -> Iterator[str]:
    before = scene.text[max(0, span.start - AROUND) : span.start].split()[-2:]
    after = scene.text[span.end : span.end + AROUND].split()[:1]
    yield from (f"before{n}={word.strip(MARKS)}" for n, word in enumerate(reversed(before), 1))
    yield from (f"after={word.strip(MARKS)}" for word in after)


def _fifth(chance: float | None) -> str:
    """The fifth of the scale in which *chance* lies, counted from 0; what is certain is beyond the last."""
    return "none" if chance is None else str(int(chance * 5))
