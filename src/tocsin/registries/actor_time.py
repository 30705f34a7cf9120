"""An actor as it was on a day: its name, what it was part of, its role, who led it, who had listed it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tocsin.core.values import first_day
from tocsin.registries.actor_entry import USUAL, ActorEntry, Tie
from tocsin.registries.listings import Listing, PublicList

NOT_YET, NO_LONGER = "not yet there", "no longer there"


@dataclass(frozen=True, slots=True, kw_only=True)
class Then:
    """Something that held on the day. *sure* is False where its days are not known well enough to say."""

    name: str
    key: str | None = None
    start: str | None = None
    end: str | None = None
    sure: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A listing that stood on the day. *sure* is False where its days are not known well enough, *certain* where it is to be checked."""

    authority: str
    list: str
    title: str
    regime: str
    source: str
    under: str | None
    start: str | None
    end: str | None
    by: str | None
    sure: bool
    certain: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A tie to the actor that came before or after: *how* in words ("renamed", "split off from"), and when."""

    how: str
    key: str
    name: str
    when: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorThen:
    """An actor on a day. *now* is the name that the registry has it under; *active* is None where nobody knows whether it existed then."""

    key: str
    name: str
    now: str
    kind: str
    role: str
    on: date
    active: bool | None
    start: str | None
    end: str | None
    country: str | None
    countries: tuple[str, ...]
    also: tuple[str, ...]
    part_of: tuple[Then, ...]
    leaders: tuple[Then, ...]
    governs: tuple[Then, ...]
    listed_by: tuple[Listed, ...]
    other_listings: tuple[Listed, ...]
    before: tuple[Link, ...]
    after: tuple[Link, ...]
    wikidata: str | None
    certain: bool


def holding(ties: Iterable[Tie], on: date, name: Callable[[str], str] | None = None) -> tuple[Then, ...]:
    """Those of *ties* that held on the day, or may have; the latest to begin first. *name* gives the name of a key."""
    held = [(tie, tie.holds(on)) for tie in ties]
    then = [(tie, holds) for tie, holds in held if holds is not False]
    then.sort(key=lambda pair: (pair[1] is None, -_begin(pair[0].start)))
    return tuple(
        Then(name=name(t.of) if name else t.of, key=t.of if name else None, start=t.start, end=t.end, sure=holds is True)
        for t, holds in then
    )


def _begin(start: str | None) -> int:
    return first_day(start).toordinal() if start else 0


def name_then(entry: ActorEntry, on: date) -> str:
    """What the actor called itself on the day."""
    former = holding(entry.renamed, on)
    return former[0].name if former and former[0].sure else entry.name


def role_then(entry: ActorEntry, on: date) -> str:
    """What the actor was to the conflict on the day, as far as the entry tells."""
    if entry.active(on) is False:
        return NO_LONGER if entry.end and on > first_day(entry.end) else NOT_YET
    told = holding(entry.roles, on)
    if told:
        return told[0].name
    return "government" if holding(entry.governs, on) else USUAL[entry.kind]


def listed_then(listings: Iterable[Listing], on: date, lists: Callable[[str], PublicList]) -> tuple[tuple[Listed, ...], tuple[Listed, ...]]:
    """The listings that stood on the day or may have, and the others; those that are sure first."""
    told = [(listing.in_force(on), _listed(listing, lists(listing.list), listing.in_force(on) is not None)) for listing in listings]
    told.sort(key=lambda pair: (pair[0] is None, not pair[1].certain, pair[1].list))
    return tuple(one for holds, one in told if holds is not False), tuple(one for holds, one in told if holds is False)


def _listed(listing: Listing, head: PublicList, sure: bool) -> Listed:
    return Listed(
        authority=head.authority,
        list=head.key,
        title=head.title,
        regime=head.regime,
        source=head.source,
        under=listing.under,
        start=listing.start,
        end=listing.end,
        by=listing.by,
        sure=sure,
        certain=listing.certain,
    )


def in_order(links: Iterable[Link]) -> tuple[Link, ...]:
    """*links* as they came to be; those without a day last."""
    return tuple(sorted(links, key=lambda link: (link.when is None, link.when or "")))


def before(entry: ActorEntry, name: Callable[[str], str]) -> Iterator[Link]:
    """What *entry* came from."""
    yield from (Link(how="took the place of", key=t.of, name=name(t.of), when=t.start) for t in entry.succeeds)
    yield from (Link(how="split off from", key=t.of, name=name(t.of), when=t.start) for t in entry.split_from)


def after(entry: ActorEntry, others: Sequence[ActorEntry], name: Callable[[str], str]) -> Iterator[Link]:
    """What became of *entry*, from its own ties and those of *others* to it."""
    merged = {tie.of for tie in entry.merged_into}
    yield from (Link(how="merged into", key=t.of, name=name(t.of), when=t.start) for t in entry.merged_into)
    for other in (other for other in others if other.key not in merged):
        own = [
            *(("its place was taken by", tie) for tie in other.succeeds),
            *(("from it split off", tie) for tie in other.split_from),
            *(("took in", tie) for tie in other.merged_into),
        ]
        # what merged into it is no successor, but belongs to what became of it
        yield from (
            Link(how="was joined by" if how == "took in" else how, key=other.key, name=other.name, when=tie.start)
            for how, tie in own
            if tie.of == entry.key
        )
