"""The one reading that somebody asks to see."""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import click

from tocsin.cli.wording import headline_of
from tocsin.core.errors import ReportError
from tocsin.core.events import Reading
from tocsin.core.outcomes import Failed, Read
from tocsin.settings import Settings
from tocsin.store import open_store
from tocsin.store.codec import decode_reading
from tocsin.store.engine import path_of


def find_reading(asked: str, settings: Settings) -> Reading:
    """The reading that *asked* means: a file, the start of an id in the store, or an address that was read.

    Raises a usage error where there is none, or more than one.
    """
    name, _, part = asked.partition("#")
    if Path(asked).is_file():
        return _from_file(Path(asked), "", settings)
    if part and Path(name).is_file():
        return _from_file(Path(name), part, settings)
    return _from_store(asked, settings)


def _from_file(file: Path, part: str, settings: Settings) -> Reading:
    if file.suffix in (".jsonl", ".json"):
        found = list(islice(_records(file, part), 2 if part else 1))
        return _only(found, f"{file}#{part}" if part else str(file))
    from tocsin import pipeline  # noqa: PLC0415 - the reader is slow to load, and a record does not need it

    outcomes = pipeline.read_sources([str(file)], pipeline.load_kit(settings))
    outcome = next(iter(outcomes), None)
    if isinstance(outcome, Read):
        return outcome.reading
    raise click.ClickException(f"{file}: {outcome.why if isinstance(outcome, Failed) else 'nothing to read'}")


def _records(file: Path, part: str) -> Iterator[Reading]:
    with file.open(encoding="utf-8") as lines:
        for n, line in enumerate(lines, 1):
            if line.strip():
                reading = _record(line, f"{file}, line {n}")
                if reading.report.id.removeprefix("sha256:").startswith(part.removeprefix("sha256:")):
                    yield reading


def _record(line: str, place: str) -> Reading:
    try:
        return decode_reading(line)
    except ReportError as error:
        raise click.ClickException(f"{place}: {error}") from error


def _from_store(asked: str, settings: Settings) -> Reading:
    path = path_of(settings.store)
    if path is not None and not path.exists():
        raise click.UsageError(f"there is no file {asked}, and no store at {path} to look for it in")
    with open_store(settings.store, must_exist=True) as store:
        at_address = store.at(asked)
        return at_address or _only(store.find(asked), f"{asked} in {store.name}")


def _only(found: Sequence[Reading], asked: str) -> Reading:
    if len(found) == 1:
        return found[0]
    if not found:
        raise click.UsageError(f"there is no report {asked}; the tables print the start of each id")
    several = "\n".join(f"  {reading.report.id.removeprefix('sha256:')[:16]}  {headline_of(reading)}" for reading in found[:20])
    raise click.UsageError(f"{len(found)} reports are meant by {asked}:\n{several}")
