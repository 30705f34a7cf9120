"""Furniture by where it stands."""

from pages import STORY, roles, story
from tocsin.ingest.paragraphs import split
from tocsin.ingest.sidelines import find_furniture

LINKS = ("Raid on Marra leaves nine dead", "Who are the Red Front?", "Ten villages under water after dam bursts")


def marked(*lines):
    paragraphs = split("\n\n".join(lines))
    return [paragraphs[at].text for at in sorted(find_furniture(paragraphs))]


def test_links_under_a_heading_are_furniture_to_the_end():
    assert marked(*STORY, "Similar Posts", *LINKS) == ["Similar Posts", *LINKS]


def test_links_in_the_middle_end_at_the_next_real_paragraph():
    assert marked(STORY[0], "Related stories", *LINKS, *STORY[1:]) == ["Related stories", *LINKS]


def test_teasers_between_links_are_furniture_too():
    teasers = ("The rebels came at dawn.", "A group with a long past.", "Hundreds are homeless.")
    mixed = [line for pair in zip(LINKS, teasers, strict=True) for line in pair]
    assert marked(*STORY, "You may also like", *mixed) == ["You may also like", *mixed]


def test_one_last_paragraph_behind_two_links_is_body():
    assert marked(STORY[0], "Related stories", *LINKS[:2], STORY[1]) == ["Related stories", *LINKS[:2]]


def test_the_same_lines_without_a_heading_are_body():
    assert marked(*STORY, *LINKS) == []


def test_a_menu_is_furniture_and_a_list_of_names_is_not():
    assert marked("Home", "World", "Politics", "Sport", "Opinion", *STORY) == ["Home", "World", "Politics", "Sport", "Opinion"]
    assert marked("Ada Writer", "Bo Reader", "Cy Miller", "Di Smith", *STORY) == []


def test_furniture_between_links_does_not_end_them():
    assert roles(story(after=("Similar Posts", LINKS[0], "Advertisement", LINKS[1])))[-4:] == [
        ("boilerplate", "Similar Posts"),
        ("boilerplate", "Raid on Marra leaves"),
        ("boilerplate", "Advertisement"),
        ("boilerplate", "Who are the Red"),
    ]
