"""A real report found on a third party's page, where it is at hand; nothing of it is kept here."""

from pathlib import Path

import pytest

from pages import raw, words_of
from tocsin.ingest import parse
from tocsin.ingest.publishers import UNNAMED

SAMPLE = Path(__file__).parents[3] / "shared/samples/republished_article.txt"
pytestmark = pytest.mark.skipif(not SAMPLE.exists(), reason="the sample of ../shared is not here")


@pytest.fixture(scope="module")
def report():
    return parse(raw(SAMPLE.read_bytes(), address=str(SAMPLE)))


def test_every_character_is_kept(report):
    assert report.text == SAMPLE.read_text("utf-8")


def test_the_headline_keeps_the_outlets_behind_it(report):
    (headline,) = words_of(report, "headline")
    assert report.title == headline == report.text.split("\n")[0] and "–" in headline


def test_the_furniture_at_both_ends_is_marked(report):
    marked = words_of(report, "boilerplate")
    assert len(marked) == 5 and marked[0].endswith("Read") and marked[1].startswith("This post was") and "Posts" in marked[2]
    assert marked[3] == "Your Cart" and marked[4].endswith("Shop")


def test_of_two_copies_of_each_caption_one_is_a_duplicate(report):
    captions, duplicates = words_of(report, "caption"), words_of(report, "duplicate")
    assert len(captions) == len(duplicates) == 2
    assert [words.replace("’", "'") for words in captions] == [words.replace("’", "'") for words in duplicates]


def test_all_else_is_body_and_the_writer_is_known(report):
    assert len(words_of(report, "body")) == len([line for line in report.text.split("\n") if line.strip()]) - 10
    assert report.publisher and report.publisher.startswith("Radio") and report.title and report.title.endswith(report.publisher)
    assert report.republisher == UNNAMED and report.published is None and report.language == "en"
