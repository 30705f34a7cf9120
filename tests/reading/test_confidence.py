"""How sure each value is: scores brought together, and turned into chances."""

from dataclasses import replace

import pytest

from doubles import KANDU, Shelf, reading
from marked import marked
from tocsin.core.calibration import Curve
from tocsin.reading.assemble import Lookups, assemble
from tocsin.reading.confidence import SLOTS, calibrate

TOLD = "[attack.bombing|blasts] in [place|Kandu] left [killed|five dead] and were blamed on [by:accused|the Red Front]."


@pytest.fixture
def event():
    report, markup = marked(TOLD)
    return assemble(report, markup, reader="test", lookups=Lookups(Shelf({"Kandu": (KANDU,)}), Shelf())).events[0]


def test_a_slot_is_as_sure_as_its_event_its_words_and_their_link_together(event):
    assert event.confidence == pytest.approx(0.9 * 0.9)
    assert event.slot_confidence["killed"] == pytest.approx(0.9 * 0.9 * event.confidence, abs=1e-4)
    assert event.by[0].confidence == pytest.approx(0.9 * 0.9)


def test_only_what_is_told_has_a_confidence(event):
    assert set(event.slot_confidence) == {"status", "certainty", "place", "killed"} and set(event.slot_confidence) <= set(SLOTS)


def test_without_curves_nothing_changes():
    assert calibrate(reading(), {}) == reading()


def test_scores_become_chances_where_there_is_a_curve():
    told = replace(reading(), events=tuple(replace(e, confidence=0.8, slot_confidence={"killed": 0.5}) for e in reading().events))
    curves = {"event": Curve((0.0, 1.0), (0.0, 0.5)), "killed": Curve((0.0,), (0.7,)), "statement": Curve((0.0,), (0.6,))}
    found = calibrate(told, curves)
    assert [e.confidence for e in found.events] == [0.4, 0.4] and found.events[0].slot_confidence["killed"] == 0.7
    assert found.statements[0].confidence is None  # it has no score, and no rule gave it


def test_a_value_that_a_rule_gave_has_the_rate_of_the_rule():
    (bombing, *_) = calibrate(reading(), {"place_by_rule": Curve((0.0,), (0.3,)), "relation_by_rule": Curve((0.0,), (0.4,))}).events
    assert bombing.place and bombing.slot_confidence == {"place": 0.3}
    assert calibrate(reading(), {"relation_by_rule": Curve((0.0,), (0.4,))}).relations[0].confidence == 0.4
