"""Readings as files: whole or not at all, and safe to open."""

import csv
import json
import os
from dataclasses import replace
from importlib.util import find_spec

import pytest

from doubles import TEXT, cite, reading, report, say
from tocsin.core.encode import encode_reading
from tocsin.core.events import Event, Reading
from tocsin.core.values import Agent, Place
from tocsin.export import EXPORTERS, FORMATS, exporters
from tocsin.export.files import in_the_making, write_whole
from tocsin.export.rows import COLUMNS, rows, sentence_around


def usable():
    """The formats whose library is there."""
    needs = {"ftm": "followthemoney", "parquet": "pyarrow"}
    return [name for name in EXPORTERS if name not in needs or find_spec(needs[name])]


@pytest.fixture
def table(tmp_path):
    def write(*readings):
        EXPORTERS["csv"].write(readings, tmp_path / "e.csv")
        with (tmp_path / "e.csv").open(encoding="utf-8", newline="") as stream:
            return list(csv.DictReader(stream))

    return write


def test_the_formats_are_a_table_and_each_writes_one_file(tmp_path):
    assert set(exporters()) >= {"csv", "geojson", "jsonl"}
    counts = {name: EXPORTERS[name].write([reading()], tmp_path / f"e{EXPORTERS[name].suffix}") for name in usable()}
    assert counts | {"csv": 2, "geojson": 1, "jsonl": 1, "gtd": 1, "plover": 1, "cameo": 1, "acled": 0, "ucdp": 0} == counts
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(f"e{EXPORTERS[name].suffix}" for name in usable())


def test_a_row_tells_an_event_in_words(table):
    first, second = table(reading())
    assert list(first) == list(COLUMNS)
    told = {
        "type": "attack.bombing",
        "by": "Red Front (claimed)",
        "against": "people",
        "place": "Kandu",
        "lat": "-3.25",
        "start": "2021-03-01",
    }
    told |= {
        "killed_low": "5",
        "killed_high": "",
        "injured_high": "12",
        "claimed_by": "Red Front",
        "gtd": "3 / 6 / 15",
        "published": "2021-03-02",
    }
    assert {key: first[key] for key in told} == told
    assert first["sentence"].startswith("A car bomb tore") and first["sentence"].endswith("wounding a dozen.")
    assert (second["status"], second["by"], second["lat"], second["start"]) == ("hypothetical", "Red Front (accused)", "", "")


def test_every_cell_that_a_row_fills_has_a_column():
    assert {key for row in rows([reading()]) for key in row} <= set(COLUMNS)


@pytest.mark.parametrize("words", ["=1+1", "+49 30", "-2", "@SUM(A1)", '=HYPERLINK("http://x")', "\t=1"])
def test_words_that_a_spreadsheet_would_run_are_held_down(table, words):
    (row,) = table(Reading(report=report(address=words, title=words), reader="r", events=(Event(id="e1", type="t", trigger=say(words)),)))
    assert {row[key] for key in ("address", "title", "trigger")} == {f"'{' '.join(words.split())}"}


def test_words_with_commas_quotes_and_lines_stay_one_cell(table):
    (row,) = table(Reading(report=report(), reader="r", events=(Event(id="e1", type="t", trigger=say('a "b", c\nd')),)))
    assert row["trigger"] == 'a "b", c d'


def test_a_filler_without_an_actor_is_told_in_its_own_words(table):
    event = Event(id="e1", type="t", trigger=say("x"), by=(Agent(mention=say("two gunmen"), conf="fact"),))
    assert table(Reading(report=report(), reader="r", events=(event,)))[0]["by"] == "two gunmen (fact)"


def test_the_map_has_the_events_with_coordinates_and_says_what_it_leaves_out(tmp_path):
    assert EXPORTERS["geojson"].write([reading(), reading(f"{TEXT} 2")], tmp_path / "e.geojson") == 2
    layer = json.loads((tmp_path / "e.geojson").read_text("utf-8"))
    assert layer["left_out"] == {"events": 2, "why": "no coordinates"}
    assert [feature["geometry"] for feature in layer["features"]] == [{"type": "Point", "coordinates": [17.5, -3.25]}] * 2
    assert layer["features"][0]["properties"]["status"] == "occurred" and layer["features"][0]["id"].endswith("/e1")


def test_a_place_on_the_equator_is_on_the_map(tmp_path):
    place = Place(mention=say("sea"), name="sea", precision="region", lat=0.0, lon=0.0)
    event = Event(id="e1", type="t", trigger=say("x"), place=place)
    assert EXPORTERS["geojson"].write([Reading(report=report(), reader="r", events=(event,))], tmp_path / "e.geojson") == 1


@pytest.mark.parametrize("name", usable())
def test_nothing_to_write_is_a_good_empty_file(tmp_path, name):
    assert EXPORTERS[name].write([], tmp_path / "e") == 0
    content = (tmp_path / "e").read_bytes()
    heads = {"geojson": b'{"type"', "parquet": b"PAR1", "jsonl": b"", "plover": b"", "ftm": b"", "gdelt": b""}
    head = heads.get(name, "".join(FORMATS[name].columns[:1]).encode() if name in FORMATS else b"")
    assert content.startswith(head) and bool(content) == bool(head)


def test_a_record_is_written_as_it_is(tmp_path):
    EXPORTERS["jsonl"].write([reading(), reading(f"{TEXT} 2")], tmp_path / "e.jsonl")
    assert (tmp_path / "e.jsonl").read_text("utf-8").splitlines() == [encode_reading(reading()), encode_reading(reading(f"{TEXT} 2"))]


@pytest.mark.parametrize("name", usable())
def test_a_run_that_breaks_off_leaves_the_old_file_and_no_other(tmp_path, name):
    def breaks():
        yield reading()
        raise KeyboardInterrupt

    (tmp_path / "e").write_text("old")
    with pytest.raises(KeyboardInterrupt):
        EXPORTERS[name].write(breaks(), tmp_path / "e")
    assert (tmp_path / "e").read_text() == "old" and [path.name for path in tmp_path.iterdir()] == ["e"]


@pytest.mark.parametrize("name", usable())
def test_an_error_of_the_disk_names_the_file_that_was_asked_for(tmp_path, name):
    with pytest.raises(OSError) as raised:
        EXPORTERS[name].write([reading()], tmp_path / "none" / "e")
    assert raised.value.filename == str(tmp_path / "none" / "e")


def test_a_full_disk_names_the_file(tmp_path):
    def full():
        yield "a"
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match=r"No space left on device: '.*/e'"):
        write_whole(full(), tmp_path / "e")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="there are no modes and no pipes")
def test_a_file_has_the_rights_of_a_file_and_a_pipe_is_written_to(tmp_path):
    write_whole(["a"], tmp_path / "new")
    (tmp_path / "plain").write_text("")
    with in_the_making(tmp_path / "made") as part:
        part.write_bytes(b"a")
    assert {(tmp_path / name).stat().st_mode for name in ("new", "made")} == {(tmp_path / "plain").stat().st_mode}
    (tmp_path / "kept").write_text("")
    (tmp_path / "kept").chmod(0o640)
    write_whole(["a"], tmp_path / "kept")
    assert (tmp_path / "kept").stat().st_mode & 0o777 == 0o640
    assert write_whole(["a"], tmp_path.__class__(os.devnull)) == 1 and not tmp_path.__class__(os.devnull).is_file()


@pytest.mark.parametrize(
    "text, trigger, sentence",
    [
        ("One. Two fell. Three.", "fell", "Two fell."),
        ("Gen. A. Sol was shot. More.", "shot", "Gen. A. Sol was shot."),
        ('He said "run." Then it blew up! Late.', "blew", "Then it blew up!"),
        ("Headline without end\nThe blast hit Rome.", "Headline", "Headline without end"),
        ("only words", "words", "only words"),
        ("It cost 3.5 m. The U.S. struck back at dawn.", "struck", "The U.S. struck back at dawn."),
    ],
)
def test_the_sentence_around_the_trigger(text, trigger, sentence):
    assert sentence_around(text, cite(report(text), trigger)) == sentence


def test_a_trigger_over_two_sentences_has_both():
    span = cite(report("One fell. Two rose. Three."), "fell. Two")
    assert sentence_around("One fell. Two rose. Three.", span) == "One fell. Two rose."


def test_a_negative_number_stays_a_number(table):
    assert table(replace(reading(), events=reading().events[:1]))[0]["lat"] == "-3.25"
