"""What caller, container and document say, put together."""

from datetime import date

import pytest

from pages import STORY, raw, story
from tocsin.core.errors import NoText, TooLong
from tocsin.core.protocols import Given
from tocsin.core.text import digest
from tocsin.ingest.making import MOST_CHARACTERS, Told, make_report
from tocsin.ingest.publishers import Imprint

PAGE = Told(published=date(2021, 3, 3), imprint=Imprint(site="Marra Daily", url="https://marra.test/a"))
TODAY = date(2024, 6, 1)


def make(text, told=Told(), **fields):  # noqa: B008 - frozen
    return make_report(raw("x", **fields), text, told, today=TODAY)


def test_the_id_is_the_digest_of_the_text():
    assert make(story()).id == digest(story())


@pytest.mark.parametrize(
    "given, meta, told, day, basis",
    [
        (date(1975, 1, 2), {"published": "2022-02-02"}, PAGE, date(1975, 1, 2), "given"),
        (None, {"published": "2022-02-02"}, PAGE, date(2022, 2, 2), "given"),
        (None, {"published": "2022-02-02T10:00:00Z", "published_basis": "feed"}, PAGE, date(2022, 2, 2), "feed"),
        (None, {}, PAGE, date(2021, 3, 3), "page"),
        (None, {}, Told(published=date(2024, 6, 3)), None, None),
        (None, {}, Told(), None, None),
    ],
)
def test_the_caller_stands_over_the_container_and_that_over_the_page(given, meta, told, day, basis):
    report = make(story(), told, given=Given(published=given), meta=meta)
    assert (report.published, report.published_basis) == (day, basis)


@pytest.mark.parametrize(
    "given, meta, publishers",
    [
        (None, {}, ("Marra Daily", None)),
        (None, {"publisher": "Kandu Post"}, ("Kandu Post", None)),
        ("Radio Kandu", {"publisher": "Kandu Post", "republisher": "Copy Cat"}, ("Radio Kandu", "Copy Cat")),
    ],
)
def test_so_with_the_publisher(given, meta, publishers):
    report = make(story(), PAGE, given=Given(publisher=given), meta=meta)
    assert (report.publisher, report.republisher) == publishers


def test_a_given_publisher_does_not_make_the_page_anothers_twice():
    text = story("This post was originally published on 3rd party site")
    assert make(text, PAGE, given=Given(publisher="Radio Kandu")).republisher == "Marra Daily"
    assert make(text, PAGE, given=Given(publisher="Marra Daily")).republisher is None


@pytest.mark.parametrize(
    "text, why",
    [
        ("", "no text"),
        (" \n\t ", "no text"),
        ("Advertisement\n\nShare this:\n\n4 min read", "furniture"),
        ("12 – 34\n\n56", "no words"),
        ("* * *", "furniture"),
    ],
)
def test_where_there_is_nothing_to_read_there_is_no_report(text, why):
    with pytest.raises(NoText, match=why):
        make(text)


def test_one_line_is_enough():
    assert make("Bomb kills five in Kandu").blocks[0].role == "body"


def test_a_text_of_200_000_words_is_read_and_one_of_a_million_is_not():
    assert len(make(f"{STORY[0]}\n\n" * 8_000).text.split()) == 8_000 * len(STORY[0].split()) >= 190_000
    with pytest.raises(TooLong, match="characters"):
        make("word " * (MOST_CHARACTERS // 5 + 1))
