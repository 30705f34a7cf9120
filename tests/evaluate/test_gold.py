"""Files of gold, and what is said of those that cannot be used."""

import pytest

from tocsin.core.errors import GoldError
from tocsin.evaluate.gold import read_rows, spans_in


@pytest.mark.parametrize(
    "lines, said",
    [
        ("", "no rows"),
        ("[1]", "line 1: expected a JSON object"),
        ('{"text": "a"}\n{"id": 1}', "line 2: needs 'text' (a string); found keys id"),
        ('{"text": 3}', "needs 'text' (a string); found int"),
        ("{", "line 1: not JSON"),
    ],
)
def test_a_row_that_cannot_be_used_is_named(lines, said, tmp_path):
    (tmp_path / "gold.jsonl").write_text(lines, "utf-8")
    with pytest.raises(GoldError) as error:
        read_rows(tmp_path / "gold.jsonl", needs={"text": str})
    assert said in str(error.value)


def test_a_line_separator_inside_a_text_is_no_end_of_row(tmp_path):
    (tmp_path / "gold.jsonl").write_text('{"text": "a\u2028b"}\n\n{"text": "c"}\n', "utf-8")
    assert [row["text"] for row in read_rows(tmp_path / "gold.jsonl", needs={"text": str})] == ["a\u2028b", "c"]


@pytest.mark.parametrize("span", [{"start": 0, "end": 9}, {"start": 2, "end": 2}, {"start": "0", "end": 1}, 7])
def test_a_span_outside_the_text_is_refused(span):
    assert spans_in({"text": "Kandu", "times": [{"start": 0, "end": 5}]}, "times", "t")
    with pytest.raises(GoldError, match="within the text"):
        spans_in({"text": "Kandu", "times": [span]}, "times", "t")
