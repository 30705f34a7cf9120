"""CAMEO events in the 20 columns of ICEWS: who did what to whom, between tabs."""

from typing import Any

from tocsin.core.tellings import Party
from tocsin.export.case import Case, name_of
from tocsin.export.countries import country
from tocsin.export.format import Format, Row
from tocsin.export.parties import sector
from tocsin.export.schemes import cameo_label, goldstein
from tocsin.export.tables import tab_separated

COLUMNS = (
    *("Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code", "Intensity"),
    *("Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher"),
    *("City", "District", "Province", "Country", "Latitude", "Longitude"),
)
INTENTS = ("03", "13")
ATTEMPT = "185"


def row(case: Case) -> Row:
    """*case* in the columns of ICEWS; the code is CAMEO's most special one, the sectors are its roles (GOV, MIL, REB …)."""
    code, place = case.codes["cameo"][-1], case.place
    doer, target = (parties[0] if parties else None for parties in (case.doers, case.against))
    level = {"city": "City", "site": "City", "district": "District"}.get(place.precision) if place else None
    return {
        "Event ID": case.id,
        "Event Date": case.start.isoformat() if case.start else None,
        **_party("Source", doer),
        "Event Text": cameo_label(code),
        "CAMEO Code": code,
        "Intensity": goldstein(code),
        **_party("Target", target),
        "Story ID": case.sources[0].report if case.sources else None,
        "Publisher": case.sources[0].publisher if case.sources else None,
        **({level: place.name} if place and level else {}),
        "Province": place.admin if place else None,
        "Country": country(case.country).name,
        "Latitude": place.lat if place else None,
        "Longitude": place.lon if place else None,
    }


def refuses(case: Case) -> str | None:
    """Why CAMEO has no row for *case*."""
    if not case.codes.get("cameo"):
        return "no code of CAMEO"
    return "no date" if case.start is None else None


def says(case: Case) -> bool:
    """Whether the code says what the status is: an announcement (03), a threat (13) or a failed murder (185) is an act of its own."""
    codes = case.codes.get("cameo", ())
    special = {"planned": INTENTS, "threatened": INTENTS[1:], "attempted": (ATTEMPT,)}.get(case.status, ())
    return case.status == "occurred" or any(code.startswith(special) for code in codes[:1] if special)


def _party(role: str, party: Party | None) -> dict[str, Any]:
    if party is None:
        return {}
    return {f"{role} Name": name_of(party), f"{role} Sectors": sector(party), f"{role} Country": country(party.country).name}


CAMEO = Format(
    label="CAMEO in the 20 columns of ICEWS",
    suffix=".cameo.tsv",
    columns=COLUMNS,
    rows=lambda case: (row(case),),
    store=tab_separated(COLUMNS),
    refuses=refuses,
    says=says,
    by=1,
    against=1,
)
