"""JSON in what a model says."""

import pytest

from tocsin.models.chat.answers import Malformed, entries, number, one_of, parse_answer, quotes, word


@pytest.mark.parametrize(
    "said",
    [
        '{"events": []}',
        '```json\n{"events": []}\n```',
        'Sure: {"a": 1} {"events": []}',
        '<think>{"events": [1]}</think>{"events": []}',
        '[{"events": []}]',
        '{"record": {"events": []}}',
        'a { b {"events": []}',
    ],
)
def test_the_answer_is_found(said):
    assert parse_answer(said) == {"events": []}


@pytest.mark.parametrize(
    "said, wrong",
    [
        ("", "no JSON object"),
        ("no", "no JSON object"),
        ('{"events": [{"at": 1,', "line 1"),
        ('{"events": {}}', "other keys"),
        ('{"trigger": "x"}', "other keys"),
        ("{" * 100_000, "Expecting"),
        ('{"a":' * 100_000, "expected|Expecting|recursion"),
    ],
)
def test_what_is_no_answer_is_said_to_be_none(said, wrong):
    with pytest.raises(Malformed, match=wrong):
        parse_answer(said)


def test_values_of_another_shape_are_absent_or_taken_as_meant():
    entry = {"a": "x", "b": [1, "y", None, {"words": "z"}], "c": None, "d": {"quote": "q"}, "e": 7, "f": "Security Force"}
    assert [quotes(entry, name) for name in "abcdeg"] == [["x"], ["y", "z"], [], ["q"], [], []]
    assert word(entry, "b") == "y" and word(entry, "e") == ""
    assert entries({"l": [1, {}, "x", {"y": 1}]}, "l") == [{}, {"y": 1}] and entries({"l": {"y": 1}}, "l") == [{"y": 1}]
    assert one_of(entry, "f", ["security_force"], "person") == "security_force" and one_of(entry, "a", ["b"], "c") == "c"


@pytest.mark.parametrize("value, read", [(0.4, 0.4), (7, 1.0), (-1, 0.0), ("0.9", 0.5), (None, 0.5), (float("nan"), 0.5)])
def test_a_number_is_between_0_and_1(value, read):
    assert number({"sure": value}, "sure", 0.5) == read
