"""One flat row an event or an incident, in words that a person can read."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tocsin.core.events import STATUSES, TOLLS, Reading
from tocsin.core.values import Place, When
from tocsin.export.case import TOLD, Case, name_of
from tocsin.export.sentences import sentence_around
from tocsin.export.sources import from_readings

__all__ = ["COLUMNS", "EVERY_STATUS", "KEEPS", "TABLE", "Row", "rows", "sentence_around", "table_row"]

SCHEMES = ("plover", "cameo", "acled", "ucdp", "gtd")
COLUMNS = (
    *("report_id", "address", "url", "title", "publisher", "published", "published_basis"),
    *("event_id", "type", "status", "certainty", "by", "against", "weapons"),
    *("place", "admin", "country", "lat", "lon", "place_precision", "geonames"),
    *("start", "end", "date_precision", "date_words"),
    *(f"{toll}_{bound}" for toll in TOLLS for bound in ("low", "best", "high")),
    *("claimed_by", "source", "trigger", "sentence", "confidence"),
    *SCHEMES,
    "reader",
)
KEEPS = frozenset(
    (*TOLLS, "bounds", "claimed_by", "conf", "certainty", "confidence", "weapons", "said_by", "end", "date_precision", "url", "codes")
)
"""What a row holds of ``loss.FACETS``."""

EVERY_STATUS: Mapping[str, Any] = {"statuses": STATUSES, "says": lambda case: True, "toll": TOLD}
TABLE: Mapping[str, Any] = {**EVERY_STATUS, "columns": COLUMNS, "keeps": KEEPS}
"""What tables have in common: a column says the status, so all may enter."""

Row = Mapping[str, Any]


def rows(readings: Iterable[Reading]) -> Iterator[Row]:
    """A row for each event of each reading; None where nothing is known."""
    return (table_row(case) for case in from_readings(readings))


def table_row(case: Case) -> Row:
    """*case* in words. Of an incident, ``report_id`` lists its reports and ``event_id`` is its own id."""
    return {
        **_report(case),
        "event_id": case.id.rpartition("/")[2],
        **{name: getattr(case, name) for name in ("type", "status", "certainty", "confidence", "trigger", "sentence", "reader")},
        "by": "; ".join(f"{name_of(party)} ({party.conf})" for party in case.by),
        "against": "; ".join(name_of(party) for party in case.against),
        "weapons": "; ".join(case.weapons),
        **(_place(case.place) if case.place else {}),
        **_when(case.when, case),
        **{f"{kind}_{bound}": getattr(amount, bound) for kind, amount in case.tolls.items() for bound in ("low", "best", "high")},
        "claimed_by": "; ".join(name_of(party) for party in case.claimed_by),
        "source": case.said_by,
        **{scheme: " / ".join(case.codes[scheme]) for scheme in SCHEMES if case.codes.get(scheme)},
    }


def _report(case: Case) -> dict[str, Any]:
    if not case.sources:
        return {}
    first = case.sources[0]
    about = {name: getattr(first, name) for name in ("address", "url", "title", "publisher", "published")}
    return {"report_id": "; ".join(source.report for source in case.sources), **about, "published_basis": first.basis}


def _place(place: Place) -> dict[str, Any]:
    kept = {name: getattr(place, name) for name in ("admin", "country", "lat", "lon", "geonames")}
    return {"place": place.name, "place_precision": place.precision, **kept}


def _when(when: When | None, case: Case) -> dict[str, Any]:
    if case.stands_in:
        return {"start": case.start, "end": case.end, "date_precision": "published"}
    if when is None:
        return {}
    return {"start": when.start, "end": when.end, "date_precision": when.precision, "date_words": when.mention.quote}
