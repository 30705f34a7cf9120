"""Stores of earlier forms are brought up to date; of later ones nothing is touched."""

import json
import sqlite3

import pytest
from sqlalchemy import create_engine, insert

from doubles import TEXT, reading
from tocsin.core.encode import encode_reading
from tocsin.core.errors import StoreError
from tocsin.core.marks import owned_spans
from tocsin.merging import refresh_incidents
from tocsin.store import open_store
from tocsin.store.forms import FIRST
from tocsin.store.migrations import LATEST


def first_form(path, readings):
    """A store as the first version made them."""
    engine = create_engine(f"sqlite:///{path}")
    FIRST.create_all(engine)
    tables = FIRST.tables
    with engine.begin() as connection:
        connection.execute(insert(tables["tocsin_meta"]).values(key="version", value="1"))
        for n, entry in enumerate(readings, 1):
            about = {"report_id": entry.report.id, "reader": entry.reader}
            added = f"2023-01-01T00:00:{n:02}+00:00"
            row = {**about, "by_person": False, "added": added, "record": encode_reading(entry)}
            connection.execute(insert(tables["readings"]).values(**row))
            for owner, slot, span in owned_spans(entry):
                place = {"start": span.start, "end": span.end, "quote": span.quote, "slot": slot, "owner": owner}
                connection.execute(insert(tables["spans"]).values(**about, **place))
    engine.dispose()


def test_a_store_of_the_first_form_loses_nothing_and_can_do_all(tmp_path):
    kept = [reading(f"{TEXT} {n}") for n in range(5)]
    first_form(tmp_path / "t.db", kept)
    with open_store(str(tmp_path / "t.db")) as store:
        assert list(store.readings()) == kept and list(store.verify()) == []
        assert len(store.search("market")) == 5 and [q.speaker for q in store.search_quotes("governor", most=1)] == ["Omar Sil"]
        assert [step.reports for step in refresh_incidents(store)] == [5]
        from datetime import date

        assert len(list(store.readings(as_of=date(2023, 1, 1)))) == 5 and list(store.readings(as_of=date(2022, 1, 1))) == []


def test_what_earlier_versions_wrote_has_today_the_same_tables(tmp_path):
    first_form(tmp_path / "old.db", [])
    for name in ("old.db", "new.db"):
        open_store(str(tmp_path / name)).close()
    shapes = [tables(tmp_path / name) for name in ("old.db", "new.db")]
    assert shapes[0] == shapes[1] and "incidents" in shapes[0]


def tables(path):
    with sqlite3.connect(path) as connection:
        names = [name for (name,) in connection.execute("select name from sqlite_master where type in ('table', 'index', 'trigger')")]
        return {name: [row[1:3] for row in connection.execute(f"pragma table_info({json.dumps(name)})")] for name in names}


def test_a_store_of_a_newer_version_is_left_alone(url):
    from tocsin.store.engine import open_engine

    open_store(url).close()
    engine = open_engine(url, must_exist=True)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE tocsin_meta SET value = '99' WHERE key = 'version'")
    with pytest.raises(StoreError, match="newer tocsin \\(form 99, this one knows"):
        open_store(url)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT value FROM tocsin_meta WHERE key = 'version'").scalar() == "99" != str(LATEST)
    engine.dispose()


def test_a_migration_that_fails_leaves_the_old_form(tmp_path, monkeypatch):
    first_form(tmp_path / "t.db", [reading()])
    monkeypatch.setattr("tocsin.store.migrations._index_all", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        open_store(str(tmp_path / "t.db"))
    monkeypatch.undo()
    assert sqlite3.connect(tmp_path / "t.db").execute("select value from tocsin_meta").fetchall() == [("1",)]
    with open_store(str(tmp_path / "t.db")) as store:
        assert list(store.readings()) == [reading()] and list(store.verify()) == []
