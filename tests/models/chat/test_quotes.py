"""Words that a model says it has read, looked up in the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.models.chat.quotes import Finder, fold

TEXT = """Attacks in Kandu: “Five people  were killed,” the army’s spokesman said.
The army blamed rebels – the therapist was unhurt. The ARMY left."""


def find(quote, text=TEXT, near=(0, 0)):
    found = Finder(text).nearest(quote, near, [(0, len(text))])
    return text[slice(*found)] if found else None


@pytest.mark.parametrize(
    "quote, stands",
    [
        ("Kandu", "Kandu"),
        ("attack", "Attacks"),
        ('"Five people were killed,"', "“Five people  were killed,”"),
        ("the army's spokesman", "the army’s spokesman"),
        ("rebels - the therapist", "rebels – the therapist"),
        ("[2] The army blamed", "The army blamed"),
        ("said. [2] The army", "said.\nThe army"),
        ("Kandu.", "Kandu"),
        ("Five people … spokesman said", "Five people  were killed,” the army’s spokesman said"),
        ("Five people ... nobody said", None),
        ("Mosul", None),
        ("the rapist", None),
        ("rap", None),
        ("rapist", None),
        ("", None),
        (" … ", None),
        ("five people were not killed", None),
    ],
)
def test_a_quote_is_where_it_stands_or_nowhere(quote, stands):
    assert find(quote) == stands


@pytest.mark.parametrize("near, which", [((0, 5), 0), ((25, 27), 0), ((50, 51), 1), ((80, 85), 1), ((135, 140), 2)])
def test_of_several_places_the_nearest_is_meant(near, which):
    text = "The bomb. And then nothing at all happened here until the bomb. Days went by and nobody came to see the bomb."
    places = Finder(text).all("bomb", (0, len(text)))
    assert Finder(text).nearest("bomb", near, [(0, len(text))]) == places[which]


def test_an_area_that_comes_first_goes_before_what_is_nearer():
    text = "police here. More police there."
    assert Finder(text).nearest("police", (14, 15), [(0, 12), (0, len(text))]) == (0, 6)


@given(st.text())
def test_folding_keeps_the_way_back(text):
    folded, offsets = fold(text)
    assert len(folded) == len(offsets) and offsets == sorted(offsets) and all(0 <= o < len(text) for o in offsets)


@given(st.text(), st.data())
def test_what_is_found_lies_in_the_text(text, data):
    a = data.draw(st.integers(0, len(text)))
    b = data.draw(st.integers(a, len(text)))
    for start, end in Finder(text).all(text[a:b], (0, len(text))):
        assert 0 <= start < end <= len(text)
