"""A group of tellings as one incident: what they say stays side by side."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from tocsin.consolidate.corrections import corrected
from tocsin.consolidate.disputes import day_dispute, party_dispute, place_dispute, status_dispute, toll_dispute
from tocsin.consolidate.figures import cite, figures
from tocsin.consolidate.origins import origins
from tocsin.consolidate.tellings import incident_id
from tocsin.core.events import TOLLS
from tocsin.core.folding import fold
from tocsin.core.incidents import Cited, Decision, Dispute, Incident, Merge, Origin
from tocsin.core.tellings import Party, Telling
from tocsin.core.values import PLACE_PRECISIONS, Place, When, first_day, last_day

T = TypeVar("T")
OPEN_TYPES = ("attack.other",)  # says only that it was violence: any other type of as many origins stands before it
CONF_ORDER = ("fact", "claimed", "suspected", "accused", "denied")
LONG_BEFORE = date.max


@dataclass(frozen=True, slots=True)
class Findings:
    """What is known of a group besides its tellings: why each is in it, and which decisions bear on it."""

    merges: tuple[Merge, ...] = ()
    corrections: tuple[Decision, ...] = ()
    review: Decision | None = None
    decisions: tuple[Decision, ...] = ()


def merge(group: Iterable[Telling], findings: Findings = Findings()) -> Incident:
    """The incident that *group* tells of. The order of the tellings does not matter."""
    told = sorted(group, key=age)
    found = origins(told)
    incident = _incident(told, found, findings)
    for decision in findings.corrections:
        incident = _with_correction(incident, decision)
    return _settled(incident)


def age(telling: Telling) -> tuple[bool, date, str]:
    """First published first; what has no date comes last."""
    published = telling.card.published
    return published is None, published or LONG_BEFORE, telling.key


def _incident(told: Sequence[Telling], found: tuple[Origin, ...], findings: Findings) -> Incident:
    """All that is said; the type, the status and the days are settled later."""
    origin_of = {report: origin.name for origin in found for report in origin.chain}
    review = {"accept": "accepted", "reject": "rejected"}.get(findings.review.verdict, "open") if findings.review else "open"
    types = _cited(told, origin_of, lambda t: [t.event.type])
    statuses = _cited(told, origin_of, lambda t: [t.event.status])
    return Incident(
        id=incident_id(told[0].key),
        type=types[0].value,
        status=statuses[0].value,
        told=tuple(telling.key for telling in told),
        types=_by_backing(types, str, lambda c: (c.value in OPEN_TYPES,)),
        statuses=_by_backing(statuses, str, lambda c: (c.value == "denied",)),
        when=_by_backing(_cited(told, origin_of, lambda t: [t.event.when]), _days_said, _precise_day),
        place=_by_backing(_cited(told, origin_of, lambda t: [t.event.place]), _place_said, _precise_place),
        by=_by_backing(_cited(told, origin_of, lambda t: t.by), _party_said, _sure),
        against=_by_backing(_cited(told, origin_of, lambda t: t.against), _party_said, _sure),
        claimed_by=_by_backing(_cited(told, origin_of, lambda t: t.claimed_by), _party_said, _sure),
        figures=figures(told, origin_of),
        weapons=_by_backing(_cited(told, origin_of, lambda t: [span.quote for span in t.event.weapons]), fold),
        reports=tuple(dict.fromkeys(telling.card.report for telling in told)),
        origins=found,
        merges=findings.merges,
        review=review,
        decisions=tuple(d.id for d in findings.decisions),
    )


def _settled(incident: Incident) -> Incident:
    """*incident* with what follows from its lists: type, status, days, disputes."""
    best = next((w.value for w in incident.when if w.value.start or w.value.end), None)
    return replace(
        incident,
        type=incident.types[0].value,
        status=incident.statuses[0].value,
        start=first_day(best.start or best.end or "") if best else None,
        end=last_day(best.end or best.start or "") if best else None,
        disputes=_disputes(incident),
    )


def _disputes(incident: Incident) -> tuple[Dispute, ...]:
    """What a person has corrected is disputed no more: only what stands is looked at."""
    if len(incident.told) < 2 and len(incident.figures) == 0:
        return ()
    found = [place_dispute(_standing(incident.place)), day_dispute(_standing(incident.when)), status_dispute(_standing(incident.statuses))]
    found += [toll_dispute(kind, _standing(tolls)) for kind, tolls in incident.figures.items()]
    found += [party_dispute(name, _standing(getattr(incident, name))) for name in ("by", "claimed_by")]
    return tuple(dispute for dispute in found if dispute)


def _standing(said: Iterable[Cited[T]]) -> tuple[Cited[T], ...]:
    return tuple(cited for cited in said if cited.superseded is None)


def _cited(told: Iterable[Telling], origin_of: Mapping[str, str], values: Callable[[Telling], Iterable[T | None]]) -> list[Cited[T]]:
    return [cite(value, telling, origin_of) for telling in told for value in values(telling) if value is not None]


def _by_backing(
    said: Sequence[Cited[T]], words: Callable[[T], str], order: Callable[[Cited[T]], tuple[object, ...]] = lambda c: ()
) -> tuple[Cited[T], ...]:
    """What most origins say first; among equals in *order*, then as published."""
    if len(said) < 2:
        return tuple(said)
    backing: dict[str, set[str]] = {}
    for cited in said:
        backing.setdefault(words(cited.value), set()).add(cited.origin)
    return tuple(sorted(said, key=lambda c: (*order(c)[:1], -len(backing[words(c.value)]), *order(c)[1:])))


def _days_said(when: When) -> str:
    return f"{when.start}/{when.end}"


def _precise_day(cited: Cited[When]) -> tuple[object, ...]:
    """A time that is fixed stands before one that is not, whoever says it; days before months."""
    when = cited.value
    fixed = bool(when.start or when.end)
    width = (last_day(when.end or when.start or "") - first_day(when.start or when.end or "")).days if fixed else 0
    return not fixed, width


def _place_said(place: Place) -> str:
    return fold(place.name)


def _precise_place(cited: Cited[Place]) -> tuple[object, ...]:
    level = PLACE_PRECISIONS.index(cited.value.precision)
    return level >= PLACE_PRECISIONS.index("province"), level, cited.value.lat is None


def _party_said(party: Party) -> str:
    return fold(party.name or party.mention.quote)


def _sure(cited: Cited[Party]) -> tuple[object, ...]:
    return cited.value.name is None, CONF_ORDER.index(cited.value.conf)


def _with_correction(incident: Incident, decision: Decision) -> Incident:
    """*incident* with a person's value first; every other value of that field stays, superseded by the decision."""
    name = decision.field or ""
    value = corrected(name, decision.value or "")
    cited = Cited(value=value, telling=decision.id, report=None, origin=decision.who, source=decision.who, published=decision.at.date())
    field = {"type": "types", "status": "statuses"}.get(name, name)
    old = incident.figures.get(name, ()) if name in TOLLS else getattr(incident, field)
    said: Any = (cited, *_replaced(old, decision))
    changed: dict[str, Any] = {"figures": {**incident.figures, name: said}} if name in TOLLS else {field: said}
    return replace(incident, **changed)


def _replaced(said: Iterable[Cited[T]], decision: Decision) -> tuple[Cited[T], ...]:
    return tuple(replace(cited, superseded=decision.id) for cited in said)
