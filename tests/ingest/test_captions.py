"""Captions and repeats."""

import pytest

from pages import STORY, roles, story
from tocsin.ingest.captions import find_repeats, is_caption
from tocsin.ingest.paragraphs import split

CAPTION = "Traders sweep up glass in front of their stalls after the blast in Kandu"


@pytest.mark.parametrize(
    "line",
    [
        f"{CAPTION} (Photo: Ada Writer)",
        f"{CAPTION}. [File: Ada Writer/Reuters]",
        f"{CAPTION} (AP Photo/Ada Writer)",
        f"{CAPTION}. Ada Writer/AP",
        f"{CAPTION} (AFP)",
        f"{CAPTION}. Getty Images",
        f"{CAPTION}. (Ada Writer via AP)",
        f"{CAPTION} - file photo",
        f"FILE - {CAPTION}, May 18, 2024.",
        f"FILE PHOTO: {CAPTION}",
        f"Image caption {CAPTION}",
    ],
)
def test_a_label_or_a_credit_makes_a_caption(line):
    assert is_caption(split(line)[0])


@pytest.mark.parametrize(
    "line",
    [
        CAPTION,
        "The men were shown the photo of a cousin (32), who had died.",
        "He told AP that he had seen nothing.",
        "The file was closed in 2004.",
        "Three were killed (two of them children)",
        "The pictures were sold to Reuters.",
        f"{STORY[0]} {STORY[1]} {STORY[2]} (AFP)",
    ],
)
def test_sentences_are_no_captions(line):
    assert not is_caption(split(line)[0])


@pytest.mark.parametrize("copy", [CAPTION, CAPTION.upper(), f"  {CAPTION} ."])
def test_a_paragraph_said_twice_side_by_side_is_a_caption_and_its_duplicate(copy):
    found = roles("\n\n".join((STORY[0], CAPTION, copy, *STORY[1:])))
    assert [role for role, _ in found] == ["body", "caption", "duplicate", "body", "body"]


def test_straight_and_curly_quotes_make_no_difference():
    paragraphs = split('A child’s shoe lies near the “old” well\n\nA child\'s shoe lies near the "old" well')
    assert find_repeats(paragraphs, ()) == {1: 0}


def test_a_summary_repeated_as_first_paragraph_is_body():
    assert [role for role, _ in roles("\n\n".join((STORY[2], *STORY[2:], *STORY[:2])))] == ["body", "duplicate", "body", "body"]


def test_a_repeat_far_away_or_of_what_somebody_said_is_a_duplicate_of_body():
    said = "“We heard the blast and ran”, Karim said."
    assert [role for role, _ in roles("\n\n".join((STORY[0], said, said, STORY[1])))] == ["body", "body", "duplicate", "body"]
    assert roles(story(after=(STORY[0],)))[-1][0] == "duplicate" and roles(story(after=(STORY[0],)))[0][0] == "body"


def test_short_lines_may_be_said_twice():
    assert [role for role, _ in roles("\n\n".join((STORY[0], "Nobody came.", "Nobody came.", STORY[1])))] == ["body"] * 4
