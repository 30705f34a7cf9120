"""Incidents, decisions and the store at the command line."""

import json

import pytest

from consolidate.made import told
from tocsin.core.outcomes import Read
from tocsin.store import open_store


@pytest.fixture
def filled(tmp_path):
    """A store with four reports that tell of three incidents."""
    readings = (told(), told(paper="Post", killed=9), told("Mirzan", paper="Post"), told("Osk", group="Blue Army", paper="Sun", killed=2))
    with open_store("tocsin.db") as store:
        for n, entry in enumerate(readings):
            store.add(Read(f"{n}", entry))
    return tmp_path / "tocsin.db"


@pytest.fixture
def merged(filled, tocsin):
    """The same, consolidated; the ids by town."""
    assert tocsin("consolidate")[0] == 0
    lines = tocsin("incidents", "--json")[1].splitlines()
    return {found["place"][0]["value"]["name"]: found["id"] for found in map(json.loads, lines)}


def test_consolidation_says_what_it_did_and_then_that_there_is_nothing_new(filled, tocsin):
    code, out, said = tocsin("consolidate")
    assert (code, out) == (0, "") and "4 reports folded in, 3 incidents" in said
    assert "nothing new; 3 incidents" in tocsin("consolidate")[2] and tocsin("consolidate", "-q")[1:] == ("", "")
    assert "4 reports folded in, 0 incidents" in tocsin("consolidate", "--anew")[2]


def test_a_table_has_a_row_an_incident(merged, tocsin):
    code, out, said = tocsin("incidents")
    assert code == 0 and all(name in out for name in (*merged, *merged.values())) and "3 incidents" in said


@pytest.mark.parametrize(
    "flags, towns",
    [
        (["--actor", "Red Front"], {"Kandu", "Mirzan"}),
        (["--actor", "red front", "--place", "Kandu"], {"Kandu"}),
        (["--place", "Kandu, XA"], {"Kandu"}),
        (["--from", "2021-11", "--to", "2021"], {"Kandu", "Mirzan", "Osk"}),
        (["--to", "2021-10"], set()),
        (["--type", "attack", "--min-killed", "7"], {"Kandu", "Mirzan"}),
        (["--status", "denied"], set()),
        (["--review", "accepted"], set()),
        (["--as-of", "1999-01-01"], set()),
    ],
)
def test_flags_choose(merged, tocsin, flags, towns):
    code, out, _ = tocsin("incidents", "--ids", *flags)
    assert code == 0 and set(out.split()) == {merged[town] for town in towns}


@pytest.mark.parametrize(
    "flags, said",
    [
        (["--from", "yesterday"], "expected a day as 2024-05-18, a month or a year, found 'yesterday'"),
        (["--to", "2021-06-31"], "found '2021-06-31'"),
        (["--from", "2022", "--to", "2021"], "no day is both"),
        (["--type", "attack.bomb"], "did you mean attack.bombing"),
        (["--status", "ocurred"], "did you mean occurred"),
        (["--review", "yes"], "unknown review 'yes'"),
        (["--min-killed", "-3"], "less than nothing"),
        (["--min-killed", "many"], "not a valid integer"),
        (["--bbox", "1,2,3"], "WEST,SOUTH,EAST,NORTH"),
        (["--as-of", "soon"], "a moment as 2024-05-18T12:30, found 'soon'"),
        (["--as-of", "2024-W01"], "found '2024-W01'"),
        (["--as-of", "0001-01-01T00:00+14:00"], "found '0001-01-01T00:00+14:00'"),
        (["--limit", "9" * 20], "is more than 2,147,483,647"),
        (["--place", "?"], "names nothing"),
        (["i-ffffffffff"], "no incident"),
    ],
)
def test_a_filter_that_makes_no_sense_is_wrong_usage_and_named(merged, tocsin, flags, said):
    code, out, error = tocsin("incidents", *flags)
    assert code in (1, 2) and out == "" and said in error


def test_all_is_told_about_one(merged, tocsin):
    code, out, _ = tocsin("incidents", merged["Kandu"][:8])
    assert code == 0 and all(words in out for words in ("“7 people”", "“9 people”", "disputed", "joined", "Herald", "known since"))


def test_a_limit_is_kept_and_said(merged, tocsin):
    assert len(tocsin("incidents", "--ids", "--limit", "2")[1].split()) == 2


def test_before_consolidation_it_is_said_that_there_was_none(filled, tocsin):
    assert "nothing has been consolidated yet" in tocsin("incidents")[2]
    code, _, said = tocsin("decide", "accept", "i-0123456789")
    assert code == 1 and "no incidents yet" in said


def test_what_was_read_since_is_said(merged, tocsin):
    with open_store("tocsin.db") as store:
        store.add(Read("new", told("Zabul")))
    assert "1 reports were read since" in tocsin("incidents")[2]


def test_a_decision_takes_effect_and_is_undone(merged, tocsin):
    code, out, said = tocsin("decide", "same", merged["Kandu"], merged["Osk"], "--who", "A. Reader", "--reason", "one bomb")
    made = out.strip()
    assert code == 0 and made.startswith("d-") and "2 incidents changed" in said
    assert len(tocsin("incidents", "--ids")[1].split()) == 2
    assert "is " in tocsin("incidents", merged["Osk"])[2] + tocsin("incidents", merged["Kandu"])[2]
    assert tocsin("undo", made[:6], "--who", "B")[0] == 0 and len(tocsin("incidents", "--ids")[1].split()) == 3
    log = [json.loads(line) for line in tocsin("log", "--json")[1].splitlines()]
    assert [(entry["verdict"], entry["who"], entry["in_force"]) for entry in log] == [("same", "A. Reader", False), ("undo", "B", False)]
    assert "UNDONE" in tocsin("log")[1] and tocsin("log", "--ids")[1].split()[0] == made


def test_a_correction_names_field_and_value(merged, tocsin):
    assert tocsin("decide", "correct", merged["Kandu"], "killed", "40+", "--who", "A")[0] == 0
    assert tocsin("incidents", "--min-killed", "40", "--ids")[1].split() == [merged["Kandu"]]
    assert tocsin("log", merged["Kandu"], "--ids")[1].startswith("d-") and tocsin("log", merged["Osk"], "--ids")[1] == ""


@pytest.mark.parametrize(
    "words, said",
    [
        (["same", "i-zz"], "no incident 'i-zz'"),
        (["accept", "i-"], "the beginning of 3 ids"),
        (["correct", "KANDU", "killed"], "a field and its value"),
        (["correct", "KANDU", "killed", "lots"], "'lots' is no killed; expected 12"),
        (["accept", "KANDU", "--who", " "], "who decides?"),
        (["approve", "KANDU"], "'approve' is not one of"),
        (["accept", "key:1"], "no incident or telling 'key:1'"),
    ],
)
def test_a_decision_that_makes_no_sense_is_named(merged, tocsin, words, said):
    code, out, error = tocsin("decide", *(merged["Kandu"] if word == "KANDU" else word for word in words))
    assert code == 2 and out == "" and said in error and tocsin("log", "--ids")[1] == ""


def test_undoing_what_was_never_done_is_an_error(merged, tocsin):
    code, _, said = tocsin("undo", "d-0")
    assert code == 2 and "no decision 'd-0'" in said


def test_a_difference_is_told(merged, tocsin):
    code, out, said = tocsin("diff", "1999-01-01", "2099-01-01")
    assert code == 0 and out.count("+ i-") == 3 and "3 new, 0 gone, 0 changed" in said
    tocsin("decide", "correct", merged["Kandu"], "killed", "40", "--who", "A")
    lines = [json.loads(line) for line in tocsin("diff", "1999-01-01", "2099-01-01", "--json")[1].splitlines()]
    assert {line["what"] for line in lines} == {"new"} and tocsin("diff", "2098-01-01", "2099-01-01")[1] == ""
    assert tocsin("diff", "then", "now")[0] == 2


def test_words_are_searched_for(filled, tocsin):
    code, out, said = tocsin("search", "bomb", "mirzan")
    assert code == 0 and "Post" in out and "1 reports" in said
    assert json.loads(tocsin("search", "Blue Army", "--json")[1])["publisher"] == "Sun"
    assert tocsin("search", "governor", "--quotes")[1] == "" and tocsin("search", "--", "-bomb")[0] == 2


def test_the_store_is_copied_and_verified(merged, tocsin, tmp_path):
    assert tocsin("store", "backup", "copy.db")[0] == 0 and "sound" in tocsin("store", "verify", "--store", "copy.db")[2]
    code, _, said = tocsin("store", "backup", "copy.db")
    assert code == 1 and "is there already" in said
    assert tocsin("store", "backup")[0] == 2 and tocsin("store", "verify", "copy.db")[0] == 2
    with open_store("copy.db") as store, store._engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM spans")
    code, out, said = tocsin("store", "verify", "--store", "copy.db")
    assert code == 1 and "0 are kept" in out and "4 faults" in said


def rows(path):
    return path.read_text("utf-8").splitlines()[1:]


def test_an_export_has_incidents_once_they_are_consolidated(merged, tocsin, tmp_path):
    code, _, said = tocsin("export", "csv", "-o", "out.csv")
    assert code == 0 and len(rows(tmp_path / "out.csv")) == 3 and "3 rows of 3 incidents of 4 reports" in said
    assert json.loads((tmp_path / "out.csv.meta.json").read_text())["cases"] == "incidents"
    assert tocsin("export", "csv", "-o", "events.csv", "--events")[0] == 0 and len(rows(tmp_path / "events.csv")) == 4


def test_an_export_before_has_the_events_of_readings(filled, tocsin, tmp_path):
    assert tocsin("export", "csv", "-o", "out.csv")[0] == 0 and len(rows(tmp_path / "out.csv")) == 4
    assert json.loads((tmp_path / "out.csv.meta.json").read_text())["cases"] == "events"


def test_an_export_leaves_out_what_was_rejected(merged, tocsin, tmp_path):
    tocsin("decide", "reject", merged["Osk"], "--who", "A")
    assert tocsin("export", "acled", "-o", "out.csv")[0] == 0 and "Osk" not in (tmp_path / "out.csv").read_text()


def test_an_export_as_of_a_day_has_what_was_known_then(merged, tocsin, tmp_path):
    then = ["--as-of", "2099-01-01"]
    assert tocsin("export", "csv", "-o", "then.csv", *then)[0] == 0 and len(rows(tmp_path / "then.csv")) == 3
    assert json.loads((tmp_path / "then.csv.meta.json").read_text())["as_of"] == "2099-01-01"
    code, _, said = tocsin("export", "csv", "-o", "before.csv", "--as-of", "1999-01-01")
    assert code == 0 and rows(tmp_path / "before.csv") == [] and "nothing was known then" in said
    assert len(tocsin("export", "jsonl", *then)[1].splitlines()) == 4
