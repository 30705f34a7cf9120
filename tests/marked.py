"""Reports written with their marks in place: no test counts characters.

``marked("[attack.clash|Clashes] in [place|Kandu] left [killed|five dead].")`` gives the report and the markup of a backend that
read it so. Marks: an event type (``attack.bombing!denied`` sets the status, ``attack.bombing#2`` says which event, for a further
mention of it), a role of the nearest trigger (``by:suspected``, ``against:civilians``, ``killed``, ``place#2`` for the place of
event 2), ``actor`` for a mention that plays no role, ``content``, ``speaker`` and ``cue``. ``=x`` behind a filler says who it is:
``[by=x|The Front] … [actor=x|the group]``; ``-`` instead of a name says that nobody is named: ``[by=-|gunmen]``.
"""

import re
from dataclasses import dataclass, replace
from typing import Any

from tocsin.core.markup import Arc, Markup, Mention
from tocsin.core.text import Block, Report, digest
from tocsin.models.labels import EVENT_TYPES, ROLE_LAYER

MARK = re.compile(r"\[(?P<label>[a-z_.]+)(?P<notes>(?:[!#:=][\w-]+)*)\|(?P<words>[^\]]+)\]")
NOTE = re.compile(r"([!#:=])([\w-]+)")


@dataclass(frozen=True)
class Mark:
    label: str
    status: str | None
    event: str | None
    tag: str | None
    who: str | None
    start: int
    end: int


def marked(text: str, *, blocks: tuple[tuple[str, str], ...] = (), **fields: Any) -> tuple[Report, Markup]:
    """*blocks* are (first words, role): each runs to the next."""
    plain, marks = _strip(text)
    report = Report(id=digest(plain), address="test", text=plain, blocks=_blocks(plain, blocks), **fields)
    mentions = [_mention(mark) for mark in marks]
    return report, Markup(tuple(mentions), tuple(_arcs(marks)))


def _strip(text: str) -> tuple[str, list[Mark]]:
    plain, marks, last = "", [], 0
    for match in MARK.finditer(text):
        plain += text[last : match.start()]
        words = match["words"]
        notes = dict(NOTE.findall(match["notes"]))
        where = {"start": len(plain), "end": len(plain) + len(words)}
        marks.append(Mark(match["label"], notes.get("!"), notes.get("#"), notes.get(":"), notes.get("="), **where))
        plain += words
        last = match.end()
    return plain + text[last:], marks


def _blocks(text: str, wanted: tuple[tuple[str, str], ...]) -> tuple[Block, ...]:
    starts = [0]
    for words, _ in wanted:
        starts.append(text.index(words, starts[-1] + 1 if len(starts) > 1 else 0))
    starts = starts[1:]
    return tuple(Block(start, end, role) for start, end, (_, role) in zip(starts, [*starts[1:], len(text)], wanted, strict=False))


def _mention(mark: Mark) -> Mention:
    if mark.label in EVENT_TYPES:
        tags = {"type": (mark.label, 0.9), "status": (mark.status or "occurred", 0.9), "certainty": (mark.tag or "fact", 0.9)}
        return Mention(mark.start, mark.end, "trigger", 0.9, tags)
    layer = {"actor": "filler", "speaker": "filler", "cue": "cue", "content": "content"}.get(mark.label) or ROLE_LAYER[mark.label]
    if layer != "filler":
        return Mention(mark.start, mark.end, layer, 0.9)
    named = "no" if mark.who == "-" else "yes"
    kind = mark.tag if mark.label in ("actor", "speaker") and mark.tag else "armed_group"
    target = mark.tag if mark.label == "against" and mark.tag else "other"
    tags = {"actor_kind": (kind, 0.9), "target_kind": (target, 0.9), "named": (named, 0.9), "governs": ("no", 0.9)}
    return Mention(mark.start, mark.end, "filler", 0.9, tags)


def _arcs(marks: list[Mark]) -> list[Arc]:
    triggers = [i for i, m in enumerate(marks) if m.label in EVENT_TYPES]
    arcs = []
    for i, mark in enumerate(marks):
        if mark.label in ROLE_LAYER:
            wanted = [t for t in triggers if mark.event in (None, marks[t].event)]
            head = min(wanted, key=lambda t: abs(marks[t].start - mark.start))
            arcs.append(Arc(head, i, mark.label, 0.9))
            if mark.label == "by":
                arcs.append(Arc(head, i, f"conf:{mark.tag or 'fact'}", 0.9))
        if mark.label in ("speaker", "cue"):
            contents = [c for c, m in enumerate(marks) if m.label == "content"]
            arcs += [Arc(c, i, mark.label, 0.9) for c in sorted(contents, key=lambda c: abs(marks[c].start - mark.start))[:1]]
        for j in range(i):
            arcs += _same(marks, j, i)
    return arcs


def _same(marks: list[Mark], j: int, i: int) -> list[Arc]:
    a, b = marks[j], marks[i]
    if a.label in EVENT_TYPES and b.label in EVENT_TYPES and a.event and a.event == b.event:
        return [Arc(j, i, "same event", 0.9)]
    if a.who and a.who == b.who and a.who != "-":
        return [Arc(j, i, "same actor", 0.9)]
    return [Arc(j, i, "same statement", 0.9)] if a.label == b.label == "content" and a.event and a.event == b.event else []


def with_arc(markup: Markup, head: int, tail: int, label: str, score: float = 0.9) -> Markup:
    """*markup* with one more arc."""
    return replace(markup, arcs=(*markup.arcs, Arc(head, tail, label, score)))
