"""Build src/tocsin/registries/data/actors.tsv from the TOML files in src/tocsin/registries/data/actors and data/lists.

With --check nothing is written: exit 1 where the built file is not what the sources give.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping

from tocsin.registries.actor_entry import TO_ACTORS, ActorEntry
from tocsin.registries.actor_files import gather
from tocsin.registries.actor_pack import index, write
from tocsin.registries.actors import BUILT_IN, LIST_SOURCES, SOURCES
from tocsin.registries.listings import Lists, gather_lists


def build() -> str:
    """The built file's text. Raises RegistryError where a source is malformed."""
    entries, lists = gather([SOURCES]), gather_lists([LIST_SOURCES])
    faults = [*_strangers(entries), *_unlisted(entries, lists)]
    if faults:
        raise SystemExit("\n".join(faults))
    counted = sum(len(listings) for listings in lists.listings.values())
    kinds = dict(Counter(entry.kind for entry in entries.values()))
    print(f"{len(entries)} actors, {len(index(entries))} names, {kinds}", file=sys.stderr)
    print(f"{counted} listings of {len(lists.listings)} actors on {len(lists.lists)} lists", file=sys.stderr)
    return write(entries, lists)


def _strangers(entries: Mapping[str, ActorEntry]) -> Iterator[str]:
    """Ties to actors that are not there."""
    for entry in entries.values():
        for field in TO_ACTORS:
            yield from (f"[{entry.key}] {field}: no actor {tie.of!r}" for tie in getattr(entry, field) if tie.of not in entries)


def _unlisted(entries: Mapping[str, ActorEntry], lists: Lists) -> Iterator[str]:
    """Authorities and listed actors that are not there."""
    yield from (f"{head.key}.toml: no authority {head.authority!r}" for head in lists.lists.values() if head.authority not in entries)
    yield from (f"{given[0].list}.toml: no actor {actor!r}" for actor, given in lists.listings.items() if actor not in entries)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    built = build()
    if parser.parse_args().check:
        return int(built != BUILT_IN.read_text("utf-8"))
    BUILT_IN.write_text(built, "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
