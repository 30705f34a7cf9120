"""What the registry knows of an actor, as a dossier tells it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from tocsin.core.events import Reading
from tocsin.dossiers import Period, Profile, Subject, named_in
from tocsin.export.countries import country
from tocsin.registries.actor_entry import ActorEntry, Tie
from tocsin.registries.actors import Registry
from tocsin.registries.days import span


def profile_of(subject: Subject, readings: Sequence[Reading], registry: Registry, on: date) -> Profile:
    """The profile of *subject* on the day: what the registry knows, or where it has no entry as much as *readings* tell."""
    entry = registry.entry(subject.key) if subject.key else None
    if entry is None:
        return _from_reports(subject, readings)
    return Profile(
        kind=entry.kind,
        facts=tuple(_facts(entry, registry, on)),
        names=_names(entry),
        aliases=_also(entry),
        listings=_listings(entry.key, registry),
    )


def _from_reports(subject: Subject, readings: Sequence[Reading]) -> Profile:
    mine = [actor for reading in readings for actor in named_in(subject, reading)]
    kinds = Counter(actor.kind for actor in mine)
    countries = Counter(actor.country for actor in mine if actor.country)
    facts = tuple(("country", ", ".join(_country(code) for code, _ in countries.most_common(3))) for _ in (1,) if countries)
    usual = "security_force" if subject.key else "armed_group"  # forces of a state have keys without entries
    return Profile(kind=kinds.most_common(1)[0][0] if kinds else usual, facts=facts, known=False)


def _facts(entry: ActorEntry, registry: Registry, on: date) -> Iterator[tuple[str, str]]:
    """What the registry tells, each with its label and its days; what nobody knows is left out."""
    then = registry.as_of(entry.key, on)
    if then:
        yield f"on {on}", f"{then.role}{' (not known whether it existed then)' if then.active is None else ''}"
    yield from (("existed", words) for words in (span(entry.start, entry.end),) if words)
    yield from (("countries", ", ".join(map(_country, entry.countries))) for _ in (1,) if entry.countries)
    governs = tuple(replace(tie, of=_country(tie.of)) for tie in entry.governs)
    for label, ties in (("roles", entry.roles), ("governs", governs), ("led by", entry.leaders)):
        yield from ((label, "; ".join(map(_tie, ties))) for _ in (1,) if ties)
    if entry.part_of:
        named = (replace(tie, of=other.name if (other := registry.entry(tie.of)) else tie.of) for tie in entry.part_of)
        yield "part of", "; ".join(map(_tie, named))
    if then:
        yield from ((link.how, f"{link.name}{f' ({link.when})' if link.when else ''}") for link in (*then.before, *then.after))
    yield from (("Wikidata", number) for number in (entry.wikidata,) if number)
    if not entry.certain:
        yield "note", "its name rests on one source only"


def _tie(tie: Tie) -> str:
    days = span(tie.start, tie.end)
    return f"{tie.of} ({days})" if days else tie.of


def _country(code: str) -> str:
    return country(code).name or code


def _names(entry: ActorEntry) -> tuple[Period, ...]:
    """Its own names in their order, and what others called it for a time; () where it never had another name."""
    if not (entry.renamed or entry.called):
        return ()
    former = sorted(entry.renamed, key=lambda tie: tie.end or tie.start or "")
    since = former[-1].end if former else entry.start
    own = [Period(label=tie.of, start=tie.start, end=tie.end) for tie in former]
    own.append(Period(label=entry.name, start=since, end=entry.end, note="its name now" if entry.end is None else "its last name"))
    return (*own, *(Period(label=tie.of, start=tie.start, end=tie.end, note="so called by others") for tie in entry.called))


def _also(entry: ActorEntry) -> tuple[str, ...]:
    told = {entry.name, *(tie.of for tie in (*entry.renamed, *entry.called))}
    return tuple(dict.fromkeys(alias for alias in entry.aliases if alias not in told))


def _listings(key: str, registry: Registry) -> tuple[Period, ...]:
    """All listings, the earliest first; those without a day last."""
    found = []
    for listing in registry.listings(key):
        head = registry.public_list(listing.list)
        under = f"as {listing.under}" if listing.under else ""
        note = "; ".join(part for part in (head.regime, under) if part)
        days = {"start": listing.start, "end": listing.end, "by": listing.by}
        found.append(Period(label=head.title, note=note, source=head.source, sure=listing.certain, **days))
    return tuple(sorted(found, key=lambda one: (one.start or one.by or "9999", one.label)))
