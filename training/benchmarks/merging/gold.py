"""Tellings with the incident that people say they are of."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tocsin.consolidate.tellings import tell
from tocsin.core.events import Reading
from tocsin.core.tellings import Telling
from tocsin.core.values import first_day
from tocsin.store.codec import decode_reading

LEAST_FIT = 1.0
AT_ODDS = -1.5  # an attack on another day than the record's: told as background, so no telling of this incident


@dataclass(frozen=True)
class Told:
    """A telling, the row it comes from, and its gold incident; None where nobody says."""

    row: str
    telling: Telling
    label: str | None


def readings(path: Path) -> Iterator[tuple[dict, Reading]]:
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        yield row, decode_reading(json.dumps(row["record"]))


def gva(path: Path, incidents: Path) -> list[Told]:
    """Of each report the one telling that fits the record of its incident is labelled, if one fits."""
    gold = {row["id"]: row for row in map(json.loads, incidents.read_text("utf-8").splitlines())}
    found = []
    for row, reading in readings(path):
        tellings = tell(reading)
        fits = {t.key: fit(t, gold[row["label"]], n) for n, t in enumerate(tellings)}
        best = max(fits, key=lambda key: fits[key], default=None)
        label = {best: row["label"]} if best is not None and fits[best] >= LEAST_FIT else {}
        label |= {key: f"?{key}" for key, worth in fits.items() if -9 < worth <= AT_ODDS}
        found += [Told(row["id"], t, label.get(t.key)) for t in tellings]
    return found


def fit(telling: Telling, gold: dict, rank: int) -> float:
    """How well an attack fits the record: day, town, numbers; the first of a report a little better."""
    event = telling.event
    if not event.type.startswith("attack."):
        return -9.0
    when, place = event.when, event.place
    total = 0.5 if rank == 0 else 0.0
    if when and when.start:
        gap = abs((first_day(when.start) - first_day(gold["date"])).days)
        total += 2 if gap == 0 else 0.5 if gap == 1 else -2
    if place:
        total += 1 if place.name.lower() == gold["city_or_county"].lower() else 0
    for kind in ("killed", "injured"):
        toll = getattr(event, kind)
        total += 0 if toll is None else 1 if gold[kind] == (toll.best or toll.low) else -0.5
    names = {p["name"].split()[-1].lower() for p in gold["participants"] if p.get("name")}
    said = {word.lower() for party in (*telling.against, *telling.by) for word in party.mention.quote.split()}
    return total + (1 if names & said else 0)


def ecb(path: Path) -> list[Told]:
    """Tellings whose trigger overlaps a gold event mention."""
    found = []
    for row, reading in readings(path):
        for telling in tell(reading):
            span = telling.event.trigger
            hits = [c for spans, c in row["label"] if any(s < span.end and span.start < e for s, e in spans)]
            found.append(Told(row["id"], telling, hits[0] if hits else None))
    return found


def news(path: Path) -> list[Told]:
    return [Told(row["id"], telling, row["label"]) for row, reading in readings(path) for telling in tell(reading)]
