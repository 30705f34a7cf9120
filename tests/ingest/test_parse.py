"""parse(): one report for each raw report, or a reason."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import tocsin.ingest
from pages import STORY, page, raw, story
from tocsin.core.errors import NoText, ReportError, UnknownFormat
from tocsin.ingest import PARSERS, parse


@pytest.mark.parametrize(
    "content, media_type",
    [
        (page(), "text/html"),
        (page(), "text/plain"),
        (page(), "application/xhtml+xml"),
        (page(), ""),
        (story(), "text/html"),
        (story(), "text/markdown"),
    ],
)
def test_a_document_is_read_as_what_it_is(content, media_type):
    assert STORY[0] in parse(raw(content, media_type)).text


@pytest.mark.parametrize(
    "content, media_type, why",
    [
        (b"%PDF-1.4\n%\xe2", "text/plain", "it looks like a PDF file; HTML pages, plain text, Markdown and JSON lines are read"),
        (b"\x89PNG\r\n\x1a\n\x00", "text/html", "an image"),
        (b"a,b\n1,2", "text/csv", "text/csv is not read"),
        (bytes(range(256)) * 4, "application/octet-stream", "binary data"),
    ],
)
def test_what_is_not_understood_is_named(content, media_type, why):
    with pytest.raises(UnknownFormat, match=why):
        parse(raw(content, media_type))


@pytest.mark.parametrize("content", [b"", b" \r\n\t", b"\x00"])
def test_an_empty_document_has_no_text(content):
    with pytest.raises((NoText, UnknownFormat)):
        parse(raw(content))


def test_a_parser_of_a_plug_in_is_asked_before_the_bytes_are_judged(monkeypatch):
    read = PARSERS["text/plain"]
    monkeypatch.setattr(tocsin.ingest, "_parsers", lambda: {**PARSERS, "application/pdf": lambda pdf: read(raw(story()))})
    assert parse(raw(b"%PDF-1.4", "application/pdf")).text == story()


PIECES = st.sampled_from(
    [
        *STORY,
        "<p>",
        "</p>",
        "<div>",
        "<table><tr><td>",
        "</html>",
        "<!--",
        "-->",
        "<script>",
        "&#0;",
        "&#xd800;",
        "&amp;",
        "<![CDATA[",
        "]]>",
        "\x00",
        "<blockquote>",
        "<ul><li>",
        "<br>",
        "<title>",
        "<h1>Seven dead</h1>",
        '<meta charset="utf-16">',
        "\ufeff",
        "\u2028",
        "<figure><figcaption>",
        "<a href='x'>",
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=30), st.sampled_from(["text/html", "text/plain", "text/markdown"]))
def test_whatever_is_in_it_a_document_gives_a_report_or_a_reason(pieces, media_type):
    try:
        report = parse(raw("".join(pieces).encode("utf-8", "replace"), media_type))
    except ReportError as error:
        assert str(error)
    else:
        assert report.text.strip() and report.blocks


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["text/html", "text/plain", "", "text/markdown"]))
def test_so_do_any_bytes(content, media_type):
    try:
        assert parse(raw(content, media_type)).blocks
    except ReportError as error:
        assert str(error)
