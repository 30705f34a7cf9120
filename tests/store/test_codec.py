"""Records to JSON and back, and what is refused at the door."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from doubles import TEXT, reading, report
from tocsin.core.errors import UnknownFormat
from tocsin.core.events import Event, Reading, event_spans, spans
from tocsin.core.text import digest
from tocsin.core.values import Toll
from tocsin.store.codec import decode_reading, decode_with_notes, encode_reading

SHARED = Path(__file__).parents[3] / "shared"
KEYS = {
    "": "schema report reader actors events statements relations designations",
    "report": "id address url title publisher republisher published published_basis language text headline_mismatch blocks",
    "actors": "id name key wikidata kind country governs mentions link_score link_why",
    "events": "id type trigger also status certainty by against weapons place when killed killed_attackers injured abducted arrested "
    "figures claimed_by source confidence slot_confidence codes",
    "place": "mention name admin country precision lat lon geonames",
    "when": "mention start end precision",
    "killed": "low best high mention",
    "statements": "actor speaker role affiliation cue direct content confidence",
    "relations": "a b kind status mention confidence",
    "designations": "authority target action status when mention",
}


def changed(path, value):
    """The record of the example with the value at *path* ("events.0.trigger.end") changed; an ellipsis takes the key away."""
    record = json.loads(encode_reading(reading()))
    *steps, last = path.split(".")
    place = record
    for step in steps:
        place = place[int(step) if step.isdigit() else step]
    if value is ...:
        del place[last]
    else:
        place[int(last) if last.isdigit() else last] = value
    return json.dumps(record)


def test_a_record_comes_back_as_it_was():
    assert decode_reading(encode_reading(reading())) == reading()


def test_a_record_is_one_line_with_the_keys_of_the_schema_in_their_order():
    line = encode_reading(reading())
    record = json.loads(line)
    assert "\n" not in line
    places = {
        "": record,
        "report": record["report"],
        **{key: record[key][0] for key in ("actors", "events", "statements", "relations", "designations")},
    }
    places |= {key: record["events"][0][key] for key in ("place", "when", "killed")}
    assert {name: " ".join(place) for name, place in places.items()} == KEYS


def test_our_json_is_what_pydantic_would_write():
    assert json.loads(encode_reading(reading())) == json.loads(TypeAdapter(Reading).dump_json(reading()))


@given(st.text(max_size=40))
def test_any_text_is_one_line_that_utf8_can_hold(words):
    line = encode_reading(Reading(report=report(f"x{words}"), reader="r"))
    assert len(line.splitlines()) == 1
    back = decode_reading(line.encode("utf-8").decode("utf-8"))
    assert back.report.text == f"x{words}".encode("utf-8", "replace").decode("utf-8")


@given(st.data())
def test_every_span_comes_back_at_its_place(data):
    cuts = data.draw(st.lists(st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 30)), min_size=1, max_size=8))
    source = report()
    words = [source.cite(start, min(start + length, len(TEXT))) for start, length in cuts]
    event = Event(id="e1", type="attack.other", trigger=words[0], also=tuple(words), killed=Toll(best=1, mention=words[-1]))
    back = decode_reading(encode_reading(Reading(report=source, reader="r", events=(event,))))
    assert [span for _, span in event_spans(back.events[0])] == [span for _, span in event_spans(event)]
    assert all(source.text[span.start : span.end] == span.quote for _, span in spans(back))


@pytest.mark.parametrize(
    "path, value, said",
    [
        ("events.0.trigger.quote", "car tomb", "events[0].trigger: 35..43 of the text is 'car bomb', not 'car tomb'"),
        ("events.0.by.0.mention", {"start": 0, "end": 3, "quote": "The"}, "events[0].by[0].mention: 0..3 of the text is 'Mar'"),
        ("events.0.trigger.end", 99, "events[0].trigger: Value error, quote of 8 code points in a span of 64"),
        ("events.0.status", "happened", "events[0]: Value error, unknown status 'happened'"),
        ("events.0.place.lat", "north", "events[0].place.lat: Input should be a valid number"),
        ("events.0.trigger", ..., "events[0].trigger: Field required"),
        ("events.0.by.0.actor", "a9", "events[0].by[0].actor: no actor 'a9' in the record"),
        ("events.0.claimed_by", ["a7"], "events[0].claimed_by[0]: no actor 'a7'"),
        ("relations.0.b", "a8", "relations[0].b: no actor 'a8'"),
        ("actors.0.mentions", [], "without a mention"),
        ("report.text", TEXT.replace("Kandu", "Kundu"), "of the text is"),
        ("report.published", "yesterday", "report.published: Input should be a valid date"),
        ("events.0.killed.low", "5", "events[0].killed.low: Input should be a valid integer"),
        ("events.0.killed.low", 9, "not a toll: 9, 5"),
    ],
)
def test_what_is_wrong_in_a_record_is_named_with_its_path(path, value, said):
    with pytest.raises(UnknownFormat) as raised:
        decode_reading(changed(path, value))
    assert said in str(raised.value)


@pytest.mark.parametrize("line", ["", "{", "[]", "null", '{"schema": "tocsin/1"}', "[" * 100_000])
def test_what_is_no_record_is_refused(line):
    with pytest.raises(UnknownFormat):
        decode_reading(line)


@pytest.mark.parametrize(
    "path, value",
    [("events.0.confidence", None), ("events.0.codes", {}), ("events.0.also", ()), ("actors.0.key", None), ("report.blocks", ())],
)
def test_a_key_that_a_record_lacks_has_its_default(path, value):
    place: Any = decode_reading(changed(path, ...))
    for step in path.split("."):
        place = place[int(step)] if step.isdigit() else getattr(place, step)
    assert place == value


def test_a_key_that_we_do_not_know_is_passed_over():
    assert decode_reading(changed("events.0.weather", "rain")) == reading()


@pytest.mark.parametrize(
    "path, value, note",
    [
        ("events.0.place.mention", None, "events[0].place carries no words: dropped"),
        ("events.0.by.0.mention", None, "events[0].by[0] carries no words: dropped"),
        ("relations.0.mention", None, "relations[0] carries no words: dropped"),
        ("events.0.injured", {"low": None, "best": None, "high": None, "mention": None}, "events[0].injured carries no words: dropped"),
        ("report.published", "2021-03", "report.published is 2021-03, not a day: dropped"),
    ],
)
def test_a_value_that_says_nothing_is_dropped_with_a_note(path, value, note):
    decoded, notes = decode_with_notes(changed(path, value))
    assert notes == (note,)
    assert decoded != reading() and decode_with_notes(encode_reading(decoded)) == (decoded, ())


def test_a_toll_without_a_number_is_dropped_with_a_note():
    toll = {"low": None, "best": None, "high": None, "mention": {"start": 0, "end": 6, "quote": "Market"}}
    decoded, notes = decode_with_notes(changed("events.0.killed", toll))
    assert decoded.events[0].killed is None and notes == ("events[0].killed has no number: dropped",)


@pytest.mark.skipif(not (SHARED / "data" / "records").exists(), reason="the hand-coded corpus is not here")
@pytest.mark.parametrize("file", ["data/records/train.jsonl", "data/records/dev.jsonl", "samples/republished_article.gold.jsonl"])
def test_the_hand_coded_corpus_can_be_read(file):
    with (SHARED / file).open(encoding="utf-8") as lines:
        readings = [decode_reading(line) for line in lines]
    assert all(entry.report.id == digest(entry.report.text) for entry in readings) and readings
