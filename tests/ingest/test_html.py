"""Article pages."""

from datetime import date

import pytest
from lxml import etree

from pages import STORY, page, raw, words_of
from tocsin.core.errors import NoText, TooLong, UnknownFormat
from tocsin.ingest.html import MOST_ELEMENTS, parse_html

TODAY = date(2024, 6, 1)
META = '<meta property="og:site_name" content="Marra Daily"><meta property="article:published_time" content="2024-05-18T09:00:00Z">'


def read(content, **fields):
    return parse_html(raw(content, "text/html", **fields), today=TODAY)


def test_a_page_becomes_its_headline_and_its_paragraphs():
    report = read(page())
    assert report.text == "\n\n".join(("Seven dead in Kandu market blast", *STORY))
    assert words_of(report, "headline") == ["Seven dead in Kandu market blast"] == [report.title]
    assert words_of(report, "body") == list(STORY)


def test_title_day_publisher_and_address_come_from_the_head():
    report = read(page(head=META + '<link rel="canonical" href="https://marra.test/blast">'))
    assert (report.published, report.published_basis) == (date(2024, 5, 18), "page")
    assert (report.publisher, report.republisher, report.url) == ("Marra Daily", None, "https://marra.test/blast")


@pytest.mark.parametrize("day", ["2031-01-01", "1970-01-01", "soon", ""])
def test_a_day_that_cannot_be_is_no_day(day):
    report = read(page(head=f'<meta property="article:published_time" content="{day}">'))
    assert (report.published, report.published_basis) == (None, None)


def test_a_day_that_the_text_speaks_of_is_not_the_day_of_the_page():
    report = read(page(*(f"<p>{paragraph} It was the worst attack since March 3, 2019.</p>" for paragraph in STORY)))
    assert report.published is None


def test_a_title_that_the_article_lacks_is_put_first_without_the_name_of_the_page():
    bare = f"<html><head><title>Seven dead – Marra Daily</title>{META}</head><body><article>"
    report = read(bare + "".join(f"<p>{paragraph}</p>" for paragraph in STORY) + "</article></body></html>")
    assert report.title == "Seven dead" and report.text.startswith(f"Seven dead\n\n{STORY[0]}")


def test_the_headline_that_is_seen_stands_over_the_one_for_searchers():
    report = read(page(head='<meta property="og:title" content="Market blast in Kandu: seven dead">'))
    assert report.title == "Seven dead in Kandu market blast" and report.text.count("market blast") == 1


def test_captions_quotations_lists_and_tables_keep_their_place():
    figure = "<figure><img src=a.jpg><figcaption>Traders sweep up glass near the well</figcaption></figure>"
    quote = "<blockquote><p>We heard the blast and ran for our lives.</p></blockquote>"
    table = "<table><tr><td>Kandu</td><td>7 dead</td></tr><tr><td>Marra</td><td>2 dead</td></tr></table>"
    paragraphs = [f"<p>{paragraph}</p>" for paragraph in STORY]
    report = read(page(paragraphs[0], figure, paragraphs[1], quote, "<ul><li>The bus station was closed.</li></ul>", paragraphs[2], table))
    assert words_of(report, "caption") == ["Traders sweep up glass near the well"]
    assert words_of(report, "quote") == ["We heard the blast and ran for our lives."]
    assert words_of(report, "body") == [STORY[0], STORY[1], "The bus station was closed.", STORY[2], "Kandu | 7 dead", "Marra | 2 dead"]


def test_a_caption_is_there_once_however_it_is_wrapped_and_counted():
    inner = '<figcaption><p class="caption">Image 1 of 9 Traders sweep up glass near the well</p></figcaption>'
    report = read(page(f"<p>{STORY[0]}</p>", f"<figure><img src=a.jpg>{inner}</figure>", f"<p>{STORY[1]}</p><p>{STORY[2]}</p>"))
    assert report.text.count("sweep up glass") == 1 and "Image 1" not in report.text


def test_lines_broken_by_br_are_paragraphs():
    report = read(page(f"<p>{STORY[0]}<br>{STORY[1]}<br><br>{STORY[2]}</p>"))
    assert words_of(report, "body") == list(STORY)


def test_furniture_that_is_left_is_marked():
    report = read(page(*(f"<p>{paragraph}</p>" for paragraph in STORY), "<p>Similar Posts</p><p>Raid on Marra leaves nine dead</p>"))
    assert words_of(report, "boilerplate") == ["Similar Posts", "Raid on Marra leaves nine dead"]


def test_menus_scripts_and_comments_are_not_in_the_text():
    noise = '<nav><a href="/">Home</a><a href="/w">World</a></nav><script>var bomb = "Kandu"</script><!-- a comment -->'
    assert read(page().replace("<article>", noise + "<article>")).text == read(page()).text


def test_a_republished_page_names_both():
    head = '<meta property="og:site_name" content="Copy Cat"><link rel="canonical" href="https://copycat.test/a">'
    notice = "<p>This article was originally published by Radio Kandu.</p>"
    report = read(page(*(f"<p>{paragraph}</p>" for paragraph in STORY), notice, head=head))
    assert (report.publisher, report.republisher) == ("Radio Kandu", "Copy Cat")


@pytest.mark.parametrize(
    "charset, declared, meta", [("cp1252", None, ""), ("cp1251", None, "windows-1251"), ("utf-16", None, ""), ("utf-8", "iso-8859-1", "")]
)
def test_the_encoding_is_found(charset, declared, meta):
    name = "Зоя" if charset == "cp1251" else "Zoë"
    content = page(*(f"<p>{paragraph} {name} said so.</p>" for paragraph in STORY), head=f'<meta charset="{meta}">' if meta else "")
    assert f"{name} said so." in read(content.encode(charset), charset=declared).text


def test_an_xml_declaration_does_not_hurt():
    assert STORY[0] in read('<?xml version="1.0" encoding="iso-8859-1"?>' + page()).text


@pytest.mark.parametrize("cut", [0.5, 0.7, 0.9, 0.97])
def test_a_truncated_page_gives_what_there_is(cut):
    content = page(*(f"<p>{paragraph}</p>" for paragraph in STORY * 3)).encode()
    assert STORY[0] in read(content[: int(len(content) * cut)]).text


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "font", "ul><li", "table><tr><td"])
def test_tags_nested_without_end_are_refused(tag):
    with pytest.raises(UnknownFormat, match="nested over 500 deep"):
        read(page(f"<{tag}>" * 5000 + STORY[0]))


@pytest.mark.parametrize("tag", ["div", "b", "font"])
def test_tags_nested_some_hundred_deep_are_read(tag):
    assert (
        STORY[1] in read(page(f"<p>{STORY[0]}</p>", f"<{tag}>" * 300, f"<p>{STORY[1]}</p>", f"</{tag}>" * 300, f"<p>{STORY[2]}</p>")).text
    )


@pytest.mark.parametrize("error", [RecursionError(), etree.XPathEvalError("x"), AssertionError("x"), AttributeError("x"), IndexError("x")])
def test_an_extraction_that_gives_up_is_a_reason(error, monkeypatch):
    def fail(*_, **__):
        raise error

    monkeypatch.setattr("trafilatura.bare_extraction", fail)
    with pytest.raises(UnknownFormat):
        read(page())


def test_a_page_of_too_many_elements_or_letters_is_refused_before_it_is_read():
    with pytest.raises(TooLong, match="elements"):
        read(page("<a href=x>y</a>" * (MOST_ELEMENTS + 1)))
    with pytest.raises(TooLong, match="characters"):
        read(page("<p>" + "word " * 1_200_000))


@pytest.mark.parametrize(
    "content",
    [
        "<html></html>",
        "<html><head><title>Kandu</title></head><body></body></html>",
        "<!-- -->",
        "<",
        "<html><body><script>x()</script></body></html>",
        f"<html><head><title>Seven dead in Kandu</title></head><body>{'<p>Advertisement</p><p>Share this:</p>' * 9}</body></html>",
    ],
)
def test_a_page_without_an_article_has_no_text(content):
    with pytest.raises(NoText):
        read(content)
