"""``tocsin dossier``."""

import json

import pytest

from tocsin.cli import BROKEN, DONE, WRONG_USAGE


@pytest.fixture
def kept(tocsin, pages):
    """A store in which one report names the Red Front."""
    tocsin("read", pages)
    return pages.parent


def test_a_page_is_written_and_its_sum_is_said(tocsin, kept):
    code, out, err = tocsin("dossier", "Red Front")
    assert code == DONE and out == "" and err.startswith("Red Front: 1 report of tocsin.db, 1 incident; wrote dossier-red-front.html\n")
    page = (kept / "dossier-red-front.html").read_text("utf-8")
    assert page.startswith("<!doctype html>") and "<title>Red Front: a dossier</title>" in page and "at least five people" in page


def test_the_page_goes_where_it_is_wanted(tocsin, kept):
    assert tocsin("dossier", "Red Front", "-o", "pages/new/front.html")[0] == DONE
    code, out, err = tocsin("dossier", "Red Front", "-o", "-", "--on", "2024-05-18")
    assert code == DONE and out.startswith("<!doctype html>") and "Dossier · 2024-05-18" in out and "wrote standard output" in err
    assert (kept / "pages" / "new" / "front.html").is_file()


def test_days_limit_what_is_told(tocsin, kept):
    assert ", 1 incident;" in tocsin("dossier", "Red Front", "--from", "2021-03-01", "--to", "2021-03")[2]
    assert ", no incidents;" in tocsin("dossier", "Red Front", "--from", "2021-03-02")[2]
    assert "1 earlier incident is counted" in tocsin("dossier", "Red Front", "--most", "0", "-o", "-")[1]


def test_nobody_is_told_with_the_nearest_names(tocsin, kept):
    code, out, err = tocsin("dossier", "Red Frond")
    assert code == WRONG_USAGE and out == "" and "nobody is called 'Red Frond'" in err and "nearest names: Red Front" in err
    assert not list(kept.glob("dossier-*"))


def test_a_name_with_several_bearers_is_said_to_have_them(tocsin, kept):
    _, _, err = tocsin("dossier", "ADF")
    assert "no reports of tocsin.db, no incidents" in err and "the name may also mean" in err and "name the key to choose" in err


@pytest.mark.parametrize(
    "arguments, said",
    [
        (("X", "--from", "May"), "--from"),
        (("X", "--from", "2022-01-01", "--to", "2021-01-01"), "--to 2021-01-01 is before --from 2022-01-01"),
        (("X", "--most", "-1"), "--most"),
        ((), "ACTOR"),
    ],
)
def test_wrong_usage_is_told(tocsin, kept, arguments, said):
    code, _, err = tocsin("dossier", *arguments)
    assert code == WRONG_USAGE and said in err


def test_without_a_store_nothing_is_made(tocsin, tmp_path):
    code, _, err = tocsin("dossier", "Taliban")
    assert code == BROKEN and "there is no store at tocsin.db" in err and list(tmp_path.iterdir()) == []


def test_the_incidents_of_the_store_are_told_and_what_is_not_in_them_yet_is_said(tocsin, kept):
    assert "tocsin consolidate" in tocsin("dossier", "Red Front")[2]
    tocsin("consolidate")
    assert tocsin("dossier", "Red Front")[2] == "Red Front: 1 report of tocsin.db, 1 incident; wrote dossier-red-front.html\n"
    found = json.loads(tocsin("incidents", "--actor", "Red Front", "--json")[1])
    assert f'id="{found["id"]}"' in (kept / "dossier-red-front.html").read_text("utf-8")
    tocsin("decide", "reject", found["id"], "--who", "m.okafor", "--reason", "a drill")
    assert ", no incidents;" in tocsin("dossier", "Red Front")[2]
    assert "1 incident left out: rejected by a person." in (kept / "dossier-red-front.html").read_text("utf-8")


def test_a_dossier_as_of_a_day_knows_no_more_than_the_store_did(tocsin, kept):
    tocsin("consolidate")
    assert tocsin("dossier", "Red Front", "--as-of", "2001-01-01")[0] == WRONG_USAGE
    assert ", 1 incident;" in tocsin("dossier", "Red Front", "--as-of", "2099-01-01")[2]
