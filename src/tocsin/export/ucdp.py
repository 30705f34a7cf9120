"""UCDP GED: 49 columns, one row an event with deaths between two sides, one of which is organised."""

from collections.abc import Iterator
from math import floor
from typing import Any

from tocsin.core.tellings import Party
from tocsin.export.case import Amount, Case, number
from tocsin.export.countries import country
from tocsin.export.format import Format, Row
from tocsin.export.parties import side, ucdp_name
from tocsin.export.tables import comma_separated

COLUMNS = (
    *("id", "relid", "year", "active_year", "code_status", "type_of_violence"),
    *("conflict_dset_id", "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name"),
    *("side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b"),
    *("number_of_sources", "source_article", "source_office", "source_date", "source_headline", "source_original"),
    *("where_prec", "where_coordinates", "where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid"),
    *("country", "country_id", "region", "event_clarity", "date_prec", "date_start", "date_end"),
    *("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob"),
)
PRECISION_OF_PLACE = {"site": 1, "city": 1, "district": 3, "province": 4, "country": 6, "region": 5}
PRECISION_OF_TIME = {"day": 1, "days": 2, "week": 3, "month": 4, "year": 5}


def row(case: Case) -> Row:
    """*case* in the columns of GED. Numbers of conflicts, dyads and sides are UCDP's and stay empty; ``relid`` is Tocsin's id."""
    kind = case.codes["ucdp"][0]
    a, b = sides(case, kind)
    return {
        "relid": case.id,
        "year": case.start.year if case.start else None,
        "type_of_violence": kind,
        **_dyad(a, b, kind),
        **_sources(case),
        **_place(case),
        "event_clarity": 2 if case.status == "recurring" else 1,
        "date_prec": 5 if case.stands_in else PRECISION_OF_TIME.get(case.span_of_time or ""),
        "date_start": case.start.isoformat() if case.start else None,
        "date_end": case.end.isoformat() if case.end else None,
        **deaths(case, kind),
    }


def refuses(case: Case) -> str | None:
    """Why GED has no row for *case*."""
    if not case.codes.get("ucdp"):
        return "no type of violence: nobody killed, or a side that is not organised or not known"
    if case.start is None:
        return "no date"
    a, b = sides(case, case.codes["ucdp"][0])
    if a is None or not ucdp_name(a):
        return "the doer has no name"
    return "the other side has no name" if case.codes["ucdp"][0] != "3" and (b is None or not ucdp_name(b)) else None


def sides(case: Case, kind: str) -> tuple[Party | None, Party | None]:
    """Side a and side b. A state is side a of a state-based conflict; in one-sided violence side a is the doer."""
    doers = [party for party in case.doers if side(party) in ("state", "armed")]
    foes = [party for party in case.against if side(party) in ("state", "armed")] or doers[1:]
    a, b = next(iter(doers), None), next(iter(foes), None)
    if kind == "1" and a and b and side(a) != "state" and side(b) == "state":
        return b, a
    return a, (None if kind == "3" else b)


def deaths(case: Case, kind: str) -> dict[str, Any]:
    """Best, high and low, and the best split by side as far as the report tells; the four parts add up to the best.

    The killed that the report does not lay to a side are unknown; in one-sided violence they are civilians. *killed_attackers* are of the
    doer's side.
    """
    killed, lost = case.tolls.get("killed"), number(case.tolls.get("killed_attackers")) or 0
    best = max(number(killed) or 0, lost)
    low, high = _least(killed, best), _greatest(killed, best)
    own = "deaths_b" if kind == "1" and _swapped(case) else "deaths_a"
    parts = {"deaths_a": 0, "deaths_b": 0, "deaths_civilians": 0, "deaths_unknown": 0}
    parts[own] = lost
    parts["deaths_civilians" if kind == "3" else "deaths_unknown"] = best - lost
    return {**parts, "best": best, "high": max(high, best), "low": min(low, best)}


def assumes(case: Case) -> Iterator[tuple[str, str]]:
    """What the row says and the report does not."""
    if case.codes["ucdp"][0] != "3" and number(case.tolls.get("killed")):
        yield "killed", "dead laid to no side, written as deaths_unknown"
    if case.stands_in:
        yield "date", "day of publication in place of a date"


def _swapped(case: Case) -> bool:
    return sides(case, "1")[0] not in case.doers


def _least(amount: Amount | None, best: int) -> int:
    return amount.low if amount and amount.low is not None else best


def _greatest(amount: Amount | None, best: int) -> int:
    return amount.high if amount and amount.high is not None else best


def _dyad(a: Party | None, b: Party | None, kind: str) -> dict[str, Any]:
    names = ucdp_name(a) if a else "", "Civilians" if kind == "3" else ucdp_name(b) if b else ""
    numbers = {key: country(party.country).gw for key, party in (("gwnoa", a), ("gwnob", b)) if party and side(party) == "state"}
    return {"dyad_name": " - ".join(names), "side_a": names[0], "side_b": names[1], **numbers}


def _sources(case: Case) -> dict[str, Any]:
    told = [tuple(" ".join((part or "").split()).replace(";", ",") for part in _parts(n, case)) for n in range(len(case.sources))]
    return {
        "number_of_sources": len(case.sources),
        "source_article": ";".join(", ".join(part for part in parts if part) for parts in told),
        "source_office": ";".join(office for office, _, _ in told),
        "source_date": ";".join(day for _, day, _ in told),
        "source_headline": ";".join(title for _, _, title in told),
        "source_original": case.said_by,
    }


def _parts(n: int, case: Case) -> tuple[str | None, str | None, str | None]:
    source = case.sources[n]
    return source.publisher, source.published.isoformat() if source.published else None, source.title


def _place(case: Case) -> dict[str, Any]:
    place, land = case.place, country(case.country)
    if place is None:
        return {}
    named = {"where_prec": PRECISION_OF_PLACE[place.precision], "where_coordinates": place.name, "where_description": place.mention.quote}
    land_of = {"adm_1": place.admin, "country": land.name, "country_id": land.gw, "region": land.ucdp_region}
    return {**named, **land_of, **(_point(place.lat, place.lon) if place.lat is not None and place.lon is not None else {})}


def _point(lat: float, lon: float) -> dict[str, Any]:
    return {"latitude": lat, "longitude": lon, "geom_wkt": f"POINT ({lon} {lat})", "priogrid_gid": priogrid(lat, lon)}


def priogrid(lat: float, lon: float) -> int:
    """The PRIO-GRID cell of half a degree that holds the point: counted from the south-west corner, 720 a row."""
    row_, column = min(floor((lat + 90) * 2), 359), min(floor((lon + 180) * 2), 719)
    return row_ * 720 + column + 1


UCDP = Format(
    label="UCDP GED, 49 columns",
    suffix=".ucdp.csv",
    columns=COLUMNS,
    rows=lambda case: (row(case),),
    store=comma_separated(COLUMNS),
    refuses=refuses,
    says=lambda case: case.status in ("occurred", "recurring"),
    assumes=assumes,
    toll="range",
    keeps=frozenset(("killed", "killed_attackers", "bounds", "said_by", "end", "date_precision", "reports")),
    by=1,
    against=1,
)
