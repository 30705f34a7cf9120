"""Readers on gold: the wiring of what ``tocsin evaluate`` measures."""

import json
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from tocsin import pipeline
from tocsin.consolidate import MergingFigures, consolidate, tell
from tocsin.consolidate import measure_merging as compare_groups
from tocsin.core.encode import plain
from tocsin.core.errors import GoldError, ReportError
from tocsin.core.events import Event, Reading
from tocsin.core.outcomes import Failed, Read
from tocsin.core.protocols import Gazetteer, Given, Remote
from tocsin.core.text import Report, Span, digest
from tocsin.evaluate.figures import Amount, Figures, Line, Rated
from tocsin.evaluate.framing import compare_wordings, load_sentences, outcome, score_framing, variants
from tocsin.evaluate.gold import Row, name_of, read_rows, spans_in
from tocsin.evaluate.muc.role_scoring import score_roles
from tocsin.evaluate.muc.roles import roles
from tocsin.evaluate.muc.scoring import score_templates
from tocsin.evaluate.muc.templates import templates
from tocsin.evaluate.quotes import attributions, score_quotes
from tocsin.evaluate.records import compare, score_records
from tocsin.evaluate.times import score_times
from tocsin.evaluate.toponyms import Name, score_toponyms
from tocsin.evaluate.toponyms import name_of as toponym_of
from tocsin.ingest.jsonl import unpack_jsonl
from tocsin.reading.places import resolve_places
from tocsin.reading.timex import find_timex
from tocsin.reading.toponyms import find_toponyms
from tocsin.registries.own_places import open_places
from tocsin.settings import Settings
from tocsin.store.codec import decode_reading

logger = logging.getLogger(__name__)
BATCH = 16
DATA = Path(__file__).parent / "evaluate" / "data"
SHIPPED = {"records": DATA / "records.jsonl", "framing": DATA / "framing.toml"}
"""The gold that is shipped, by what it measures."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What one reader answered, by the text of the report, by its address, and by its words whatever their case and white space."""

    reader: str
    by_text: Mapping[str, Reading]
    by_address: Mapping[str, Reading]
    by_words: Mapping[str, Reading]
    account: str = ""  # what a reader that is a server was asked and what it cost

    def to(self, row: Row) -> Reading | None:
        """The reading of the row's text, else of the report that its id names, else of the same words; None if there is none."""
        text = row["text"]
        return self.by_text.get(text) or self.by_address.get(str(row.get("id"))) or self.by_words.get(_words(text))


def _words(text: str) -> str:
    return "".join(text.split()).lower()


def _answers(reader: str, readings: Iterable[Reading]) -> Answers:
    found = list(readings)
    return Answers(
        reader,
        {reading.report.text: reading for reading in found},
        {reading.report.address: reading for reading in found},
        {_words(reading.report.text): reading for reading in found},
    )


def ask(path: Path, settings: Settings) -> Answers:
    """The answers of the reader of *settings* to the reports of a file of gold. What cannot be read is logged, and has none."""
    kit = pipeline.load_kit(settings)
    answers = _answers(kit.annotator.name, _read(path, kit))
    return replace(answers, account=kit.annotator.account()) if isinstance(kit.annotator, Remote) else answers


def _read(path: Path, kit: pipeline.Kit) -> Iterator[Reading]:
    with path.open("rb") as lines:
        for told in pipeline.read_raws(unpack_jsonl(lines, str(path), Given()), kit):
            if isinstance(told, Read):
                yield told.reading
            elif isinstance(told, Failed):
                logger.warning("failed %s: %s", told.address, told.why)


def given_answers(path: Path) -> Answers:
    """The answers in a file of records, whoever made them. Raises GoldError for a line that is no record."""
    rows = read_rows(path, needs={"report": dict})
    return _answers(path.name, (_decoded(row, f"{path}, record {number}") for number, row in enumerate(rows, 1)))


def _decoded(row: Row, where: str) -> Reading:
    try:
        return decode_reading(json.dumps(row))
    except ReportError as error:
        raise GoldError(f"{where}: {error}") from error


def measure_records(path: Path, answers: Answers) -> Figures:
    """Records in the form that ``tocsin read --json`` writes, slot by slot."""
    rows = read_rows(path, needs={"report": dict})
    compared = []
    for number, row in enumerate(rows, 1):
        gold = _decoded(row, f"{path}, record {number}")
        found = answers.by_text.get(gold.report.text)
        compared.append(compare(row, plain(found) if found else {}))
    return score_records(compared, reader=answers.reader)


def measure_muc4(path: Path, answers: Answers) -> Figures:
    """Keys of MUC-4: ``templates`` in all slots, or, where the rows have ``roles``, the five string roles (CEAF-REE)."""
    rows = read_rows(path, needs={"text": str})
    of_roles = all(isinstance(row.get("roles"), dict) for row in rows)
    if not of_roles and not all(isinstance(row.get("templates"), list) for row in rows):
        raise GoldError(f"{path}: needs 'templates' (a list) or 'roles' (an object) in every row")
    asked = [(row, answers.to(row), row.get("dateline") or {}) for row in rows]
    if of_roles:
        return score_roles(((row["roles"], roles(found, dateline, row["text"])) for row, found, dateline in asked), reader=answers.reader)
    told = ((row["templates"], templates(found, dateline)) for row, found, dateline in asked)
    return score_templates(told, reader=answers.reader)


def measure_quotes(path: Path, answers: Answers) -> Figures:
    """Attributions in the form of PolNeAR."""
    rows = read_rows(path, needs={"text": str, "attributions": list})
    found = [answers.by_text.get(row["text"]) for row in rows]
    three = ((row["text"], row["attributions"], attributions(one) if one else []) for row, one in zip(rows, found, strict=True))
    return score_quotes(three, reader=answers.reader)


def measure_merging(path: Path, answers: Answers) -> Figures:
    """Which reports tell of one incident: rows with ``text`` and ``incident`` (or ``cluster``). A report goes by its leading event."""
    rows = read_rows(path, needs={"text": str})
    labels = {name_of(row, n): str(row.get("incident") or row.get("cluster") or "") for n, row in enumerate(rows, 1)}
    if not all(labels.values()):
        raise GoldError(f"{path}: needs 'incident' or 'cluster' in every row")
    shelf = consolidate(answers.by_text.values())
    incident_of = {key: incident.id for incident in shelf.all_incidents() for key in incident.told}
    leads = {name_of(row, n): leading_event(answers.to(row)) for n, row in enumerate(rows, 1)}
    found = {name: incident_of.get(key, key) for name, key in leads.items() if key}
    return _merging_figures(compare_groups(labels, found), answers.reader)


def leading_event(reading: Reading | None) -> str | None:
    """The key of the telling that a report is about: the attack, else the event, with the greatest toll, the first of them."""
    tellings = tell(reading) if reading else ()
    best = max(tellings, key=lambda telling: _weight(telling.event), default=None)
    return best.key if best else None


def _weight(event: Event) -> tuple[bool, int]:
    tolls = [toll for toll in (event.killed, event.injured) if toll]
    return event.type.startswith("attack."), sum(toll.best or toll.low or 0 for toll in tolls)


def _merging_figures(figures: MergingFigures, reader: str) -> Figures:
    rates = {"pairs": figures.pairs, "B-cubed": figures.b_cubed, "MUC": figures.muc, "CEAF-e": figures.ceaf_e}
    lines: dict[str, Line] = {"CoNLL": Amount(figures.conll)}
    lines |= {name: Rated(rate.precision, rate.recall) for name, rate in rates.items()}
    lines |= {"merged wrongly": Amount(figures.false_merges), "not merged": Amount(figures.missed_merges)}
    note = f"{figures.tellings} reports of {figures.gold_incidents} incidents; {figures.found_incidents} found"
    return Figures(reader=reader, headline="CoNLL", lines=lines, notes=(note,))


Measure = Callable[[Path, Answers], Figures]
MEASURES: Mapping[str, Measure] = {
    "records": measure_records,
    "muc4": measure_muc4,
    "quotes": measure_quotes,
    "merging": measure_merging,
}
"""What a reader of reports is measured by."""


def measure_toponyms(path: Path, settings: Settings) -> list[Figures]:
    """Place names with coordinates: found and resolved by the scanner, and the gold's own words resolved."""
    rows = read_rows(path, needs={"text": str, "toponyms": list})
    gazetteer = open_places(settings.registries.gazetteer, settings.registries.places)
    gold = [[toponym_of(span) for span in spans_in(row, "toponyms", name_of(row, n))] for n, row in enumerate(rows, 1)]
    scanned = [[(found.start, found.end) for found in find_toponyms(row["text"], gazetteer)] for row in rows]
    given = [[(name.start, name.end) for name in names] for names in gold]
    return [
        score_toponyms(((g, _resolved(row["text"], f, gazetteer)) for g, row, f in zip(gold, rows, found, strict=True)), reader=title)
        for title, found in (("scanner", scanned), ("words of the gold", given))
    ]


def _resolved(text: str, extents: Sequence[tuple[int, int]], gazetteer: Gazetteer) -> list[Name]:
    places = resolve_places([Span(start, end, text[start:end]) for start, end in extents], gazetteer, text=text)
    points = {s: (p.lat, p.lon) if p.lat is not None and p.lon is not None else None for s, p in places.items()}
    return [Name(span.start, span.end, points[span], place.geonames) for span, place in places.items()]


def measure_times(path: Path, _settings: Settings) -> list[Figures]:
    """Expressions of time in TIMEX3; ``creation_date`` is the day that they are counted from."""
    rows = read_rows(path, needs={"text": str, "times": list, "creation_date": str})
    gold = [spans_in(row, "times", name_of(row, n)) for n, row in enumerate(rows, 1)]
    found = [[span._asdict() for span in find_timex(row["text"], _day(row, name_of(row, n)))] for n, row in enumerate(rows, 1)]
    return [score_times(zip(gold, found, strict=True), reader="grammar of times")]


def _day(row: Row, name: str) -> date:
    try:
        return date.fromisoformat(row["creation_date"][:10])
    except ValueError as error:
        raise GoldError(f"{name}: creation_date: {error}") from error


BY_RULE: Mapping[str, Callable[[Path, Settings], list[Figures]]] = {"toponyms": measure_toponyms, "times": measure_times}
"""What needs no reader: rules and registries answer."""


def measure_framing(path: Path, settings: Settings) -> Figures:
    """The framing test with the reader of *settings*."""
    told = variants(load_sentences(path))
    kit = pipeline.load_kit(settings)
    readings = _read_texts([variant.text for variant in told], kit)
    outcomes = [outcome(variant, readings[variant.text]) if variant.text in readings else None for variant in told]
    return score_framing(compare_wordings(told, outcomes), reader=kit.annotator.name)


def _read_texts(texts: Sequence[str], kit: pipeline.Kit) -> dict[str, Reading]:
    reports = [Report(id=digest(text), address="framing", text=text) for text in dict.fromkeys(texts)]
    batches = (reports[at : at + BATCH] for at in range(0, len(reports), BATCH))
    read = (reading for batch in batches for reading in pipeline.read_each(batch, kit))
    return {reading.report.text: reading for reading in read if isinstance(reading, Reading)}


WHAT = (*MEASURES, *BY_RULE, "framing")


def evaluate(what: str, path: Path | None, readers: Sequence[Settings | Path]) -> list[Figures]:
    """The figures of each of *readers* (settings to read with, or a file of records) on the gold in *path*; the shipped gold for None.

    *what* is one of ``WHAT``; toponyms and times need no reader, and take the registries of the first settings. Raises GoldError where
    the gold is malformed, other SetupErrors where a reader is not usable.
    """
    gold = path or SHIPPED.get(what)
    if gold is None:
        raise GoldError(f"{what}: no gold is shipped for it; name a file")
    settings = [reader for reader in readers if isinstance(reader, Settings)] or [Settings()]
    if what in BY_RULE:
        return BY_RULE[what](gold, settings[0])
    if what == "framing":
        if any(isinstance(reader, Path) for reader in readers):
            raise GoldError("framing: the sentences are read anew; records cannot stand in for a reader")
        return [measure_framing(gold, one) for one in settings]
    return [_measured(what, gold, given_answers(one) if isinstance(one, Path) else ask(gold, one)) for one in readers]


def _measured(what: str, gold: Path, answers: Answers) -> Figures:
    figures = MEASURES[what](gold, answers)
    return replace(figures, notes=(*figures.notes, answers.account)) if answers.account else figures
