"""The headline and what stands behind it."""

import pytest

from pages import STORY, roles, story
from tocsin.ingest.headlines import cut_suffix, find_headline, is_title
from tocsin.ingest.paragraphs import split


def headline(*lines, title=None):
    paragraphs = split("\n\n".join(lines))
    at = find_headline(paragraphs, title)
    return None if at is None else paragraphs[at].text


@pytest.mark.parametrize(
    "first",
    [
        "Seven dead in market blast",
        "“We will be back”, rebels say",
        "7 dead in Kandu – Valley Radio / Radio Marra",
        "Who laid the bomb?",
        "# Market blast",
    ],
)
def test_a_first_line_that_looks_like_a_headline_is_one(first):
    assert headline(first, *STORY) == first.removeprefix("# ")


@pytest.mark.parametrize(
    "first",
    [
        "A bomb went off in Kandu.",
        "He said: “We will be back. ”",
        "and seven were wounded",
        "Kandu,",
        "Bomb",
        "Why has the government of the province not said a word about who laid the bombs in the market of Kandu?",
        " ".join(["Kandu"] * 30),
    ],
)
def test_the_first_sentence_of_a_text_is_not(first):
    assert headline(first, *STORY) is None


def test_a_line_alone_or_over_shorter_ones_is_not():
    assert headline("Seven dead in market blast") is None
    assert headline("Seven dead in market blast", "Kandu, Monday", "More soon") is None


def test_what_stands_above_the_headline_is_passed_over():
    assert roles(story("Advertisement", "By Ada Writer", "Seven dead in market blast"))[2] == ("headline", "Seven dead in market")


def test_a_known_title_is_found_among_the_first_paragraphs_only():
    assert (
        headline("Valley Radio", "Seven Dead in Market Blast", *STORY, title="Seven dead in market blast | Valley Radio")
        == "Seven Dead in Market Blast"
    )
    assert headline(*STORY * 4, "Seven dead in market blast", title="Seven dead in market blast") is None


def test_where_the_title_is_known_no_other_line_is_guessed():
    assert headline("Army takes the hill", *STORY, title="Seven dead in market blast") is None


@pytest.mark.parametrize(
    "line, title, same",
    [
        ("Seven dead – in ‘market’", "seven dead - in 'market'", True),
        ("Seven dead in Kandu – Valley Radio", "Seven dead in Kandu", True),
        ("Seven dead in Kandu", "Seven dead in Kandu", True),
        ("Seven dead in Kandu", "Seven dead in Marra", False),
        ("–", "Seven dead", False),
        ("Seven dead", "", False),
    ],
)
def test_a_line_says_a_title_in_spite_of_quotes_case_and_outlets(line, title, same):
    assert is_title(line, title) is same


@pytest.mark.parametrize(
    "title, cut",
    [
        ("Seven dead – Radio Kandu / Radio Marra", ("Seven dead", "Radio Kandu / Radio Marra")),
        ("Seven dead | The Valley of Kandu Post", ("Seven dead", "The Valley of Kandu Post")),
        ("Seven dead - example.org", ("Seven dead", "example.org")),
        ("Kandu - Marra: the road - The Post", ("Kandu - Marra: the road", "The Post")),
        ("Seven dead in blast - police", ("Seven dead in blast - police", None)),
        ("Seven dead – who did it?", ("Seven dead – who did it?", None)),
        ("Half-finished bridge", ("Half-finished bridge", None)),
        ("| Kandu", ("| Kandu", None)),
        ("", ("", None)),
    ],
)
def test_the_name_behind_a_headline_is_cut_where_it_looks_like_a_name(title, cut):
    assert cut_suffix(title) == cut
