"""PLOVER: as JSON records, and as POLECAT releases it."""

import pytest

from export.told import crosswalk, party, raid
from tocsin.export import polecat
from tocsin.export.plover import FIELDS, PLOVER, row, says

FUTURE = {"plover": ("ASSAULT", "firearms", "future")}


def test_the_columns_are_those_of_polecat():
    assert len(polecat.COLUMNS) == 40 and list(polecat.COLUMNS) == crosswalk()["polecat"]["columns"]
    assert set(polecat.row(raid())) <= set(polecat.COLUMNS)


def test_scores_quads_and_sectors_are_of_the_lists():
    lists, told = crosswalk()["plover"], polecat.row(raid())
    assert told["Intensity"] == next(m["score"] for m in lists["types"]["ASSAULT"]["modes"] if m["name"] == "firearms")
    assert told["Quad Code"] == lists["types"]["ASSAULT"]["quad"]
    assert {told["Primary Actor Sector"], told["Primary Recipient Sector"]} <= set(lists["sectors"])


def test_who_is_missing_is_none():
    told = polecat.row(raid(by=()))
    assert (told["Actor Name"], told["Actor Country"], told["Primary Actor Sector"]) == ("None", "None", "None")
    assert polecat.row(raid())["Recipient Name Raw"] == "villagers" and polecat.row(raid())["Recipient Name"] == "None"


def test_a_record_has_what_plover_requires_and_only_its_fields():
    lists, told = crosswalk()["plover"], row(raid())
    known = {name for name, *_ in lists["json_fields"]} | {"size"}
    assert set(told) <= known and {name for name, _, need in lists["json_fields"] if need == "required"} <= set(told)
    assert set(told["event_loc"]) <= set(lists["location_fields"]) and set(told["actor"][0]) <= set(lists["entity_fields"])
    assert (told["actor"][0]["code"], told["size"]) == ("NGAREB", {"dead": 5, "injured": 12}) and set(told) <= set(FIELDS)


@pytest.mark.parametrize(
    "status, codes, can", [("planned", FUTURE, True), ("attempted", raid().codes, False), ("occurred", raid().codes, True)]
)
def test_only_the_record_can_say_what_did_not_happen_and_only_by_a_mode(status, codes, can):
    case = raid(status=status, codes=codes)
    assert says(case) is can and polecat.POLECAT.says(case) is (status == "occurred")
    assert PLOVER.statuses == ("occurred",)


def test_a_type_that_needs_a_recipient_has_no_row_without():
    aid = {"plover": ("AID",)}
    assert polecat.refuses(raid(codes=aid, against=())) and polecat.refuses(raid(codes=aid, against=(party("Mali", "state"),))) is None
