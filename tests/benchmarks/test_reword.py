"""Training reports told otherwise: the words change, and what is coded stays on them."""

import importlib
import random
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "training"))
reword = importlib.import_module("tocsin_training.reword")

TEXT = "The army shelled Arvia. Red Front fighters said Red Front lost two men to the army."


def span(quote, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(quote, start + 1)
    return {"start": start, "end": start + len(quote), "quote": quote}


def record(kind="attack.shelling"):
    army = {"id": "a1", "name": "army", "kind": "security_force", "country": "XA", "mentions": [span("army"), span("army", 1)]}
    front = {"id": "a2", "name": "Red Front", "kind": "armed_group", "country": None, "mentions": [span("Red Front"), span("Red Front", 1)]}
    event = {
        "type": kind,
        "trigger": span("shelled"),
        "also": [],
        "by": [{"actor": "a1", "mention": span("The army")}],
        "against": [{"actor": "a2", "mention": span("Red Front fighters")}],
    }
    return {"report": {"text": TEXT}, "actors": [army, front], "events": [event]}


def quotes(value, text):
    """Every span below *value* with the words it stands on."""
    if isinstance(value, dict) and "quote" in value:
        return [(value["quote"], text[value["start"] : value["end"]])]
    below = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [pair for entry in below for pair in quotes(entry, text)]


@pytest.mark.parametrize("seed", range(8))
def test_every_span_stands_on_its_words_in_the_new_text(seed):
    told = reword.reworded(record(), random.Random(seed))
    pairs = quotes(told, told["report"]["text"])
    assert len(pairs) == 7 and all(quote == found for quote, found in pairs)


def test_two_actors_change_places_with_their_kinds_and_countries():
    edits, pair = reword.actor_edits(record(), random.Random(1))
    told = reword.replaced(reword.exchanged(record(), pair), reword.apart(edits))
    assert told["report"]["text"] == "The Red Front shelled Arvia. army fighters said army lost two men to the Red Front."
    assert [(a["name"], a["kind"], a["country"]) for a in told["actors"]] == [
        ("Red Front", "armed_group", None),
        ("army", "security_force", "XA"),
    ]
    assert told["events"][0]["by"][0]["mention"]["quote"] == "The Red Front"


def test_who_arrests_stays_who_arrests():
    assert reword.actor_edits(record("security.arrest"), random.Random(1)) is None


def test_a_trigger_gets_a_word_of_one_meaning_in_its_own_letters():
    heard = {edit for seed in range(20) for edit in reword.trigger_edits(record(), random.Random(seed))}
    at = span("shelled")
    assert heard == {(at["start"], at["end"], word) for word in ("bombarded", "pounded")}
    assert reword.like("pounded", "SHELLED") == "POUNDED"


def test_edits_that_touch_are_made_once():
    assert reword.apart([(4, 9, "b"), (0, 5, "a"), (9, 9, "c"), (9, 9, "d")]) == [(0, 5, "a"), (9, 9, "c")]


def test_a_report_with_nothing_to_change_stays_out():
    bare = {"report": {"text": "1 man slept."}, "actors": [], "events": []}
    assert reword.reworded(bare, random.Random(0)) is None
