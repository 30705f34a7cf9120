"""The wiring: the only place that knows two steps at once."""

import os
from collections import deque
from collections.abc import Container, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import chain, islice
from multiprocessing import get_context

from tocsin.core.calibration import Calibration
from tocsin.core.errors import ReportError, SettingsError
from tocsin.core.events import Reading
from tocsin.core.markup import Markup
from tocsin.core.ontology import Ontology
from tocsin.core.outcomes import Duplicate, Failed, Outcome, Read, attempt
from tocsin.core.pickling import pickle_records_fast
from tocsin.core.protocols import Annotator, Calibrated, Given, RawReport, Remote, Store
from tocsin.core.text import Report
from tocsin.event_types import code_reading, load_ontology
from tocsin.ingest import open_sources, parse, require_language
from tocsin.models import load_annotator
from tocsin.reading.assemble import Lookups, assemble, dated
from tocsin.reading.confidence import calibrate
from tocsin.reading.lines import unbroken
from tocsin.reading.relevance import judge
from tocsin.registries.actors import open_spared
from tocsin.registries.own_places import open_places
from tocsin.settings import ALL, RegistrySettings, Settings

BATCH = 8  # reports handed on together: few enough that the first rows come soon, and that no worker is busy long after the others
BATCH_LETTERS = 400_000

Item = tuple[str, Report | Failed | Duplicate]


@dataclass(frozen=True, slots=True)
class Kit:
    """All that reading needs, loaded once."""

    settings: Settings
    annotator: Annotator
    ontology: Ontology
    lookups: Lookups


def load_kit(settings: Settings) -> Kit:
    """The kit that *settings* ask for. Raises SetupError where a part of it is not usable."""
    threads = 1 if settings.jobs > 1 else os.cpu_count() or 1
    ontology = load_ontology(settings.event_types)
    types = {name: entry.definition for name, entry in ontology.items()}
    return Kit(
        settings=settings,
        annotator=load_annotator(settings.reader, settings.model, threads=threads, types=types, chat=settings.chat),
        ontology=ontology,
        lookups=_open_lookups(settings.registries),
    )


def _open_lookups(files: RegistrySettings) -> Lookups:
    return Lookups(open_places(files.gazetteer, files.places), open_spared([files.actors] if files.actors else []))


def read_sources(addresses: Iterable[str], kit: Kit, *, known: Container[str] = (), given: Given | None = None) -> Iterator[Outcome]:
    """One outcome for each report behind *addresses*, in order, as they are read.

    *known* holds report ids that need no reading again; a text that comes twice in one run is read once.
    """
    raws = open_sources(addresses, given=given or Given(), policy=kit.settings.fetch)
    yield from read_raws(raws, kit, known=known)


def read_raws(raws: Iterable[RawReport | Failed], kit: Kit, *, known: Container[str] = ()) -> Iterator[Outcome]:
    """As *read_sources*, from what is fetched already."""
    at_once = kit.annotator.at_once if isinstance(kit.annotator, Remote) else None
    batches = _batches(_parsed(raws, known), at_once or BATCH)
    if kit.settings.jobs > 1 and at_once is None:
        yield from _read_in_pool(batches, kit)
    else:
        for batch in batches:
            yield from read_batch(batch, kit)


def save(outcomes: Iterable[Outcome], store: Store) -> Iterator[Outcome]:
    """Each outcome, once it is kept."""
    for outcome in outcomes:
        store.add(outcome)
        yield outcome


def read_batch(batch: Sequence[Item], kit: Kit) -> list[Outcome]:
    """The outcomes of a batch, in order; its reports are read together."""
    wanted = [isinstance(item, Report) and (kit.settings.read_all or judge(item).relevant) for _, item in batch]
    readings = iter(read_each([item for (_, item), want in zip(batch, wanted, strict=True) if want and isinstance(item, Report)], kit))
    return [
        item if not isinstance(item, Report) else _outcome(address, next(readings)) if want else _turned_away(address, item, kit)
        for (address, item), want in zip(batch, wanted, strict=True)
    ]


def _turned_away(address: str, report: Report, kit: Kit) -> Read:
    """Kept as read, so that it is not looked at again; dated as any other."""
    return Read(address, Reading(report=dated(report)[0], reader=kit.annotator.name), turned_away=True)


def _outcome(address: str, reading: Reading | ReportError) -> Outcome:
    return Read(address, reading) if isinstance(reading, Reading) else Failed(address, reading)


def read_reports(reports: Sequence[Report], kit: Kit) -> list[Reading]:
    """The readings of *reports*, in order, coded, without events under the least confidence asked for.

    Raises the ReportError of the first that the reader could not read; only one that is a server has such.
    """
    readings: list[Reading] = []
    for reading in read_each(reports, kit):
        if isinstance(reading, ReportError):
            raise reading
        readings.append(reading)
    return readings


def read_each(reports: Sequence[Report], kit: Kit) -> list[Reading | ReportError]:
    """As *read_reports*, with the error in the place of a report that could not be read."""
    markups = kit.annotator.annotate([unbroken(report.text) for report in reports])
    return [m if isinstance(m, ReportError) else _reading(report, m, kit) for report, m in zip(reports, markups, strict=True)]


def _reading(report: Report, markup: Markup, kit: Kit) -> Reading:
    reading = assemble(report, markup, reader=kit.annotator.name, lookups=kit.lookups)
    reading = calibrate(reading, calibration_of(kit.annotator))
    return code_reading(_sure(reading, least_confidence(kit)), kit.ontology)


def calibration_of(annotator: Annotator) -> Calibration:
    """The curves that turn scores of *annotator* into chances; none where it has none."""
    return annotator.calibration if isinstance(annotator, Calibrated) else {}


def least_confidence(kit: Kit) -> float:
    """The confidence under which an event is left out: what the settings say, or their profile in this reader, whichever is more.

    Raises SettingsError where the reader has no such profile.
    """
    name, least = kit.settings.profile, kit.settings.min_confidence
    if name == ALL:
        return least
    profiles = kit.annotator.profiles if isinstance(kit.annotator, Calibrated) else {}
    if name not in profiles:
        raise SettingsError(f"unknown profile {name!r}; {kit.annotator.name} knows: {', '.join((ALL, *profiles))}")
    return max(least, profiles[name])


def _sure(reading: Reading, least: float) -> Reading:
    events = tuple(e for e in reading.events if e.confidence is None or e.confidence >= least)
    return replace(reading, events=events)


def _parsed(raws: Iterable[RawReport | Failed], known: Container[str]) -> Iterator[Item]:
    seen: set[str] = set()
    for raw in raws:
        item = raw if isinstance(raw, Failed) else attempt(raw.address, _parse, raw)
        if isinstance(item, Failed):
            yield item.address, item
        elif item.id in seen or item.id in known:
            yield item.address, Duplicate(item.address, item.id)
        else:
            seen.add(item.id)
            yield item.address, item


def _parse(raw: RawReport) -> Report:
    return require_language(parse(raw))


def _batches(items: Iterable[Item], most: int) -> Iterator[list[Item]]:
    batch: list[Item] = []
    letters = 0
    for item in items:
        batch.append(item)
        letters += len(item[1].text) if isinstance(item[1], Report) else 0
        if len(batch) >= most or letters >= BATCH_LETTERS:
            yield batch
            batch, letters = [], 0
    if batch:
        yield batch


def _read_in_pool(batches: Iterator[list[Item]], kit: Kit) -> Iterator[Outcome]:
    """Batches read by other processes, two waiting for each, given back in order; the first is read here while those start."""
    first, second = list(islice(batches, 1)), list(islice(batches, 1))
    if not second:  # a pool takes seconds to start: none for a handful of reports
        yield from (outcome for batch in first for outcome in read_batch(batch, kit))
        return
    rest = chain(second, batches)
    pickle_records_fast()
    with ProcessPoolExecutor(kit.settings.jobs, get_context("spawn"), _start_worker, (kit.settings,)) as pool:
        waiting = deque(pool.submit(_work, batch) for batch in islice(rest, 2 * kit.settings.jobs))
        yield from read_batch(first[0], kit)
        while waiting:
            done = waiting.popleft().result()
            waiting.extend(pool.submit(_work, batch) for batch in islice(rest, 1))
            yield from done


_worker: dict[str, Kit] = {}  # the kit of a worker process, loaded when it starts


def _start_worker(settings: Settings) -> None:
    pickle_records_fast()
    _worker["kit"] = load_kit(settings)


def _work(batch: list[Item]) -> list[Outcome]:
    return read_batch(batch, _worker["kit"])
