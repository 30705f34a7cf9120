"""GDELT 2.0 events: 61 columns between tabs, without a head."""

from datetime import date
from typing import Any

from tocsin.core.tellings import Party
from tocsin.export.cameo import refuses, says
from tocsin.export.case import Case, name_of
from tocsin.export.countries import country
from tocsin.export.format import Format, Row
from tocsin.export.parties import actor_code, sector
from tocsin.export.schemes import cameo_quad, goldstein
from tocsin.export.tables import tab_separated

ACTOR = (
    "Code",
    "Name",
    "CountryCode",
    "KnownGroupCode",
    "EthnicCode",
    "Religion1Code",
    "Religion2Code",
    "Type1Code",
    "Type2Code",
    "Type3Code",
)
GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
COLUMNS = (
    *("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"),
    *(f"Actor{n}{part}" for n in (1, 2) for part in ACTOR),
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"),
    *("NumMentions", "NumSources", "NumArticles", "AvgTone"),
    *(f"{who}Geo_{part}" for who in ("Actor1", "Actor2", "Action") for part in GEO),
    *("DATEADDED", "SOURCEURL"),
)


def row(case: Case) -> Row:
    """*case* in the columns of GDELT. Its numbers of events are GDELT's, so Tocsin's id stands there; what is not read stays empty."""
    codes = case.codes["cameo"]
    code, source = codes[-1], case.sources[0] if case.sources else None
    doer, target = (parties[0] if parties else None for parties in (case.doers, case.against))
    return {
        "GLOBALEVENTID": case.id,
        **(_days(case.start) if case.start else {}),
        **_party("Actor1", doer),
        **_party("Actor2", target),
        "EventCode": code,
        "EventBaseCode": code[:3],
        "EventRootCode": code[:2],
        "QuadClass": cameo_quad(code),
        "GoldsteinScale": goldstein(code),
        "NumMentions": len(case.sources),
        "NumSources": len({s.publisher or s.report for s in case.sources}),
        "NumArticles": len(case.sources),
        **_geo(case),
        "SOURCEURL": (source.url or source.address) if source else None,
    }


def _days(day: date) -> dict[str, Any]:
    fraction = ((day.month - 1) * 30 + day.day) / 365
    return {"SQLDATE": f"{day:%Y%m%d}", "MonthYear": f"{day:%Y%m}", "Year": day.year, "FractionDate": f"{day.year + fraction:.4f}"}


def _party(which: str, party: Party | None) -> dict[str, Any]:
    if party is None:
        return {}
    land = "" if party.kind in ("igo", "ngo") else country(party.country).iso3
    named = {f"{which}Code": actor_code(party), f"{which}Name": name_of(party).upper(), f"{which}CountryCode": land}
    return {**named, f"{which}Type1Code": sector(party)}


def geo_type(precision: str, iso2: str | None) -> int:
    """1 country, 2 US state, 3 US city, 4 world city, 5 world state."""
    if precision == "country":
        return 1
    american = iso2 == "US"
    return (3 if american else 4) if precision in ("site", "city", "district") else 2 if american else 5


def _geo(case: Case) -> dict[str, Any]:
    place = case.place
    if place is None:
        return {"ActionGeo_Type": 0}
    land = country(place.country)
    full = ", ".join(dict.fromkeys(part for part in (place.name, place.admin, land.name) if part))
    return {
        "ActionGeo_Type": geo_type(place.precision, place.country),
        "ActionGeo_FullName": full,
        "ActionGeo_CountryCode": land.fips,
        "ActionGeo_Lat": place.lat,
        "ActionGeo_Long": place.lon,
    }


GDELT = Format(
    label="GDELT 2.0 events, 61 columns without a head",
    suffix=".gdelt.tsv",
    columns=COLUMNS,
    rows=lambda case: (row(case),),
    store=tab_separated(COLUMNS, head=False),
    refuses=refuses,
    says=says,
    keeps=frozenset(("url",)),
    by=1,
    against=1,
)
