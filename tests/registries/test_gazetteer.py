import hashlib
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.core.errors import RegistryError
from tocsin.registries.gazetteer import BUILT_IN, FORMAT, KINDS, fold_place, open_gazetteer, unpack

GAZETTEER = open_gazetteer()
TABLES = Path(__file__).parents[2] / "tools" / "gazetteer"


@pytest.mark.parametrize(
    "name, kind, country",
    [
        ("Kabul", "city", "AF"),
        ("the U.S.", "country", "US"),
        ("DR Congo", "country", "CD"),
        ("Burma", "country", "MM"),
        ("Ivory Coast", "country", "CI"),
        ("Afghan", "demonym", "AF"),
        ("Nangarhar", "admin1", "AF"),
        ("W.Va.", "admin1", "US"),
        ("Calif.", "admin1", "US"),
        ("St. Petersburg", "city", "RU"),
        ("Sana’a", "city", "YE"),
        ("Deir al-Zor", "city", "SY"),
        ("North Waziristan", "admin2", "PK"),
        ("Donbas", "region", "UA"),
        ("Gaza Strip", "admin1", "PS"),
        ("Cabo Delgado", "admin1", "MZ"),
        ("Bastar", "region", "IN"),
        ("Red Sea", "water", None),
        ("Strait of Hormuz", "water", None),
        ("Sahel", "region", None),
        ("the Kremlin", "site", "RU"),
    ],
)
def test_places_of_the_news_are_known(name, kind, country):
    assert any((hit.kind, hit.country) == (kind, country) for hit in GAZETTEER.find(name))


@pytest.mark.parametrize("name", ["", " ", "the", "…", "Qwertzuiopville", "x" * 5000, "Robert'); DROP TABLE name;--"])
def test_what_is_no_place_has_no_hits(name):
    assert GAZETTEER.find(name) == ()


def test_hits_come_most_populous_first():
    hits = GAZETTEER.find("Springfield")
    assert len(hits) > 10
    assert [h.population for h in hits] == sorted((h.population for h in hits), reverse=True)


def test_a_region_of_a_place_is_told_and_no_place_lies_at_nought():
    (mosul, *_) = GAZETTEER.find("Mosul")
    assert (mosul.admin, mosul.country, mosul.geonames) == ("Nineveh", "IQ", 99072)
    rows = sqlite3.connect(BUILT_IN).execute("SELECT count(*) FROM place WHERE lat = 0 AND lon = 0").fetchone()
    assert rows == (0,)


def test_kinds_names_and_country_codes_are_well_formed():
    base = sqlite3.connect(BUILT_IN)
    assert base.execute("SELECT count(*) FROM place WHERE kind NOT BETWEEN 0 AND ?", (len(KINDS) - 1,)).fetchone() == (0,)
    assert base.execute("SELECT count(*) FROM place WHERE length(country) <> 2 OR name = ''").fetchone() == (0,)
    assert base.execute("SELECT count(*) FROM place WHERE abs(lat) > 900000 OR abs(lon) > 1800000").fetchone() == (0,)


def test_it_opens_at_once_and_is_small_enough_to_ship():
    start = time.perf_counter()
    open_gazetteer().find("Aleppo")
    assert time.perf_counter() - start < 0.5  # 1 ms on a quiet machine
    assert BUILT_IN.stat().st_size < 25_000_000


def test_the_file_was_built_from_the_tables_as_they_are():
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in sorted(TABLES.glob("*")))).hexdigest()
    assert GAZETTEER.about()["source.tables"] == digest, "run tools/build_gazetteer.py"


def test_threads_share_one_gazetteer():
    gazetteer = open_gazetteer()
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(gazetteer.find, ["Kabul", "Herat", "Kunduz", "Ghazni"] * 25))
    assert all(found) and found[0] == found[4]


def test_a_missing_damaged_or_old_file_is_named(tmp_path):
    with pytest.raises(RegistryError, match=r"no gazetteer at .*gone"):
        open_gazetteer(tmp_path / "gone")
    (tmp_path / "bad").write_bytes(b"this is no database, however long it may be" * 100)
    with pytest.raises(RegistryError, match="bad is not a gazetteer"):
        open_gazetteer(tmp_path / "bad")
    with sqlite3.connect(tmp_path / "old") as base:
        base.execute("CREATE TABLE about (key TEXT, value TEXT)")
    with pytest.raises(RegistryError, match=f"format None, expected '{FORMAT}'"):
        open_gazetteer(tmp_path / "old")


def test_saints_and_mounts_are_written_out_but_not_alone():
    assert fold_place("St. John's") == fold_place("Saint John")
    assert fold_place("St") == "st"


@given(st.lists(st.integers(-(2**40), 2**40), max_size=20))
def test_packed_numbers_come_back(numbers):
    def pack(number: int) -> bytes:
        value, packed = (number * 2 if number >= 0 else -number * 2 - 1), bytearray()
        while value > 127:
            packed.append(value & 127 | 128)
            value >>= 7
        return bytes([*packed, value])

    assert list(unpack(b"".join(map(pack, numbers)))) == numbers
