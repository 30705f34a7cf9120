"""Settings from file, environment and flags."""

from pathlib import Path

import pytest

from tocsin.core.errors import SettingsError
from tocsin.settings import Settings, find_file, keys, load_settings

FILE = 'reader = "lexicon"\njobs = 2\nmodel = "models/mine"\nstore = "kept/all.db"\nevent_types = ["types"]\n[fetch]\ntimeout_s = 3\n'


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "tocsin.toml"
    path.write_text(FILE)
    return path


def test_without_anything_said_the_defaults_hold():
    assert load_settings(None, {}, {}) == Settings()


def test_the_file_is_read_and_its_paths_are_meant_from_its_folder(file):
    settings = load_settings(file, {}, {})
    assert (settings.reader, settings.jobs, settings.fetch.timeout_s) == ("lexicon", 2, 3.0)
    assert settings.model == file.parent / "models/mine" and settings.event_types == (file.parent / "types",)
    assert settings.store == str(file.parent / "kept/all.db")


def test_variables_stand_over_the_file_and_flags_over_both(file):
    env = {"TOCSIN_JOBS": "3", "TOCSIN_FETCH_TIMEOUT_S": "1.5", "TOCSIN_STORE": "sqlite:///x.db", "PATH": "/bin"}
    settings = load_settings(file, env, {"jobs": 4, "fetch.allow_private": True, "reader": None})
    assert (settings.jobs, settings.fetch.timeout_s, settings.fetch.allow_private) == (4, 1.5, True)
    assert (settings.store, settings.reader) == ("sqlite:///x.db", "lexicon")


def test_a_url_in_the_file_is_left_as_it_is(tmp_path):
    (tmp_path / "t.toml").write_text('store = "sqlite:///all.db"')
    assert load_settings(tmp_path / "t.toml", {}, {}).store == "sqlite:///all.db"


@pytest.mark.parametrize(
    "content, env, flags, said",
    [
        ("jbos = 2", {}, {}, "unknown setting 'jbos'; did you mean 'jobs'?"),
        ("[fetch]\ntimeout = 2", {}, {}, "unknown setting 'fetch.timeout'; did you mean 'fetch.timeout_s'?"),
        ("[fecth]\nrobots = true", {}, {}, "did you mean 'fetch.robots'?"),
        ("", {"TOCSIN_STOER": "x.db"}, {}, "TOCSIN_STOER: unknown setting 'stoer'; did you mean 'store'?"),
        ("", {}, {"min_confidense": 1}, "did you mean 'min_confidence'?"),
        ('jobs = "two"', {}, {}, "jobs is 'two'; expected a whole number"),
        ("jobs = 0", {}, {}, "jobs is 0; expected 1 to 256"),
        ("jobs = true", {}, {}, "expected a whole number"),
        ("min_confidence = 1.5", {}, {}, "min_confidence is 1.5; expected 0 to 1"),
        ("", {"TOCSIN_MIN_CONFIDENCE": "high"}, {}, "TOCSIN_MIN_CONFIDENCE: min_confidence is 'high'; expected a number"),
        ("", {"TOCSIN_FETCH_ROBOTS": "maybe"}, {}, "expected true or false"),
        ("[fetch]\ntimeout_s = 0", {}, {}, "expected at least 0.1"),
        ("fetch = 3", {}, {}, "unknown setting 'fetch'"),
        ("model = 3", {}, {}, "model is 3; expected a path"),
        ('store = ""', {}, {}, "expected some words"),
        ("event_types = [1]", {}, {}, "expected paths"),
        ("jobs = ", {}, {}, "not TOML"),
        (f"jobs = {'9' * 5_000}", {}, {}, "not TOML: Exceeds the limit"),
        (f"jobs = {'[' * 2_000}", {}, {}, "not TOML: maximum recursion depth"),
        (f"fetch.timeout_s = {'9' * 400}", {}, {}, "expected a number"),
        ("min_confidence = nan", {}, {}, "min_confidence is nan; expected 0 to 1"),
        ("fetch.timeout_s = nan", {}, {}, "expected at least 0.1"),
        ("", {}, {"min_confidence": float("nan")}, "flags: min_confidence is nan; expected 0 to 1"),
        ("", {"TOCSIN_JOBS": "9" * 5_000}, {}, "expected a whole number"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path, content, env, flags, said):
    (tmp_path / "tocsin.toml").write_text(content)
    with pytest.raises(SettingsError) as raised:
        load_settings(tmp_path / "tocsin.toml", env, flags)
    assert said in str(raised.value)


def test_a_file_that_is_not_there_is_an_error():
    with pytest.raises(SettingsError, match="cannot be read"):
        load_settings(Path("no/such.toml"), {}, {})


def test_the_file_is_found_where_the_variable_says_or_in_the_folder(file, tmp_path):
    assert find_file({"TOCSIN_SETTINGS": "other.toml"}, tmp_path) == Path("other.toml")
    assert find_file({}, tmp_path) == file
    assert find_file({}, tmp_path / "deeper") is None


def test_every_setting_explains_itself():
    assert all(keys().values()) and {"store", "fetch.robots", "registries.gazetteer"} <= set(keys())


def test_paths_in_a_variable_are_split_at_commas():
    assert load_settings(None, {"TOCSIN_EVENT_TYPES": "a,b"}, {}).event_types == (Path("a"), Path("b"))
