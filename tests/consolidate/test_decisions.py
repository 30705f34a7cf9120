"""Decisions: what is malformed is refused with a reason; what is undone is out of force."""

from datetime import UTC, datetime, timedelta

import pytest

from consolidate.made import told
from tocsin.consolidate import consolidate, correct, decide, in_force, incident_id, tell
from tocsin.core.errors import DecisionError

NOW = datetime(2024, 5, 1, tzinfo=UTC)
KEY = tell(told())[0].key


def later(hours):
    return NOW + timedelta(hours=hours)


@pytest.mark.parametrize(
    ("verdict", "subject", "who", "at", "fault"),
    [
        ("agree", ["a:1"], "m", NOW, "unknown verdict 'agree'"),
        ("same", ["a:1"], "m", NOW, "two or more"),
        ("same", ["a:1", "a:1"], "m", NOW, "two or more"),
        ("accept", ["a:1", "b:1"], "m", NOW, "one subject"),
        ("accept", [], "m", NOW, "found none"),
        ("accept", ["a:1"], " ", NOW, "who decides"),
        ("accept", ["a:1"], "m", datetime(2024, 5, 1), "zone"),
        ("correct", ["a:1"], "m", NOW, "a field and its value"),
    ],
)
def test_a_malformed_decision_is_refused(verdict, subject, who, at, fault):
    with pytest.raises(DecisionError, match=fault):
        decide(verdict, subject, who=who, at=at, reason="x")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("killed", "many"),
        ("killed", "9-3"),
        ("when", "2021-13-01"),
        ("when", "2021-06-31"),
        ("killed", "9" * 5_000),
        ("killed", f"5-{10**10}"),
        ("place", "@1,2"),
        ("place", "91,181"),
        ("place", "moon: Kandu"),
        ("place", "Kandu @ 99, 0"),
        ("status", "happened"),
        ("type", "bombing"),
        ("by", " "),
        ("colour", "red"),
    ],
)
def test_a_value_that_is_none_is_refused(name, value):
    with pytest.raises(DecisionError):
        correct(KEY, name, value, who="m", at=NOW)


def test_an_undo_can_be_undone():
    first = decide("accept", [KEY], who="m", at=NOW, reason="")
    undo = decide("undo", [first.id], who="m", at=later(1), reason="")
    again = decide("undo", [undo.id], who="m", at=later(2), reason="")
    assert in_force([undo, first]) == ()
    assert in_force([again, undo, first]) == (first,)


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("killed", "9", lambda i: i.figures["killed"][0].value.best == 9),
        ("killed", "9+", lambda i: i.figures["killed"][0].value.high is None),
        ("when", "2021-10-30", lambda i: str(i.start) == "2021-10-30"),
        ("place", "site: Old Market, Kandu, XA @ 1.5, -2", lambda i: (i.place[0].value.lat, i.place[0].value.country) == (1.5, "XA")),
        ("type", "attack.shelling", lambda i: i.type == "attack.shelling"),
        ("status", "denied", lambda i: i.status == "denied"),
        ("by", "Blue Front", lambda i: i.by[0].value.name == "Blue Front"),
    ],
)
def test_a_correction_stands_first_and_the_rest_is_superseded(name, value, read):
    made = correct(incident_id(KEY), name, value, who="m.okafor", at=NOW, reason="the ministry's list")
    (incident,) = consolidate([told()], [made]).all_incidents()
    field = {"type": "types", "status": "statuses"}.get(name, name)
    said = incident.figures[name] if name == "killed" else getattr(incident, field)
    assert read(incident)
    assert said[0].source == "m.okafor"
    assert {cited.superseded for cited in said[1:]} == {made.id}


def test_an_incident_is_rejected_and_kept_a_telling_rejected_and_left_out():
    whole = decide("reject", [incident_id(KEY)], who="m", at=NOW, reason="no attack")
    (incident,) = consolidate([told()], [whole]).all_incidents()
    assert incident.review == "rejected"
    single = consolidate([told()], [decide("reject", [KEY], who="m", at=NOW, reason="misread")])
    assert single.all_incidents() == ()
    assert single.loose() == (KEY,)


def test_the_last_word_counts():
    rulings = [decide(v, [incident_id(KEY)], who="m", at=later(n), reason="") for n, v in enumerate(("reject", "accept"))]
    assert consolidate([told()], reversed(rulings)).all_incidents()[0].review == "accepted"
