"""Copies of a store, from and to either kind of database."""

from datetime import date

import pytest

from consolidate.made import told
from doubles import reading
from tocsin.core.errors import NoText, StoreError
from tocsin.core.outcomes import Failed, Read
from tocsin.merging import decision_from, refresh_incidents, rule
from tocsin.store import open_store
from tocsin.store.backup import _snapshot


def fill(store):
    """Something of everything."""
    for n, entry in enumerate((reading(), told(), told(paper="Post", killed=9), told("Mirzan"))):
        store.add(Read(f"{n}", entry))
    store.add(Failed("x", NoText("empty")))
    list(refresh_incidents(store))
    rule(store, decision_from("accept", (min(i.id for i in store.incidents()),), who="A"))


def holds(store):
    ids = sorted(i.id for i in store.incidents())
    versions = [store.versions(name) for name in ids]
    found = (len(store.search("market")), store.search_quotes("governor"), store.failures()[0].why, list(store.verify()))
    return list(store.readings()), list(store.incidents()), versions, store.decisions(), found


def target(kind, request, tmp_path):
    from store.servers import NUMBERS, new_database

    return str(tmp_path / "copy.db") if kind == "file" else new_database(request.getfixturevalue("server"), f"c{next(NUMBERS)}")


@pytest.mark.parametrize("kind", ["file", "postgres"])
def test_a_backup_is_a_store_that_holds_the_same_and_goes_on(store, kind, request, tmp_path):
    fill(store)
    address = target(kind, request, tmp_path)
    assert store.backup(address) > 50
    with open_store(address, must_exist=True) as copy:
        assert holds(copy) == holds(store)
        copy.add(Read("new", told("Osk")))
        assert [step.reports for step in refresh_incidents(copy)] == [1] and list(copy.verify()) == []
        assert len(list(copy.incidents())) == len(list(store.incidents())) + 1
        assert list(copy.incidents(as_of=date.today()))


def test_what_is_there_is_not_written_over(store, tmp_path):
    (tmp_path / "there.db").write_text("mine")
    with pytest.raises(StoreError, match="is there already"):
        store.backup(str(tmp_path / "there.db"))
    assert (tmp_path / "there.db").read_text() == "mine"


def test_a_database_that_is_not_empty_is_not_written_over(store, url):
    open_store(url).close()
    with pytest.raises(StoreError, match=r"not empty|is there already"):
        store.backup(url)


def test_a_backup_into_a_folder_that_is_not_there_leaves_nothing(store, tmp_path):
    with pytest.raises(StoreError, match=r"no folder|is no folder"):
        store.backup(str(tmp_path / "none" / "copy.db"))
    assert list(tmp_path.glob("**/*.part*")) == []


def test_what_stops_a_backup_is_said_of_the_copy_and_not_of_the_store(tmp_path):
    (tmp_path / "part").mkdir()
    with open_store(str(tmp_path / "t.db")) as store, pytest.raises(StoreError, match=r"copy\.db: it cannot be opened"):
        _snapshot(store._engine, tmp_path / "part", name="copy.db")


@pytest.mark.parametrize(
    "deed, said",
    [
        ("UPDATE readings SET record = replace(record, 'car bomb', 'car tomb')", "is not the one that its id was made from"),
        ("DELETE FROM spans", "spans, 0 are kept"),
        ("DELETE FROM told", "tellings, 0 are kept"),
        ("DELETE FROM incident_records", "has no record"),
        ("UPDATE incident_records SET record = replace(record, 'i-', 'j-')", "the record of the incident"),
        ("UPDATE incident_records SET record = '{}'", "is damaged"),
        ("UPDATE tellings SET until = 99", "of an incident is not there"),
        ("UPDATE incidents SET until = 99", "in an incident that is not there"),
        ("DELETE FROM reports", "cannot be searched for"),
        ("UPDATE tocsin_meta SET value = '999' WHERE key = 'folded'", "there is none"),
    ],
)
def test_verification_finds_what_is_wrong(store, deed, said):
    fill(store)
    assert list(store.verify()) == []
    with store._engine.begin() as connection:
        connection.exec_driver_sql(deed)
    assert any(said in fault for fault in store.verify())


@pytest.mark.parametrize("deed", ["UPDATE decisions SET who = 'B'", "DELETE FROM decisions"])
def test_decisions_cannot_be_changed_even_by_hand(store, deed):
    fill(store)
    with pytest.raises(Exception, match="never changed"), store._engine.begin() as connection:
        connection.exec_driver_sql(deed)
    assert [decision.who for decision in store.decisions()] == ["A"]
