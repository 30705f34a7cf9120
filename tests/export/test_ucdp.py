"""UCDP GED: its columns, dyads, and deaths that add up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from export.told import crosswalk, party, raid, toll
from tocsin.export.ucdp import COLUMNS, deaths, priogrid, refuses, row

ARMY = party("Nigerian army", "security_force", "NG")
REBELS = party("Red Front", "armed_group", "NG")
RIVALS = party("Blue Band", "armed_group", "NG")


def test_the_columns_are_those_of_ged():
    assert len(COLUMNS) == 49 and list(COLUMNS) == crosswalk()["ucdp"]["columns"]
    assert set(row(raid())) <= set(COLUMNS)


@pytest.mark.parametrize(
    "by, against, kind, dyad",
    [
        (REBELS, party(None, "civilians"), "3", "Red Front - Civilians"),
        (REBELS, ARMY, "1", "Government of Nigeria - Red Front"),
        (ARMY, REBELS, "1", "Government of Nigeria - Red Front"),
        (REBELS, RIVALS, "2", "Red Front - Blue Band"),
    ],
)
def test_a_state_is_side_a_and_victims_are_civilians(by, against, kind, dyad):
    case = raid(by=(by,), against=(against,), codes={"ucdp": (kind,)})
    told = row(case)
    assert refuses(case) is None and told["dyad_name"] == dyad and told["type_of_violence"] == kind
    assert told.get("gwnoa", "") == ("475" if kind == "1" else "")


@pytest.mark.parametrize(
    "slots", [{"codes": {}}, {"start": None}, {"by": ()}, {"codes": {"ucdp": ("2",)}}, {"by": (party("an army", "security_force"),)}]
)
def test_what_has_no_named_sides_or_day_has_no_row(slots):
    assert refuses(raid(**slots))


@given(st.integers(0, 90), st.integers(0, 90), st.integers(0, 9), st.integers(0, 40), st.sampled_from("123"))
def test_deaths_add_up_to_the_best_which_lies_in_the_bounds(low, more, most, attackers, kind):
    told = deaths(raid(tolls={"killed": toll(low, low + more, low + more + most), "killed_attackers": toll(attackers, attackers)}), kind)
    assert sum(told[name] for name in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")) == told["best"]
    assert told["low"] <= told["best"] <= told["high"]


def test_the_attackers_dead_are_of_the_doers_side():
    tolls = {"killed": toll(5, 5, 5), "killed_attackers": toll(2, 2, 2)}
    assert deaths(raid(by=(REBELS,), against=(ARMY,), tolls=tolls), "1")["deaths_b"] == 2
    assert deaths(raid(by=(ARMY,), against=(REBELS,), tolls=tolls), "1")["deaths_a"] == 2


def test_ids_of_ucdp_are_never_made_up():
    told = row(raid())
    assert told["relid"] == "sha256:ab/e1" and not [name for name in COLUMNS if name.endswith(("dset_id", "new_id")) and told.get(name)]
    assert told.get("id") is None and told["where_prec"] == 1 and told["source_office"] == "Kandu Post"


@pytest.mark.parametrize("lat, lon, cell", [(-90, -180, 1), (89.9, 179.9, 259200), (-89.5, -180, 721), (0.25, 0.25, 129961)])
def test_the_cells_of_prio_grid(lat, lon, cell):
    assert priogrid(lat, lon) == cell
