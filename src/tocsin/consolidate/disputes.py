"""Where tellings cannot all be right: shown with both sides, never settled silently."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from tocsin.consolidate.clues import AWAY_KM, NEAR_KM, SITE, apart_km
from tocsin.consolidate.figures import bounds
from tocsin.consolidate.profiles import FINE, spot, surname
from tocsin.core.folding import fold
from tocsin.core.incidents import Cited, Dispute, Side
from tocsin.core.tellings import Party
from tocsin.core.values import Place, Toll, When, first_day, last_day

T = TypeVar("T")
Agree = Callable[[Cited[T], Cited[T]], bool]


def place_dispute(places: Sequence[Cited[Place]]) -> Dispute | None:
    """Two towns that are not one, or two countries."""
    return _dispute("place", places, _one_place, lambda place: place.name)


def day_dispute(whens: Sequence[Cited[When]]) -> Dispute | None:
    """Times that have no day in common."""
    fixed = [w for w in whens if w.value.start or w.value.end]
    return _dispute("when", fixed, _one_time, lambda when: "/".join(dict.fromkeys(filter(None, (when.start, when.end)))))


def toll_dispute(kind: str, tolls: Sequence[Cited[Toll]]) -> Dispute | None:
    """Figures that have no number in common."""
    return _dispute(kind, tolls, _one_number, lambda toll: toll.mention.quote)


def party_dispute(field: str, parties: Sequence[Cited[Party]]) -> Dispute | None:
    """Named doers or claimants that no telling names together; a doer that somebody denies."""
    named = [p for p in parties if p.value.name]
    if len(named) < 2:
        return None
    beside: dict[str, set[str]] = {}
    for cited in named:
        beside.setdefault(cited.telling, set()).update(_ids(cited.value))
    together = frozenset((a, b) for ids in beside.values() for a in ids for b in ids)

    def agree(one: Cited[Party], other: Cited[Party]) -> bool:
        shared = any((a, b) in together for a in _ids(one.value) for b in _ids(other.value))
        return shared and (one.value.conf == "denied") == (other.value.conf == "denied")

    return _dispute(field, named, agree, _doer)


def status_dispute(statuses: Sequence[Cited[str]]) -> Dispute | None:
    """Some say that it happened, some that it did not."""
    return _dispute("status", statuses, lambda a, b: (a.value == "denied") == (b.value == "denied"), str)


def _dispute(field: str, said: Sequence[Cited[T]], agree: Agree[T], words: Callable[[T], str]) -> Dispute | None:
    """Each value joins the first side whose first value it agrees with; None where there is one side only."""
    if len(said) < 2:
        return None
    sides: list[list[Cited[T]]] = []
    for cited in said:
        side = next((side for side in sides if agree(side[0], cited)), None)
        if side is None:
            sides.append([cited])
        else:
            side.append(cited)
    if len(sides) < 2:
        return None
    return Dispute(field=field, sides=tuple(sorted((_side(side, words) for side in sides), key=lambda s: (-len(s.origins), s.value))))


def _side(said: Sequence[Cited[T]], words: Callable[[T], str]) -> Side:
    tellings, origins = ({c.telling for c in said}, {c.origin for c in said})
    return Side(value=words(said[0].value), tellings=tuple(sorted(tellings)), origins=tuple(sorted(origins)))


def _one_place(one: Cited[Place], other: Cited[Place]) -> bool:
    a, b = spot(one.value), spot(other.value)
    if a.country and b.country and a.country != b.country:
        return False
    if a.name == b.name or not {one.value.precision, other.value.precision} <= set(FINE):
        return True
    km = apart_km(a, b)
    if a.level == b.level != SITE:
        return km is not None and km < NEAR_KM
    return km is None or km < AWAY_KM


def _one_time(one: Cited[When], other: Cited[When]) -> bool:
    (a, b), (c, d) = _ends(one.value), _ends(other.value)
    return first_day(a) <= last_day(d) and first_day(c) <= last_day(b)


def _ends(when: When) -> tuple[str, str]:
    return when.start or when.end or "", when.end or when.start or ""


def _one_number(one: Cited[Toll], other: Cited[Toll]) -> bool:
    (a, b), (c, d) = bounds(one.value), bounds(other.value)
    return a <= d and c <= b


def _ids(party: Party) -> set[str]:
    name = party.name or ""
    plain = surname(name) if party.kind == "person" else fold(name).removeprefix("the ")
    return {identity for identity in (plain, party.key, party.wikidata) if identity}


def _doer(party: Party) -> str:
    return f"{party.name} ({party.conf})"
