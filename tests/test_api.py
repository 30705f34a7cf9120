"""The Python face."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import doubles
import tocsin


@pytest.fixture(autouse=True)
def fake(monkeypatch):
    doubles.install(monkeypatch)
    from tocsin import api

    api._kit.cache_clear()
    yield
    api._kit.cache_clear()  # it holds the double


def test_the_public_names_are_sorted_complete_and_there():
    assert tocsin.__all__ == sorted(tocsin.__all__)
    assert set(tocsin.__all__) == {"__version__", *(name for names in tocsin._HOMES.values() for name in names)}
    assert all(getattr(tocsin, name) is not None for name in tocsin.__all__ if name not in tocsin._HOMES["tocsin.pipeline"])
    assert set(tocsin.__all__) <= set(dir(tocsin))


def test_a_name_that_is_not_there_is_an_attribute_error():
    with pytest.raises(AttributeError, match="raed"):
        _ = tocsin.raed


def test_importing_tocsin_imports_nothing_heavy():
    heavy = "{'numpy', 'pydantic', 'sqlalchemy', 'click', 'rich', 'onnxruntime', 'trafilatura', 'httpx'}"
    code = f"import sys, tocsin; print(sorted({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


@pytest.mark.parametrize("wrap", [str, Path, lambda path: [path], lambda path: iter([str(path)])])
def test_readings_come_from_one_source_or_several(tmp_path, wrap):
    (tmp_path / "a.txt").write_text(doubles.TEXT)
    (reading,) = tocsin.read(wrap(tmp_path / "a.txt"), published=date(2024, 5, 18))
    assert reading.report.published == date(2024, 5, 18) and reading.events[0].type == "attack.bombing"


def test_what_fails_is_logged_and_the_rest_goes_on(tmp_path, caplog):
    (tmp_path / "a.txt").write_text("")
    (tmp_path / "b.txt").write_text(doubles.TEXT)
    assert len(list(tocsin.read([tmp_path / "a.txt", tmp_path / "none", tmp_path / "b.txt"]))) == 1
    assert "NoText: the file is empty" in caplog.text and "FetchFailed" in caplog.text
