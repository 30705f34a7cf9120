"""Common questions to a large store: ``python tools/bench_store.py [--incidents N] [--store URL]``. Prints a table and the machine; the store is made where the address names none.

The incidents are made up: attacks in 3,000 towns of 60 countries over ten years by 2,000 groups, one in five told by several reports. Times are those of the clock, the median of the runs, so the machine should be idle.
"""

import argparse
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from statistics import median

from bench import processor
from tocsin.consolidate import incident_id
from tocsin.core.incidents import Cited, Incident, Origin
from tocsin.core.tellings import Party
from tocsin.core.text import Span
from tocsin.core.values import Place, Toll, When
from tocsin.store import SqlStore, Wanted, open_store
from tocsin.store.keep import put_versions, record_of

FIRST = date(2014, 1, 1)
DAYS = 3650
TOWNS, GROUPS, COUNTRIES = 3000, 2000, 60
BATCH = 5000
POOL = 10_000
WRITTEN = 200_000
COPY = (
    """INSERT INTO incidents (seq, id, since, until, type, status, review, first_day, last_day, lat, lon, killed)
        SELECT seq + {there}, 'i-' || (seq + {there}), since, until, type, status, review, first_day + 1, last_day + 1, lat, lon, killed
        FROM incidents WHERE seq <= {most}""",
    "INSERT INTO incident_records (seq, record) SELECT seq + {there}, record FROM incident_records WHERE seq <= {most}",
    "INSERT INTO named (name, first_day, incident) SELECT name, first_day + 1, incident + {there} FROM named WHERE incident <= {most}",
)
TYPES = (
    "attack.bombing",
    "attack.armed_assault",
    "attack.clash",
    "attack.shelling",
    "attack.abduction",
    "security.arrest",
    "protest.demonstration",
)
SYLLABLES = ("ka", "ro", "mi", "ta", "lu", "be", "sho", "na", "dri", "fe", "go", "ha", "zin", "pe", "ul", "or")


def name(number: int) -> str:
    rng = random.Random(f"name {number}")
    return "".join(rng.choice(SYLLABLES) for _ in range(4)).title()


def country(number: int) -> str:
    return f"{chr(65 + number // 26)}{chr(65 + number % 26)}"


def towns() -> list[tuple[str, str, float, float]]:
    rng = random.Random(3)
    return [(name(n), country(n % COUNTRIES), rng.uniform(-35, 45), rng.uniform(-20, 120)) for n in range(TOWNS)]


def incidents(count: int, seed: int = 1) -> Iterator[Incident]:
    rng, places = random.Random(seed), towns()
    groups = [f"{name(5000 + n)} Front" for n in range(GROUPS)]
    for number in range(count):
        day = FIRST + timedelta(days=rng.randrange(DAYS))
        reports = [f"sha256:{number * 4 + n:064x}" for n in range(rng.choice((1, 1, 1, 1, 3)))]
        about = {"telling": f"{number:016x}:120", "report": reports[0], "published": day + timedelta(days=1)}
        about["origin"] = f"Paper {rng.randrange(300)}"
        who_where = (places[int(TOWNS * rng.random() ** 2)], groups[int(GROUPS * rng.random() ** 2)])
        yield incident(day, reports, about=about, who_where=who_where, rng=rng)


def incident(day: date, reports: list[str], *, about: dict, who_where: tuple, rng: random.Random) -> Incident:
    ((town, code, lat, lon), group), key = who_where, about["telling"]
    kind, killed = rng.choice(TYPES), int(rng.paretovariate(1.1)) - 1

    def said(value: object) -> tuple:
        return (Cited(value=value, **about),)

    def words(text: str, start: int) -> Span:
        return Span(start, start + len(text), text)

    place = Place(
        mention=words(town, 60), name=town, admin=f"Region {rng.randrange(400)}", country=code, precision="city", lat=lat, lon=lon
    )
    toll = Toll(low=killed, best=killed, high=killed, mention=words(f"{killed} people", 90))
    return Incident(
        id=incident_id(key),
        type=kind,
        status="occurred",
        told=(key,),
        types=said(kind),
        statuses=said("occurred"),
        start=day,
        end=day,
        when=said(When(mention=words("on Monday", 75), start=str(day), end=str(day), precision="day")),
        place=said(place),
        by=said(Party(name=group, kind="armed_group", key=f"group-{group.split()[0].lower()}", mention=words(group, 12))),
        against=said(Party(kind="civilians", mention=words("villagers", 40))),
        figures={"killed": said(toll)},
        reports=tuple(reports),
        origins=(Origin(name=about["origin"], basis="publisher", chain=tuple(reports)),),
    )


def versions(count: int) -> Iterator[tuple[Incident, str]]:
    """*count* incidents with their records: the same few thousand, each time with another id and on another day."""
    rng, pool = random.Random(2), [(entry, record_of(entry)) for entry in incidents(min(count, POOL))]
    for number in range(count):
        model, record = pool[number % len(pool)]
        day, key = FIRST + timedelta(days=rng.randrange(DAYS)), f"{number:016x}:121"
        fresh = {"id": incident_id(key), "told": (key,), "start": day, "end": day}
        for old, new in ((model.id, fresh["id"]), (model.told[0], key), (str(model.start), str(day))):
            record = record.replace(old, str(new))
        yield replace(model, **fresh), record


def fill(store: SqlStore, count: int) -> None:
    """Write incidents until there are *count*: the first by the store's own means, the others copied in the database, each a day later."""
    source, there = versions(min(count, WRITTEN)), store.count_incidents()
    while there < min(count, WRITTEN):
        with store.folding("consolidate") as work:
            put_versions(work.connection, islice(source, BATCH), work.revision)
        there = store.count_incidents()
    while there < count:
        with store.folding("consolidate") as work:
            for statement in COPY:
                work.connection.exec_driver_sql(statement.format(there=there, most=count - there))
        there = store.count_incidents()
    store.settle()


def questions() -> list[tuple[str, dict]]:
    town, code, lat, lon = towns()[5]
    rare, common = f"{name(5000 + 1900)} Front", f"{name(5000)} Front"
    week = {"first": date(2020, 3, 1), "last": date(2020, 3, 7)}
    return [
        ("the latest 50", {}),
        ("a common actor, the latest 50", {"actors": (common,)}),
        ("a rare actor", {"actors": (rare,)}),
        ("a town", {"places": ((town,),)}),
        ("a country, the latest 50", {"places": ((code,),)}),
        ("a week", week),
        ("a week, one type", {**week, "type": "attack.bombing"}),
        (
            "a country in a year, 5 killed or more",
            {"places": ((code,),), "first": date(2019, 1, 1), "last": date(2019, 12, 31), "killed": 5},
        ),
        ("a box of one degree", {"box": (lon - 0.5, lat - 0.5, lon + 0.5, lat + 0.5)}),
        ("1,000 killed or more", {"killed": 1000}),
        ("an actor in a town", {"actors": (common,), "places": ((town,),)}),
        ("a word that is in every name of a group", {"actors": ("front",)}),
    ]


def timed(ask: Callable[[], int], runs: int) -> tuple[float, int]:
    times, count = [], 0
    for _ in range(runs):
        started = time.perf_counter()
        count = ask()
        times.append(time.perf_counter() - started)
    return median(times), count


def measure(store: SqlStore, runs: int) -> None:
    some = [entry.id for entry in store.incidents(Wanted(limit=1))]
    then = datetime.now(UTC) - timedelta(seconds=1)
    rows: list[tuple[str, Callable[[], int]]] = [
        (label, lambda asked=asked: len(list(store.incidents(Wanted(**asked, limit=50))))) for label, asked in questions()
    ]
    rows.append(("one incident by its id", lambda: store.incident(some[0]) is not None))
    rows.append(("a week, as known a second ago", lambda: len(list(store.incidents(Wanted(**questions()[5][1], limit=50), as_of=then)))))
    for label, ask in rows:
        seconds, count = timed(ask, runs)
        print(f"  {label:45} {seconds * 1000:7.1f} ms  {int(count):4} found", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--incidents", type=int, default=1_000_000)
    parser.add_argument("--store", default="bench-store.db")
    parser.add_argument("--runs", type=int, default=7)
    args = parser.parse_args()
    with open_store(args.store) as store:
        if store.count_incidents() < args.incidents:
            fill(store, args.incidents)
        size = Path(args.store).stat().st_size / 1e9 if Path(args.store).is_file() else None
        print(f"{store.count_incidents()} incidents{f', {size:.2f} GB' if size else ''}; {processor()}")
        measure(store, args.runs)


if __name__ == "__main__":
    main()
