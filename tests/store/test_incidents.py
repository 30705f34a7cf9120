"""Incidents in the store: as consolidation gives them from scratch, by what is asked for, and as they were on any day."""

import random
from dataclasses import replace
from datetime import date

import pytest

from consolidate.made import told
from store.times import MONDAY, THURSDAY, TUESDAY, WEDNESDAY
from tocsin.consolidate import consolidate, incident_id, load_weights
from tocsin.core.errors import DecisionError
from tocsin.core.outcomes import Read
from tocsin.core.values import Place, When
from tocsin.merging import decision_from, full_names, refresh_incidents, rule, rulings
from tocsin.store import Wanted

KANDU = (told(), told(paper="Post", killed=9), told(paper="Sun", killed=None, group=None))
OTHERS = (told("Mirzan", paper="Post"), told("Osk", group="Blue Army", paper="Sun", killed=2), told("Osk", day=date(2023, 1, 5), killed=30))


def add(store, *readings):
    for reading in readings:
        store.add(Read(reading.report.id, reading))


def fold(store, *readings):
    add(store, *readings)
    return list(refresh_incidents(store))


def names(store, **asked):
    return [incident.place[0].value.name for incident in store.incidents(Wanted(**asked))]


def ids(store, **more):
    return {incident.id for incident in store.incidents(**more)}


def by_id(incidents):
    return {incident.id: incident for incident in incidents}


@pytest.mark.parametrize("seed", range(3))
def test_whatever_the_order_the_incidents_are_those_from_scratch(store, seed):
    readings, chance = [*KANDU, *OTHERS], random.Random(seed)
    chance.shuffle(readings)
    cut = chance.randrange(1, len(readings))
    fold(store, *readings[:cut])
    fold(store, *readings[cut:])
    assert by_id(store.incidents()) == by_id(consolidate(readings).all_incidents())
    assert list(store.verify()) == []


def test_only_what_is_new_is_folded_in(store):
    assert [step.reports for step in fold(store, *KANDU)] == [3]
    assert fold(store) == [] and [(step.reports, step.incidents) for step in fold(store, OTHERS[0])] == [(1, 1)]
    assert not store.behind().readings


def test_a_reading_that_is_read_again_takes_its_old_tellings_away(store):
    fold(store, *KANDU[:2], told("Mirzan", paper="Post"))
    again = told("Mirzan", paper="Post", status="planned")
    fold(store, again)
    assert names(store) == ["Kandu"] and list(store.verify()) == []


def test_decisions_count_in_the_store_as_from_scratch(store):
    fold(store, *KANDU, *OTHERS)
    first, second = sorted(ids(store))[:2]
    made = [decision_from("same", (first, second), who="A"), decision_from("reject", (sorted(ids(store))[2],), who="B")]
    for decision in made:
        rule(store, decision)
    assert by_id(store.incidents()) == by_id(consolidate([*KANDU, *OTHERS], made).all_incidents())


def test_a_decision_can_be_undone_and_stays_in_the_log(store):
    fold(store, *KANDU, *OTHERS)
    before = by_id(store.incidents())
    made = decision_from("different", KANDU_KEYS[:2], who="A", reason="two markets")
    rule(store, made)
    assert by_id(store.incidents()) != before
    rule(store, decision_from("undo", (made.id,), who="B"))
    assert by_id(store.incidents()) == before
    assert [(ruling.decision.verdict, ruling.in_force) for ruling in rulings(store)] == [("different", False), ("undo", False)]


KANDU_KEYS = tuple(f"{reading.report.id.removeprefix('sha256:')[:16]}:{reading.events[0].trigger.start}" for reading in KANDU)


@pytest.mark.parametrize(
    "verdict, words, said",
    [
        ("accept", ("i-0000000000",), "there is no incident 'i-0000000000'"),
        ("reject", ("0123456789abcdef:7",), "there is no incident or telling"),
        ("undo", ("d-1234567890",), "there is no decision"),
        ("same", (KANDU_KEYS[0],), "needs two or more"),
        ("correct", (KANDU_KEYS[0], "killed", "many"), "'many' is no killed; expected 12"),
        ("correct", (KANDU_KEYS[0], "type", "attack.bombng"), "did you mean attack.bombing"),
        ("correct", (KANDU_KEYS[0], "colour", "red"), "unknown field 'colour'"),
        ("correct", (KANDU_KEYS[0],), "a field and its value"),
    ],
)
def test_a_decision_that_makes_no_sense_names_its_fault_and_changes_nothing(store, verdict, words, said):
    fold(store, *KANDU)
    before = by_id(store.incidents())
    with pytest.raises(DecisionError) as raised:
        rule(store, decision_from(verdict, words, who="A"))
    assert said in str(raised.value) and store.decisions() == () and by_id(store.incidents()) == before


def test_a_correction_is_an_answer_above_the_machines(store):
    fold(store, *KANDU)
    rule(store, decision_from("correct", (KANDU_KEYS[0], "killed", "10-15"), who="A"))
    (incident,) = store.incidents()
    assert [(c.value.low, c.superseded is None) for c in incident.figures["killed"]][:2] == [(10, True), (7, False)]
    assert names(store, killed=10) == ["Kandu"] and names(store, killed=11) == []


def test_an_old_id_leads_to_where_its_telling_is(store):
    fold(store, *KANDU, *OTHERS)
    first, second = sorted(ids(store))[:2]
    rule(store, decision_from("same", (first, second), who="A"))
    left = (ids(store) & {first, second}).pop()
    assert store.resolve(first) == store.resolve(second) == left
    assert store.incident(second) == store.incident(first) and len(store.incident(first).told) > 1


def test_an_id_whose_telling_is_gone_leads_to_where_the_others_of_its_incident_are(store):
    fold(store, *KANDU)
    (old,) = ids(store)
    first = next(reading for reading, key in zip(KANDU, KANDU_KEYS, strict=True) if incident_id(key) == old)
    fold(store, replace(first, events=()))
    (new,) = ids(store)
    assert new != old and store.resolve(old) == new and store.resolve("i-0000000000") is None


def test_a_beginning_of_an_id_is_enough_where_it_is_the_only_one(store):
    fold(store, *KANDU, *OTHERS)
    one = min(ids(store))
    assert full_names(store, (one[:9], "key:1")) == (one, "key:1")
    with pytest.raises(DecisionError, match="the beginning of 4 ids"):
        full_names(store, ("i-",))
    with pytest.raises(DecisionError, match="no incident 'i-zz'"):
        full_names(store, ("i-zz",))


def point(town, lat, lon, **more):
    reading = told(town, **more)
    event = reading.events[0]
    place = Place(mention=event.place.mention, name=town, admin="North", country="XA", precision="city", lat=lat, lon=lon)
    return told(town, place=place, **more)


@pytest.mark.parametrize(
    "asked, towns",
    [
        ({}, ["Osk", "Kandu", "Mirzan", "Osk"]),
        ({"actors": ("red front",)}, ["Osk", "Kandu", "Mirzan"]),
        ({"actors": ("FRONT",), "places": (("Osk",),)}, ["Osk"]),
        ({"actors": ("red",), "places": (("XA",),), "last": date(2022, 1, 1)}, ["Kandu", "Mirzan"]),
        ({"actors": ("ed front",)}, []),
        ({"actors": ("100%_",)}, []),
        ({"places": (("kandu",), ("Osk",))}, []),
        ({"first": date(2022, 1, 1)}, ["Osk"]),
        ({"first": date(2021, 11, 2), "last": date(2021, 11, 2)}, ["Kandu", "Mirzan", "Osk"]),
        ({"last": date(2021, 11, 1)}, []),
        ({"type": "attack.bombing", "killed": 7}, ["Osk", "Kandu", "Mirzan"]),
        ({"type": "attack"}, ["Osk", "Kandu", "Mirzan", "Osk"]),
        ({"type": "attack.clash"}, []),
        ({"type": "control"}, []),
        ({"status": "denied"}, []),
        ({"review": "open", "limit": 1}, ["Osk"]),
        ({"limit": 0}, []),
    ],
)
def test_incidents_are_found_by_who_where_when_and_what(store, asked, towns):
    fold(store, *KANDU, *OTHERS)
    assert sorted(names(store, **asked)) == sorted(towns)


def test_the_latest_days_come_first(store):
    fold(store, *OTHERS, told("Kandu", day=date(2022, 5, 1)))
    assert names(store, limit=2) == ["Osk", "Kandu"]


@pytest.mark.parametrize(
    "box, towns",
    [((10, -5, 20, 5), ["Kandu"]), ((170, -20, -170, 0), ["Osk"]), ((-180, -90, 180, 90), ["Kandu", "Osk"]), ((20, -5, 30, 5), [])],
)
def test_incidents_are_found_in_a_box_that_may_go_over_the_line_of_dates(store, box, towns):
    fold(store, point("Kandu", -3.25, 17.5), point("Osk", -10.0, 179.5, group="Blue Army"), told("Mirzan"))
    assert sorted(names(store, box=box)) == towns


def test_what_took_long_is_found_on_each_of_its_days(store):
    mention = told().events[0].when.mention
    fold(store, told(when=When(mention=mention, start="2021-01", end="2021-12", precision="period")))
    assert names(store, first=date(2021, 6, 1), last=date(2021, 6, 2)) == ["Kandu"] and names(store, first=date(2022, 1, 1)) == []


def test_the_store_knows_what_it_knew_on_any_day(store, clock):
    clock.set(MONDAY)
    fold(store, KANDU[0])
    clock.set(TUESDAY)
    fold(store, *OTHERS)
    clock.set(WEDNESDAY)
    fold(store, *KANDU[1:])
    sizes = [[len(i.told) for i in store.incidents(Wanted(places=(("Kandu",),)), as_of=day)] for day in (MONDAY, TUESDAY, WEDNESDAY)]
    assert sizes == [[1], [1], [3]] and len(ids(store, as_of=MONDAY)) == 1 and len(ids(store, as_of=THURSDAY)) == 4
    assert ids(store, as_of=date(2024, 5, 12)) == set() and store.begins().startswith("2024-05-13")
    (kandu,) = store.incidents(Wanted(places=(("Kandu",),)), as_of=MONDAY)
    assert kandu == consolidate([KANDU[0]]).all_incidents()[0]
    assert store.incident(kandu.id, as_of=MONDAY) == kandu != store.incident(kandu.id)


def test_an_unchanged_incident_has_one_version_and_a_changed_one_each_of_its_own(store, clock):
    clock.set(MONDAY)
    fold(store, KANDU[0], OTHERS[1])
    clock.set(TUESDAY)
    fold(store, KANDU[1])
    versions = {i.place[0].value.name: [(v.since[:10], v.until and v.until[:10]) for v in store.versions(i.id)] for i in store.incidents()}
    assert versions["Osk"] == [("2024-05-13", None)]
    changed = [version for i in ids(store, as_of=TUESDAY) | ids(store, as_of=MONDAY) for version in store.versions(i)]
    assert len(changed) == 3


def test_a_difference_tells_what_is_new_gone_and_changed(store, clock):
    clock.set(MONDAY)
    fold(store, *KANDU[:2], *OTHERS)
    clock.set(TUESDAY)
    first, second = sorted(ids(store))[:2]
    rule(store, decision_from("same", (first, second), who="A", at=clock()))
    clock.set(WEDNESDAY)
    fold(store, told("Zabul", group="Third Way", paper="Sun"))
    gone, kept = sorted((first, second), key=lambda name: name in ids(store))
    found = {d.id: d for d in store.differences(MONDAY, WEDNESDAY)}
    assert found[gone].after is None and found[gone].into == (kept,)
    assert found[kept].before and found[kept].after and len(found) == 3
    assert [d.id for d in store.differences(TUESDAY, WEDNESDAY)] == [d.id for d in found.values() if d.before is None]
    assert list(store.differences(WEDNESDAY, THURSDAY)) == []


def test_the_readings_behind_the_incidents_are_those_that_were_consolidated(store, clock):
    clock.set(MONDAY)
    fold(store, *KANDU[:2])
    clock.set(TUESDAY)
    add(store, told(status="planned"), OTHERS[0])
    assert {r.events[0].status for r in store.readings_behind()} == {"occurred"} and len(list(store.readings_behind())) == 2
    assert {r.events[0].status for r in store.readings(as_of=MONDAY)} == {"occurred"}
    assert sorted(r.events[0].status for r in store.readings()) == ["occurred", "occurred", "planned"]
    assert [r.report.id for r in store.readings_behind(reports={KANDU[0].report.id})] == [KANDU[0].report.id]
    list(refresh_incidents(store))
    assert sorted(r.events[0].status for r in store.readings_behind()) == ["occurred", "occurred", "planned"]


def test_the_clock_may_be_set_back_and_nothing_is_known_before_it_was(store, clock):
    clock.set(TUESDAY)
    fold(store, KANDU[0])
    clock.set(MONDAY)
    fold(store, OTHERS[0])
    assert ids(store, as_of=MONDAY) == set() and len(ids(store, as_of=TUESDAY)) == 2


def test_all_can_be_worked_out_anew_without_a_trace_where_nothing_is_otherwise(store):
    fold(store, *KANDU, *OTHERS)
    before = {i: store.versions(i) for i in ids(store)}
    assert [step.incidents for step in refresh_incidents(store, anew=True)] == [0]
    assert {i: store.versions(i) for i in ids(store)} == before and list(store.verify()) == []


def test_other_weights_make_the_incidents_anew(store):
    fold(store, *KANDU)
    strict = replace(load_weights(), link=0.999999)
    assert [step.incidents > 0 for step in refresh_incidents(store, weights=strict)] == [True] and len(ids(store)) > 1
    assert list(store.verify()) == []
