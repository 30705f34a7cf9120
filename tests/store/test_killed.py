"""A run that is killed at any moment leaves a store that opens; running again loses and doubles nothing."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from doubles import TEXT
from tocsin.store import open_store

REPORTS = 60
RUN = """
import sys, time
sys.path.insert(0, sys.argv[2])
from doubles import READER, TEXT, load_kit, read_sources, save
from tocsin.store import open_store
with open_store(sys.argv[1], reader=READER) as store:
    print("open", flush=True)
    for outcome in save(read_sources([sys.argv[3]], load_kit(None), known=store), store):
        time.sleep(0.002)
print("done", flush=True)
"""


def start(database, sources):
    command = [sys.executable, "-c", RUN, str(database), str(Path(__file__).parents[1]), str(sources)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def kill_after(process, seconds):
    """Kill the run *seconds* after it has the store open."""
    process.stdout.readline()
    time.sleep(seconds)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()


@pytest.fixture
def sources(tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    for n in range(REPORTS):
        (folder / f"{n:03}.txt").write_text(f"{TEXT} {n}" if n % 10 else "", "utf-8")
    return folder


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_a_killed_run_is_resumed_with_nothing_lost_and_nothing_doubled(tmp_path, sources):
    database, chance, partial = tmp_path / "t.db", random.Random(7), set()
    for _ in range(4):
        kill_after(start(database, sources), chance.uniform(0.01, 0.1))
        with open_store(str(database)) as store:
            found = list(store.readings())
            assert [len(store.marks(entry.report.id, 0, 999)) for entry in found] == [23] * len(found)
            partial.add(len(found))
    last = start(database, sources)
    assert last.wait(60) == 0
    with open_store(str(database)) as store:
        texts = [entry.report.text for entry in store.readings()]
        assert len(texts) == len(set(texts)) == REPORTS * 9 // 10 and len(store.failures()) == REPORTS // 10
    assert sqlite3.connect(database).execute("pragma integrity_check").fetchall() == [("ok",)]
    assert len(partial) > 1, "no run was killed in the middle"


def test_two_runs_at_once_share_a_store(tmp_path, sources):
    runs = [start(tmp_path / "t.db", sources) for _ in range(2)]
    assert [run.wait(60) for run in runs] == [0, 0]
    with open_store(str(tmp_path / "t.db")) as store:
        assert store.count() == len(list(store.readings())) == REPORTS * 9 // 10
