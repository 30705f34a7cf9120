"""The store: twice is once, the newest success counts, nothing by halves."""

import os
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from doubles import READER, TEXT, cite, reading, report
from tocsin.core.errors import NoText, StoreError, TooLong
from tocsin.core.events import Reading, spans
from tocsin.core.outcomes import Duplicate, Failed, Read
from tocsin.store import open_store
from tocsin.store.migrations import LATEST


def other(n, **changes):
    return replace(reading(f"{TEXT} {n}"), **changes)


def test_a_reading_comes_back(store):
    store.add(Read("kandu.html", reading()))
    assert list(store.readings()) == [reading()]
    assert reading().report.id in store and "sha256:0" not in store


def test_twice_is_once(store):
    for address in ("a.html", "a.html", "b.html"):
        store.add(Read(address, reading()))
    assert store.count() == len(list(store.readings())) == 1
    assert len(store.marks(reading().report.id, 0, len(TEXT))) == len(list(spans(reading())))


def test_a_reading_by_the_same_reader_replaces_its_earlier_one(store):
    store.add(Read("a", reading()))
    store.add(Read("a", replace(reading(), events=())))
    assert [found.events for found in store.readings()] == [()]
    assert not [mark for mark in store.marks(reading().report.id, 0, len(TEXT)) if mark.owner.startswith("e")]


def test_a_person_stands_over_a_machine_and_a_later_machine_over_an_earlier(store):
    store.add(Read("a", reading()))
    store.add(Read("a", replace(reading(), reader="fake:newer@1")))
    assert [found.reader for found in store.readings()] == ["fake:newer@1"]
    store.add(Read("a", replace(reading(), reader="person:o.sil")))
    store.add(Read("a", replace(reading(), reader="fake:newest@2")))
    assert [found.reader for found in store.readings()] == ["person:o.sil"]
    assert [found.reader for found in store.find(reading().report.id)] == ["person:o.sil"]


def test_readings_come_oldest_first(store):
    for n in (3, 1, 2):
        store.add(Read(f"{n}", other(n)))
    assert [found.report.text[-1] for found in store.readings()] == ["3", "1", "2"]


def test_readings_can_be_added_while_others_are_gone_through(store):
    store.add(Read("1", other(1)))
    for found in store.readings():
        store.add(Read("2", replace(found, report=report(f"{TEXT} 2"))))
    assert store.count() == 2


@pytest.mark.parametrize("cut", [slice(None), slice(0, 12), slice(7, 15)])
def test_a_report_is_found_by_the_start_of_its_id(store, cut):
    store.add(Read("a", reading()))
    assert store.find(reading().report.id[cut]) == (reading(),)


@pytest.mark.parametrize("prefix", ["ffffffffffff", "%", "_", "sha256:%"])
def test_what_is_not_the_start_of_an_id_finds_nothing(store, prefix):
    store.add(Read("a", reading()))
    assert store.find(prefix) == ()


def test_a_report_is_found_at_each_address_where_its_text_stood(store):
    store.add(Read("a", reading()))
    store.add(Duplicate("b", reading().report.id))
    assert store.at("a") == store.at("b") == reading()
    assert store.at("c") is None


def test_a_failure_is_kept_until_the_address_can_be_read(store):
    store.add(Failed("a", NoText("nothing there")))
    store.add(Failed("b", TooLong("50 MB")))
    store.add(Failed("a", NoText("still nothing")))
    assert [(failed.address, failed.why) for failed in store.failures()] == [("a", "NoText: still nothing"), ("b", "TooLong: 50 MB")]
    store.add(Read("a", reading()))
    store.add(Duplicate("b", reading().report.id))
    assert store.failures() == ()


def test_what_rests_on_a_sentence_is_a_query(store):
    store.add(Read("a", reading()))
    sentence = cite(reading().report, "killing at least five people")
    found = store.marks(reading().report.id, sentence.start, sentence.end)
    assert {(mark.owner, mark.slot, mark.span.quote) for mark in found} == {
        ("e1", "killed", "at least five people"),
        ("e1", "against", "people"),
    }


def test_with_a_reader_only_what_it_has_read_is_known(tmp_path):
    with open_store(str(tmp_path / "t.db")) as store:
        store.add(Read("a", reading()))
    with open_store(str(tmp_path / "t.db"), reader="fake:newer@1") as store:
        assert reading().report.id not in store
    with open_store(str(tmp_path / "t.db"), reader=READER) as store:
        assert reading().report.id in store


def test_the_time_is_the_clocks(tmp_path):
    with open_store(str(tmp_path / "t.db"), clock=lambda: datetime(2021, 3, 4, 5, 6, tzinfo=UTC)) as store:
        store.add(Failed("a", NoText("x")))
    rows = sqlite3.connect(tmp_path / "t.db").execute("select at from failures").fetchall()
    assert rows == [("2021-03-04T05:06:00+00:00",)]


def test_a_name_that_utf8_cannot_hold_is_kept_all_the_same(store):
    store.add(Failed("caf\udce9.html", NoText("x")))
    store.add(Read("caf\udce9.html", Reading(report=report("Nothing.", address="caf\udce9.html"), reader="r")))
    assert store.failures() == () and store.at("caf\udce9.html").report.text == "Nothing."


def test_opening_again_changes_nothing(tmp_path):
    for _ in range(3):
        with open_store(f"sqlite:///{tmp_path}/t.db") as store:
            store.add(Read("a", reading()))
    assert sqlite3.connect(tmp_path / "t.db").execute("select value from tocsin_meta").fetchall() == [(str(LATEST),)]


def refused(url, **options):
    with pytest.raises(StoreError) as raised:
        open_store(str(url), **options)
    return str(raised.value)


def test_what_is_no_store_is_said_to_be_none(tmp_path):
    (tmp_path / "text.db").write_text("this is no database, but it is long enough to look like something " * 20)
    assert "not a database" in refused(tmp_path / "text.db")
    sqlite3.connect(tmp_path / "shop.db").executescript("create table orders (id)")
    assert "no store of tocsin" in refused(tmp_path / "shop.db") and "orders" in refused(tmp_path / "shop.db")
    assert "is a folder" in refused(tmp_path)
    assert "no folder" in refused(tmp_path / "missing" / "t.db")
    assert "unknown kind of store 'mysql'" in refused("mysql://host/db")
    assert "tocsin read SOURCE --store" in refused(tmp_path / "none.db", must_exist=True) and not (tmp_path / "none.db").exists()


def test_a_store_of_a_newer_version_is_left_alone(tmp_path):
    open_store(str(tmp_path / "t.db")).close()
    with sqlite3.connect(tmp_path / "t.db") as connection:
        connection.execute("update tocsin_meta set value = '99'")
    assert "newer tocsin (form 99" in refused(tmp_path / "t.db")


def test_a_damaged_record_is_an_error_that_names_the_report(tmp_path):
    with open_store(str(tmp_path / "t.db")) as store:
        store.add(Read("a", reading()))
    with sqlite3.connect(tmp_path / "t.db") as connection:
        connection.execute('update readings set record = replace(record, \'"quote": "car bomb"\', \'"quote": "car tomb"\')')
    with open_store(str(tmp_path / "t.db")) as store, pytest.raises(StoreError, match=reading().report.id):
        list(store.readings())


def test_a_store_that_cannot_be_written_can_be_read(tmp_path, monkeypatch):
    with open_store(str(tmp_path / "t.db")) as store:
        store.add(Read("a", reading()))
    monkeypatch.setattr(os, "access", lambda *_: False)
    with open_store(str(tmp_path / "t.db"), must_exist=True) as store:
        assert list(store.readings()) == [reading()]
        with pytest.raises(StoreError, match="read-only"):
            store.add(Read("b", other(1)))


def test_a_full_disk_is_a_store_error_and_leaves_whole_outcomes(tmp_path):
    with open_store(str(tmp_path / "t.db")) as store:
        store.add(Read("0", other(0)))
        with store._engine.connect() as connection:
            connection.exec_driver_sql("pragma max_page_count = 40")
        with pytest.raises(StoreError, match="disk is full"):
            for n in range(1, 100):
                store.add(Read(f"{n}", other(n)))
    with open_store(str(tmp_path / "t.db")) as store:
        found = list(store.readings())
        assert 0 < len(found) < 99 and [len(store.marks(entry.report.id, 0, 999)) for entry in found] == [23] * len(found)
