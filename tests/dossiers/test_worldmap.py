"""The map: a disc for each place, linked, labelled, without anything from outside."""

from dataclasses import replace
from datetime import date

from dossiers.made import Page, at, dossier, told
from tocsin.core.values import Place
from tocsin.dossiers.spots import spots
from tocsin.dossiers.worldmap import world_map

TOWNS = [at("Kandu", 4.0, 31.0), at("Kandu", 4.0, 31.0, day=date(2022, 5, 1)), at("Berat", 5.5, 33.0, day=date(2023, 5, 1))]


def drawn(readings):
    found = spots(dossier(readings).cases)
    return found, Page(world_map(found, [f"p-{n}" for n in range(len(found))], "Incidents by place"))


def test_cases_of_one_place_are_one_disc_and_the_greatest_comes_first():
    found, page = drawn(TOWNS)
    assert [(spot.label, len(spot.cases)) for spot in found] == [("Kandu", 2), ("Berat", 1)]
    radii = [float(tag[1]["r"]) for tag in page.tags if tag[0] == "circle"]
    assert len(radii) == 2 and radii[0] > radii[1] and page.inner_links == {"p-0", "p-1"}


def test_the_picture_says_in_words_what_it_shows():
    _, page = drawn(TOWNS)
    said = [found["aria-label"] for _, found in page.tags if "aria-label" in found]
    assert said == ["Incidents by place", "Kandu, XA: 2 incidents (did it 2)", "Berat, XA: 1 incident (did it 1)"]
    assert "Uganda" in page.words and "Kandu" in page.words and "km" in page.words and page.fetched == []


def test_a_whole_country_is_no_point():
    reading = told()
    wide = Place(mention=reading.events[0].place.mention, name="Uganda", country="UG", precision="country", lat=1.0, lon=32.0)
    found, page = drawn([told(place=wide)])
    assert [(spot.name, spot.lat) for spot in found] == [("Uganda, UG", None)] and page.tags == []


def test_parts_are_the_pieces_of_a_disc():
    cases = dossier(TOWNS[:2]).cases
    mixed = (cases[0], replace(cases[1], part="suffered"))
    (spot,) = spots(mixed)
    page = Page(world_map([spot], ["p-0"], "Where"))
    wedges = [found["class"] for tag, found in page.tags if tag == "path" and found["class"] in ("did", "suffered")]
    assert wedges == ["did", "suffered"] and dict(spot.parts) == {"did": 1, "suffered": 1}


def test_without_a_point_there_is_no_map():
    assert drawn([told(place=None)])[0] == () and world_map([], [], "Where") == ""
