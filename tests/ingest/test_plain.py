"""Plain text, Markdown, exact texts."""

from datetime import date

from pages import STORY, raw, story, words_of
from tocsin.ingest.clean import tidy
from tocsin.ingest.plain import parse_exact, parse_markdown, parse_plain

FRONT = """---
title: "Seven dead in Kandu"
date: 2024-05-18
publisher: Marra Daily
url: https://marra.test/a
tags: [bombs, markets]
---

"""


def test_plain_text_keeps_every_character_but_for_tidy():
    found = "  \ufeff\r\n" + story("4 min read", after=("Your Cart", "\t")) + "\u00a0\r\n\r\n"
    report = parse_plain(raw(found))
    assert report.text == tidy(found) and words_of(report, "boilerplate") == ["4 min read", "Your Cart"]


def test_the_headline_of_a_text_is_its_title():
    assert parse_plain(raw(story("Seven dead in market blast"))).title == "Seven dead in market blast"
    assert parse_plain(raw(story())).title is None


def test_markdown_keeps_its_marks_and_its_title_goes_without():
    report = parse_markdown(raw(story("# Seven dead", after=("> We will be back",))))
    assert report.text.startswith("# Seven dead\n") and report.title == "Seven dead"
    assert words_of(report, "quote") == ["We will be back"]


def test_front_matter_tells_and_is_furniture():
    report = parse_markdown(raw(FRONT + story("# Seven dead in Kandu")), today=date(2024, 6, 1))
    assert (report.title, report.publisher, report.url) == ("Seven dead in Kandu", "Marra Daily", "https://marra.test/a")
    assert (report.published, report.published_basis) == (date(2024, 5, 18), "page")
    assert report.text == FRONT + story("# Seven dead in Kandu")
    assert "".join(words_of(report, "boilerplate")).startswith("---title:") and words_of(report, "headline") == ["Seven dead in Kandu"]


def test_a_rule_at_the_top_is_no_front_matter():
    text = "---\n\n" + story() + "\n\nThe end"
    assert words_of(parse_markdown(raw(text)), "body")[: len(STORY)] == list(STORY)


def test_an_exact_text_is_not_even_tidied():
    text = "\ufeffSeven\u00a0dead\r\n" + "Zoe\u0308 saw it all from the door of her shop in the market of Kandu.\u200b\r\n"
    report = parse_exact(raw(text, meta={"title": "Seven dead"}))
    assert report.text == text and report.title == "Seven dead"
