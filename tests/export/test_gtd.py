"""GTD: its columns and code lists; attempts, claims and suspicion."""

import pytest

from export.told import crosswalk, party, raid, toll
from tocsin.export.gtd import GTD, refuses, row, target_type
from tocsin.export.gtd_columns import COLUMNS


def test_the_columns_are_those_of_gtd():
    assert len(COLUMNS) == 135 and list(COLUMNS) == crosswalk()["gtd"]["columns"]
    assert set(row(raid())) <= set(COLUMNS)


def test_codes_stand_with_their_labels():
    lists, told = crosswalk()["gtd"], row(raid())
    assert told["attacktype1_txt"] == lists["attack_types"][told["attacktype1"]]
    assert told["weapsubtype1_txt"] == lists["weapon_types"][told["weaptype1"]]["subtypes"][told["weapsubtype1"]]
    assert told["targtype1_txt"] == lists["target_types"][told["targtype1"]]["label"] and "eventid" not in told


def test_a_group_is_named_claimed_or_suspected():
    told = row(raid(by=(party("Red Front", "armed_group", conf="suspected"),), claimed_by=(party("Blue Band", "armed_group"),)))
    assert (told["gname"], told["guncertain1"], told["claimed"], told["compclaim"]) == ("Red Front", 1, 0, 0)
    told = row(raid(claimed_by=(party("Red Front", "armed_group"), party("Blue Band", "armed_group"))))
    assert (told["guncertain1"], told["claimed"], told["compclaim"]) == (0, 1, 1)
    assert row(raid(by=()))["gname"] == "Unknown" and row(raid(by=()))["claimed"] == -9


def test_an_attempt_had_no_success_and_a_plot_has_no_row():
    assert row(raid(status="attempted"))["success"] == 0 and row(raid())["success"] == 1
    assert GTD.says(raid(status="attempted")) and not GTD.says(raid(status="planned")) and not GTD.says(raid(status="threatened"))


def test_what_a_state_did_has_no_row():
    assert refuses(raid(by=(party("the army", "security_force"),))) == "done by a state" and refuses(raid(by=())) is None


def test_an_unknown_day_is_0_and_the_day_of_publication_is_never_the_day():
    month = row(raid(end=raid().start.replace(day=31)))
    assert (month["iyear"], month["imonth"], month["iday"]) == (2021, 3, 0)
    assert row(raid(stands_in=True))["iday"] == 0 and row(raid())["iday"] == 1


def test_hostages_are_counted_only_when_taken():
    taken = row(raid(type="attack.abduction", tolls={"abducted": toll(9, 9, 9)}))
    assert (taken["ishostkid"], taken["nhostkid"]) == (1, 9) and row(raid())["ishostkid"] == 0
    assert row(raid(type="attack.abduction", tolls={}))["nhostkid"] == -99


@pytest.mark.parametrize(
    "who, number", [(party("Lagos police", "security_force"), "3"), (party("army", "security_force"), "4"), (party(None, "place"), "20")]
)
def test_kinds_of_targets(who, number):
    assert target_type(who) == number
