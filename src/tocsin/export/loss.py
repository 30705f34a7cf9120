"""What a format cannot hold, counted: each thing that a case has and the format has no field for."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from tocsin.core.events import TOLLS
from tocsin.export.case import Case

Loss = Counter[tuple[str, str]]
"""How often, by field and reason."""


def _inexact(case: Case) -> int:
    return sum(amount.low != amount.high for amount in case.tolls.values())


def _voices(case: Case) -> int:
    return sum(len(said) - 1 for said in case.figures.values())


def _has_toll(kind: str, case: Case) -> int:
    return kind in case.tolls


FACETS: Mapping[str, tuple[str, Callable[[Case], int]]] = {
    "spans": ("quotes and where they stand", lambda case: case.spans),
    "figures": ("figures of further voices", _voices),
    "bounds": ("what the words leave open of a number", _inexact),
    **{kind: (f"number of {kind.replace('_', ' ')}", partial(_has_toll, kind)) for kind in TOLLS},
    "claimed_by": ("claims of responsibility", lambda case: len(case.claimed_by)),
    "conf": ("how sure it is who did it", lambda case: sum(party.conf != "fact" for party in case.by)),
    "certainty": ("that it is reported or alleged", lambda case: case.certainty != "fact"),
    "confidence": ("the reader's confidence", lambda case: case.confidence is not None),
    "weapons": ("words for weapons", lambda case: len(case.weapons)),
    "said_by": ("whom the report credits", lambda case: case.said_by is not None),
    "places": ("further places", lambda case: max(len(case.places) - 1, 0)),
    "whens": ("further times", lambda case: max(len(case.whens) - 1, 0)),
    "end": ("the last day", lambda case: case.start != case.end),
    "date_precision": ("how precise the date is", lambda case: case.span_of_time not in (None, "day")),
    "disputes": ("what is disputed", lambda case: len(case.disputes)),
    "origins": ("how many origins stand behind it", lambda case: case.origins > 1),
    "reports": ("further reports", lambda case: max(len(case.sources) - 1, 0)),
    "url": ("address of the report", lambda case: sum(bool(source.url) for source in case.sources)),
    "merges": ("why tellings were joined", lambda case: case.merges),
    "codes": ("codes of other schemes", lambda case: len(case.codes)),
}
"""What a case may have: a reason in words, and how many of them it has."""


def dropped(case: Case, keeps: frozenset[str]) -> Iterator[tuple[str, str, int]]:
    """Field, reason and count of what a row of *case* does not hold where the format keeps only *keeps*."""
    for name, (what, count) in FACETS.items():
        if name not in keeps and (lost := int(count(case))):
            yield name, what, lost


def squeezed(case: Case, by: int, against: int) -> Iterator[tuple[str, str, int]]:
    """The parties beyond those that a row has room for, and the doers that are denied to be such."""
    for name, has, room in (("by", len(case.doers), by), ("against", len(case.against), against)):
        if has > room:
            yield name, f"parties beyond {room}", has - room
    if denied := len(case.by) - len(case.doers):
        yield "by", "doers who are said not to be such", denied


def as_record(loss: Loss) -> list[dict[str, object]]:
    """*loss* as a table, the most frequent first."""
    return [{"field": field, "what": what, "count": count} for (field, what), count in sorted(loss.items(), key=lambda e: (-e[1], e[0]))]
