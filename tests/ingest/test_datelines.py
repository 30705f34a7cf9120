"""Where, when and by whom a report was filed."""

import pytest

from pages import STORY, roles, story
from tocsin.ingest.datelines import agency_named, is_dateline, leading_dateline
from tocsin.ingest.paragraphs import split

SENTENCE = "Seven people were killed on Monday."


@pytest.mark.parametrize(
    "before, agency",
    [
        ("KANDU (Reuters) - ", "Reuters"),
        ("KANDU, Marra (AP) — ", "Associated Press"),
        ("Kandu, May 18 (Xinhua) -- ", "Xinhua"),
        ("KANDU/MARRA, 3 Jan 90 (AFP) -- ", "Agence France-Presse"),
        ("Kandu (PTI) ", "Press Trust of India"),
        ("PORT KANDU (Valley Wire) – ", None),
        ("KANDU — ", None),
        ("SAN SILO, Marra – ", None),
        ("Kandu, Nov 3: ", None),
        ("NEW KANDU: ", None),
    ],
)
def test_a_dateline_stands_before_the_first_sentence(before, agency):
    found = leading_dateline(before + SENTENCE)
    assert found is not None and (before + SENTENCE)[found.end :] == SENTENCE and found.agency == agency


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        "Karim (Sil) said that he would fight on.",
        "The Red Front (RF) - once the strongest group of the valley - has given up.",
        "BREAKING — Seven people were killed.",
        "WATCH: The moment the bomb went off",
        "Three men — two of them brothers — were held.",
        "KANDU (Reuters) - ",
        "U.S. forces, May said, were near.",
        "THE ARMY: OUR MEN HELD THE HILL ALL DAY.",
    ],
)
def test_other_beginnings_are_no_dateline(text):
    assert leading_dateline(text) is None


@pytest.mark.parametrize(
    "line",
    [
        "By Ada Writer",
        "By Ada Writer and Bo Reader in Kandu",
        "BY ADA WRITER",
        "Kandu, May 18",
        "May 18, 2024",
        "18 May 2024 10:30 GMT",
        "Published: 18 May 2024",
        "Last updated on Tuesday, 18 May 2024 at 9:15 pm",
        "2024-05-18 21:45",
        "Xinhua | Updated: 2017-09-15 21:45",
        "Posted on 18/05/2024",
        "Sat., 18 May 2024 10:30 a.m.",
    ],
)
def test_a_by_line_and_a_date_alone_are_datelines(line):
    assert is_dateline(split(line)[0])


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the army had left.",
        "By noon all roads were closed",
        "On 18 May 2024 the rebels came back",
        "From then on nobody slept",
        "The raid of 3 May",
        "12 dead, 3 May be missing",
        "By " + "Ada Writer, " * 10,
    ],
)
def test_sentences_and_headlines_are_not(line):
    assert not is_dateline(split(line)[0])


def test_the_dateline_is_a_block_of_its_own_before_the_body():
    assert roles(f"KANDU (Reuters) - {SENTENCE}") == [("dateline", "KANDU (Reuters) -"), ("body", "Seven people were killed")]


def test_only_the_first_paragraphs_begin_with_one():
    assert ("dateline", "MARRA —") not in roles(story(after=(f"MARRA — {SENTENCE}",)))


def test_a_name_with_a_colon_is_a_place_under_a_headline_and_a_speaker_elsewhere():
    assert roles("\n".join(["Seven dead in market blast", f"KANDU: {STORY[0]}"]))[1] == ("dateline", "KANDU:")
    assert roles(f"KARIM: {STORY[0]}")[0][0] == "body"
    assert [role for role, _ in roles("\n".join(["Karim speaks of the raid", f"KARIM: {STORY[0]}", f"HOST: {STORY[1]}"]))] == [
        "headline",
        "body",
        "body",
    ]


def test_agencies_go_by_short_and_long_names():
    assert agency_named("AP") == agency_named("The Associated Press") == "Associated Press"
    assert agency_named("Red Front") is None
