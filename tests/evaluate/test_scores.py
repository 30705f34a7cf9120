"""Quotes, place names and times against gold."""

import re

import pytest

from doubles import reading
from tocsin.evaluate.quotes import attributions, score_quotes
from tocsin.evaluate.times import score_times
from tocsin.evaluate.toponyms import FARTHEST_KM, Name, distance_km, score_toponyms

TEXT = "Police said two men died. The mayor, John Roe, denied that, adding: it was a lie."


def span(words):
    return list(re.search(re.escape(words), TEXT).span())


GOLD = [
    {"source": [span("Police")], "cue": [span("said")], "content": [span("two men died")]},
    {"source": [span("The mayor, John Roe")], "cue": [span("denied")], "content": [span("that")]},
]
TIMES = [
    {"start": 0, "end": 6, "type": "DATE", "value": "1998-01-08"},
    {"start": 10, "end": 20, "type": "DURATION", "value": "P1W"},
]
NAMES = [Name(0, 5, (10.0, 20.0), 1), Name(10, 15, (50.0, 8.0), 2), Name(20, 25, None, None)]


def quotes(found):
    return score_quotes([(TEXT, GOLD, found)], reader="test").lines


def test_gold_against_itself_is_all_right():
    assert all(line.f1 == 1.0 for line in quotes(GOLD).values())
    assert all(line.f1 == 1.0 for line in score_times([(TIMES, TIMES)], reader="t").lines.values() if hasattr(line, "f1"))
    lines = score_toponyms([(NAMES, NAMES)], reader="t").lines
    assert lines["found, exact"].f1 == lines["end to end: within 161 km"].value == 1.0


def test_half_of_a_content_is_found_in_words_but_not_as_a_whole():
    lines = quotes([{"source": [span("Police")], "cue": [span("said")], "content": span("two men")}])
    assert (lines["content exact"].f1, lines["content overlap"].recall, lines["source exact"].recall) == (0.0, 0.5, 0.5)
    assert (lines["content words"].precision, lines["content words"].recall, lines["linked"].recall) == (1.0, 0.5, 0.5)


def test_the_right_words_by_another_voice_are_not_linked():
    stranger = [{**GOLD[0], "source": [span("John Roe")]}]
    assert quotes(stranger)["linked"].right == 0 and quotes(GOLD[:1])["linked"].right == 1


def test_statements_of_a_reading_are_attributions():
    (found,) = attributions(reading())
    text = reading().report.text
    assert {role: [text[a:b] for a, b in spans] for role, spans in found.items()} == {
        "source": ["Omar Sil"],
        "cue": ["according to"],
        "content": ['"a message to the governor"'],
    }


def test_a_time_that_is_found_with_another_value_counts_for_its_extent_only():
    wrong = [{**TIMES[0], "value": "1998-01-09"}, {**TIMES[1], "start": 12}, {"start": 30, "end": 34, "type": "DATE", "value": "1999"}]
    lines = score_times([(TIMES, wrong)], reader="t").lines
    assert (lines["extent, strict"].right, lines["extent, relaxed"].right, lines["value"].right) == (1, 2, 1)
    assert lines["value"].f1 == pytest.approx(0.4)


def test_a_name_that_is_not_found_is_as_far_off_as_can_be():
    found = [Name(0, 5, (11.0, 20.0), 1), Name(11, 15, (0.0, 0.0), 2), Name(30, 35, None, None)]
    lines = score_toponyms([(NAMES, found)], reader="t").lines
    assert lines["found, exact"].precision == pytest.approx(1 / 3) and lines["found, touching"].recall == pytest.approx(2 / 3)
    assert (lines["of those found: within 161 km"].value, lines["end to end: within 161 km"].value) == (1.0, 0.5)
    assert lines["end to end: mean"].value == pytest.approx((111.2 + FARTHEST_KM) / 2, abs=0.1)


def test_london_lies_344_km_from_paris():
    assert distance_km((51.5074, -0.1278), (48.8566, 2.3522)) == pytest.approx(343.6, abs=1.0)


def test_of_nothing_there_is_no_error_to_tell():
    lines = score_toponyms([([], [])], reader="t").lines
    assert lines["end to end: mean"].value is None and lines["end to end: within 161 km"].value is None
