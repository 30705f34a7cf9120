"""A program that is killed at any moment leaves a store that opens; running it again loses and doubles nothing."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from consolidate.made import told
from doubles import TEXT, reading
from tocsin.consolidate import consolidate
from tocsin.core.outcomes import Read
from tocsin.merging import decision_from, refresh_incidents
from tocsin.store import open_store

REPORTS = 40
HEAD = """
import sys, time
sys.path.insert(0, sys.argv[2])
from tocsin.store import open_store
"""
READ = f"""{HEAD}
from doubles import READER, load_kit, read_sources, save
with open_store(sys.argv[1], reader=READER) as store:
    for outcome in save(read_sources([sys.argv[3]], load_kit(None), known=store), store):
        print("kept", flush=True)
"""
CONSOLIDATE = f"""{HEAD}
from tocsin import merging
merging.BATCH = 3
with open_store(sys.argv[1]) as store:
    for step in merging.refresh_incidents(store):
        print("folded", flush=True)
"""
DECIDE = f"""{HEAD}
from datetime import UTC, datetime, timedelta
from tocsin import merging
with open_store(sys.argv[1]) as store:
    made = {{ruling.decision.subject for ruling in merging.rulings(store)}}
    for n, name in enumerate(sorted(incident.id for incident in store.incidents())):
        if (name,) not in made:
            merging.rule(store, merging.decision_from("accept", (name,), who="A"))
            print("decided", flush=True)
"""
OPEN = f"""{HEAD}
print("starting", flush=True)
open_store(sys.argv[1]).close()
"""
pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")


def start(program, address, sources=""):
    command = [sys.executable, "-c", program, str(address), str(Path(__file__).parents[1]), str(sources)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def kill_after(process, lines, seconds):
    """Kill the program *seconds* after it has said so many *lines*; whether it was still at work."""
    for _ in range(lines):
        process.stdout.readline()
    time.sleep(seconds)
    os.kill(process.pid, signal.SIGKILL)
    return process.wait() == -signal.SIGKILL


def killed_over_and_over(program, url, sources="", *, times=4):
    """Run *program* and kill it, some times at some moment; then let it come to its end."""
    chance = random.Random(7)
    killed = [kill_after(start(program, url, sources), n + 1, chance.uniform(0, 0.02)) for n in range(times)]
    with open_store(url) as store:
        assert list(store.verify()) == []
    assert any(killed), "no run was killed in the middle"
    assert start(program, url, sources).wait(120) == 0


@pytest.fixture
def sources(tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    for n in range(REPORTS):
        (folder / f"{n:03}.txt").write_text(f"{TEXT} {n}" if n % 10 else "", "utf-8")
    return folder


def readings():
    towns = [f"Kandu{chr(97 + n)}" for n in range(6)]
    return [told(town, paper=paper, killed=killed) for town in towns for paper, killed in (("Herald", 7), ("Post", 8), ("Sun", None))]


@pytest.fixture
def filled(url):
    """A store with readings that are not consolidated."""
    with open_store(url) as store:
        for n, entry in enumerate(readings()):
            store.add(Read(f"{n}", entry))
    return url


def test_reading_goes_on_where_it_was_killed(url, sources):
    killed_over_and_over(READ, url, sources)
    with open_store(url) as store:
        texts = [entry.report.text for entry in store.readings()]
        assert len(texts) == len(set(texts)) == REPORTS * 9 // 10 and len(store.failures()) == REPORTS // 10
        assert len(store.search("market", most=100)) == len(store.search_quotes("governor", most=100)) == len(texts)
        assert list(store.verify()) == []


def test_consolidation_goes_on_where_it_was_killed(filled):
    killed_over_and_over(CONSOLIDATE, filled)
    with open_store(filled) as store:
        assert {i.id: i for i in store.incidents()} == {i.id: i for i in consolidate(readings()).all_incidents()}
        assert list(store.verify()) == [] and not store.behind().readings


def test_a_decision_is_there_with_its_effect_or_not_at_all(filled):
    with open_store(filled) as store:
        list(refresh_incidents(store))
    killed_over_and_over(DECIDE, filled)
    with open_store(filled) as store:
        found = list(store.incidents())
        assert len(store.decisions()) == len(found) and {i.review for i in found} == {"accepted"}
        assert list(store.verify()) == []


def test_a_migration_that_was_killed_is_made_again(tmp_path):
    from store.test_migrations import first_form

    for n, seconds in enumerate((0.05, 0.1, 0.15, 0.2, 0.3)):
        path = tmp_path / f"{n}.db"
        first_form(path, [reading(f"{TEXT} {m}") for m in range(30)])
        kill_after(start(OPEN, path), 1, seconds)
        with open_store(str(path)) as store:
            assert len(list(store.readings())) == len(store.search("market", most=99)) == 30 and list(store.verify()) == []


def test_two_runs_at_once_share_a_store(url, sources):
    runs = [start(READ, url, sources) for _ in range(2)]
    for run in runs:
        run.stdout.read()
    assert [run.wait(60) for run in runs] == [0, 0]
    with open_store(url) as store:
        assert store.count() == len(list(store.readings())) == REPORTS * 9 // 10 and list(store.verify()) == []


def test_two_consolidations_at_once_give_what_one_gives(filled):
    runs = [start(CONSOLIDATE, filled) for _ in range(2)]
    assert [run.wait(120) for run in runs] == [0, 0]
    with open_store(filled) as store:
        assert {i.id: i for i in store.incidents()} == {i.id: i for i in consolidate(readings()).all_incidents()}
        assert list(store.verify()) == []


def test_a_decision_during_consolidation_counts(filled):
    with open_store(filled) as store:
        next(iter(refresh_incidents(store)))
    run = start(CONSOLIDATE, filled)
    with open_store(filled) as store:
        name = min(incident.id for incident in store.incidents())
        made = decision_from("accept", (name,), who="A")
        from tocsin.merging import rule

        rule(store, made)
    assert run.wait(120) == 0
    with open_store(filled) as store:
        assert store.incident(name).review == "accepted" and list(store.verify()) == []
