"""What the registry says of the better known actors on a day."""

from datetime import date

import pytest

from tocsin.registries.actor_entry import ActorEntry, Tie
from tocsin.registries.actor_time import holding, role_then
from tocsin.registries.actors import open_actors

REGISTRY = open_actors()


@pytest.mark.parametrize(
    "key, day, role",
    [
        ("taliban", "1998-01-01", "government"),
        ("taliban", "2021-08-14", "insurgent"),
        ("taliban", "2021-08-15", "de facto authority"),
        ("farc", "2010-01-01", "insurgent"),
        ("farc", "2017-02-01", "disarming"),
        ("farc", "2019-01-01", "no longer there"),
        ("farc-party", "2019-01-01", "political party or movement"),
        ("wagner", "2022-03-01", "mercenary force"),
        ("wagner", "2023-09-01", "state force"),
        ("hts", "2024-12-01", "insurgent"),
        ("hts", "2024-12-20", "de facto authority"),
        ("hts", "2025-03-01", "no longer there"),
        ("hezbollah", "1985-01-01", "insurgent"),
        ("hezbollah", "2010-01-01", "armed party"),
        ("m-19", "1985-11-06", "insurgent"),
        ("m-19", "1991-01-01", "no longer there"),
        ("shining-path", "1979-01-01", "political party"),
        ("shining-path", "1990-01-01", "insurgent"),
        ("rsf", "2020-01-01", "state force"),
        ("rsf", "2024-01-01", "insurgent"),
        ("islamic-state", "2005-01-01", "not yet there"),
    ],
)
def test_the_role_is_that_of_the_day(key, day, role):
    then = REGISTRY.as_of(key, date.fromisoformat(day))
    assert then and then.role == role


@pytest.mark.parametrize(
    "key, day, name",
    [
        ("nusra-front", "2015-01-01", "al-Nusra Front"),
        ("nusra-front", "2016-09-01", "Jabhat Fatah al-Sham"),
        ("islamic-state-of-iraq", "2005-01-01", "al-Qaeda in Iraq"),
        ("islamic-state-of-iraq", "2008-01-01", "Islamic State of Iraq"),
        ("islamic-state", "2013-12-01", "Islamic State of Iraq and the Levant"),
        ("islamic-state", "2015-01-01", "Islamic State"),
        ("is-sahel", "2019-01-01", "Islamic State in the Greater Sahara"),
        ("pkk", "2003-01-01", "KADEK"),
        ("farc-party", "2018-01-01", "Common Alternative Revolutionary Force"),
    ],
)
def test_the_name_is_that_of_the_day(key, day, name):
    then = REGISTRY.as_of(key, date.fromisoformat(day))
    assert then and then.name == name


@pytest.mark.parametrize(
    "key, day, parents",
    [
        ("nusra-front", "2014-01-01", ["al-qaeda"]),
        ("nusra-front", "2016-09-01", []),
        ("boko-haram", "2015-12-01", ["islamic-state"]),
        ("boko-haram", "2017-01-01", []),
        ("ansar-dine", "2014-01-01", []),
        ("katiba-macina", "2018-01-01", ["jnim"]),
        ("ypg", "2017-01-01", ["sdf"]),
    ],
)
def test_the_parents_are_those_of_the_day(key, day, parents):
    then = REGISTRY.as_of(key, date.fromisoformat(day))
    assert then and [parent.key for parent in then.part_of] == parents


def test_what_came_before_and_after_is_told_from_both_sides():
    on = date(2020, 1, 1)
    gspc, aqim, jnim = (REGISTRY.as_of(key, on) for key in ("gspc", "aqim", "jnim"))
    assert gspc and aqim and jnim
    assert ("its place was taken by", "aqim") in {(link.how, link.key) for link in gspc.after}
    assert ("took the place of", "gspc") in {(link.how, link.key) for link in aqim.before}
    assert {"ansar-dine", "al-mourabitoun"} <= {link.key for link in jnim.after if link.how == "was joined by"}


def test_leaders_are_those_of_the_day():
    then = REGISTRY.as_of("hezbollah", date(2000, 1, 1))
    assert then and [leader.name for leader in then.leaders] == ["Hassan Nasrallah"]


def test_a_year_alone_does_not_fix_the_day():
    ties = (Tie(of="First", start="1990", end="2000"), Tie(of="Second", start="2000"))
    told = holding(ties, date(2000, 6, 1))
    assert [(one.name, one.sure) for one in told] == [("Second", False), ("First", False)]
    assert [one.name for one in holding(ties, date(2001, 1, 1))] == ["Second"]


def test_who_governs_without_a_role_is_a_government():
    entry = ActorEntry(key="x", name="X", kind="armed_group", governs=(Tie(of="XK", start="2001-01-01"),))
    assert [role_then(entry, date(year, 6, 1)) for year in (2000, 2001)] == ["armed group", "government"]


def test_nobody_is_nothing_on_any_day():
    assert REGISTRY.as_of("no-such-key", date(2020, 1, 1)) is None
