import logging

import pytest

from tocsin.core.errors import RegistryError
from tocsin.registries.gazetteer import open_gazetteer
from tocsin.registries.own_places import open_places, read_places

GOOD = """
[kandu]
name = "Kandu"
aliases = ["Qandu"]
kind = "city"
country = "AF"
admin = "Helmand"
lat = 31.5
lon = 64.3
population = 1200

[tripoli-in-lebanon]
remove = true
replaces = 266826
"""


@pytest.fixture
def file(tmp_path):
    def write(text):
        (tmp_path / "places.toml").write_text(text, "utf-8")
        return tmp_path / "places.toml"

    return write


def test_places_of_ones_own_are_found_by_all_their_names_and_others_are_left(file):
    gazetteer = open_places(own=file(GOOD))
    (hit,) = gazetteer.find("Qandu")
    assert (hit.name, hit.alias, hit.country, hit.lat) == ("Kandu", "qandu", "AF", 31.5)
    assert 266826 not in [hit.geonames for hit in gazetteer.find("Tripoli")]
    assert gazetteer.find("Kabul") == open_gazetteer().find("Kabul")


def test_a_place_stands_in_for_the_one_that_it_corrects(file):
    own = '[kabul]\nname = "Kabul"\nkind = "city"\ncountry = "AF"\nlat = 34.5\nlon = 69.2\nreplaces = 1138958\n'
    hits = open_places(own=file(own)).find("Kabul")
    assert next(hit.lat for hit in hits if hit.kind == "city" and hit.country == "AF") == 34.5
    assert 1138958 not in [hit.geonames for hit in hits]


@pytest.mark.parametrize(
    "text, entry, field",
    [
        ('[x]\nkind = "city"\nlat = 95\nlon = 1', "[x]", "lat"),
        ('[x]\nkind = "city"\nlat = 9', "[x]", "lon"),
        ('[x]\nkind = "town"', "[x]", "kind"),
        ("[x]\nlat = 1\nlon = 1", "[x]", "kind"),
        ('[x]\nkind = "city"\ncountry = "Syria"', "[x]", "country"),
        ('[x]\nkind = "city"\npopulation = -1', "[x]", "population"),
        ('[x]\nkind = "city"\ncolour = "red"', "[x]", "colour"),
        ("[x]\nremove = true", "[x]", "replaces"),
        ("x = 1", "[x]", ""),
        ("[x", "places.toml", ""),
    ],
)
def test_what_is_wrong_is_told_with_file_entry_and_field(file, text, entry, field):
    with pytest.raises(RegistryError) as error:
        read_places(file(text))
    assert "places.toml" in str(error.value)
    assert entry in str(error.value)
    assert field in str(error.value)


def test_a_faulty_entry_is_left_out_and_told_and_all_else_is_in_use(file, caplog):
    with caplog.at_level(logging.WARNING, "tocsin"):
        gazetteer = open_places(own=file('[bad]\nkind = "town"\n' + GOOD))
    assert "[bad] kind" in caplog.text
    assert gazetteer.find("Kandu")
    assert gazetteer.find("Kabul")
