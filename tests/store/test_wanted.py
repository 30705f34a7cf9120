"""Questions that make no sense name their fault."""

from datetime import date

import pytest

from tocsin.core.errors import SettingsError
from tocsin.store import Wanted, check_type, parse_box

TYPES = ("attack.bombing", "attack.clash", "claim.denial")


@pytest.mark.parametrize(
    "asked, said",
    [
        ({"status": "happened"}, "unknown status 'happened'; did you mean"),
        ({"review": "accept"}, "did you mean accepted"),
        ({"first": date(2024, 5, 2), "last": date(2024, 5, 1)}, "no day is both from 2024-05-02"),
        ({"killed": -1}, "less than nothing"),
        ({"limit": -5}, "limit: -5"),
        ({"limit": 10**20}, "limit: 100000000000000000000 is more than 2,147,483,647"),
        ({"killed": 10**20}, "is more than 2,147,483,647"),
        ({"actors": ("  ?",)}, "names nothing"),
        ({"places": (("Kandu",), ("!",))}, "place: '!' names nothing"),
        ({"box": (0, 10, 5, -10)}, "lies south of the south"),
        ({"box": (0, 0, 200, 5)}, "not on earth"),
        ({"box": (0, 0, 5)}, "four numbers WEST,SOUTH,EAST,NORTH, found 3"),
    ],
)
def test_a_filter_that_makes_no_sense_is_refused(asked, said):
    with pytest.raises(SettingsError) as raised:
        Wanted(**asked)
    assert said in str(raised.value)


@pytest.mark.parametrize("words", ["", "1,2,3", "1,2,3,4,5", "a,b,c,d", "1,2,3,nan", "1,2,3,inf", "--1,2,3,4", "1e1,2,3,4"])
def test_what_is_no_box_is_refused(words):
    with pytest.raises(SettingsError, match="WEST,SOUTH,EAST,NORTH"):
        parse_box(words)


def test_a_box_is_read():
    assert parse_box("29.5, -3,31,1.5") == (29.5, -3, 31, 1.5)


@pytest.mark.parametrize("words, fine", [("attack.clash", True), ("attack", True), ("claim", True), ("attack.", False), ("bombing", False)])
def test_a_type_is_whole_or_its_first_part(words, fine):
    if fine:
        assert check_type(words, TYPES) == words
    else:
        with pytest.raises(SettingsError, match="did you mean"):
            check_type(words, TYPES)
