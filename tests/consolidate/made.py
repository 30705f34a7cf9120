"""Readings made up for tests: an attack in a few words, as a report would tell it."""

from datetime import date, timedelta
from typing import Any

from tocsin.core.events import Event, Reading
from tocsin.core.text import Report, digest
from tocsin.core.values import Actor, Agent, Place, Target, Toll, When

DAY = date(2021, 11, 2)


def told(
    town: str = "Kandu",
    *,
    day: date | None = DAY,
    killed: int | None = 7,
    group: str | None = "Red Front",
    paper: str = "Herald",
    more: str = "",
    **fields: Any,
) -> Reading:
    """One report of one bombing; *fields* go to the event, those that begin with ``report_`` to the report."""
    text = f"A bomb of the {group or 'gunmen'} hit the market in {town} on {day}, {killed} people died. {more} ({paper})"
    about = {name.removeprefix("report_"): value for name, value in fields.items() if name.startswith("report_")}
    published = about.pop("published", day + timedelta(days=1) if day else None)
    report = Report(id=digest(text), address="test", text=text, publisher=paper, published=published, **about)

    def words(quote: str) -> Any:
        return report.cite(text.index(quote), text.index(quote) + len(quote))

    actors = (Actor(id="a1", name=group, kind="armed_group", mentions=(words(group),)),) if group else ()
    given: dict[str, Any] = {
        "id": "e1",
        "type": "attack.bombing",
        "trigger": words("hit"),
        "by": (Agent(actor="a1" if group else None, mention=words(group or "gunmen")),),
        "against": (Target(kind="facility", mention=words("the market")),),
        "place": Place(mention=words(town), name=town, country="XA", precision="city") if town else None,
        "when": When(mention=words(str(day)), start=str(day), end=str(day), precision="day") if day else None,
        "killed": Toll(low=killed, best=killed, high=killed, mention=words(f"{killed} people")) if killed is not None else None,
    }
    given.update({name: value for name, value in fields.items() if not name.startswith("report_")})
    return Reading(report=report, reader="test", actors=actors, events=(Event(**given),))
