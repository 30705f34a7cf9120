import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tocsin.core.errors import RegistryError
from tocsin.registries.actor_files import ActorEntry, gather
from tocsin.registries.actors import BUILT_IN, SOURCES, Registry, index, load, open_actors, packed

REGISTRY = open_actors()
TOOL = Path(__file__).parents[2] / "tools" / "build_actors.py"


@pytest.mark.parametrize(
    "name, key",
    [
        ("the Taliban", "taliban"),
        ("Taleban", "taliban"),
        ("Taliban militants", "taliban"),
        ("IS-K", "is-khorasan"),
        ("ISKP", "is-khorasan"),
        ("Islamic State (IS)", "islamic-state"),
        ("Al-Qa'ida in the Arabian Peninsula", "aqap"),
        ("AQAP", "aqap"),
        ("Tehreek-e-Taliban Pakistan", "ttp"),
        ("CPI (Maoist)", "cpi-maoist"),
        ("FARC rebels", "farc"),
        ("Wagner", "wagner"),
        ("Cártel de Sinaloa", "sinaloa-cartel"),
        ("the Kremlin", "state-ru"),
        ("Islamabad", "state-pk"),
        ("Russian", "state-ru"),
        ("Pakistani authorities", "state-pk"),
        ("government of Colombia", "state-co"),
        ("Afghan army", "army-af"),
        ("Inter-Services Intelligence", "intelligence-pk"),
        ("Mexican police", "police-mx"),
        ("Bhutanese army", "army-bt"),
        ("U.N. Security Council", "unsc"),
        ("Syrian Observatory for Human Rights", "sohr"),
        ("Agence France-Presse", "afp"),
    ],
)
def test_actors_of_the_news_are_known(name, key):
    assert [hit.key for hit in REGISTRY.find(name)][:1] == [key]


@pytest.mark.parametrize(
    "name", ["", "the", "police", "gunmen", "militants", "unidentified gunmen", "the group", "villagers", "Zorblax Front", "()"]
)
def test_nobody_in_particular_is_no_actor(name):
    assert REGISTRY.find(name) == ()


def test_a_branch_is_not_its_parent():
    assert REGISTRY.find("Islamic State")[0].key != REGISTRY.find("Islamic State-Khorasan")[0].key


def test_an_acronym_of_many_gives_all_of_them():
    assert {"adf-uganda", "ambazonia-defence-forces"} <= {hit.key for hit in REGISTRY.find("ADF")}


def test_the_registry_is_as_large_as_promised_and_its_parents_exist():
    kinds = [entry.kind for entry in REGISTRY.entries.values()]
    assert kinds.count("armed_group") >= 300 and kinds.count("state") >= 195
    assert sum(kinds.count(kind) for kind in ("igo", "media", "ngo")) >= 80
    assert all(tie.of in REGISTRY.entries for entry in REGISTRY.entries.values() for tie in entry.part_of)


def test_it_loads_fast():
    start = time.perf_counter()
    open_actors()
    assert time.perf_counter() - start < 0.5  # 30 ms on a quiet machine


def test_the_built_file_is_what_the_sources_give():
    done = subprocess.run([sys.executable, TOOL, "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_an_entry_survives_packing(tmp_path):
    entries = gather([SOURCES])
    built, _ = load(BUILT_IN)
    assert built == entries
    assert packed(ActorEntry(key="k", name="n", kind="ngo")) == {"name": "n", "kind": "ngo"}


def test_an_own_file_is_laid_over_the_built_in_one(tmp_path):
    own = tmp_path / "own.toml"
    own.write_text('[taliban]\nname = "Other Name"\nkind = "political"\n[new-one]\nname = "Kandu Front"\nkind = "armed_group"\n', "utf-8")
    registry = open_actors([own])
    assert registry.find("Kandu Front")[0].key == "new-one"
    assert registry.find("Other Name")[0].key == "taliban"
    assert registry.find("Hezbollah")[0].key == "hezbollah"
    assert REGISTRY.find("Kandu Front") == ()


def test_a_malformed_own_file_says_what_is_wrong(tmp_path):
    own = tmp_path / "own.toml"
    own.write_text('[x]\nname = 3\nkind = "ngo"\n', "utf-8")
    with pytest.raises(RegistryError, match=r"own.toml: \[x\] name: expected words, found 3"):
        open_actors([own])


@pytest.mark.parametrize("content", ["{", json.dumps({"format": 0})])
def test_a_damaged_built_file_is_named(tmp_path, content):
    (tmp_path / "actors.json").write_text(content, "utf-8")
    with pytest.raises(RegistryError, match=r"actors.json"):
        load(tmp_path / "actors.json")


def test_direct_names_come_before_metonyms():
    state = ActorEntry(key="state-kd", name="Kandu", kind="state", metonyms=("River House",))
    group = ActorEntry(key="house", name="River House", kind="armed_group")
    entries = {entry.key: entry for entry in (state, group)}
    assert [hit.key for hit in Registry(entries, index(entries)).find("River House")] == ["house", "state-kd"]
