"""Writing cases: what enters, what is lost, and what is said of it."""

import csv
import json

import pytest

from export.told import party, raid, toll
from tocsin.core.events import STATUSES
from tocsin.core.incidents import Cited
from tocsin.export import FORMATS, Rules, summary, write_cases
from tocsin.export.loss import FACETS
from tocsin.export.parquet import _typed
from tocsin.export.rows import COLUMNS, EVERY_STATUS

STRICT = [name for name, form in FORMATS.items() if form.statuses == ("occurred",)]


@pytest.mark.parametrize("name", STRICT)
@pytest.mark.parametrize("status", [status for status in STATUSES if status != "occurred"])
def test_what_did_not_occur_never_enters_unasked_nor_where_it_cannot_be_said(tmp_path, name, status):
    form = FORMATS[name]
    pytest.importorskip("followthemoney") if name == "ftm" else None
    assert write_cases(form, [raid(status=status)], tmp_path / "e").rows == 0
    asked = write_cases(form, [raid(status=status)], tmp_path / "e", Rules(statuses=(status,)))
    can = (name, status) in {("gtd", "attempted"), ("ucdp", "recurring")}
    assert asked.rows == can and (can or asked.loss[("status", f"left out: {status}, which the format cannot say")] == 1)


@pytest.mark.parametrize("name", ["csv", "hxl", "geojson"])
@pytest.mark.parametrize("status", STATUSES)
def test_tables_say_every_status(tmp_path, name, status):
    assert write_cases(FORMATS[name], [raid(status=status)], tmp_path / "e").rows == 1


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_keeps_only_what_there_is(name):
    assert FORMATS[name].keeps <= set(FACETS)


def test_what_is_squeezed_and_dropped_is_counted(tmp_path):
    said = tuple(Cited(value=toll(n, n, n), telling="t", report="r", origin="o") for n in (3, 4, 5))
    case = raid(
        by=(party("A", "armed_group"), party("B", "armed_group", conf="denied"), party("C", "armed_group")), figures={"killed": said}
    )
    loss = write_cases(FORMATS["ucdp"], [case], tmp_path / "e").loss
    assert loss[("by", "parties beyond 1")] == 1 and loss[("by", "doers who are said not to be such")] == 1
    assert loss[("figures", "figures of further voices")] == 2 and loss[("spans", "quotes and where they stand")] == 7
    assert loss[("injured", "number of injured")] == 1 and ("killed", "number of killed") not in loss


def test_what_a_format_forces_upon_a_row_is_counted(tmp_path):
    loss = write_cases(FORMATS["acled"], [raid(tolls={}), raid()], tmp_path / "e").loss
    assert loss[("killed", "no number told, written as 0")] == 1
    assert loss[("inter", "armed group of no told kind, written as Rebel group")] == 2
    assert not [what for _, what in write_cases(FORMATS["csv"], [raid(tolls={})], tmp_path / "e").loss if "written as" in what]


def test_loss_and_rules_stand_beside_the_file_and_in_one_line(tmp_path):
    rules = Rules(toll="official", dates="published")
    written = write_cases(FORMATS["acled"], [raid(), raid(status="planned")], tmp_path / "e.csv", rules, beside=True)
    loss = json.loads((tmp_path / "e.csv.loss.json").read_text("utf-8"))
    assert (loss["rows"], loss["cases"], loss["left_out"]) == (1, 2, 1)
    assert {"field": "spans", "what": "quotes and where they stand", "count": 7} in loss["not_held"]
    meta = json.loads((tmp_path / "e.csv.meta.json").read_text("utf-8"))
    assert (meta["toll"], meta["dates"], meta["statuses"], len(meta["columns"])) == ("official", "published", ["occurred"], 31)
    line = summary(written, "acled")
    assert line.startswith("acled: 1 left out (1 planned") and "spans 7" in line and "\n" not in line


def test_a_format_with_a_head_of_its_own_has_the_rules_in_it(tmp_path):
    write_cases(FORMATS["geojson"], [raid()], tmp_path / "e.geojson", Rules(toll="latest"), beside=True)
    assert json.loads((tmp_path / "e.geojson").read_text("utf-8"))["rules"]["toll"] == "latest"
    assert not (tmp_path / "e.geojson.meta.json").exists() and (tmp_path / "e.geojson.loss.json").exists()


def test_hxl_has_its_tags_below_the_head(tmp_path):
    write_cases(FORMATS["hxl"], [raid()], tmp_path / "e.csv")
    head, tags, row = csv.reader((tmp_path / "e.csv").open(encoding="utf-8", newline=""))
    told = dict(zip(tags, row, strict=True))
    assert head == list(COLUMNS) and (told["#event +type"], told["#geo +lat"], told["#affected +killed +best"]) == (
        "attack.armed_assault",
        "11.5",
        "5",
    )
    assert all(tag == "" or tag.startswith("#") for tag in tags) and len(tags) == len(head)


def test_parquet_leaves_a_number_empty_that_no_column_holds():
    typed = _typed({"killed_low": 10**26, "killed_best": 7, "lat": 1.5, "type": "attack.bombing"})
    assert (typed["killed_low"], typed["killed_best"], typed["lat"], typed["type"]) == (None, 7, 1.5, "attack.bombing")


def test_parquet_gives_back_numbers_days_and_rules(tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    assert write_cases(FORMATS["parquet"], [raid(), raid(id="x/e2")], tmp_path / "e.parquet", Rules(toll="range")).rows == 2
    table = parquet.read_table(tmp_path / "e.parquet")
    row = table.to_pylist()[0]
    assert table.column_names == list(COLUMNS) and (row["killed_low"], row["killed_high"], row["lat"]) == (5, None, 11.5)
    assert row["published"].isoformat() == "2021-03-02" and json.loads(table.schema.metadata[b"tocsin"])["toll"] == "range"


def test_values_with_tabs_and_lines_stay_in_their_column(tmp_path):
    odd = raid(by=(party("Red\tFront\nof Kandu", "armed_group"),))
    for name in ("polecat", "cameo", "gdelt"):
        write_cases(FORMATS[name], [odd], tmp_path / "e.tsv")
        lines = (tmp_path / "e.tsv").read_text("utf-8").splitlines()
        assert {len(line.split("\t")) for line in lines} == {len(FORMATS[name].columns)} and len(lines) == (1 if name == "gdelt" else 2)


def test_unknown_rules_name_those_that_are_known():
    with pytest.raises(ValueError, match="told, published"):
        Rules(dates="guessed")
    with pytest.raises(ValueError, match="occurred"):
        Rules(statuses=("happened",))
    assert EVERY_STATUS["statuses"] == STATUSES
