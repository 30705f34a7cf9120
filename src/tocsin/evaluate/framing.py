"""The framing test: the same deed told with other actors, in another outlet, with another verb of the same meaning, must read the same."""

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from tocsin.core.errors import GoldError
from tocsin.core.events import Event, Reading
from tocsin.core.text import Span
from tocsin.evaluate.figures import Figures, Line, Share

SLOT = re.compile(r"\{([^{}]+)\}")
AXES = ("actors", "outlets", "verbs")
FLIPS = ("type", "status", "direction")
WORST = 10  # examples that are shown
Extent = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentences:
    """*told*: sentences with ``{A}``, ``{B}`` and ``{one verb|another}``, each with the kind of its actors; *pairs* for A and B by kind."""

    pairs: Mapping[str, Sequence[tuple[str, str]]]
    outlets: Sequence[str]
    told: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One wording of sentence *number*; those that share *number* and *axis* differ in one thing only, and the first is the measure."""

    number: int
    axis: str
    text: str
    verb: Extent
    actors: Mapping[str, Extent]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was read of a wording: *sides* tell for A and B whether they stand in ``by``, ``against``, ``both`` or nowhere ("")."""

    type: str
    status: str
    sides: Mapping[str, str]


def load_sentences(path: Path) -> Sentences:
    """The test in *path*. Raises GoldError where it is malformed."""
    try:
        table = tomllib.loads(path.read_text("utf-8"))
        pairs = {kind: [(a, b) for a, b in pairs] for kind, pairs in table["pairs"].items()}
        told = [(kind, sentence) for kind, sentences in table["sentences"].items() for sentence in sentences]
        found = Sentences(pairs=pairs, outlets=tuple(table["outlets"]), told=told)
    except OSError as error:
        raise GoldError(f"{path}: cannot be read: {error.strerror}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise GoldError(f"{path}: expected [pairs], outlets and [sentences]: {type(error).__name__}: {error}") from error
    for kind, sentence in told:
        if kind not in pairs or "|" not in sentence or "{A}" not in sentence:
            raise GoldError(f"{path}: expected {{A}}, {{a verb|another}} and actors of kind {kind!r}: {sentence}")
    if not told or not all("{S}" in outlet for outlet in found.outlets):
        raise GoldError(f"{path}: expected a sentence at least, and {{S}} in each outlet")
    return found


def variants(sentences: Sentences) -> list[Variant]:
    """Every wording of every sentence, by sentence and axis."""
    return [variant for number, (kind, told) in enumerate(sentences.told) for variant in _variants(number, told, sentences, kind)]


def _variants(number: int, told: str, sentences: Sentences, kind: str) -> Iterator[Variant]:
    pairs, verbs = sentences.pairs[kind], _verbs(told)
    wordings: dict[str, list[tuple[tuple[str, str], str, str]]] = {
        "actors": [(pair, verbs[0], "{S}") for pair in pairs],
        "outlets": [(pairs[0], verbs[0], outlet) for outlet in sentences.outlets],
        "verbs": [(pairs[0], verb, "{S}") for verb in verbs],
    }
    for axis, three in wordings.items():
        yield from (_written(number, axis, told, wording) for wording in three)


def _verbs(told: str) -> list[str]:
    return next(str(slot) for slot in SLOT.findall(told) if "|" in slot).split("|")


def _written(number: int, axis: str, told: str, wording: tuple[tuple[str, str], str, str]) -> Variant:
    """The sentence in one wording, with the places where its verb and actors stand."""
    (a, b), verb, outlet = wording
    before, after = outlet.split("{S}")
    parts, at, places = [before], 0, dict[str, Extent]()
    for slot in SLOT.finditer(told):
        parts.append(told[at : slot.start()])
        words = {"A": a, "B": b}.get(slot[1], verb)
        start = sum(map(len, parts))
        parts.append(words[:1].upper() + words[1:] if start == len(before) else words)
        places[slot[1] if slot[1] in "AB" else "verb"] = (start, start + len(words))
        at = slot.end()
    parts += [told[at:], after]
    return Variant(number=number, axis=axis, text="".join(parts), verb=places.pop("verb"), actors=places)


def outcome(variant: Variant, reading: Reading) -> Outcome | None:
    """What *reading* makes of the deed: the event that its verb tells, else the surest; None where it finds none."""
    events = sorted(reading.events, key=lambda event: -(event.confidence or 0.0))
    event = next((e for e in events if any(_meets(span, variant.verb) for span in (e.trigger, *e.also))), events[0] if events else None)
    if event is None:
        return None
    return Outcome(event.type, event.status, {name: _side(place, event, reading) for name, place in variant.actors.items()})


def _meets(span: Span, place: Extent) -> bool:
    return span.start < place[1] and place[0] < span.end


def _side(place: Extent, event: Event, reading: Reading) -> str:
    mentions = {actor.id: actor.mentions for actor in reading.actors}
    by, against = (
        any(_meets(span, place) for party in parties for span in (party.mention, *mentions.get(party.actor or "", ())))
        for parties in (event.by, event.against)
    )
    return "both" if by and against else "by" if by else "against" if against else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One wording against the first of its row: what flipped, and what only one of both has (``event``, ``side``)."""

    axis: str
    number: int
    texts: tuple[str, str]
    flips: tuple[str, ...]
    lost: tuple[str, ...]
    said: tuple[str, str]


def compare_wordings(told: Sequence[Variant], outcomes: Sequence[Outcome | None]) -> list[Compared]:
    """Each wording against the first of its sentence and axis."""
    rows = groupby(zip(told, outcomes, strict=True), key=lambda pair: (pair[0].number, pair[0].axis))
    found = []
    for _, row in rows:
        first, *others = row
        found += [_compared(first, other) for other in others if first[1] or other[1]]
    return found


def _compared(first: tuple[Variant, Outcome | None], other: tuple[Variant, Outcome | None]) -> Compared:
    (base, was), (variant, now) = first, other
    both = (was, now) if was and now else None
    return Compared(
        axis=base.axis,
        number=base.number,
        texts=(base.text, variant.text),
        flips=tuple(name for name, flipped in FLIPPED.items() if both and flipped(*both)),
        lost=("event",) if both is None else ("side",) if _loses_side(*both) else (),
        said=(_said(was), _said(now)),
    )


FLIPPED: Mapping[str, Callable[[Outcome, Outcome], bool]] = {
    "type": lambda was, now: was.type != now.type,
    "status": lambda was, now: was.status != now.status,
    "direction": lambda was, now: any(a and b and a != b for a, b in _both_sides(was, now)),
}


def _both_sides(was: Outcome, now: Outcome) -> list[tuple[str, str]]:
    return [(side, now.sides[name]) for name, side in was.sides.items()]


def _loses_side(was: Outcome, now: Outcome) -> bool:
    return any(bool(a) != bool(b) for a, b in _both_sides(was, now))


def _said(found: Outcome | None) -> str:
    if found is None:
        return "no event"
    return ", ".join([found.type, found.status, *(f"{name} {side or 'nowhere'}" for name, side in sorted(found.sides.items()))])


def score_framing(compared: Sequence[Compared], *, reader: str) -> Figures:
    """How often type, status or direction flips: of all pairs in which both wordings tell an event; and how often one tells none."""
    lines: dict[str, Line] = {}
    for axis, some in (("", compared), *((f"{axis}: ", [c for c in compared if c.axis == axis]) for axis in AXES)):
        read = [c for c in some if "event" not in c.lost]
        lines[f"{axis}any flip"] = Share(sum(bool(c.flips) for c in read), len(read))
        lines |= {f"{axis}{name}": Share(sum(name in c.flips for c in read), len(read)) for name in FLIPS}
        lines[f"{axis}a side lost"] = Share(sum("side" in c.lost for c in read), len(read))
        lines[f"{axis}event lost"] = Share(len(some) - len(read), len(some))
    return Figures(reader=reader, headline="any flip", lines=lines, notes=tuple(_worst(compared)))


def _worst(compared: Sequence[Compared]) -> Iterator[str]:
    """One example of each of the sentences that flip most."""
    counts = Counter(c.number for c in compared if c.flips)
    worst = sorted((c for c in compared if c.flips), key=lambda c: (-counts[c.number], c.number, -len(c.flips)))
    shown = list({c.number: c for c in reversed(worst)}.values())
    for c in sorted(shown, key=lambda c: (-counts[c.number], c.number))[:WORST]:
        yield f"{', '.join(c.flips)} ({c.axis}): “{c.texts[0]}” [{c.said[0]}] / “{c.texts[1]}” [{c.said[1]}]"
