"""POLECAT's release of PLOVER events: 40 columns between tabs."""

from typing import Any

from tocsin.core.tellings import Party
from tocsin.export.case import Case
from tocsin.export.countries import country
from tocsin.export.format import Format, Row
from tocsin.export.parties import sector
from tocsin.export.schemes import plover_quad, plover_score
from tocsin.export.tables import tab_separated

COLUMNS = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"),
    *("Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw"),
    *("Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors"),
    *("Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID"),
    *("Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type"),
    *("Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version"),
)
NONE = "None"
VERSION = "tocsin"
NEEDS_RECIPIENT = ("COOPERATE", "AID", "SANCTION")


def row(case: Case) -> Row:
    """*case* in the columns of POLECAT. Contexts, COW numbers, titles and pages of Wikipedia are not read and stay empty."""
    kind, *modes = case.codes["plover"]
    source = case.sources[0] if case.sources else None
    return {
        "Event ID": case.id,
        "Event Date": case.start.isoformat() if case.start else None,
        "Event Type": kind,
        "Event Mode": modes[0] if modes else None,
        "Intensity": plover_score(kind, tuple(modes)),
        "Quad Code": plover_quad(kind),
        **_parties("Actor", case.doers),
        **_parties("Recipient", case.against),
        **_place(case),
        "Source": source.publisher if source else None,
        "Publication Date": case.published.isoformat() if case.published else None,
        "Language": source.language if source else None,
        "Version": VERSION,
    }


def refuses(case: Case) -> str | None:
    """Why POLECAT has no row for *case*."""
    if not case.codes.get("plover"):
        return "no type of PLOVER"
    if case.codes["plover"][0] in NEEDS_RECIPIENT and not case.against:
        return "a type of PLOVER that needs a recipient, and none is told"
    return "no date" if case.start is None else None


def _parties(role: str, parties: tuple[Party, ...]) -> dict[str, Any]:
    sectors = list(dict.fromkeys(code for party in parties if (code := sector(party))))
    return {
        f"{role} Name": _joined(party.name or NONE for party in parties) or NONE,
        f"{role} Country": _joined(dict.fromkeys(name for p in parties if (name := country(p.country).name))) or NONE,
        f"Primary {role} Sector": sectors[0] if sectors else NONE,
        f"{role} Sectors": _joined(sectors) or NONE,
        f"{role} Name Raw": _joined(party.mention.quote for party in parties) or NONE,
    }


def _joined(words: Any) -> str:
    return ";".join(word.replace(";", ",") for word in words)


def _place(case: Case) -> dict[str, Any]:
    place = case.place
    if place is None:
        return {}
    level = {"city": "City", "site": "City", "district": "District"}.get(place.precision)
    return {
        "Placename": place.name,
        **({level: place.name} if level else {}),
        "Province": place.name if place.precision == "province" else place.admin,
        "Country": country(place.country).name,
        "Latitude": place.lat,
        "Longitude": place.lon,
        "GeoNames ID": place.geonames,
        "Raw Placename": place.mention.quote,
    }


POLECAT = Format(
    label="PLOVER as POLECAT releases it, 40 columns",
    suffix=".polecat.tsv",
    columns=COLUMNS,
    rows=lambda case: (row(case),),
    store=tab_separated(COLUMNS),
    refuses=refuses,
    keeps=frozenset(),
)
