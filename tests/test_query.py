"""Questions to the store in Python."""

import sys
from datetime import date

import pytest

from consolidate.made import told
from tocsin.core.errors import SettingsError, SetupError
from tocsin.core.outcomes import Read
from tocsin.merging import refresh_incidents
from tocsin.query import COLUMNS, incidents
from tocsin.store import open_store


@pytest.fixture
def address(tmp_path):
    readings = (told(), told(paper="Post", killed=9), told("Kabul", group="Taliban", paper="Sun", killed=2))
    with open_store(str(tmp_path / "t.db")) as store:
        for n, entry in enumerate(readings):
            store.add(Read(f"{n}", entry))
        list(refresh_incidents(store))
    return str(tmp_path / "t.db")


def test_a_store_is_asked_by_its_address_or_open(address):
    found = incidents(address, place="Kandu", first=date(2021, 1, 1))
    with open_store(address) as store:
        assert tuple(found) == incidents(store, place="Kandu").records and len(found) == 1
    assert found[0].figures["killed"] and found[0:1] == found.records


@pytest.mark.parametrize("asked", [{"type": "attack.bomb"}, {"status": "maybe"}, {"bbox": "1,2"}, {"actor": "?"}, {"limit": -1}])
def test_a_question_that_makes_no_sense_is_refused(address, asked):
    with pytest.raises(SettingsError):
        incidents(address, **asked)


def test_a_table_has_the_columns_and_the_figures_by_the_rule(address):
    table = incidents(address).to_arrow(toll="range")
    assert table.column_names == list(COLUMNS) and table.num_rows == 2
    (kandu,) = [row for row in table.to_pylist() if row["place"] == "Kandu"]
    assert (kandu["killed_low"], kandu["killed"], kandu["killed_high"]) == (7, None, 9)
    assert kandu["start"] == date(2021, 11, 2) and kandu["by"] == ["Red Front"] and kandu["disputes"] == ["killed"]


def test_an_empty_answer_is_a_table_without_rows(address):
    assert incidents(address, place="Nowhere").to_arrow().num_rows == 0
    assert list(incidents(address, place="Nowhere").to_pandas().columns) == list(COLUMNS)


def test_a_frame_has_a_row_an_incident(address):
    frame = incidents(address).to_pandas()
    assert len(frame) == 2 and set(frame["place"]) == {"Kandu", "Kabul"}


@pytest.mark.parametrize("module, method", [("pandas", "to_pandas"), ("pyarrow", "to_arrow")])
def test_without_the_library_the_extra_is_named(address, monkeypatch, module, method):
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(SetupError, match=r"pip install 'tocsin\["):
        getattr(incidents(address), method)()
