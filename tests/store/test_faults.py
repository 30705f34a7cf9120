"""Two writers, a full disk, a medium that cannot be written, a server that is not there: clear words, no damage."""

import os
import sqlite3
import sys
import threading
import time
from types import SimpleNamespace

import pytest

from consolidate.made import told
from tocsin.consolidate import consolidate
from tocsin.core.errors import StoreError
from tocsin.core.outcomes import Read
from tocsin.merging import refresh_incidents
from tocsin.store import engine, open_store

TOWNS = [f"Kandu{chr(97 + n)}" for n in range(12)]


def add(store, *readings):
    for entry in readings:
        store.add(Read(entry.report.id, entry))


def test_a_second_writer_that_waits_too_long_is_told_so_and_nothing_is_lost(url, monkeypatch):
    open_store(url).close()
    monkeypatch.setattr(engine, "WAIT_MS", 200)
    with open_store(url) as one, open_store(url) as other:
        with one.folding("consolidate"), pytest.raises(StoreError, match="another program has been writing to it"):
            add(other, told())
        add(other, told())
        assert one.count() == 1


def test_a_second_writer_waits_and_readers_do_not(url):
    with open_store(url) as one, open_store(url) as other:
        add(one, told())
        started = time.monotonic()
        with one.folding("consolidate"):
            assert other.count() == 1 and time.monotonic() - started < 5
            waiting = threading.Thread(target=add, args=(other, told("Mirzan")))
            waiting.start()
            waiting.join(0.2)
            assert waiting.is_alive() and one.count() == 1
        waiting.join(30)
        assert one.count() == 2


def test_what_is_read_while_it_is_written_is_as_it_was(url):
    with open_store(url) as one, open_store(url) as other:
        add(one, *(told(town) for town in TOWNS))
        list(refresh_incidents(one))
        reading = one.incidents()
        first = next(reading)
        add(other, told(TOWNS[0], paper="Post"))
        list(refresh_incidents(other))
        assert {i.id for i in [first, *reading]} == {i.id for i in consolidate([told(town) for town in TOWNS]).all_incidents()}


def test_a_disk_that_fills_up_during_consolidation_leaves_a_sound_store(tmp_path):
    path = str(tmp_path / "t.db")
    with open_store(path) as store:
        add(store, *(told(town) for town in TOWNS))
        with store._engine.connect() as connection:
            pages = connection.exec_driver_sql("pragma page_count").scalar()
            connection.exec_driver_sql(f"pragma max_page_count = {pages + 2}")
        with pytest.raises(StoreError, match="the disk is full"):
            list(refresh_incidents(store))
    with open_store(path) as store:
        assert list(store.verify()) == [] and list(store.incidents()) == [] and store.behind().readings == len(TOWNS)
        list(refresh_incidents(store))
        assert len(list(store.incidents())) == len(TOWNS)


def test_a_disk_too_full_for_the_side_file_is_said_to_be_full(tmp_path, monkeypatch):
    failed = sqlite3.OperationalError("disk I/O error")
    for free, said in ((0, "the disk is full"), (10**9, "the disk does not answer")):
        monkeypatch.setattr("shutil.disk_usage", lambda _, free=free: SimpleNamespace(free=free))
        with pytest.raises(StoreError, match=said), engine.said_in_our_words(str(tmp_path / "t.db")):
            raise failed


def test_a_store_that_cannot_be_written_can_be_asked_and_not_consolidated(tmp_path, monkeypatch):
    with open_store(str(tmp_path / "t.db")) as store:
        add(store, told())
        list(refresh_incidents(store))
        add(store, told("Mirzan"))
    monkeypatch.setattr(os, "access", lambda *_: False)
    with open_store(str(tmp_path / "t.db"), must_exist=True) as store:
        assert len(list(store.incidents())) == 1 and len(store.search("bomb")) == 2
        with pytest.raises(StoreError, match="read-only"):
            list(refresh_incidents(store))


def test_a_server_that_lets_nobody_write_says_so(request):
    from store.servers import NUMBERS, new_database

    url = new_database(request.getfixturevalue("server"), f"r{next(NUMBERS)}")
    with open_store(url) as store:
        add(store, told())
    with open_store(f"{url}&options=-c%20default_transaction_read_only%3Don") as store:
        assert store.count() == 1
        with pytest.raises(StoreError, match="read-only"):
            add(store, told("Mirzan"))


def test_a_server_that_is_not_there_is_an_error_without_the_password():
    pytest.importorskip("psycopg")
    with pytest.raises(StoreError) as raised:
        open_store("postgresql://me:secret@127.0.0.1:1/none")
    assert "127.0.0.1" in str(raised.value) and "secret" not in str(raised.value)


def test_a_database_without_a_store_is_said_to_have_none(request):
    from store.servers import NUMBERS, new_database

    url = new_database(request.getfixturevalue("server"), f"n{next(NUMBERS)}")
    with pytest.raises(StoreError, match="there is no store at postgresql://tocsin@"):
        open_store(url, must_exist=True)


def test_without_the_driver_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError, match=r"pip install 'tocsin\[postgres\]'"):
        open_store("postgresql://me@localhost/none")


@pytest.mark.parametrize("address", ["postgresql://host:port/x", "postgresql://[::1/x"])
def test_what_is_no_address_is_said_to_be_none(address):
    with pytest.raises(StoreError, match=r"expected postgresql://"):
        open_store(address)


def test_a_path_with_a_zero_in_it_is_said_to_be_none():
    with pytest.raises(StoreError, match="is no path: it holds a zero"):
        open_store("a\0b")
