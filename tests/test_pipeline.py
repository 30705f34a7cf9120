"""The pipeline with the shipped reader, on small texts."""

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tocsin import pipeline
from tocsin.core.encode import plain
from tocsin.core.errors import FetchFailed, NoText, SettingsError, UnknownFormat, WrongLanguage
from tocsin.core.markup import Markup
from tocsin.core.outcomes import Duplicate, Failed, Read
from tocsin.core.text import digest
from tocsin.models.segments import chain
from tocsin.pipeline import load_kit, read_sources, save
from tocsin.settings import Settings
from tocsin.store import open_store

BOMB = "A car bomb killed five people at a market in Mosul on Monday, police said. No group claimed the attack.\n"
TALKS = "The two presidents met in Geneva on Tuesday and signed a ceasefire, their spokesmen told reporters after the talks.\n"
FIELDS = "Farmers in the north of the valley expect a good harvest of apples this year, after a mild spring and much rain.\n"
FRENCH = "Le gouvernement a annoncé mardi que les négociations avec les rebelles du nord ont été suspendues pour des raisons de sécurité.\n"
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]


@pytest.fixture(scope="module")
def kit():
    return load_kit(Settings())


@pytest.fixture
def write(tmp_path, monkeypatch):
    """Write files into an empty folder to work in: ``write(a=BOMB)`` makes ``a.txt``."""
    monkeypatch.chdir(tmp_path)

    def written(**texts):
        for name, text in texts.items():
            Path(f"{name}.txt").write_text(text, "utf-8")
        return [f"{name}.txt" for name in texts]

    return written


def kinds(outcomes):
    return [type(outcome).__name__ for outcome in outcomes]


def told(outcome):
    """What an outcome tells, scores aside."""
    if isinstance(outcome, Read):
        return outcome.address, _without_scores(plain(outcome.reading))
    return outcome.address, type(outcome).__name__, getattr(outcome, "report_id", None) or outcome.why


def _without_scores(value):
    if isinstance(value, dict):
        return {key: _without_scores(entry) for key, entry in value.items() if key not in ("confidence", "slot_confidence")}
    return [_without_scores(entry) for entry in value] if isinstance(value, list) else value


def test_a_text_becomes_a_reading_with_events_and_codes(kit, write):
    (outcome,) = read_sources(write(a=BOMB), kit)
    assert isinstance(outcome, Read) and outcome.reading.reader == kit.annotator.name
    assert outcome.reading.report.id == digest(BOMB) and outcome.reading.report.text == BOMB
    attacks = [event for event in outcome.reading.events if event.type.startswith("attack.")]
    assert attacks and all(event.codes and 0 <= (event.confidence or 0) <= 1 for event in attacks)


def test_the_same_text_twice_is_read_once(kit, write):
    first, other, again = read_sources(write(a=BOMB, b=TALKS, c=BOMB), kit)
    assert kinds([first, other, again]) == ["Read", "Read", "Duplicate"]
    assert again == Duplicate("c.txt", digest(BOMB))


def test_what_is_known_is_not_read(kit, write):
    outcomes = read_sources(write(a=BOMB, b=TALKS), kit, known={digest(BOMB)})
    assert kinds(outcomes) == ["Duplicate", "Read"]


def test_what_is_broken_fails_in_its_place_and_the_order_is_kept(kit, write):
    names = write(a=BOMB, b="", c=TALKS, d="\x00\x01\x02" * 500, e=FIELDS)
    outcomes = list(read_sources([*names[:2], "none.txt", *names[2:]], kit))
    assert [outcome.address for outcome in outcomes] == ["a.txt", "b.txt", "none.txt", "c.txt", "d.txt", "e.txt"]
    failures = {outcome.address: type(outcome.error) for outcome in outcomes if isinstance(outcome, Failed)}
    assert failures == {"b.txt": NoText, "none.txt": FetchFailed, "d.txt": UnknownFormat}


@pytest.mark.parametrize("text", [FRENCH, FRENCH * 5])
def test_another_language_is_not_read(kit, write, text):
    (outcome,) = read_sources(write(a=text), kit)
    assert isinstance(outcome, Failed) and isinstance(outcome.error, WrongLanguage) and "French" in outcome.why


def test_a_reading_does_not_depend_on_what_is_read_beside_it(kit, write):
    together = list(read_sources(write(a=BOMB, b=TALKS * 3, c=FIELDS), kit))
    alone = [outcome for name in ("a.txt", "b.txt", "c.txt") for outcome in read_sources([name], kit)]
    assert together == alone


def test_batches_keep_the_order(kit, write, monkeypatch):
    monkeypatch.setattr(pipeline, "BATCH", 2)
    names = write(**{f"t{n}": f"{FIELDS} Report {n}.\n" for n in range(5)})
    assert [outcome.address for outcome in read_sources([*names[:3], "none.txt", *names[3:]], kit)] == [*names[:3], "none.txt", *names[3:]]


def test_two_processes_tell_what_one_tells(kit, write, monkeypatch):
    monkeypatch.setattr(pipeline, "BATCH", 2)
    sources = [*write(a=BOMB, b=TALKS, c=FIELDS, d=f"{BOMB}{TALKS}", e=FRENCH), "none.txt", *write(f=BOMB, g=f"{TALKS}{FIELDS}")]
    two = replace(kit, settings=replace(kit.settings, jobs=2))
    assert [told(outcome) for outcome in read_sources(sources, two)] == [told(outcome) for outcome in read_sources(sources, kit)]


def test_what_the_reader_is_not_sure_of_is_left_out(kit, write):
    (whole,) = read_sources(write(a=f"{BOMB}{TALKS}"), kit)
    scores = sorted(event.confidence for event in whole.reading.events)
    assert len(scores) > 1
    sure = replace(kit, settings=replace(kit.settings, min_confidence=scores[-1]))
    (cut,) = read_sources(["a.txt"], sure)
    assert [event.confidence for event in cut.reading.events] == [score for score in scores if score >= scores[-1]]


@dataclass(frozen=True)
class Silent:
    """A backend that marks nothing."""

    name: str = "silent:nothing@0"

    def annotate(self, texts):
        return [Markup() for _ in texts]


@pytest.fixture
def silent(kit):
    return replace(kit, annotator=Silent())


def test_a_text_in_which_nothing_is_marked_is_a_reading_without_events(silent, write):
    (outcome,) = read_sources(write(a=BOMB), silent)
    assert isinstance(outcome, Read)
    reading = outcome.reading
    assert (reading.reader, reading.report.text) == ("silent:nothing@0", BOMB)
    assert reading.actors == reading.events == reading.statements == reading.relations == reading.designations == ()


def test_what_is_saved_is_known_the_next_time(silent, write):
    sources = write(a=BOMB, b=TALKS)
    with open_store("t.db", reader=silent.annotator.name) as store:
        assert kinds(save(read_sources(sources, silent, known=store), store)) == ["Read", "Read"]
        assert kinds(save(read_sources(sources, silent, known=store), store)) == ["Duplicate", "Duplicate"]
        assert store.count() == 2


def test_a_long_text_is_read_to_its_end(kit, write):
    """Over several windows and more than one segment."""
    text = "\n".join(f"{FIELDS.strip()} Lot {n}." for n in range(150)) + f"\n{BOMB}"
    (outcome,) = read_sources(write(a=text), kit)
    assert isinstance(outcome, Read)
    last = max(event.trigger.start for event in outcome.reading.events)
    assert last > len(text) - len(BOMB) and outcome.reading.report.text == text


@dataclass(frozen=True)
class Tiled:
    """A backend that has read one part of a text that repeats it: what all steps but the network cost."""

    part: str
    markup: Markup
    name: str = "tiled:once@0"

    def annotate(self, texts):
        return [chain([(at.start(), self.markup) for at in re.finditer(re.escape(self.part), text)]) for text in texts]


def test_a_text_of_sixty_thousand_words_is_read(kit, write):
    part = " ".join(f"{BOMB}{TALKS}{FIELDS * 8}".split())
    tiled = Tiled(part, kit.annotator.annotate([part])[0])
    count = 60_000 // len(part.split()) + 1
    names = write(a="\n".join(f"Lot {n}. {part}" for n in range(count)))
    started = time.process_time()
    (outcome,) = read_sources(names, replace(kit, annotator=tiled))
    assert isinstance(outcome, Read) and len(outcome.reading.report.text.split()) > 60_000
    assert len(outcome.reading.events) > count and outcome.reading.events[-1].trigger.start > len(part) * (count - 1)
    assert time.process_time() - started < 60


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_a_killed_run_of_the_command_is_resumed(tmp_path):
    pages, database = tmp_path / "pages", tmp_path / "t.db"
    pages.mkdir()
    for n in range(60):
        (pages / f"{n:02}.txt").write_text(f"{BOMB}{FIELDS}On {MONTHS[n % 12]} {n % 28 + 1} the council of district {n} met.\n", "utf-8")
    command = [sys.executable, "-m", "tocsin", "read", str(pages), "--store", str(database), "--json"]
    run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while not _rows(database) and run.poll() is None:
        time.sleep(0.005)
    run.send_signal(signal.SIGKILL)
    assert run.wait(60) == -signal.SIGKILL
    kept = _rows(database)
    assert 0 < len(kept) < 60
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True)
    assert f"{60 - len(kept)} read, {len(kept)} known already" in done.stderr and len(done.stdout.splitlines()) == 60
    assert Counter(_rows(database)) == Counter(digest(path.read_text("utf-8")) for path in pages.iterdir())
    with sqlite3.connect(database) as connection:
        assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]


def _rows(database: Path) -> list[str]:
    """The ids of the reports whose readings are in the file."""
    if not database.exists():
        return []
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        there = connection.execute("select 1 from sqlite_master where name = 'readings'").fetchall()
        return [row[0] for row in connection.execute("select report_id from readings")] if there else []


def test_a_profile_leaves_out_what_this_reader_is_less_sure_of(kit):
    precise = replace(kit, settings=replace(kit.settings, profile="precise"))
    least = kit.annotator.profiles["precise"]
    assert 0.5 < least < 1.0 and (pipeline.least_confidence(kit), pipeline.least_confidence(precise)) == (0.0, least)
    assert pipeline.least_confidence(replace(precise, settings=replace(precise.settings, min_confidence=0.99))) == 0.99


@pytest.mark.parametrize("annotator", [None, Silent()])
def test_a_profile_that_the_reader_has_not_is_refused(kit, annotator):
    asked = replace(kit, settings=replace(kit.settings, profile="precies"), annotator=annotator or kit.annotator)
    with pytest.raises(SettingsError, match=r"unknown profile 'precies'.* knows: all"):
        pipeline.least_confidence(asked)


def test_chances_of_the_shipped_reader_are_calibrated(kit, write):
    (outcome,) = read_sources(write(a=BOMB), kit)
    (event,) = outcome.reading.events
    curves = kit.annotator.calibration
    assert curves["event"].ys[0] <= event.confidence <= curves["event"].ys[-1]
    assert {"status", "certainty", "killed", "place", "when"} <= set(event.slot_confidence)
    assert all(curves[name].ys[0] <= chance <= curves[name].ys[-1] for name, chance in event.slot_confidence.items())
