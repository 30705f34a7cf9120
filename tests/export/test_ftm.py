"""FollowTheMoney: entities that the library itself takes."""

import json
import sys

import pytest

from export.told import party, raid
from tocsin.core.errors import SetupError
from tocsin.export import FORMATS, write_cases
from tocsin.export.ftm import model


@pytest.fixture
def entities(tmp_path):
    pytest.importorskip("followthemoney")

    def written(*cases):
        write_cases(FORMATS["ftm"], cases, tmp_path / "e.json")
        return [json.loads(line) for line in (tmp_path / "e.json").read_text("utf-8").splitlines()]

    return written


def test_the_library_reads_every_entity_back(entities):
    found = entities(raid(), raid(id="sha256:ab/e2"))
    for entity in found:
        proxy = model().get_proxy(entity)
        proxy.schema.validate(entity)
        assert proxy.to_dict() == entity
    assert [entity["schema"] for entity in found].count("Organization") == 1 and len({entity["id"] for entity in found}) == len(found)


def test_an_event_is_tied_to_its_actors_and_its_article(entities):
    by_schema = {entity["schema"]: entity for entity in entities(raid())}
    event = by_schema["Event"]["properties"]
    assert event["involved"] == [by_schema["Organization"]["id"]] and event["proof"] == [by_schema["Article"]["id"]]
    assert event["startDate"] == ["2021-03-01"] and by_schema["Organization"]["properties"]["country"] == ["ng"]


def test_people_without_a_name_are_no_entity_and_an_armed_group_is_no_crime(entities):
    found = entities(raid(by=(party(None, "other", words="gunmen"),)))
    assert {entity["schema"] for entity in found} == {"Event", "Article"}
    assert "topics" not in next(e for e in entities(raid()) if e["schema"] == "Organization")["properties"]


def test_what_did_not_occur_is_no_event(entities):
    assert entities(raid(status="planned"), raid(status="denied")) == []


@pytest.mark.parametrize("name, library, extra", [("ftm", "followthemoney", "ftm"), ("parquet", "pyarrow", "arrow")])
def test_a_missing_library_is_said_with_the_line_that_installs_it(tmp_path, monkeypatch, name, library, extra):
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(SetupError, match=rf"pip install 'tocsin\[{extra}\]'"):
        write_cases(FORMATS[name], [raid()], tmp_path / "e")
    assert list(tmp_path.iterdir()) == []
