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
from itertools import count as count_from
from statistics import median

from bench import processor
from tocsin.consolidate import MemoryShelf, fold
from tocsin.core.events import Event, Reading
from tocsin.core.text import Report, Span, digest
from tocsin.core.values import Actor, Agent, Place, Target, Toll, When

FIRST = date(2019, 1, 1)
DAYS = 5 * 365
TOWNS, GROUPS, COUNTRIES = 1500, 120, 40
ONE_MORE = 20
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


class Source:
    """Readings made one by one, as a reader would hand them on; *spent* is the time that making them took, *later* those kept back."""

    def __init__(self, count: int, kept_back: int) -> None:
        self.spent = 0.0
        self.later: list[Reading] = []
        self._stories = stories(count + kept_back)
        self._kept_back = set(random.Random(9).sample(range(count + kept_back), kept_back))

    def __iter__(self) -> Iterator[Reading]:
        for number in count_from(0):
            started = time.process_time()
            made = next(self._stories, None)
            self.spent += time.process_time() - started
            if made is None:
                return
            if number in self._kept_back:
                self.later.append(made)
            else:
                yield made


def measure(count: int) -> dict[str, float]:
    """Everything from scratch, then *ONE_MORE* reports one at a time."""
    shelf, source = MemoryShelf(), Source(count, ONE_MORE)
    started = time.process_time()
    change = fold(shelf, source)
    shelf.keep(change)
    whole = time.process_time() - started - source.spent
    singles = []
    for one in source.later:
        started = time.process_time()
        shelf.keep(fold(shelf, [one]))
        singles.append(time.process_time() - started)
    return {
        "readings": count,
        "from scratch, s": round(whole, 1),
        "per reading, ms": round(whole / count * 1000, 2),
        "one more, median ms": round(median(singles) * 1000),
        "one more, slowest ms": round(max(singles) * 1000),
        "peak memory, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "tellings": len(change.fresh),
        "pairs": len(change.pairs),
        "incidents": len(shelf.all_incidents()),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--readings", type=int, default=1000)
    args = parser.parse_args()
    print(processor())
    for label, value in measure(args.readings).items():
        print(f"  {label:25} {value}")


if __name__ == "__main__":
    main()
