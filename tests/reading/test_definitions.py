import pytest

from tocsin.reading.definitions import find_definitions


@pytest.mark.parametrize(
    "text, defined",
    [
        ("The Popular Army (PA) marched. The PA won.", {"PA": "Popular Army"}),
        ("Fighters of the Front for the Liberation of Kandu (FLK) fled.", {"FLK": "Front for the Liberation of Kandu"}),
        ("Members of the Kandu People's Liberation Front (KPLF) fled.", {"KPLF": "Kandu People's Liberation Front"}),
        ("The Movement for Kandu's Unity (“MKU”) fled.", {"MKU": "Movement for Kandu's Unity"}),
        ("Red-Hill Union (RHU) and Salt Lake Union (SLU).", {"RHU": "Red-Hill Union", "SLU": "Salt Lake Union"}),
    ],
)
def test_brackets_behind_the_words_that_they_shorten_define(text, defined):
    assert find_definitions(text) == defined


@pytest.mark.parametrize(
    "text",
    [
        "KANDU (AP) - Rebels fled.",
        "The mayor (AB) spoke of the Popular Army.",
        "Omar Sil (Kandu) spoke.",
        "He said so. (PA)",
        "popular anger (PA) rose",
        "The Popular Army fled. Its chief (PA) stayed.",
        "five people (5) died",
        "",
    ],
)
def test_other_brackets_define_nothing(text):
    assert find_definitions(text) == {}


def test_the_first_definition_counts():
    assert find_definitions("The Popular Army (PA) and the Press Agency (PA) met.") == {"PA": "Popular Army"}
