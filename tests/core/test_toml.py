"""TOML that people write."""

import pytest

from tocsin.core.toml import parse_toml


def test_tables_are_read():
    assert parse_toml('[place]\nname = "Kandu"\n') == {"place": {"name": "Kandu"}}


@pytest.mark.parametrize("text", ["name = ", "[[", "n = " + "9" * 5000, "a = " + "[" * 5000])
def test_what_is_wrong_is_one_error(text):
    with pytest.raises(ValueError):
        parse_toml(text)
