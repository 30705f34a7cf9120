import pytest

from tocsin.reading.toponyms import capitals_tell, find_toponyms
from tocsin.registries.gazetteer import open_gazetteer

GAZETTEER = open_gazetteer()


def found(text):
    return [text[t.start : t.end] for t in find_toponyms(text, GAZETTEER)]


@pytest.mark.parametrize(
    "text, names",
    [
        ("Clashes in Deir ez-Zor and Mazar-i-Sharif killed ten.", ["Deir ez-Zor", "Mazar-i-Sharif"]),
        ("The Gulf of Aden and Rio de Janeiro are far apart.", ["Gulf of Aden", "Rio de Janeiro"]),
        ("U.S. troops left Bagram.", ["U.S.", "Bagram"]),
        ("In Paris, London and Rome people marched.", ["Paris", "London", "Rome"]),
        ("SOLDIERS ENTERED MEDELLIN IN COLOMBIA.", ["MEDELLIN", "COLOMBIA"]),
        ("riots spread from gujarat to mumbai on sunday", ["gujarat", "mumbai"]),
        ("Most of the men said nothing on Sunday in March.", []),
        ("Police in Nice made arrests.", ["Nice"]),
        ("Nice work, police said.", []),
        ("", []),
    ],
)
def test_names_of_places_are_found_and_common_words_left(text, names):
    assert found(text) == names


def test_a_persons_name_is_no_place():
    assert "Windsor" not in found("Mayor Kirk Windsor spoke.")
    assert found("Reporters asked Ali Khan about it.") == []


def test_a_name_does_not_cross_a_line():
    assert found("New\nYork") != ["New\nYork"]


@pytest.mark.parametrize(
    "text, tell", [("The Army left Kabul.", True), ("THE ARMY LEFT.", False), ("the army left kabul today", False), ("", False)]
)
def test_capitals_tell_where_there_are_some_but_not_all(text, tell):
    assert capitals_tell(text) is tell
