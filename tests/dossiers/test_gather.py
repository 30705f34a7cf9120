"""A dossier out of readings and incidents."""

from dataclasses import replace
from datetime import UTC, date, datetime

import doubles
from dossiers.made import DAY, FRONT, ON, dossier, told
from tocsin.consolidate import consolidate, decide, tell
from tocsin.core.events import Relation
from tocsin.core.values import Actor
from tocsin.dossiers import Record, Scope, Subject, gather

ON_MIDNIGHT = datetime(2024, 5, 18, tzinfo=UTC)
SIL = Subject(name="Omar Sil", names=frozenset({"omar sil"}))


def test_two_reports_of_one_attack_are_one_case_with_both_tellings():
    found = dossier([told(), told(paper="Post", killed=9)])
    (case,) = found.cases
    assert len(case.told) == 2 and found.naming == 2 and found.asides == () and len(found.reports) == 2


def test_what_did_not_happen_stands_apart():
    found = dossier([doubles.reading()])
    assert [case.incident.type for case in found.cases] == ["attack.bombing"]
    assert [(aside.event.id, aside.part) for aside in found.asides] == [("e2", "blamed")]


def test_a_statement_in_its_name_is_its_own_and_one_that_names_it_is_about_it():
    reading = doubles.reading()
    (saying,) = dossier([reading]).sayings
    assert saying.own and saying.speaker == "Omar Sil" and saying.office == "spokesman, Red Front"
    about = replace(reading.statements[0], affiliation=None, content=(doubles.cite(reading.report, "the group could strike"),))
    (saying,) = dossier([replace(reading, statements=(about,))]).sayings
    assert not saying.own
    other = replace(about, content=(doubles.cite(reading.report, "main market"),))
    assert dossier([replace(reading, statements=(other,))]).sayings == ()


def test_ties_are_seen_from_the_side_of_the_subject():
    reading = doubles.reading()
    (led,), (leads,) = dossier([reading]).bonds, dossier([reading], SIL).bonds
    assert (led.other, led.kind, led.forward) == ("Omar Sil", "leads", False)
    assert (leads.other, leads.forward, dict(leads.statuses)) == ("Red Front", True, {"hypothetical": 1})


def test_ties_without_a_direction_are_one_whoever_comes_first():
    reading = told()
    words = reading.actors[0].mentions[0]
    foe = Actor(id="a2", name="Blue Guard", kind="armed_group", mentions=(words,))
    ties = tuple(Relation(a=a, b=b, kind="hostile", mention=words) for a, b in (("a1", "a2"), ("a2", "a1"), ("a1", "a1")))
    (bond,) = dossier([replace(reading, actors=(*reading.actors, foe), relations=ties)]).bonds
    assert bond.other == "Blue Guard" and bond.statuses["current"] == 2 and len(bond.proofs) == 1


def test_a_designation_names_target_and_authority():
    (ruling,) = dossier([doubles.reading()]).rulings
    assert ruling.is_target and ruling.authority == "somebody" and ruling.designation.action == "call_for"
    assert dossier([doubles.reading()], SIL).rulings == ()


def test_names_are_counted_by_report_and_descriptions_are_none():
    named = dossier([doubles.reading(), told(), told(town="Berat")]).named
    assert [(one.name, one.reports) for one in named] == [("Red Front", 3)]
    assert (named[0].first, named[0].last) == (date(2021, 3, 2), date(2021, 11, 3))


def test_only_the_days_that_are_asked_for():
    readings = [told(), told(town="Berat", day=date(2022, 2, 1)), told(town="Cetin", day=None)]
    days = [case.day for case in dossier(readings, start=date(2022, 1, 1)).cases]
    assert days == [date(2022, 2, 1)] and [c.day for c in dossier(readings, end=DAY).cases] == [DAY]
    scope = Scope(on=ON, start=DAY)
    assert scope.holds(DAY) and not scope.holds(None) and Scope(on=ON).holds(None)


def test_the_newest_come_first():
    readings = [told(), told(town="Berat", day=date(2022, 2, 1)), told(town="Cetin", day=date(2020, 2, 1))]
    assert [case.day.year for case in dossier(readings).cases] == [2022, 2021, 2020]


def test_what_a_person_rejects_is_left_out_and_counted():
    reading = told()
    (incident,) = consolidate([reading]).all_incidents()
    verdict = decide("reject", (incident.id,), who="m", at=ON_MIDNIGHT, reason="a drill")
    incidents = consolidate([reading], [verdict]).all_incidents()
    record = Record(readings=[reading], incidents=incidents, tellings={t.key: t for t in tell(reading)})
    found = gather(FRONT, record, dossier([]).profile, Scope(on=ON))
    assert found.cases == () and found.rejected == 1 and found.asides == ()


def test_nobody_is_in_an_empty_record():
    found = dossier([])
    assert found.cases == found.named == found.sayings == () and found.naming == 0
