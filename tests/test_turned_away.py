"""Reports that leave early, from the command to the store."""

from pathlib import Path

import pytest

from tocsin.cli import call
from tocsin.core.outcomes import Read
from tocsin.pipeline import load_kit, read_sources
from tocsin.settings import Settings

SPORT = Path(__file__).parents[1] / "tools" / "everyday" / "sport.txt"
BOMB = "A car bomb killed five people at a market in Mosul on Monday, police said. No group claimed the attack.\n"


@pytest.fixture
def pages(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "sport.txt").write_text(f"Published: 3 May 2019\n{SPORT.read_text('utf-8')}", "utf-8")
    (folder / "bomb.txt").write_text(BOMB, "utf-8")
    return folder


@pytest.fixture
def tocsin(capsys):
    """Run the command: standard output and standard error."""

    def run(*arguments):
        assert call([str(argument) for argument in arguments]) == 0
        told = capsys.readouterr()
        return told.out, told.err

    return run


def test_what_is_turned_away_has_a_dated_record_with_nothing_coded(pages):
    bomb, sport = read_sources([str(pages)], load_kit(Settings()))
    assert isinstance(bomb, Read) and not bomb.turned_away and bomb.reading.events
    assert isinstance(sport, Read) and sport.turned_away and sport.reading.reader == bomb.reading.reader
    assert not sport.reading.events and not sport.reading.actors and str(sport.reading.report.published) == "2019-05-03"


def test_read_all_turns_nothing_away(pages):
    outcomes = list(read_sources([str(pages)], load_kit(Settings(read_all=True))))
    assert len(outcomes) == 2 and not any(outcome.turned_away for outcome in outcomes)


def test_the_run_counts_them_and_knows_them_the_next_time(pages, tocsin):
    assert "2 read, 1 of them not on the subject; " in tocsin("read", pages)[1]
    again = tocsin("read", pages)[1]
    assert "0 read, 2 known already" in again and "subject" not in again
    assert "2 read; " in tocsin("read", pages, "--all", "--again")[1]


def test_show_says_why_a_record_is_empty_and_only_then(pages, tocsin):
    tocsin("read", pages)
    assert "not on the subject: its words speak against it" in " ".join(tocsin("show", pages / "sport.txt")[0].split())
    assert "not on the subject" in tocsin("show", pages / "sport.txt", "--html", "-")[0]
    assert "subject" not in tocsin("show", pages / "bomb.txt")[0]
