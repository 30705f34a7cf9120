"""Nothing is left out of the documentation, and what it says of commands, settings and files is so."""

import dataclasses
import re
import tomllib

import click
import pytest

import tocsin
from docs.written import DOCS, PAGES, blocks, command_lines, links, one_line, page, section
from tocsin import settings
from tocsin.cli import BROKEN, COMMANDS, DONE, INTERRUPTED, SOME_FAILED, WRONG_USAGE, group
from tocsin.core import errors, events, text, values
from tocsin.event_types import load_ontology
from tocsin.export import EXPORTERS
from tocsin.export.rows import COLUMNS
from tocsin.reading.tolls import read_toll

RECORDS = (
    *(events.Reading, events.Event, events.Statement, events.Relation, events.Designation, text.Report, text.Block, text.Span),
    *(values.Actor, values.Agent, values.Target, values.Place, values.When, values.Toll, values.Figure),
)
WORDS = (
    *(
        *events.STATUSES,
        *events.CERTAINTIES,
        *events.RELATION_KINDS,
        *events.RELATION_STATUSES,
        *events.ACTIONS,
        *events.DESIGNATION_STATUSES,
    ),
    *(*values.ACTOR_KINDS, *values.CONFIDENCES, *values.TARGET_KINDS, *values.PLACE_PRECISIONS, *values.TIME_PRECISIONS),
    *(*text.BLOCK_ROLES, *text.PUBLISHED_BASES),
)
ERRORS = [name for name, kind in vars(errors).items() if isinstance(kind, type)]
TOLLS = re.findall(r"^\| (\".*\") \| (\w+) \| (\w+) \| (\w+) \|$", page("record.md"), re.MULTILINE)


def options(command: str) -> set[str]:
    """The flags of a command, long and short."""
    found = group.get_command(click.Context(group), command)
    assert found is not None
    return {opt for param in found.params if isinstance(param, click.Option) for opt in param.opts}


def flags_in(line: str) -> list[tuple[str, str]]:
    """(command, flag) for each flag of each ``tocsin`` in a line of shell."""
    runs = re.findall(r"\btocsin ([a-z]+)([^|;&>]*)", line)
    return [(command, flag) for command, rest in runs for flag in re.findall(r"(?<!\S)--?[a-z][a-z-]*", rest)]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_section_with_all_its_flags_and_an_example(command):
    said = section(page("guide.md"), command)
    assert [flag for flag in options(command) if f"`{flag}" not in said] == []
    assert any(f"tocsin {command}" in line for line in command_lines(said))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_no_example_has_a_command_or_flag_that_is_not_there(path):
    lines = [line for line in command_lines(path.read_text("utf-8")) if "tocsin " in line]
    assert [c for line in lines for c in re.findall(r"(?:^|\| )tocsin ([a-z]+)", line) if c not in COMMANDS] == []
    assert [(command, flag) for line in lines for command, flag in flags_in(line) if flag not in options(command)] == []


@pytest.mark.parametrize("code", [DONE, BROKEN, WRONG_USAGE, SOME_FAILED, INTERRUPTED])
def test_every_exit_code_is_explained(code):
    assert f"| {code} | " in section(page("guide.md"), "Exit codes")


@pytest.mark.parametrize("name", ERRORS)
def test_every_error_is_explained(name):
    assert f"`{name}`" in section(page("guide.md"), "What can go wrong")


@pytest.mark.parametrize("name", settings.keys())
def test_every_setting_stands_with_its_default_and_its_help(name):
    entry = dict(settings._entries(settings.Settings))[name]
    default = {None: "the shipped one", (): "none"}.get(entry.default, f"`{str(entry.default).lower()}`")
    assert f"| `{name}` | {default} | {settings.keys()[name]} |" in page("settings.md")


def test_the_settings_page_names_no_setting_that_is_not_there():
    assert set(re.findall(r"^\| `([\w.]+)` \|", page("settings.md"), re.MULTILINE)) == set(settings.keys())


def test_the_settings_file_of_the_example_is_read(tmp_path):
    (example,) = blocks(page("settings.md"), "toml")
    (tmp_path / "tocsin.toml").write_text(example, "utf-8")
    assert settings.load_settings(tmp_path / "tocsin.toml", {}, {}).jobs == tomllib.loads(example)["jobs"]


@pytest.mark.parametrize("name, event_type", load_ontology().items())
def test_every_event_type_stands_with_its_own_definition(name, event_type):
    assert f"| `{name}` | {event_type.label} | {one_line(event_type.definition)} |" in page("record.md")


@pytest.mark.parametrize("record", RECORDS)
def test_every_key_of_the_record_is_explained(record):
    names = [field.name for field in dataclasses.fields(record)]
    assert [name for name in names if f"`{name}`" not in page("record.md")] == []


@pytest.mark.parametrize("word", sorted(set(WORDS)))
def test_every_word_that_a_record_may_use_is_explained(word):
    assert f"`{word}`" in page("record.md")


@pytest.mark.parametrize("words, low, best, high", TOLLS)
def test_the_numbers_are_read_as_the_page_says(words, low, best, high):
    known = [None if value == "null" else int(value) for value in (low, best, high)]
    for quote in re.findall(r'"([^"]+)"', words):
        toll = read_toll(text.Span(0, len(quote) + 7, f"{quote} people"))
        assert toll and [toll.low, toll.best, toll.high] == known, quote


def test_the_table_of_numbers_is_found():
    assert len(TOLLS) >= 5


@pytest.mark.parametrize("name, exporter", EXPORTERS.items())
def test_every_format_is_explained(name, exporter):
    assert f"| `{name}` | `{exporter.suffix}` |" in page("formats.md") and f"\n## {name}\n" in page("formats.md")
    assert f"`{name}`" in section(page("guide.md"), "export")


@pytest.mark.parametrize("column", COLUMNS)
def test_every_column_is_explained(column):
    assert f"`{column}`" in section(page("formats.md"), "csv")


@pytest.mark.parametrize("name", tocsin.__all__)
def test_every_public_name_is_explained(name):
    assert re.search(rf"\b{name}\b", page("api.md"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(path):
    assert [target for target in links(path.read_text("utf-8")) if not (path.parent / target).exists()] == []


def test_every_page_is_in_the_index():
    pages = [path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md") if path != DOCS / "README.md"]
    assert [name for name in pages if name not in page("README.md")] == []
