"""Whatever the order and the portions, the incidents are those of all readings and decisions together."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consolidate.made import DAY, told
from tocsin.consolidate import MemoryShelf, consolidate, decide, fold, incident_id, tell
from tocsin.core.errors import DecisionError
from tocsin.core.text import digest

NOW = datetime(2024, 5, 1, tzinfo=UTC)
OTHER_WORDS = " ".join(f"word{n}" for n in range(60))  # so that one report is no copy of the other
READINGS = [
    told(town, day=DAY + timedelta(days=shift), killed=killed, paper=paper, group=group)
    for town in ("Kandu", "Mirza")
    for shift in (0, 1)
    for killed, paper, group in ((7, "Herald", "Red Front"), (9, "Globe", "Red Front"), (7, "Star", None))
]
KEYS = [telling.key for reading in READINGS for telling in tell(reading)]


def of(shelf, key):
    return next((incident for incident in shelf.all_incidents() if key in incident.told), None)


def key_of(reading):
    return tell(reading)[0].key


def test_two_papers_tell_of_one_attack():
    shelf = consolidate([told(paper="Herald", more=OTHER_WORDS), told(paper="Globe", more=OTHER_WORDS.upper()[::-1])])
    (incident,) = shelf.all_incidents()
    assert len(incident.reports) == 2
    assert [origin.name for origin in incident.origins] == ["Globe", "Herald"]
    assert "same place (Kandu)" in incident.merges[0].why


@pytest.mark.parametrize(
    "other",
    [
        told("Mirza", paper="Globe"),
        told(paper="Globe", day=DAY + timedelta(days=60)),
        told(paper="Globe", type="diplomacy.meeting"),
    ],
    ids=["another town", "months later", "another kind of event"],
)
def test_distinct_events_stay_apart(other):
    assert len(consolidate([told(), other]).all_incidents()) == 2


def test_what_is_only_planned_is_no_incident():
    assert consolidate([told(status="planned")]).all_incidents() == ()


def test_a_vague_mention_stays_loose():
    shelf = consolidate([told(town="", day=None, group=None, killed=None, report_published=None)])
    assert shelf.all_incidents() == ()
    assert len(shelf.loose()) == 1


def test_a_mention_years_later_joins_the_old_attack():
    later = told(paper="Globe", report_published=date(2023, 1, 5))
    (incident,) = consolidate([told(), later]).all_incidents()
    assert incident.told[0] == key_of(told())
    assert incident.start == DAY


def test_the_id_is_that_of_the_first_telling_and_others_redirect():
    first, second = told(paper="Herald"), told(paper="Globe", report_published=DAY + timedelta(days=3))
    shelf = consolidate([second, first])
    (incident,) = shelf.all_incidents()
    assert incident.id == incident_id(key_of(first))
    assert shelf.resolve(incident_id(key_of(second))) == incident.id
    assert shelf.resolve("i-nothing") is None


def test_a_person_reads_over_a_machine():
    machine = told()
    person = replace(machine, reader="person:m.okafor", events=(replace(machine.events[0], type="attack.shelling"),))
    for order in ([machine, person], [person, machine]):
        assert consolidate(order).all_incidents()[0].type == "attack.shelling"


def test_different_keeps_two_apart_even_through_a_third():
    readings = [told(paper=paper) for paper in ("Herald", "Globe", "Star")]
    a, b, _ = (key_of(r) for r in readings)
    shelf = consolidate(readings, [decide("different", [a, b], who="m", at=NOW, reason="two bombs")])
    assert of(shelf, a).id != of(shelf, b).id
    assert len(shelf.all_incidents()) == 2


def test_same_joins_what_the_machine_keeps_apart_and_undo_parts_it():
    readings = [told("Kandu"), told("Mirza", paper="Globe")]
    same = decide("same", [key_of(r) for r in readings], who="m", at=NOW, reason="one convoy")
    undo = decide("undo", [same.id], who="m", at=NOW + timedelta(days=1), reason="I was wrong")
    (incident,) = consolidate(readings, [same]).all_incidents()
    assert incident.merges[0].decision == same.id
    assert consolidate(readings, [undo, same]).all_incidents() == consolidate(readings).all_incidents()


def test_a_same_that_would_unite_what_was_ruled_different_is_refused():
    readings = [told(paper="Herald"), told(paper="Globe"), told("Mirza", paper="Star")]
    a, b, c = (key_of(r) for r in readings)
    rulings = [
        decide("different", [a, c], who="m", at=NOW, reason="other town"),
        decide("same", [b, c], who="n", at=NOW + timedelta(days=1), reason="one attack"),
    ]
    shelf = MemoryShelf()
    change = fold(shelf, readings, decisions=rulings)
    assert [(d.id) for d, _ in change.refused] == [rulings[1].id]


def test_a_decision_on_what_is_not_there_is_reported_not_raised():
    change = fold(MemoryShelf(), [told()], decisions=[decide("reject", ["gone:1"], who="m", at=NOW, reason="x")])
    assert [d.subject for d in change.unheard] == [("gone:1",)]


def test_undoing_what_is_not_there_is_an_error():
    with pytest.raises(DecisionError, match="d-none"):
        consolidate([told()], [decide("undo", ["d-none"], who="m", at=NOW, reason="x")])


def test_a_changed_reading_replaces_its_tellings():
    first = told()
    shelf = consolidate([first, told(paper="Globe")])
    changed = replace(first, events=(replace(first.events[0], status="planned"),))
    shelf.keep(fold(shelf, [changed]))
    assert shelf.all_incidents() == consolidate([changed, told(paper="Globe")]).all_incidents()


@st.composite
def rulings(draw):
    verdict = draw(st.sampled_from(["same", "different", "reject"]))
    count = 1 if verdict == "reject" else 2
    subject = draw(st.lists(st.sampled_from(KEYS), min_size=count, max_size=count, unique=True))
    return decide(verdict, subject, who="m", at=NOW + timedelta(hours=draw(st.integers(0, 99))), reason="")


@settings(max_examples=25, deadline=None)
@given(order=st.permutations(READINGS), cut=st.integers(0, len(READINGS)), ruled=st.lists(rulings(), max_size=4, unique_by=lambda d: d.id))
def test_portions_and_order_make_no_difference(order, cut, ruled):
    shelf = MemoryShelf()
    shelf.keep(fold(shelf, order[:cut]))
    shelf.keep(fold(shelf, order[cut:], decisions=ruled))
    whole = consolidate(READINGS, list(reversed(ruled)))
    assert shelf.all_incidents() == whole.all_incidents()
    assert shelf.loose() == whole.loose()


@settings(max_examples=25, deadline=None)
@given(gone=st.sets(st.integers(0, len(READINGS) - 1)), ruled=st.lists(rulings(), max_size=3, unique_by=lambda d: d.id))
def test_what_is_removed_leaves_no_trace(gone, ruled):
    shelf = consolidate(READINGS, ruled)
    shelf.keep(fold(shelf, removed=[READINGS[n].report.id for n in gone]))
    left = [reading for n, reading in enumerate(READINGS) if n not in gone]
    assert shelf.all_incidents() == consolidate(left, ruled).all_incidents()


def test_a_weak_likeness_is_kept_and_spreads_nothing():
    """Else one report more would bring half a large store to be worked out again."""
    shelf = consolidate([told()])
    change = fold(shelf, [told(paper="Globe", killed=40, group=None, day=DAY + timedelta(days=2))])
    assert [0 < pair.score < 0.5 for pair in change.pairs] == [True]
    assert change.gone_incidents == ()
    assert len(change.incidents) == 1
    joined = fold(shelf, [told(paper="Globe")])
    assert joined.gone_incidents == tuple(incident.id for incident in shelf.all_incidents())


def test_readings_may_come_one_by_one():
    assert consolidate(iter(READINGS)).all_incidents() == consolidate(READINGS).all_incidents()


def test_the_made_up_reports_are_all_different():
    assert len({digest(r.report.text) for r in READINGS}) == len(READINGS)
