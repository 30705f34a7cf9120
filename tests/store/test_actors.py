"""Who is named in which report."""

import sqlite3
from dataclasses import replace

import pytest

from consolidate.made import told
from tocsin.core.errors import StoreError
from tocsin.core.outcomes import Read
from tocsin.merging import refresh_incidents
from tocsin.store import open_store
from tocsin.store.actors import actors_behind


def keep(store, *readings):
    for reading in readings:
        store.add(Read(reading.report.address, reading))


def test_the_actors_are_those_that_the_incidents_rest_on():
    with open_store(":memory:") as store:
        first = told()
        keep(store, first)
        assert list(actors_behind(store)) == []
        list(refresh_incidents(store))
        keep(store, told(group="Blue Guard"), replace(first, actors=(replace(first.actors[0], key="front"),)))
        (named,) = actors_behind(store)
        assert named.report_id == first.report.id and named.actors == ((None, "Red Front"),)
        list(refresh_incidents(store))
        assert {named.actors for named in actors_behind(store)} == {((None, "Blue Guard"),), (("front", "Red Front"),)}


@pytest.mark.parametrize("record, why", [("{", "Expecting property name"), ("{}", "it has no 'actors'")])
def test_a_damaged_record_is_told(tmp_path, record, why):
    with open_store(str(tmp_path / "s.db")) as store:
        keep(store, told())
        list(refresh_incidents(store))
    with sqlite3.connect(tmp_path / "s.db") as connection:
        connection.execute("UPDATE readings SET record = ?", (record,))
    with open_store(str(tmp_path / "s.db")) as store, pytest.raises(StoreError, match=f"is damaged: {why}"):
        list(actors_behind(store))
