from datetime import date

import pytest

from tocsin.core.errors import RegistryError
from tocsin.registries.actors import open_actors
from tocsin.registries.listings import Listing, gather_lists, read_list

REGISTRY = open_actors()
GOOD = """
authority = "state-kd"
title = "Kandu: outlaws"
regime = "Law 1"
source = "Gazette"

[listings]
river-guard = { from = 2001-05-03, to = 2004, as = "Guard" }
valley-front = [{ from = 1999, to = "2000-06" }, { by = 2010, certain = false }]
"""


def write(folder, text, name="outlaws.toml"):
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_a_list_is_read_with_its_head_and_its_listings(tmp_path):
    head, listings = read_list(write(tmp_path, GOOD))
    assert (head.key, head.authority, head.title) == ("outlaws", "state-kd", "Kandu: outlaws")
    assert listings[0] == Listing(actor="river-guard", list="outlaws", start="2001-05-03", end="2004", under="Guard")
    assert [(one.actor, one.start, one.by, one.certain) for one in listings[1:]] == [
        ("valley-front", "1999", None, True),
        ("valley-front", None, "2010", False),
    ]


@pytest.mark.parametrize(
    "change, message",
    [
        (('regime = "Law 1"\n', ""), r"outlaws.toml: \[list\] regime: missing"),
        (("title", "titel"), r"\[list\] titel: unknown field"),
        (("[listings]", "[listing]"), r"\[list\] listing: unknown field"),
        (("from = 1999", "form = 1999"), r"\[listings.valley-front\] form: unknown field"),
        (("2001-05-03", '"3 May"'), r"\[listings.river-guard\] from: expected a year"),
        (("to = 2004", "to = 1990"), r"\[listings.river-guard\] to: 1990 is before 2001-05-03"),
        (("certain = false", 'certain = "no"'), r"\[listings.valley-front\] certain: expected true or false"),
    ],
)
def test_a_mistake_is_named_with_file_entry_and_field(tmp_path, change, message):
    with pytest.raises(RegistryError, match=message):
        read_list(write(tmp_path, GOOD.replace(*change)))


def test_a_wrong_listing_can_be_left_out(tmp_path):
    problems = []
    lists = gather_lists([write(tmp_path, GOOD.replace("from = 1999", "from = 0"))], problems)
    assert list(lists.listings) == ["river-guard"] and len(problems) == 1 and "valley-front" in problems[0]


@pytest.mark.parametrize(
    "listing, day, stands",
    [
        ({"start": "2003-02-14"}, date(2003, 2, 13), False),
        ({"start": "2003-02-14"}, date(2024, 5, 18), True),
        ({"start": "2003"}, date(2003, 5, 1), None),
        ({"start": "2003", "end": "2025-04-17"}, date(2025, 4, 18), False),
        ({}, date(2024, 5, 18), None),
        ({"by": "2010"}, date(2009, 5, 18), None),
        ({"by": "2010"}, date(2011, 5, 18), True),
        ({"end": "2010"}, date(2011, 5, 18), False),
    ],
)
def test_a_listing_is_in_force_no_surer_than_its_days_are_known(listing, day, stands):
    assert Listing(actor="x", list="y", **listing).in_force(day) is stands


@pytest.mark.parametrize(
    "key, day, listed, not_listed",
    [
        ("taliban", "2024-05-18", {"ru-terrorist", "un-1988", "us-sdgt", "ca-listed"}, {"us-fto", "kz-banned"}),
        ("taliban", "2025-05-01", {"un-1988"}, {"ru-terrorist"}),
        ("taliban", "2003-02-01", {"un-1988"}, {"ru-terrorist"}),
        ("farc", "2015-01-01", {"us-fto", "eu-931"}, set()),
        ("farc", "2021-12-15", set(), {"us-fto", "eu-931"}),
        ("houthis", "2021-02-01", {"us-fto"}, {"un-2140"}),
        ("houthis", "2023-01-01", {"un-2140", "ae-listed"}, {"us-fto", "us-sdgt"}),
        ("houthis", "2025-06-01", {"us-fto", "us-sdgt"}, set()),
        ("mek", "2005-01-01", {"us-fto", "gb-proscribed", "eu-931"}, set()),
        ("mek", "2013-01-01", set(), {"us-fto", "gb-proscribed", "eu-931", "ca-listed"}),
        ("hezbollah", "2019-06-01", {"us-fto", "gb-proscribed", "gcc-listed"}, {"ar-repet", "de-banned"}),
    ],
)
def test_who_had_listed_it_on_the_day(key, day, listed, not_listed):
    then = REGISTRY.as_of(key, date.fromisoformat(day))
    standing = {one.list for one in then.listed_by if one.sure}
    assert listed <= standing and not not_listed & {one.list for one in then.listed_by}


def test_what_stood_perhaps_is_kept_apart():
    then = REGISTRY.as_of("ttp", date(2024, 1, 1))
    assert all(one.sure for one in then.listed_by)
    perhaps = REGISTRY.as_of("boko-haram", date(2013, 6, 15)).listed_by
    assert [(one.list, one.sure) for one in perhaps if one.list == "ng-proscribed"] == [("ng-proscribed", False)]
