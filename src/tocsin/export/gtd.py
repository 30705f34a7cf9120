"""GTD: its 135 columns, of which the main variables are filled; one row an attack by others than a state."""

from collections.abc import Iterator
from typing import Any

from tocsin.core.tellings import Party
from tocsin.export.case import Case, Source, name_of, number
from tocsin.export.countries import country
from tocsin.export.format import Format, Row
from tocsin.export.gtd_columns import COLUMNS
from tocsin.export.parties import POLICE, side
from tocsin.export.schemes import schemes
from tocsin.export.tables import comma_separated

UNKNOWN, NO_COUNT = -9, -99
ROOM = 3
SPECIFICITY = {"site": 1, "city": 1, "district": 3, "province": 4, "country": 5, "region": 5}
TARGETS = {
    "civilians": "14",
    "government": "2",
    "state": "2",
    "security_forces": "4",
    "security_force": "4",
    "armed_group": "17",
    "political": "2",
    "igo": "7",
    "ngo": "12",
    "media": "10",
    "business": "1",
    "religious": "15",
    "person": "14",
}
SUICIDE = "13"


def row(case: Case) -> Row:
    """*case* in the columns of GTD. ``eventid`` is GTD's own and stays empty; Tocsin's stands in ``addnotes``.

    Unknown is -9, -99 or empty.
    """
    return {
        **_days(case),
        **_place(case),
        "summary": case.sentence,
        "doubtterr": UNKNOWN,
        "success": 0 if case.status == "attempted" else 1,
        **_attack(case),
        **dict(_targets(case)),
        **dict(_groups(case)),
        "nperps": NO_COUNT,
        "nperpcap": number(case.tolls.get("arrested")) if "arrested" in case.tolls else NO_COUNT,
        "nkill": number(case.tolls.get("killed")),
        "nkillter": number(case.tolls.get("killed_attackers")),
        "nwound": number(case.tolls.get("injured")),
        "property": UNKNOWN,
        **_hostages(case),
        "addnotes": f"tocsin {case.id}",
        **{f"scite{n}": _cite(source) for n, source in enumerate(case.sources[:ROOM], start=1)},
        "dbsource": "tocsin",
        **dict.fromkeys(("INT_LOG", "INT_IDEO", "INT_MISC", "INT_ANY"), UNKNOWN),
    }


def refuses(case: Case) -> str | None:
    """Why GTD has no row for *case*."""
    if not case.codes.get("gtd"):
        return "no attack type of GTD"
    if case.doers and all(side(party) == "state" for party in case.doers):
        return "done by a state"
    return "no date" if case.start is None else None


def _days(case: Case) -> dict[str, Any]:
    start, end, span = case.start, case.end, case.span_of_time
    if start is None or end is None:
        return {}
    known_day, known_month = span == "day", start.month == end.month and start.year == end.year
    approx = None if known_day else case.when.mention.quote if case.when else "day of publication"
    return {
        "iyear": start.year,
        "imonth": start.month if known_month else 0,
        "iday": start.day if known_day and not case.stands_in else 0,
        "approxdate": "day of publication" if case.stands_in else approx,
    }


def _place(case: Case) -> dict[str, Any]:
    place = case.place
    if place is None:
        return {"specificity": 5, "vicinity": UNKNOWN}
    city = place.name if place.precision in ("city", "site") else None
    return {
        "country_txt": country(place.country).name,
        "provstate": place.admin,
        "city": city or "Unknown",
        "latitude": place.lat,
        "longitude": place.lon,
        "specificity": SPECIFICITY[place.precision],
        "vicinity": UNKNOWN,
        "location": place.mention.quote,
    }


def _attack(case: Case) -> dict[str, Any]:
    kind, *weapon = case.codes["gtd"]
    lists = schemes()["gtd"]
    found: dict[str, Any] = {"suicide": int(weapon[1:2] == [SUICIDE]), "attacktype1": kind, "attacktype1_txt": lists["attack"][kind]}
    if weapon:
        found |= {"weaptype1": weapon[0], "weaptype1_txt": lists["weapon"][weapon[0]]["label"]}
    if weapon[1:]:
        found |= {"weapsubtype1": weapon[1], "weapsubtype1_txt": lists["weapon"][weapon[0]]["subtypes"][weapon[1]]}
    return {**found, "weapdetail": "; ".join(case.weapons)}


def _targets(case: Case) -> Iterator[tuple[str, Any]]:
    for n, party in enumerate(case.against[:ROOM], start=1):
        kind = target_type(party)
        yield f"targtype{n}", kind
        yield f"targtype{n}_txt", schemes()["gtd"]["target"][kind]["label"]
        yield f"target{n}", name_of(party)
        yield f"natlty{n}_txt", country(party.country).name


def target_type(party: Party) -> str:
    """The kind of target by GTD's number; 20 where it is not known."""
    if party.kind in ("security_force", "security_forces") and POLICE.search(name_of(party)):
        return "3"
    return TARGETS.get(party.kind, "20")


def _groups(case: Case) -> Iterator[tuple[str, Any]]:
    """Groups by name, else Unknown; whether each is only suspected, and whether it claims the attack."""
    claimants = {name_of(party) for party in case.claimed_by}
    groups = [party for party in case.doers if side(party) != "state" and party.name][:ROOM]
    yield "gname", groups[0].name if groups else "Unknown"
    yield from ((f"gname{n}", party.name) for n, party in enumerate(groups[1:], start=2))
    yield from ((f"guncertain{n}", int(party.conf in ("suspected", "accused"))) for n, party in enumerate(groups, start=1))
    yield from (
        ("claimed" if n == 1 else f"claim{n}", int(name_of(p) in claimants or p.conf == "claimed")) for n, p in enumerate(groups, 1)
    )
    if not groups:
        yield "claimed", UNKNOWN
    yield "compclaim", int(len(claimants) > 1) if claimants else UNKNOWN
    yield "individual", int(not groups and any(party.kind == "person" for party in case.doers))


def _hostages(case: Case) -> dict[str, Any]:
    taken = case.type == "attack.abduction"
    count = number(case.tolls.get("abducted"))
    return {"ishostkid": int(taken), "nhostkid": count if count is not None else NO_COUNT} if taken else {"ishostkid": 0}


def _cite(source: Source) -> str:
    day = source.published.isoformat() if source.published else None
    return ", ".join(part for part in (f'"{source.title}"' if source.title else None, source.publisher, day, source.url) if part)


GTD = Format(
    label="GTD, main variables in its 135 columns",
    suffix=".gtd.csv",
    columns=COLUMNS,
    rows=lambda case: (row(case),),
    store=comma_separated(COLUMNS),
    refuses=refuses,
    says=lambda case: case.status in ("occurred", "attempted"),
    keeps=frozenset(
        (
            "killed",
            "killed_attackers",
            "injured",
            "abducted",
            "arrested",
            "claimed_by",
            "conf",
            "weapons",
            "date_precision",
            "url",
            "reports",
        )
    ),
    by=ROOM,
    against=ROOM,
)
