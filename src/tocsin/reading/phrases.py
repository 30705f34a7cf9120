"""Mentions beside a phrase that says plainly who did what: the rules that read such phrases share these."""

import re
from collections.abc import Container, Sequence
from dataclasses import replace

from tocsin.core.markup import Arc, Markup

NEAR = 60  # code points at most between a name and the verb
STOPS = re.compile(r"[.;!?\n]")
SURE = 0.9  # score of what is read so; a network gives such arcs 0.2 to 0.95


def last_filler(text: str, markup: Markup, at: int, *, but: Container[str] = ()) -> int | None:
    """The number of the last filler before *at*, near it and in its sentence, of no kind of actor in *but*; None if there is none."""
    before = [i for i in fillers(markup, but) if at - NEAR <= markup.mentions[i].end <= at]
    last = max(before, key=lambda i: markup.mentions[i].end, default=None)
    return last if last is not None and not STOPS.search(text, markup.mentions[last].end, at) else None


def filler_at(markup: Markup, at: int, *, but: Container[str] = ()) -> int | None:
    """The number of the first filler that stands at *at*, of no kind of actor in *but*; None if there is none."""
    return next((i for i in fillers(markup, but) if markup.mentions[i].start <= at < markup.mentions[i].end), None)


def fillers(markup: Markup, but: Container[str]) -> list[int]:
    """The numbers of the fillers of no kind of actor in *but*."""
    return [i for i, m in enumerate(markup.mentions) if m.label == "filler" and m.tag("actor_kind", "") not in but]


def with_arcs(markup: Markup, arcs: Sequence[Arc]) -> Markup:
    """*markup* with *arcs* in the place of such as it has between the same mentions with the same label."""
    told = {(arc.head, arc.tail, arc.label) for arc in arcs}
    return replace(markup, arcs=(*(a for a in markup.arcs if (a.head, a.tail, a.label) not in told), *arcs)) if arcs else markup
