"""What the store knows, asked in one call each: incidents by who, where, when; what changed between two days."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, overload

from tocsin import lookup
from tocsin.consolidate.figures import derive
from tocsin.core.errors import SetupError
from tocsin.core.events import TOLLS
from tocsin.core.incidents import Cited, Incident
from tocsin.core.tellings import Party
from tocsin.event_types import load_ontology
from tocsin.settings import Settings
from tocsin.store import SqlStore, Wanted, check_type, open_store, parse_box
from tocsin.store.wanted import Box

if TYPE_CHECKING:
    import pandas
    import pyarrow

SURE = 0.5  # of a registry's score: under it another actor may be meant, and only the name counts
DIFFERING = ("type", "status", "review", "start", "end", "place", "by", "claimed_by", "killed", "injured", "reports", "origins", "disputes")
"""The columns in which two versions of an incident are compared."""


@dataclass(frozen=True, slots=True)
class Incidents(Sequence[Incident]):
    """The incidents that were asked for, the latest days first."""

    records: tuple[Incident, ...]

    def __len__(self) -> int:
        return len(self.records)

    def __iter__(self) -> Iterator[Incident]:
        return iter(self.records)

    @overload
    def __getitem__(self, index: int) -> Incident: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Incident, ...]: ...
    def __getitem__(self, index: int | slice) -> Incident | tuple[Incident, ...]:
        return self.records[index]

    def to_arrow(self, *, toll: str = "conservative") -> "pyarrow.Table":
        """A table, a row an incident, figures by the rule *toll*. Raises SetupError without the extra ``arrow``."""
        try:
            import pyarrow  # noqa: PLC0415 - an extra
        except ModuleNotFoundError as error:
            raise SetupError("a table of Arrow needs pyarrow: pip install 'tocsin[arrow]'") from error
        return pyarrow.Table.from_pylist([flat(incident, toll=toll) for incident in self.records], schema=_schema(pyarrow))

    def to_pandas(self, *, toll: str = "conservative") -> "pandas.DataFrame":
        """The same as a data frame. Raises SetupError without the extra ``pandas``."""
        try:
            import pandas  # noqa: PLC0415 - an extra
        except ModuleNotFoundError as error:
            raise SetupError("a data frame needs pandas: pip install 'tocsin[pandas]'") from error
        return pandas.DataFrame([flat(incident, toll=toll) for incident in self.records], columns=list(COLUMNS))


def incidents(  # noqa: PLR0913 - a question has as many parts as an incident
    store: str | SqlStore | None = None,
    *,
    actor: str | None = None,
    place: str | None = None,
    first: date | None = None,
    last: date | None = None,
    type: str | None = None,
    status: str | None = None,
    review: str | None = None,
    min_killed: int | None = None,
    bbox: str | Box | None = None,
    limit: int | None = None,
    as_of: date | datetime | None = None,
    settings: Settings | None = None,
) -> Incidents:
    """The incidents of *store* (an open one, or an address; the settings' unless given) that fit all that is asked, the latest first.

    *actor* is any name of the registry, or words of a name; *place* a name, region or country, or several with commas. *first* and *last*
    are days, *type* a type or its first part, *bbox* west, south, east, north. *as_of* is a day or a moment: what was known then.
    Raises SettingsError for a question that makes no sense, StoreError where the store cannot be used.
    """
    known = settings or Settings()
    wanted = Wanted(
        **named(actor=actor, place=place, settings=known),
        first=first,
        last=last,
        type=check_type(type, tuple(load_ontology(known.event_types))) if type else None,
        status=status,
        review=review,
        killed=min_killed,
        box=parse_box(bbox) if isinstance(bbox, str) else bbox,
        limit=limit,
    )
    if isinstance(store, SqlStore):
        return Incidents(tuple(store.incidents(wanted, as_of=as_of)))
    with open_store(store or known.store, must_exist=True) as opened:
        return Incidents(tuple(opened.incidents(wanted, as_of=as_of)))


def named(*, actor: str | None, place: str | None, settings: Settings) -> dict[str, Any]:
    """The parts of a question that name somebody or some place, with what the registry and the gazetteer know of them."""
    found: dict[str, Any] = {}
    if actor is not None:
        found |= {"actors": (actor,), "keys": _keys(actor, settings)}
    if place is not None:
        found["places"] = tuple(_ways(part.strip(), settings) for part in place.split(",") if part.strip()) or ((place,),)
    return found


def _keys(actor: str, settings: Settings) -> tuple[str, ...]:
    best = lookup.actor(actor, settings=settings).best
    return tuple(key for key in (best.actor.key, best.actor.wikidata) if key) if best and best.score >= SURE else ()


def _ways(part: str, settings: Settings) -> tuple[str, ...]:
    """A country may be meant by its name or its code."""
    found = lookup.place(part, settings=settings).place
    return (part, found.country) if found and found.precision == "country" and found.country else (part,)


def flat(incident: Incident, *, toll: str = "conservative") -> dict[str, Any]:
    """One row: the best of each field, figures by the rule *toll*. Raises SettingsError for an unknown rule."""
    place = next((c.value for c in incident.place if c.superseded is None), None)
    return {
        **{name: getattr(incident, name) for name in ("id", "type", "status", "review", "start", "end")},
        "place": place.name if place else None,
        **{name: getattr(place, name) if place else None for name in ("admin", "country", "lat", "lon")},
        **{name: _names(getattr(incident, name)) for name in ("by", "against", "claimed_by")},
        **{column: number for kind in TOLLS for column, number in _figures(incident, kind, toll).items()},
        "reports": len(incident.reports),
        "origins": len(incident.origins),
        "disputes": [dispute.field for dispute in incident.disputes],
    }


def _names(said: Sequence[Cited[Party]]) -> list[str]:
    return list(dict.fromkeys(c.value.name or c.value.mention.quote for c in said if c.superseded is None))


def _figures(incident: Incident, kind: str, rule: str) -> Mapping[str, int | None]:
    found = derive(incident.figures.get(kind, ()), rule)
    low, best, high = (found.low, found.best, found.high) if found else (None, None, None)
    return {kind: best, f"{kind}_low": low, f"{kind}_high": high}


COLUMNS: Mapping[str, str] = {
    **dict.fromkeys(("id", "type", "status", "review"), "string"),
    **dict.fromkeys(("start", "end"), "date32"),
    **dict.fromkeys(("place", "admin", "country"), "string"),
    **dict.fromkeys(("lat", "lon"), "float64"),
    **dict.fromkeys(("by", "against", "claimed_by"), "list"),
    **dict.fromkeys((f"{kind}{end}" for kind in TOLLS for end in ("", "_low", "_high")), "int64"),
    **dict.fromkeys(("reports", "origins"), "int64"),
    "disputes": "list",
}
"""The columns of a table of incidents, with Arrow's names for their kinds."""


def _schema(pyarrow: Any) -> Any:
    kinds = {"list": pyarrow.list_(pyarrow.string())}
    return pyarrow.schema([(name, kinds.get(kind) or getattr(pyarrow, kind)()) for name, kind in COLUMNS.items()])


def what_differs(before: Incident, after: Incident) -> dict[str, tuple[Any, Any]]:
    """The columns in which two versions of an incident differ, before and after."""
    old, new = flat(before), flat(after)
    return {name: (old[name], new[name]) for name in DIFFERING if old[name] != new[name]}
