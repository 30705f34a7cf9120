"""Records against gold, slot by slot."""

import copy

import pytest

from doubles import reading
from tocsin.core.encode import plain
from tocsin.evaluate.records import SLOTS, compare, score_records

GOLD = plain(reading())


def changed(**fields):
    """The record with other values in its first event."""
    record = copy.deepcopy(GOLD)
    record["events"][0].update(fields)
    return record


def figures(found, gold=GOLD):
    return score_records([compare(gold, found)], reader="test").lines


def test_a_record_against_itself_is_all_right():
    lines = figures(GOLD)
    assert lines["overall"].f1 == 1.0 and all(lines[slot].right == lines[slot].wanted == lines[slot].found for slot in SLOTS)


def test_an_empty_answer_finds_nothing_and_says_nothing_wrong():
    lines = figures({})
    assert (lines["overall"].recall, lines["overall"].found, lines["event"].wanted) == (0.0, 0, 2)
    assert lines["false_occurred"].value == 0.0


@pytest.mark.parametrize(
    "slot, change",
    [
        ("event", {"type": "attack.clash"}),
        ("status", {"status": "planned"}),
        ("certainty", {"certainty": "alleged"}),
        ("by", {"by": []}),
        ("against", {"against": []}),
        ("weapons", {"weapons": []}),
        ("place", {"place": None}),
        ("when", {"when": {**GOLD["events"][0]["when"], "start": "2021-02-28", "end": "2021-02-28"}}),
        ("killed", {"killed": {**GOLD["events"][0]["killed"], "low": 4}}),
        ("claimed_by", {"claimed_by": []}),
    ],
)
def test_one_wrong_value_costs_its_own_slot(slot, change):
    lines = figures(changed(**change))
    assert lines[slot].right == lines[slot].wanted - 1
    touched = {name for name in SLOTS if lines[name].right < max(lines[name].wanted, lines[name].found)}
    assert touched <= {slot, "by_conf", "country", "event_group"}


def test_another_type_of_the_same_group_is_right_in_the_group():
    lines = figures(changed(type="attack.clash"))
    assert (lines["event"].right, lines["event_group"].right) == (1, 2)
    assert (lines["type attack.bombing"].recall, lines["type attack.clash"].precision) == (0.0, 0.0)


def test_an_agent_is_found_by_another_mention_of_the_same_actor():
    record = changed()
    record["events"][0]["by"][0]["mention"] = record["actors"][0]["mentions"][1]
    assert figures(record)["by"].f1 == 1.0


def test_a_threat_told_as_if_it_had_happened_is_counted():
    record = copy.deepcopy(GOLD)
    unreal = next(event for event in record["events"] if event["status"] != "occurred")
    unreal["status"] = "occurred"
    assert figures(record)["false_occurred"].value == 1.0


def test_a_tie_without_direction_may_be_told_either_way():
    record, turned = copy.deepcopy(GOLD), copy.deepcopy(GOLD)
    for one in (record, turned):
        one["relations"][0]["kind"] = "hostile"
    relation = turned["relations"][0]
    relation["a"], relation["b"] = relation["b"], relation["a"]
    assert figures(turned, record)["relation"].f1 == 1.0
    assert figures({**turned, "relations": [{**relation, "kind": "leads"}]}, GOLD)["relation"].f1 == 0.0


def test_a_place_of_gold_without_words_is_still_wanted():
    gold = copy.deepcopy(GOLD)
    for event in gold["events"]:
        event["place"] = {"mention": None, "name": None, "country": None, "precision": "region"}
    place = figures(GOLD, gold)["place"]
    assert (place.right, place.wanted) == (0, 2)
