"""ACLED: 31 columns, one row an event; the cautious figure, and no word for what did not happen."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from tocsin.core.tellings import Party
from tocsin.export.case import Case, number
from tocsin.export.countries import country
from tocsin.export.format import Format, Row
from tocsin.export.parties import acled_name, inter, side
from tocsin.export.schemes import acled_interaction
from tocsin.export.tables import comma_separated

COLUMNS = (
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type"),
    *("actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting"),
    *("iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision"),
    *("source", "source_scale", "notes", "fatalities", "tags", "timestamp"),
)
DISORDER = {
    "Mob violence": "Political violence",
    "Violent demonstration": "Demonstrations",
    "Excessive force against protesters": "Political violence; Demonstrations",
    "Peaceful protest": "Demonstrations",
    "Protest with intervention": "Demonstrations",
}
PRECISION_OF_TIME = {"day": 1, "days": 2, "week": 2, "month": 3}
PRECISION_OF_PLACE = {"site": 1, "city": 1, "district": 2, "province": 3, "region": 3}
DISRUPTED = "Disrupted weapons use"


def row(case: Case) -> Row:
    """*case* in the columns of ACLED. The id is Tocsin's: ACLED's own are never made up. Columns that nothing is known of are empty."""
    sides = (*_side(case.doers, case, 1), *_side(case.against, case, 2))
    told = dict(sides)
    return {
        "event_id_cnty": case.id,
        **_days(case),
        **_class(case),
        **told,
        "interaction": acled_interaction(told["inter1"], told["inter2"]),
        "civilian_targeting": _targeting(case),
        **_place(case),
        "source": "; ".join(dict.fromkeys(source.publisher for source in case.sources if source.publisher)),
        "notes": notes(case),
        "fatalities": number(case.tolls.get("killed")) or 0,
    }


def refuses(case: Case) -> str | None:
    """Why ACLED has no row for *case*."""
    if len(case.codes.get("acled", ())) < 2:
        return "no class of ACLED"
    return "no date, or none within a month" if case.span_of_time not in PRECISION_OF_TIME else None


def says(case: Case) -> bool:
    """Whether the row says what the status is: one class is for what was foiled."""
    return case.status == "occurred" or (case.status == "attempted" and DISRUPTED in case.codes.get("acled", ()))


def assumes(case: Case) -> Iterator[tuple[str, str]]:
    """What the row says and the report does not."""
    if number(case.tolls.get("killed")) is None:
        yield "killed", "no number told, written as 0"
    yield from (
        ("inter", "armed group of no told kind, written as Rebel group")
        for party in (*case.doers[:1], *case.against[:1])
        if side(party) == "armed"
    )
    if case.stands_in:
        yield "date", "day of publication in place of a date"


def notes(case: Case) -> str:
    """The sentence of the report, with what ACLED has no column for: who claims it, who is said to have done it, what is disputed."""
    doubts = [f"{party.name or party.mention.quote} ({party.conf})" for party in case.by if party.conf != "fact"]
    parts = [case.sentence]
    parts += [f"Attribution: {'; '.join(doubts)}."] if doubts else []
    parts += [f"Claimed by {'; '.join(p.name or p.mention.quote for p in case.claimed_by)}."] if case.claimed_by else []
    parts += [f"Credited to {case.said_by}."] if case.said_by else []
    parts += [f"Disputed: {', '.join(case.disputes)}."] if case.disputes else []
    return " ".join(part for part in parts if part)


def _days(case: Case) -> dict[str, Any]:
    day = _middle(case.start, case.end) if case.start and case.end else None
    precision = 3 if case.stands_in else PRECISION_OF_TIME.get(case.span_of_time or "")
    return {"event_date": day.isoformat() if day else None, "year": day.year if day else None, "time_precision": precision}


def _middle(start: date, end: date) -> date:
    return start + timedelta(days=(end - start).days // 2)


def _class(case: Case) -> dict[str, str]:
    kind, sub = case.codes["acled"][:2]
    strategic = "Strategic developments" if kind == "Strategic developments" else "Political violence"
    return {"disorder_type": DISORDER.get(sub, strategic), "event_type": kind, "sub_event_type": sub}


def _side(parties: tuple[Party, ...], case: Case, n: int) -> tuple[tuple[str, str], ...]:
    first = parties[0] if parties else None
    allies = "; ".join(acled_name(party, case) for party in parties[1:])
    return (
        (f"actor{n}", acled_name(first, case) if first else ""),
        (f"assoc_actor_{n}", allies),
        (f"inter{n}", inter(first, case)),
    )


def _targeting(case: Case) -> str:
    first = case.against[0] if case.against else None
    violent = case.codes["acled"][0] in ("Violence against civilians", "Explosions/Remote violence", "Riots")
    return "Civilian targeting" if violent and first and side(first) == "civil" else ""


def _place(case: Case) -> dict[str, Any]:
    place, land = case.place, country(case.country)
    if place is None:
        return {}
    named = {"iso": land.numeric, "region": land.acled_region, "country": land.name}
    point = {"latitude": place.lat, "longitude": place.lon, "geo_precision": PRECISION_OF_PLACE.get(place.precision)}
    return {**named, "admin1": place.admin, "location": place.name, **point}


ACLED = Format(
    label="ACLED, 31 columns",
    suffix=".acled.csv",
    columns=COLUMNS,
    rows=lambda case: (row(case),),
    store=comma_separated(COLUMNS),
    refuses=refuses,
    says=says,
    assumes=assumes,
    keeps=frozenset(("killed", "claimed_by", "conf", "said_by", "disputes", "date_precision", "reports")),
)
