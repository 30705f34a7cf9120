"""Check the registry of actors against names and dates gathered elsewhere: actor_facts.py FOLDER [--missing] [--agreeing].

FOLDER holds nonstate_groups.jsonl (names of groups, from PETRARCH2's Phoenix dictionary, MIT) and ucdp_sides.jsonl (sides of events,
with the days of the first and the last, from UCDP, CC BY 4.0). Printed are figures; with --missing the names that are not found, with
--agreeing the keys of the entries that a second source has, which may be marked as certain.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from tocsin.registries.actors import Registry, open_actors

Row = Mapping[str, Any]
NO_GROUPS = ("IMG", "BUD")  # codes of persons and of followers without a group of their own
GENERAL = ("Supporters of ", "Opponents of ", "Suppporters of ", "Civilians")  # sides that are no group


def rows(path: Path) -> list[Row]:
    """The lines of *path*."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def names(row: Row) -> Iterator[str]:
    """All names of a row."""
    yield row["name"]
    yield from row.get("aliases", ())


def keys_of(row: Row, registry: Registry) -> set[str]:
    """The entries that a name of the row leads to, exactly; () for names that several bear."""
    hits = [registry.find(name) for name in names(row)]
    return {found[0].key for found in hits if len(found) == 1}


def known(row: Row, registry: Registry) -> bool:
    """Whether a name of the row is found, exactly or by its spelling."""
    return any(registry.find(name) or registry.alike(name) for name in names(row))


def seen_while_there(row: Row, registry: Registry) -> Iterator[bool]:
    """For the first and the last event of a side: whether the entry existed on that day."""
    found = registry.find(row["name"])
    entry = registry.entry(found[0].key) if found else None
    if entry and (entry.start or entry.end):
        yield from (entry.active(date.fromisoformat(row[day])) is not False for day in ("first_seen", "last_seen"))


def share(parts: Iterable[bool]) -> str:
    """ "12 of 20 (60.0%)"."""
    told = list(parts)
    return f"{sum(told)} of {len(told)} ({sum(told) / max(len(told), 1):.1%})"


def report(groups: Sequence[Row], sides: Sequence[Row], registry: Registry) -> None:
    """Print the figures."""
    found = [known(row, registry) for row in sides]
    events = sum(row["events"] for row, is_known in zip(sides, found, strict=True) if is_known)
    print(f"groups of nonstate_groups found:   {share(known(row, registry) for row in groups)}")
    print(f"sides of ucdp_sides found:         {share(found)}")
    print(f"events of these sides:             {events} of {sum(row['events'] for row in sides)}")
    print(f"first and last events within the years of the entry: {share(d for row in sides for d in seen_while_there(row, registry))}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--missing", action="store_true")
    parser.add_argument("--agreeing", action="store_true")
    asked = parser.parse_args()
    registry = open_actors()
    groups = [row for row in rows(asked.folder / "nonstate_groups.jsonl") if not row["code"].startswith(NO_GROUPS)]
    sides = [row for row in rows(asked.folder / "ucdp_sides.jsonl") if not row["name"].startswith(GENERAL)]
    report(groups, sides, registry)
    if asked.missing:
        print("\n".join(row["name"] for row in (*groups, *sides) if not known(row, registry)))
    if asked.agreeing:
        print("\n".join(sorted({key for row in (*groups, *sides) for key in keys_of(row, registry)})))


if __name__ == "__main__":
    main()
