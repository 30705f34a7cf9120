import pytest

from tocsin.reading.timespans import find_spans

FAR = "Fighters burned several houses while villagers fled."


@pytest.mark.parametrize(
    "words",
    [
        "late in the morning of Friday, July 16, 2021, at 5:29 a.m.",
        "the night of Friday, the 16th of July, 2021",
        "1/3/2019",
        "two hundred and fifty years ago",
        "7 pm local time",
        "the early nineties",
        "Christmas Eve",
        "yesterday",
    ],
)
def test_a_time_is_found_whole_far_from_any_other(words):
    text = f"{FAR} It began {words} {FAR}"
    assert [text[span.start : span.end] for span in find_spans(text)[0]] == [words]


def test_two_times_far_apart_are_two():
    text = f"On Monday it began. {FAR} {FAR} On Tuesday, 3 May, it ended."
    assert [text[span.start : span.end] for span in find_spans(text)[0]] == ["Monday", "Tuesday, 3 May"]


def test_may_is_a_month_only_where_the_words_are_known_to_be_a_time():
    assert not find_spans("They may flee")[0]
    assert [item.letter for item in find_spans("may", is_time=True)[1]] == ["M"]
