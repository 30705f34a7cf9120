"""A deed and what it did are one event where one clause tells both."""

import pytest

from doubles import Shelf
from marked import marked
from tocsin.reading.assemble import Lookups, assemble

NOTHING = Lookups(Shelf({}), Shelf())


def told(text):
    return assemble(*marked(text), reader="test", lookups=NOTHING).events


@pytest.mark.parametrize(
    "text",
    [
        "The [attack.bombing#1|blast] that [attack.other#2|killed] [killed#2|nine people] came at noon.",
        "An [attack.bombing#1|attack] on a hall in Kandu which [attack.other#2|killed] [killed#2|nine people] came at noon.",
        "An [attack.bombing#1|attack] at the gate, [attack.other#2|killing] [killed#2|nine people], came at noon.",
    ],
)
def test_what_a_deed_did_is_no_event_of_its_own(text):
    (event,) = told(text)
    assert (event.trigger.quote, event.killed.best) in {("blast", 9), ("attack", 9)}


def test_one_harm_and_the_next_belong_to_the_same_deed():
    text = "The [attack.bombing#1|blast] that [attack.other#2|killed] [killed#2|nine] and [attack.other#3|injured] [injured#3|six] came."
    (event,) = told(text)
    assert (event.killed.best, event.injured.best) == (9, 6)


@pytest.mark.parametrize(
    "text",
    [
        "The [attack.bombing#1|blast] came at noon. Gunmen [attack.armed_assault#2|killed] [killed#2|nine people].",
        "The [attack.bombing#1|blast] that [attack.armed_assault#2|preceded] the raid [killed#2|nine people] died in was small.",
        "The [protest.demonstration#1|march] that [attack.other#2|killed] nobody went on.",
    ],
)
def test_deeds_told_apart_stay_apart(text):
    assert len(told(text)) == 2
