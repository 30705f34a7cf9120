"""The records of the shipped examples: as they were kept, and the laws that hold for any record."""

import math
from collections import Counter
from dataclasses import fields

import pytest

from golden.records import NAMES, differences, file_of, keep, kept, kit, reading_of, record_of
from tocsin.core.events import Event, Reading, event_spans, spans
from tocsin.core.marks import owned_spans
from tocsin.core.values import Place
from tocsin.event_types.lists import unknown_code
from tocsin.store.codec import decode_reading, encode_reading

COMMAND = "pytest tests/golden --update-golden"
every_example = pytest.mark.parametrize("name", NAMES)
AGAIN = ("also", "actor")  # what a repeated paragraph may add to what was told before


def attacks_that_occurred(reading: Reading) -> list[tuple[str, str]]:
    return [(event.type, event.trigger.quote) for event in reading.events if _is_attack(event) and event.status == "occurred"]


def _is_attack(event: Event) -> bool:
    return event.type.startswith("attack.")


def roles_under(reading: Reading, start: int, end: int) -> set[str]:
    return {block.role for block in reading.report.blocks if block.start < end and start < block.end}


@every_example
def test_the_record_is_the_one_that_was_kept(name, update_golden):
    if update_golden:
        keep(name)
    assert file_of(name).exists(), f"no record of {name} is kept; {COMMAND}"
    readers = kept(name)["reader"], kit().annotator.name
    assert readers[0] == readers[1], f"the record of {name} is by {readers[0]}, the shipped reader is {readers[1]}; {COMMAND}"
    said = differences(kept(name), record_of(name))
    assert not said, f"{name} is read otherwise than in {file_of(name).name} (- kept, + now; scores aside):\n{said}"


def test_no_record_is_kept_of_an_example_that_is_gone():
    kept_names = {path.stem for path in file_of("x").parent.glob("*.json")}
    assert kept_names <= {file_of(name).stem for name in NAMES} and len({file_of(name) for name in NAMES}) == len(NAMES)


@every_example
def test_every_span_is_the_words_of_the_text(name):
    reading = reading_of(name)
    assert [(slot, span) for slot, span in spans(reading) if reading.report.text[span.start : span.end] != span.quote] == []


@every_example
def test_nothing_is_coded_from_furniture_or_from_a_repeated_paragraph(name):
    reading = reading_of(name)
    found = [(owner, slot, span.quote, roles_under(reading, span.start, span.end)) for owner, slot, span in owned_spans(reading)]
    assert [entry for entry in found if "boilerplate" in entry[-1]] == []
    assert [entry for entry in found if "duplicate" in entry[-1] and entry[1] not in AGAIN] == []


@every_example
def test_a_record_names_only_its_own_actors_and_survives_being_written(name):
    reading = reading_of(name)
    ids = [actor.id for actor in reading.actors]
    used = {filler.actor for event in reading.events for filler in (*event.by, *event.against)} | {s.actor for s in reading.statements}
    used |= {actor for event in reading.events for actor in event.claimed_by}
    used |= {actor for relation in reading.relations for actor in (relation.a, relation.b)}
    used |= {actor for designation in reading.designations for actor in (designation.authority, designation.target)}
    assert max(Counter(ids).values(), default=1) == 1 and used - {*ids, None} == set()
    assert decode_reading(encode_reading(reading)) == reading


@every_example
def test_types_and_codes_are_known(name):
    ontology = kit().ontology
    codes = [(event.type, scheme, codes) for event in reading_of(name).events for scheme, codes in event.codes.items()]
    assert [event.type for event in reading_of(name).events if event.type not in ontology] == []
    assert [entry for entry in codes if not entry[-1] or unknown_code(entry[1], entry[2]) is not None] == []


@every_example
def test_coordinates_are_whole_and_on_earth(name):
    places = [event.place for event in reading_of(name).events if event.place]
    assert [place for place in places if not _is_somewhere(place)] == []


def _is_somewhere(place: Place) -> bool:
    if place.lat is None or place.lon is None:
        return place.lat is place.lon
    return abs(place.lat) <= 90 and abs(place.lon) <= 180 and math.hypot(place.lat, place.lon) > 0


@every_example
def test_no_event_tells_itself_twice(name):
    triggers = Counter(event.trigger for event in reading_of(name).events)
    also = {span for event in reading_of(name).events for span in event.also}
    assert [trigger for trigger, times in triggers.items() if times > 1 or trigger in also] == []


def test_a_harvest_is_no_attack():
    assert [(event.type, event.trigger.quote) for event in reading_of("coffee-harvest.html").events if _is_attack(event)] == []


def test_what_may_come_to_the_coast_has_not_occurred():
    """One attack is told as past there, that of Grand-Bassam."""
    assert len(attacks_that_occurred(reading_of("coastal-states-warning.html"))) <= 1


def test_differences_are_told_by_words_and_not_by_scores_or_numbers():
    old = record_of("madrid-who-did-it.html")
    assert differences(old, old) == ""
    event = {**old["events"][0], "id": "e99", "confidence": 0.0}
    assert differences(old, {**old, "events": [*old["events"][1:], event]}) == ""
    said = differences(old, {**old, "events": [{**event, "status": "denied"}, *old["events"][1:]]})
    assert {line[0] for line in said.splitlines()} == {"-", "+"} and "status: denied" in said and len(said.splitlines()) == 2


def test_every_slot_of_an_event_is_among_its_spans():
    reading = reading_of("saada-bus.html")
    slots = {slot for event in reading.events for slot, _ in event_spans(event)}
    told = {field.name for field in fields(Event) for event in reading.events if getattr(event, field.name)}
    assert {"trigger", *({"by", "against", "place", "when"} & told)} <= slots
