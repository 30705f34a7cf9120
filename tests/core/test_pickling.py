import copyreg
import pickle
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from doubles import reading
from tocsin.core.outcomes import Read
from tocsin.core.pickling import RECORDS, pickle_records_fast


@pytest.fixture(autouse=True)
def _as_it_was(monkeypatch: pytest.MonkeyPatch):
    for kind in RECORDS:
        monkeypatch.delitem(copyreg.dispatch_table, kind, raising=False)
    pickle_records_fast()


def _kinds(value: Any) -> set[type]:
    if isinstance(value, tuple):
        return {kind for entry in value for kind in _kinds(entry)}
    names = [field.name for field in fields(value)] if is_dataclass(value) else []
    return {type(value) for _ in names[:1]} | {kind for name in names for kind in _kinds(getattr(value, name))}


def test_a_reading_comes_back_as_it_went():
    read = Read("a.txt", reading(), turned_away=True)
    back = pickle.loads(pickle.dumps(read))
    assert back == read and repr(back) == repr(read)


def test_all_that_a_reading_is_made_of_goes_the_fast_way():
    assert _kinds(Read("a.txt", reading())) <= set(RECORDS)
    assert b"_dataclass_setstate" not in pickle.dumps(reading()) and set(RECORDS) <= set(copyreg.dispatch_table)
