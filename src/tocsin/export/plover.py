"""PLOVER 2.0 as JSON lines, one record an event; its auxiliary modes say what is only planned, possible or denied."""

from typing import Any

from tocsin.core.tellings import Party
from tocsin.core.values import Place
from tocsin.export.case import Case, number
from tocsin.export.countries import country
from tocsin.export.format import Format, Row
from tocsin.export.parties import actor_code, sector
from tocsin.export.polecat import refuses
from tocsin.export.schemes import plover_quad, plover_score
from tocsin.export.tables import json_lines

FIELDS = (
    *("id", "has_event", "date", "enddate", "actor", "recipient", "event", "event_loc", "event_text", "quad_code", "event_scale"),
    *("mode", "size", "cite_info", "coder", "comment"),
)
AUXILIARY = ("historical", "future", "hypothetical", "negation")
RESOLUTION = {"site": 5, "city": 4, "district": 3, "province": 2, "country": 1}


def row(case: Case) -> Row:
    """*case* as PLOVER's record; what is not known is absent."""
    kind, *modes = case.codes["plover"]
    found: dict[str, Any] = {
        "id": case.id,
        "has_event": True,
        "date": case.start.isoformat() if case.start else None,
        "enddate": case.end.isoformat() if case.end and case.end != case.start else None,
        "actor": [_entity(party) for party in case.doers],
        "recipient": [_entity(party) for party in case.against],
        "event": [kind],
        "event_loc": _location(case.place) if case.place else None,
        "event_text": [case.trigger] if case.trigger else None,
        "quad_code": plover_quad(kind),
        "event_scale": plover_score(kind, tuple(modes)),
        "mode": modes,
        "size": {name: n for name, toll in SIZES if (n := number(case.tolls.get(toll))) is not None},
        "cite_info": _cite(case),
        "coder": case.reader,
        "comment": "the date is that of publication" if case.stands_in else None,
    }
    return {name: value for name, value in found.items() if name == "actor" or value not in (None, [], {}, "")}


SIZES = (("dead", "killed"), ("injured", "injured"), ("arrested", "arrested"))


def says(case: Case) -> bool:
    """Whether the record says what the status is: by itself, or by an auxiliary mode."""
    return case.status == "occurred" or any(mode in AUXILIARY for mode in case.codes.get("plover", ())[1:])


def _entity(party: Party) -> dict[str, Any]:
    identifier = {"identifier_id": party.key, "identifier_text": party.name} if party.key else {}
    found = {"code": actor_code(party), "sector": sector(party), "entity_text": party.mention.quote, **identifier}
    return {name: value for name, value in found.items() if value}


def _location(place: Place) -> dict[str, Any]:
    land = country(place.country)
    found = {
        "extracted_place": place.mention.quote,
        "resolved_place": place.name,
        "geonameid": place.geonames,
        "lat": place.lat,
        "lon": place.lon,
        "province": place.admin,
        "country": land.name,
        "country_code": land.iso3,
        "resolution": RESOLUTION.get(place.precision),
    }
    return {name: value for name, value in found.items() if value not in (None, "")}


def _cite(case: Case) -> dict[str, Any]:
    if not case.sources:
        return {}
    source = case.sources[0]
    found = {"url": source.url, "title": source.title, "language": source.language, "publication": source.publisher}
    return {name: value for name, value in found.items() if value}


PLOVER = Format(
    label="PLOVER 2.0, one JSON record an event",
    suffix=".plover.jsonl",
    columns=FIELDS,
    rows=lambda case: (row(case),),
    store=json_lines,
    refuses=refuses,
    says=says,
    keeps=frozenset(("killed", "injured", "arrested", "end", "date_precision", "url")),
)
