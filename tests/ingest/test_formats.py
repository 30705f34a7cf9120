"""What bytes are."""

import pytest

from tocsin.ingest.formats import (
    HTML,
    JSON_LINES,
    MARKDOWN,
    PLAIN,
    foreign,
    is_foreign_type,
    media_type_of,
    parse_content_type,
    settle,
    sniff,
)


@pytest.mark.parametrize(
    "name, media_type",
    [
        ("a.html", HTML),
        ("A.HTM", HTML),
        ("notes.v2.txt", PLAIN),
        ("x.md", MARKDOWN),
        ("all.jsonl", JSON_LINES),
        ("one.json", JSON_LINES),
        ("report.pdf", "application/pdf"),
        ("story", "application/octet-stream"),
        ("story.html.1", "application/octet-stream"),
    ],
)
def test_a_suffix_suggests_a_media_type(name, media_type):
    assert media_type_of(name) == media_type


@pytest.mark.parametrize(
    "content, what",
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0 JFIF", "JPEG"),
        (b"PK\x03\x04 word/document.xml", "zip"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "Office"),
        (b"{\\rtf1 text", "RTF"),
        (b"....ftypisom", "MP4"),
        (bytes(range(256)), "binary"),
        (b"From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;", "MHTML"),
        (b"<?xml version='1.0'?><rss version='2.0'>", "feed"),
        (b"<?xml version='1.0'?>\n<!-- x --><svg>", "XML"),
    ],
)
def test_what_is_no_text_is_named(content, what):
    assert what in (foreign(content) or "")


@pytest.mark.parametrize(
    "content",
    [
        b"PK is short for Pakistan.",
        "Caf\u00e9, seven dead".encode("utf-16"),
        "Seven dead in Kandu".encode("utf-16-be"),
        "市場で爆発".encode("iso2022_jp"),
        b"an old text\r\nwith its end mark\x1a",
        b"<?xml version='1.0' encoding='utf-8'?><!DOCTYPE html><html>",
        b"",
    ],
)
def test_a_text_is_not_taken_for_something_else(content):
    assert foreign(content) is None


@pytest.mark.parametrize(
    "declared, content, media_type",
    [
        ("application/octet-stream", b"<!DOCTYPE html><html>", HTML),
        ("text/plain", b" <!-- saved -->\n<html lang=en>", HTML),
        ("text/plain; never", b"<html>", HTML),
        ("application/xhtml+xml", b"<?xml version='1.0'?><html>", HTML),
        ("text/html", b"No tags at all here.", PLAIN),
        ("text/html", b"<p>a fragment</p>", HTML),
        ("", b"<div><p>a</p><p>b</p></div>", HTML),
        ("", b"if a < b and b > c", PLAIN),
        ("", b'{"text": "x"}', JSON_LINES),
        ("", b"{curly} text", PLAIN),
        ("text/markdown", b"<html> stands in it", MARKDOWN),
        ("application/x-ndjson", b"{}", JSON_LINES),
        ("text/csv", b"a,b", "text/csv"),
    ],
)
def test_the_bytes_stand_over_a_declared_type_that_they_contradict(declared, content, media_type):
    assert settle(declared, content) == media_type


def test_a_content_type_is_taken_apart():
    assert parse_content_type('Text/HTML; Charset="windows-1251"') == ("text/html", "windows-1251")
    assert parse_content_type("") == ("", None)
    assert parse_content_type("text/plain; boundary=x") == ("text/plain", None)


def test_foreign_types_are_known_before_they_are_sent():
    assert is_foreign_type("image/png") and is_foreign_type("application/pdf") and is_foreign_type("Video/MP4")
    assert not is_foreign_type("text/html") and not is_foreign_type("application/xhtml+xml") and not is_foreign_type("")


def test_white_space_looks_like_plain_text():
    assert sniff(b" \n ") == PLAIN
