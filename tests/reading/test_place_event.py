import pytest

from tocsin.reading.place_event import find_spots, happened_at
from tocsin.reading.toponyms import find_toponyms
from tocsin.registries.gazetteer import open_gazetteer

GAZETTEER = open_gazetteer()


def where(text, verb):
    start = text.index(verb)
    spots = find_spots(text, find_toponyms(text, GAZETTEER))
    return [text[s.start : s.end] for s in happened_at(text, (start, start + len(verb)), spots)]


@pytest.mark.parametrize(
    "text, verb, places",
    [
        ("A bomb killed ten people in Baghdad on Monday.", "killed", ["Baghdad"]),
        ("Shells hit the city of Aleppo, officials said.", "hit", ["Aleppo"]),
        ("Gunmen raided villages in Borno and Adamawa on Friday.", "raided", ["Borno", "Adamawa"]),
        ("The Afghan army fired shells.", "fired", []),
        ("A bomb went off. Months later the minister spoke in Nairobi.", "went off", []),
    ],
)
def test_an_event_happened_where_its_sentence_says(text, verb, places):
    assert where(text, verb) == places
