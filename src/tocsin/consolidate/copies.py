"""Reprints and near-copies: found through shared bands of their sketches, so that a new report is compared with few others."""

from collections.abc import Iterable, Iterator, Mapping

from tocsin.consolidate.cluster import components
from tocsin.consolidate.sketches import Sketch, bands, containment, shared_runs
from tocsin.core.tellings import Card

COPIED = 0.5  # of the shorter text; measured in docs/incidents.md
LEAST_RUNS = 12  # a sentence quoted by both is no copy


def is_copy(one: Card, other: Card) -> bool:
    """Whether most of the shorter report stands in the longer one."""
    a, b = Sketch(one.sketch, one.runs), Sketch(other.sketch, other.runs)
    return shared_runs(a, b) >= min(LEAST_RUNS, a.runs, b.runs) > 0 and containment(a, b) >= COPIED


def copies(cards: Iterable[Card]) -> tuple[tuple[Card, ...], ...]:
    """The groups of two or more reports of which each is a copy of another, first published first; other reports are left out."""
    known = {c.report: c for c in cards}
    groups = components(known, _links(known))
    return tuple(in_order(known[report] for report in group) for group in groups if len(group) > 1)


def copies_of(card: Card, mates: Iterable[Card]) -> tuple[Card, ...]:
    """Those of *mates* that are copies of *card*, first published first. Mates are the reports that share a band with it."""
    return in_order(mate for mate in mates if mate.report != card.report and is_copy(card, mate))


def in_order(cards: Iterable[Card]) -> tuple[Card, ...]:
    """First published first; on one day, those that credit somebody else come after; what has no date comes last."""
    return tuple(sorted(cards, key=lambda c: (c.published is None, c.published, c.republisher is not None, c.report)))


def _links(cards: Mapping[str, Card]) -> Iterator[tuple[str, str]]:
    rooms: dict[str, list[str]] = {}
    for report in sorted(cards):
        card = cards[report]
        mates = sorted({mate for band in bands(card.sketch) for mate in rooms.get(band, ())})
        yield from ((mate, report) for mate in mates if is_copy(cards[mate], card))
        for band in bands(card.sketch):
            rooms.setdefault(band, []).append(report)
