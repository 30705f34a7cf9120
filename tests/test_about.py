"""The dossier in one call: whom a name means, and what the registry adds."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

import doubles
import tocsin
from consolidate.made import told
from tocsin.about import Asked, NobodyCalled, dossier
from tocsin.core.outcomes import Read
from tocsin.merging import refresh_incidents
from tocsin.settings import RegistrySettings, Settings
from tocsin.store import open_store

ON = Asked(on=date(2024, 5, 18))


def linked(reading, key):
    """*reading* with its first actor linked to the registry."""
    return replace(reading, actors=(replace(reading.actors[0], key=key), *reading.actors[1:]))


def test_somebody_whom_only_the_reports_know_has_a_dossier():
    found = tocsin.dossier("red front", [doubles.reading(), told()], asked=ON)
    assert (found.reports, found.incidents, found.subject.key) == (2, 2, None)
    assert "armed group, not in the registry" in found.html and "The registry has no entry for it" in found.html


def test_the_registry_adds_names_roles_and_listings():
    found = dossier("Taleban", [linked(told(group="Taliban"), "taliban")], asked=ON)
    assert (found.subject.key, found.reports, found.incidents) == ("taliban", 1, 1)
    assert "de facto authority" in found.html and "Hibatullah Akhundzada" in found.html and "Listings of Taliban over time" in found.html


def test_of_several_bearers_of_a_name_the_one_that_reports_name_is_taken():
    told_of = [linked(told(group="ADF"), "adf-uganda")]
    found = dossier("ADF", told_of, asked=ON)
    assert found.subject.key == "adf-uganda" and found.others == ("Ambazonia Defence Forces (ambazonia-defence-forces)",)
    assert dossier("ambazonia-defence-forces", told_of, asked=ON).reports == 0


def test_a_name_that_several_bear_means_nobody_without_a_key():
    assert dossier("adf-uganda", [told(group="ADF")], asked=ON).reports == 0
    assert dossier("adf-uganda", [told(group="Allied Democratic Forces")], asked=ON).reports == 1


def test_whom_no_report_names_is_still_told_of_by_the_registry():
    found = dossier("Boko Haram", [doubles.reading()], asked=ON)
    assert found.reports == found.incidents == 0 and "named in no report" in found.html and "Names over time" in found.html


@pytest.mark.parametrize(
    "name, nearest",
    [
        ("Boko Harm", "Boko Haram (boko-haram)"),
        ("Red Frond", "Red Front"),
        ("Omar Silk", "Omar Sil"),
        ("Boko Haram Wing of Nowhere", "Boko Haram (boko-haram)"),
    ],
)
def test_nobody_is_told_with_the_nearest_names(name, nearest):
    with pytest.raises(NobodyCalled, match=f"nobody is called '{name}'") as raised:
        dossier(name, [doubles.reading()], asked=ON)
    assert nearest in raised.value.nearest and len(set(raised.value.nearest)) == len(raised.value.nearest)


@pytest.mark.parametrize("name", ["", "   ", "???"])
def test_a_name_without_letters_is_nobody(name):
    with pytest.raises(NobodyCalled):
        dossier(name, [doubles.reading()], asked=ON)


@pytest.fixture
def store():
    with open_store(":memory:") as opened:
        yield opened


def keep(store, *readings, consolidate=True):
    for reading in readings:
        store.add(Read(reading.report.address, reading))
    if consolidate:
        list(refresh_incidents(store))


def test_incidents_of_a_store_stand_with_the_reports_that_do_not_name_it(store):
    named, unnamed = told(), told(group=None, paper="Post")
    keep(store, named, unnamed)
    alone, whole = dossier("Red Front", [named, unnamed], asked=ON), dossier("Red Front", store, asked=ON)
    assert store.count_incidents() == alone.incidents == whole.incidents == whole.reports == 1
    assert "1 report, 1 origin" in alone.html and "2 reports, 2 origins" in whole.html


def test_incidents_of_others_stay_out(store):
    keep(store, told(), told(group="Blue Guard", town="Berat"), told(group="Red Front Wing", town="Cetin"))
    found = dossier("Red Front", store, asked=ON)
    assert found.incidents == 1 and "Berat" not in found.html and "Cetin" not in found.html


def test_a_report_that_names_it_without_an_incident_is_read_too(store):
    statement_only = replace(doubles.reading(), events=())
    keep(store, statement_only)
    found = dossier("Red Front", store, asked=ON)
    assert found.reports == 1 and found.incidents == 0 and "a message to the governor" in found.html


def test_a_store_without_incidents_is_put_together_here(store):
    keep(store, told(), consolidate=False)
    assert dossier("Red Front", store, asked=ON).incidents == 1


def test_the_page_says_what_was_known_then(store):
    keep(store, told())
    late = Asked(on=ON.on, as_of=datetime(2001, 1, 1, tzinfo=UTC))
    with pytest.raises(NobodyCalled):
        dossier("Red Front", store, asked=late)
    assert Asked(as_of=date(2020, 2, 3)).day == date(2020, 2, 3) and late.day == ON.on and Asked().day == date.today()


def test_nobody_in_a_store_is_told_with_the_nearest_names(store):
    keep(store, told())
    with pytest.raises(NobodyCalled, match="the nearest names: Red Front"):
        dossier("Red Frond", store, asked=ON)


def test_own_files_count(tmp_path):
    (tmp_path / "own.toml").write_text(
        '[front]\nname = "Red Front"\nkind = "armed_group"\nrenamed = [{ name = "Red Band", to = 2004 }]\n', "utf-8"
    )
    settings = Settings(registries=RegistrySettings(actors=tmp_path))
    found = dossier("Red Band", [linked(told(), "front")], asked=ON, settings=settings)
    assert (found.subject.key, found.reports) == ("front", 1) and "Red Band: until 2004" in found.html


def test_a_force_that_has_no_entry_of_its_own_is_somebody():
    found = dossier("Fijian police", [], asked=ON)
    assert found.subject.key == "police-fj" and "security force, registry key police-fj" in found.html
