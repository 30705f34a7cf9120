"""Templates and roles against keys, after the guidelines of the conference."""

import pytest

from tocsin.evaluate.muc.match import match_days, match_location, match_number, match_set, match_string
from tocsin.evaluate.muc.role_scoring import score_roles
from tocsin.evaluate.muc.scoring import score_templates

BODY = ["RED DAWN FRONT", "RDF"]


def key(**slots):
    """A key: each value with its alternatives; a value in a tuple is optional."""
    filled = {}
    for slot, values in slots.items():
        filled[slot] = [{"alts": _alternatives(v[0] if isinstance(v, tuple) else v), "optional": isinstance(v, tuple)} for v in values]
    return filled


def _alternatives(value):
    return [one if isinstance(one, dict) else {"value": one} for one in (value if isinstance(value, list) else [value])]


KEY = key(
    inc_date=[{"value": "- 08 JAN 90", "from": None, "to": "1990-01-08"}],
    inc_loc=["PERU: TACNA (DEPARTMENT): TARATA (TOWN)"],
    inc_type=["KIDNAPPING"],
    inc_stage=["ACCOMPLISHED"],
    perp_ind_id=[("TERRORISTS",)],
    perp_org_id=[BODY],
    perp_org_conf=[{"value": "REPORTED AS FACT", "ref": BODY}],
    hum_tgt_desc=["PEASANTS"],
    hum_tgt_type=[{"value": "CIVILIAN", "ref": ["PEASANTS"]}],
    hum_tgt_num=[{"value": "50", "ref": ["PEASANTS"]}],
)
ANSWER = {
    "inc_type": "ATTACK",
    "inc_date": "1990-01-07",
    "inc_loc": "PERU: TARATA",
    "inc_stage": "accomplished",
    "perp_individuals": [],
    "perp_organizations": [{"id": "the RDF", "confidence": "SUSPECTED OR ACCUSED"}],
    "human_targets": [{"name": None, "description": "fifty peasants", "type": "civilian", "number": "40", "effect": ["INJURY"]}],
}


def lines(*reports):
    return score_templates(reports, reader="t").lines


def test_every_slot_gets_the_credit_that_the_guidelines_give():
    found = lines(([KEY], [ANSWER]))
    credits_ = {name: line.right for name, line in found.items() if line.found or line.wanted}
    assert credits_ == {
        "all templates": 5.5, "templates": 1, "incident": 2.5, "perpetrators": 1, "human targets": 2,
        "inc_date": 0.5, "inc_loc": 0.5, "inc_type": 0.5, "inc_stage": 1,
        "perp_org_id": 1, "perp_org_conf": 0, "hum_tgt_desc": 1, "hum_tgt_type": 1, "hum_tgt_num": 0, "hum_tgt_effect": 0,
    }  # fmt: skip
    assert (found["all templates"].wanted, found["all templates"].found) == (9, 10)


def test_what_the_key_leaves_open_is_not_missing():
    assert lines(([KEY], []))["all templates"].wanted == 9
    assert lines(([{**KEY, "optional": True}], []))["all templates"].wanted == 0


def test_templates_of_other_types_are_not_compared():
    found = lines(([KEY], [{"inc_type": "BOMBING", "human_targets": [{"description": "peasants"}]}]))
    assert (found["templates"].right, found["templates"].found, found["templates"].wanted) == (0, 1, 1)


def test_two_incidents_are_told_apart_whatever_their_order():
    keys = [key(inc_type=["BOMBING"], phys_tgt_id=[thing]) for thing in ("BANK", "EMBASSY")]
    answers = [{"inc_type": "BOMBING", "physical_targets": [{"id": thing}]} for thing in ("embassy", "bank")]
    assert lines((keys, answers))["all templates"].f1 == 1.0


@pytest.mark.parametrize(
    "wanted, said, credit",
    [
        ("CAR BOMB", "a car bomb", 1.0),
        ("BOMB", "CAR BOMB", 1.0),
        ("BOMB", "BOMB OF FIVE KILOS", 0.5),
        ("POWERFUL CAR BOMB", "BOMB", 0.5),
        ("BOMB", "RIFLE", 0.0),
    ],
)
def test_strings(wanted, said, credit):
    assert match_string(wanted, said) == credit


@pytest.mark.parametrize(
    "wanted, said, credit",
    [
        ("26 AUG 89", "1989-08-26", 1.0),
        ("25 AUG 89 - 26 AUG 89", "1989-08-26", 0.5),
        ("26 AUG 89", "/1989-08-26", 0.5),
        ("- 26 AUG 89", "1989-08-25", 0.5),
        ("25 AUG 89", "/1989-08-26", 0.0),
        ("26 AUG 89", "31 FEB 89", 0.0),
    ],
)
def test_days(wanted, said, credit):
    assert match_days({"value": wanted}, said) == credit


@pytest.mark.parametrize(
    "said, credit",
    [("PERU: TACNA (DEPARTMENT): TARATA", 1.0), ("PERU", 0.5), ("CHILE: TACNA: TARATA", 0.5), ("CHILE: TACNA", 0.0)],
)
def test_places(said, credit):
    assert match_location({"value": "PERU: TACNA (DEPARTMENT): TARATA (TOWN)"}, said) == credit


@pytest.mark.parametrize("wanted, said, credit", [("5 - 7", "7", 0.5), ("~7", "7", 0.5), ("7", "7", 1.0), ("PLURAL", "3", 0.0)])
def test_numbers(wanted, said, credit):
    assert match_number(wanted, said) == credit


def test_a_wider_value_is_half_right_and_a_narrower_one_wrong():
    assert (match_set("inc_type", "BOMBING", "ATTACK"), match_set("inc_type", "ATTACK", "BOMBING")) == (0.5, 0.0)


def test_one_wrong_mention_makes_an_entity_wrong():
    gold = {"Target": [[["Kandu telephone building", 0], ["telephone building", 7]], [["water pipes", 9]]]}
    right = score_roles([(gold, {"Target": [["the telephone building"], ["Water pipes."]]})], reader="t").lines["all roles"]
    wrong = score_roles([(gold, {"Target": [["water pipes", "houses"]]})], reader="t").lines["all roles"]
    assert (right.f1, wrong.right) == (1.0, 0)
