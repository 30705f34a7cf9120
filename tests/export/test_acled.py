"""ACLED: its columns, its lists, its cautious figure."""

from dataclasses import replace
from datetime import date

import pytest

from doubles import say
from export.told import crosswalk, party, raid, toll
from tocsin.core.values import Place
from tocsin.export.acled import ACLED, COLUMNS, refuses, row, says
from tocsin.export.schemes import acled_interaction


def test_the_columns_are_those_of_acled():
    assert len(COLUMNS) == 31 and list(COLUMNS) == crosswalk()["acled"]["columns"]


def test_a_row_has_only_words_of_the_lists():
    lists, told = crosswalk()["acled"], row(raid())
    assert set(told) <= set(COLUMNS) and told["sub_event_type"] in lists["event_types"][told["event_type"]]
    assert {told["inter1"], told["inter2"]} <= set(lists["inter"].values()) and told["interaction"] in lists["interaction"].values()
    assert told["region"] in lists["regions"] and told["disorder_type"] in lists["disorder_types"]


def test_a_raid_is_told_as_acled_tells_it():
    told = row(raid())
    assert (told["actor1"], told["inter1"], told["actor2"], told["inter2"]) == (
        "Red Front",
        "Rebel group",
        "Civilians (Nigeria)",
        "Civilians",
    )
    assert (told["interaction"], told["civilian_targeting"]) == ("Rebel group-Civilians", "Civilian targeting")
    assert (told["iso"], told["region"], told["fatalities"], told["event_date"]) == ("566", "Western Africa", 5, "2021-03-01")


@pytest.mark.parametrize(
    "who, name, kind",
    [
        (party(None, "other", words="two gunmen"), "Unidentified Armed Group (Nigeria)", "Political militia"),
        (party("Nigerian army", "security_force", "NG"), "Nigerian army", "State forces"),
        (party("French army", "security_force", "FR"), "French army", "External/Other forces"),
        (party(None, "other", words="a drone"), "a drone", ""),
    ],
)
def test_who_is_who(who, name, kind):
    told = row(raid(by=(who,)))
    assert (told["actor1"], told["inter1"]) == (name, kind)


def test_a_demonstration_has_protesters():
    told = row(
        raid(
            type="protest.demonstration",
            by=(party(None, "civilians", words="students"),),
            against=(),
            codes={"acled": ("Protests", "Peaceful protest")},
        )
    )
    assert (told["actor1"], told["interaction"], told["disorder_type"]) == ("Protesters (Nigeria)", "Protesters only", "Demonstrations")


@pytest.mark.parametrize(
    "end, precision, day", [(date(2021, 3, 1), 1, "2021-03-01"), (date(2021, 3, 7), 2, "2021-03-04"), (date(2021, 3, 31), 3, "2021-03-16")]
)
def test_a_date_is_as_precise_as_it_is_told(end, precision, day):
    told = row(raid(end=end))
    assert (told["time_precision"], told["event_date"]) == (precision, day)


def test_what_acled_cannot_say_is_not_said():
    assert refuses(raid()) is None and refuses(raid(codes={})) == "no class of ACLED"
    assert refuses(raid(start=None, end=None)) and refuses(raid(start=date(2020, 1, 1)))
    assert says(raid()) and not says(raid(status="planned")) and not says(raid(status="attempted"))
    assert says(raid(status="attempted", codes={"acled": ("Strategic developments", "Disrupted weapons use")}))


def test_doubts_go_into_the_notes_and_a_denied_doer_nowhere_else():
    denied = party("Blue Band", "armed_group", conf="denied")
    told = row(raid(by=(denied, party("Red Front", "armed_group", conf="accused")), claimed_by=(party("Red Front", "armed_group"),)))
    assert told["actor1"] == "Red Front" and "Blue Band" not in told["assoc_actor_1"]
    assert "Attribution: Blue Band (denied); Red Front (accused)." in told["notes"] and "Claimed by Red Front." in told["notes"]


def test_a_place_without_a_country_and_no_toll_stay_empty():
    sea = Place(mention=say("the strait"), name="the strait", precision="region")
    told = row(raid(places=(sea,), tolls={"killed": toll(None, None, 3)}))
    assert (told["iso"], told["country"], told["latitude"], told["fatalities"]) == ("", "", None, 3)
    assert row(replace(raid(), tolls={}))["fatalities"] == 0


def test_external_forces_and_civilians_are_the_pair_that_is_turned_round():
    assert acled_interaction("Civilians", "External/Other forces") == "External/Other forces-Civilians"
    assert acled_interaction("", "Civilians") == "" and ACLED.toll == "conservative"
