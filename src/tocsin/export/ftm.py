"""FollowTheMoney entities, one JSON object a line: actors, events, articles and mentions; needs followthemoney (extra ``ftm``)."""

import json
from collections.abc import Iterator
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any

from tocsin.core.errors import SetupError
from tocsin.core.tellings import Party
from tocsin.export.case import Case, Source, name_of
from tocsin.export.files import write_whole
from tocsin.export.format import About, Format, Row

SCHEMAS = {
    "person": "Person",
    "business": "Company",
    "state": "PublicBody",
    "security_force": "PublicBody",
    "igo": "PublicBody",
    "ngo": "Organization",
    "armed_group": "Organization",
    "political": "Organization",
    "media": "Organization",
    "religious": "Organization",
}
TOPICS = {"security_force": "gov.security", "igo": "gov.igo", "political": "pol.party", "religious": "rel"}


def model() -> Any:
    """The model of the library. Raises SetupError where it is missing."""
    try:
        library = import_module("followthemoney").model
    except ImportError as error:
        raise SetupError("format ftm needs followthemoney: pip install 'tocsin[ftm]'") from error
    return library


def entities(case: Case) -> Iterator[Row]:
    """The actors of *case* that have a name, the event, its articles, and the mentions that tie them."""
    parties = {_actor_id(party): party for party in (*case.doers, *case.against, *case.claimed_by) if _has_schema(party)}
    yield from (_actor(key, party) for key, party in parties.items())
    yield _event(case, list(parties))
    for source in case.sources:
        yield _article(source)
    for key, party in parties.items():
        yield from (_mention(source, key, party) for source in case.sources[:1])


def _has_schema(party: Party) -> bool:
    return party.name is not None and party.kind in SCHEMAS


def _actor_id(party: Party) -> str:
    return _id("actor", party.key or f"{party.kind}:{name_of(party).casefold()}")


def _id(kind: str, key: str) -> str:
    return f"tocsin-{kind}-{sha256(key.encode()).hexdigest()[:20]}"


def _actor(key: str, party: Party) -> Row:
    # the topic crime.terror is a listing by somebody; the kind "armed_group" says nothing of the kind
    return _entity(
        SCHEMAS[party.kind], key, name=party.name, country=party.country, wikidataId=party.wikidata, topics=TOPICS.get(party.kind)
    )


def _event(case: Case, involved: list[str]) -> Row:
    place = case.place
    title = " in ".join(part for part in (case.type.split(".")[-1].replace("_", " ").capitalize(), place.name if place else "") if part)
    days = {"startDate": case.start, "endDate": case.end} if not case.stands_in else {}
    told = [source.published.isoformat() for source in case.sources if source.published]
    return _entity(
        "Event",
        _id("event", case.id),
        name=title,
        recordId=case.id,
        location=place.name if place else None,
        country=case.country,
        involved=involved,
        summary=case.sentence,
        publisher=[source.publisher for source in case.sources],
        sourceUrl=[source.url for source in case.sources],
        proof=[_id("article", source.report) for source in case.sources],
        date=told if case.stands_in else None,
        **{name: day.isoformat() if day else None for name, day in days.items()},
    )


def _article(source: Source) -> Row:
    day = source.published.isoformat() if source.published else None
    name = source.title or source.address
    return _entity(
        "Article",
        _id("article", source.report),
        title=source.title,
        fileName=None if source.title else name,
        publisher=source.publisher,
        publishedAt=day,
        sourceUrl=source.url,
        language=source.language,
    )


def _mention(source: Source, key: str, party: Party) -> Row:
    about = {"document": _id("article", source.report), "resolved": key, "name": name_of(party), "detectedSchema": SCHEMAS[party.kind]}
    return _entity("Mention", _id("mention", f"{source.report}:{key}"), **about)


def _entity(schema: str, key: str, **values: Any) -> Row:
    """The entity as the library checks and writes it: values that are none of its kind are left away."""
    library = model()
    names = library.get(schema).properties
    entity = library.make_entity(schema)
    entity.id = key
    for name, value in values.items():
        if name in names and value:
            entity.add(name, value)
    found: Row = entity.to_dict()
    return found


def _store(rows: Iterator[Row], path: Path, _about: About) -> int:
    """Each entity once, by its id and what it says."""
    seen: set[str] = set()
    return write_whole(_new(rows, seen), path)


def _new(rows: Iterator[Row], seen: set[str]) -> Iterator[str]:
    for row in rows:
        if row["id"] not in seen:
            seen.add(row["id"])
            yield json.dumps(row, ensure_ascii=False, sort_keys=True)


FTM = Format(
    label="FollowTheMoney entities",
    suffix=".ftm.json",
    rows=entities,
    store=_store,
    needs=model,
    keeps=frozenset(("reports", "url", "end")),
)
