"""Speed and memory of consolidation: ``python tools/bench_incidents.py [--readings N]``. Prints a table and the machine; times are those of the processor, so that a busy machine does not count.

The readings are made up: attacks in towns over five years, told by one to eight reports each, a third of the reports reprints.
"""

import argparse
import random
import resource
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from bench import processor
from tocsin.consolidate import MemoryShelf, fold
from tocsin.core.events import Event, Reading
from tocsin.core.text import Report, Span, digest
from tocsin.core.values import Actor, Agent, Place, Target, Toll, When

FIRST = date(2019, 1, 1)
DAYS = 5 * 365
TOWNS, GROUPS, COUNTRIES = 1500, 120, 40
TYPES = ("attack.bombing", "attack.armed_assault", "attack.clash", "attack.shelling", "attack.abduction", "security.arrest")
VERBS = ("attacked", "bombed", "ambushed", "shelled", "raided", "struck", "stormed")
SYLLABLES = ("ka", "ro", "mi", "ta", "lu", "be", "sho", "na", "dri", "fe", "go", "ha", "zin", "pe", "ul", "or")
FILLER = [
    "".join(random.Random(n).choice(SYLLABLES) for _ in range(2 + n % 2)) for n in range(6000)
]  # words enough that no two stories share runs


def name(number: int) -> str:
    rng = random.Random(f"name {number}")
    return "".join(rng.choice(SYLLABLES) for _ in range(4)).title()


def place(number: int) -> tuple[str, str, str, float, float]:
    rng = random.Random(f"town {number}")
    country = number % COUNTRIES
    return (
        name(number),
        f"Region{number % 200}",
        f"{chr(65 + country // 26)}{chr(65 + country % 26)}",
        rng.uniform(-30, 45),
        rng.uniform(-10, 100),
    )


def stories(count: int, seed: int = 1) -> Iterator[Reading]:
    """*count* readings, story after story."""
    rng = random.Random(seed)
    made, story = 0, 0
    while made < count:
        story += 1
        attack = {
            "day": FIRST + timedelta(days=rng.randrange(DAYS)),
            "town": int(TOWNS * rng.random() ** 2),
            "group": rng.randrange(GROUPS),
            "type": rng.choice(TYPES),
            "killed": int(rng.paretovariate(1.1)),
            "older": rng.randrange(DAYS),
        }
        body = " ".join(rng.choice(FILLER) for _ in range(220))
        for _ in range(min(rng.choice((1, 1, 1, 2, 2, 3, 4, 8)), count - made)):
            if rng.random() > 1 / 3:
                body = " ".join(rng.choice(FILLER) for _ in range(220))
            yield reading(attack, body, made, rng)
            made += 1


def reading(attack: dict, body: str, number: int, rng: random.Random) -> Reading:
    town, admin, country, lat, lon = place(attack["town"])
    group, verb = f"{name(5000 + attack['group'])} Front", rng.choice(VERBS)
    killed = max(1, attack["killed"] + rng.choice((0, 0, 0, 1, -1)))
    published = attack["day"] + timedelta(days=rng.randrange(3))
    text = (
        f"Fighters of the {group} {verb} a post in {town} on {attack['day']:%A}, killing {killed} people. "
        f"In an older attack the {group} raided {town} in {attack['day'].year - 1}. {body} Report {number}."
    )
    report = Report(id=digest(text), address=f"r{number}", publisher=f"Paper {rng.randrange(300)}", published=published, text=text)

    def words(quote: str) -> Span:
        at = text.index(quote)
        return report.cite(at, at + len(quote))

    actor = Actor(id="a1", name=group, kind="armed_group", country=country, mentions=(words(group),))
    where = Place(mention=words(town), name=town, admin=admin, country=country, precision="city", lat=lat, lon=lon)
    day = attack["day"].isoformat()
    event = Event(
        id="e1",
        type=attack["type"],
        trigger=words(verb),
        by=(Agent(actor="a1", mention=words(group)),),
        against=(Target(kind="security_forces", mention=words("a post")),),
        place=where,
        when=When(mention=words(f"{attack['day']:%A}"), start=day, end=day, precision="day"),
        killed=Toll(low=killed, best=killed, high=killed, mention=words(f"{killed} people")),
        source="police",
        confidence=0.9,
    )
    year = str(attack["day"].year - 1)
    old = replace(
        event, id="e2", trigger=words("raided"), killed=None, when=When(mention=words(year), start=year, end=year, precision="year")
    )
    return Reading(report=report, reader="bench", actors=(actor,), events=(event, old))


def measure(count: int) -> list[tuple[str, str]]:
    shelf = MemoryShelf()
    made = list(stories(count + 20))
    rng = random.Random(9)
    rng.shuffle(made)
    first, later = made[:count], made[count:]
    del made
    started = time.process_time()
    change = fold(shelf, first)
    folded = time.process_time() - started
    del first
    shelf.keep(change)
    kept = time.process_time() - started
    singles = []
    for one in later:
        started = time.process_time()
        shelf.keep(fold(shelf, [one]))
        singles.append(time.process_time() - started)
    singles.sort()
    return [
        (
            "from scratch",
            f"{kept:.1f} s ({folded / count * 1000:.2f} ms a reading), {len(change.fresh)} tellings, {len(change.pairs)} pairs",
        ),
        ("incidents", f"{len(shelf.all_incidents())}"),
        ("one more report", f"{singles[len(singles) // 2] * 1000:.0f} ms, slowest of {len(singles)}: {singles[-1] * 1000:.0f} ms"),
        ("peak memory, with the readings themselves", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--readings", type=int, default=1000)
    args = parser.parse_args()
    rows = measure(args.readings)
    print(f"{args.readings} readings; {processor()}")
    for label, value in rows:
        print(f"  {label:45} {value}")


if __name__ == "__main__":
    main()
