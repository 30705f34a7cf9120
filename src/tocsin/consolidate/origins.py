"""From whom reports have it: five reports may have two origins."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, pairwise

from tocsin.consolidate.cluster import components
from tocsin.consolidate.copies import copies, in_order
from tocsin.core.folding import fold
from tocsin.core.incidents import Origin
from tocsin.core.tellings import Card, Telling


def origins(tellings: Iterable[Telling]) -> tuple[Origin, ...]:
    """The origins of the reports behind *tellings*: those with most reports first.

    Reports are of one origin where one copies the other, where both credit one wire agency or one named speaker, or where one publisher
    wrote both.
    """
    told = sorted(tellings, key=lambda t: t.key)
    cards = {telling.card.report: telling.card for telling in told}
    voices = {t.card.report: t.voice for t in told if t.voice}
    if len(cards) == 1:
        return (_origin(tuple(cards.values()), voices),)
    links = [*_sharing(cards, voices), *_copied(cards)]
    groups = [_origin(in_order(cards[report] for report in group), voices) for group in components(cards, links)]
    return tuple(sorted(groups, key=lambda origin: (-len(origin.chain), origin.name, origin.chain)))


def _sharing(cards: Mapping[str, Card], voices: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Reports with the same agency, speaker or publisher."""
    rooms: dict[str, list[str]] = {}
    for report, card in cards.items():
        for name in filter(None, (card.agency, card.publisher, voices.get(report))):
            rooms.setdefault(fold(name), []).append(report)
    for reports in rooms.values():
        yield from pairwise(reports)


def _copied(cards: Mapping[str, Card]) -> Iterator[tuple[str, str]]:
    for group in copies(cards.values()):
        yield from pairwise(card.report for card in group)


def _origin(chain: tuple[Card, ...], voices: Mapping[str, str]) -> Origin:
    """Named after the agency; else after a speaker whom other publishers repeat; else after who published it first."""
    reports = tuple(card.report for card in chain)
    agency = next((card.agency for card in chain if card.agency), None)
    said = _repeated([voices[report] for report in reports if report in voices])
    publisher = next((card.publisher for card in chain if card.publisher), None)
    named = (("agency", agency), ("speaker", said if len({c.publisher for c in chain}) > 1 else None), ("publisher", publisher))
    basis, name = next(((basis, name) for basis, name in named if name), ("report", reports[0]))
    return Origin(name=name, basis=basis, chain=reports)


def _repeated(voices: list[str]) -> str | None:
    return next((a for a, b in combinations(sorted(voices, key=fold), 2) if fold(a) == fold(b)), None)
