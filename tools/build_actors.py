"""Build src/tocsin/registries/data/actors.json from the TOML files in src/tocsin/registries/data/actors.

With --check nothing is written: exit 1 where the built file is not what the sources give.
"""

import argparse
import json
import sys
from collections import Counter

from tocsin.registries.actor_files import gather
from tocsin.registries.actors import BUILT_IN, FORMAT, SOURCES, index, packed


def build() -> str:
    """The built file's text. Raises RegistryError where a source is malformed."""
    entries = gather([SOURCES])
    missing = [f"{e.key}: no such parent {t.of!r}" for e in entries.values() for t in e.part_of if t.of not in entries]
    if missing:
        raise SystemExit("\n".join(missing))
    lines = {key: json.dumps(packed(entry), ensure_ascii=False) for key, entry in sorted(entries.items())}
    names = {name: json.dumps(listed) for name, listed in index(entries).items()}
    print(f"{len(entries)} actors, {len(names)} names, {dict(Counter(e.kind for e in entries.values()))}", file=sys.stderr)
    # one entry a line, so that a change can be read in a diff
    return f'{{"format": {FORMAT},\n"entries": {{\n{_lines(lines)}\n}},\n"names": {{\n{_lines(names)}\n}}}}\n'


def _lines(values: dict[str, str]) -> str:
    return ",\n".join(f"{json.dumps(key, ensure_ascii=False)}: {value}" for key, value in values.items())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    built = build()
    if parser.parse_args().check:
        return int(built != BUILT_IN.read_text("utf-8"))
    BUILT_IN.write_text(built, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
