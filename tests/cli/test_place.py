import json

import pytest

import tocsin as library


def test_place_prints_the_answer_the_runners_up_and_why(tocsin):
    code, out, _ = tocsin("place", "Tripoli", "--near", "Beirut")
    assert code == 0
    assert out.startswith("Tripoli (city, North Lebanon, LB)")
    assert "km from Beirut" in out
    assert "it may also be" in out


def test_place_as_json_is_the_answer_of_the_library(tocsin):
    code, out, _ = tocsin("place", "Helmand", "--json")
    place = json.loads(out)["place"]
    assert (code, place["country"], place["centroid"]) == (0, "AF", True)
    assert library.place("Helmand").place.score == place["score"]


def test_an_unknown_place_is_none_with_the_reason(tocsin):
    code, out, _ = tocsin("place", "Qwxyzzy", "--json")
    answer = json.loads(out)
    assert (code, answer["place"], answer["why"]) == (0, None, "no place called 'Qwxyzzy' is known")


@pytest.mark.parametrize("flags", [("--near", "99,200"), ("--near", "Qwxyzzy"), ("--country", "Syria")])
def test_what_is_no_place_on_earth_is_wrong_usage(tocsin, flags):
    code, _, err = tocsin("place", "Tripoli", *flags)
    assert code == 2
    assert flags[0] in err
