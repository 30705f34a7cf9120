"""Bytes to characters."""

import codecs
import encodings.aliases

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.ingest.encoding import decode

WESTERN = "The café’s owner, Zoë Núñez, died — “at once”, they said."
RUSSIAN = "Вчера на рынке взорвалась бомба, семь торговцев погибли. " * 3
JAPANESE = "市場で爆発があり、七人が死亡した。" * 5


@pytest.mark.parametrize(
    "text, encoding, declared",
    [
        (WESTERN, "utf-8", None),
        (WESTERN, "utf-8-sig", "iso-8859-1"),
        (WESTERN, "utf-8", "iso-8859-1"),
        (WESTERN, "cp1252", None),
        (WESTERN, "cp1252", "utf-8"),
        (WESTERN, "cp1252", "iso-8859-1"),
        (WESTERN, "utf-16", None),
        (WESTERN, "utf-16-le", None),
        (WESTERN, "utf-16-be", "utf-8"),
        (WESTERN, "utf-32", None),
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN, "cp1251", None),
        (RUSSIAN, "koi8-r", "KOI8-R"),
        (RUSSIAN, "cp1251", "no-such-charset"),
        (JAPANESE, "shift_jis", "Shift_JIS"),
        (JAPANESE, "iso2022_jp", "iso-2022-jp"),
    ],
)
def test_a_text_is_read_in_the_encoding_that_it_is_in(text, encoding, declared):
    assert decode(text.encode(encoding), declared) == text


def test_the_charset_that_a_page_declares_counts_where_the_server_says_nothing():
    page = f'<html><head><meta charset="koi8-r"></head><body>{RUSSIAN}</body></html>'
    assert decode(page.encode("koi8-r")) == page


def test_a_few_broken_bytes_do_not_change_the_encoding():
    content = (WESTERN * 20).encode()
    assert decode(content[:500] + b"\xff" + content[500:]).count("\ufffd") <= 3
    assert "café’s" in decode(content[:500] + b"\xff" + content[500:])


def test_a_text_cut_off_inside_a_character_loses_that_character_only():
    assert decode("The café".encode()[:-1]) == "The caf"


@pytest.mark.parametrize("name", sorted({*encodings.aliases.aliases.values(), "", "x y", "a\0b", "hex", "undefined"}))
def test_no_declared_charset_makes_it_raise(name):
    content = bytes(range(256))
    assert isinstance(decode(content, name), str)
    assert isinstance(decode(b"<meta charset=" + name.encode() + b">" + content), str)


@given(st.binary(max_size=300), st.sampled_from([None, "utf-16", "utf-8", "big5", "cp1252"]))
def test_it_never_raises(content, charset):
    assert isinstance(decode(content, charset), str)


def test_a_mark_stands_over_what_is_declared():
    assert decode(codecs.BOM_UTF16_LE + "Kandu".encode("utf-16-le"), "utf-8") == "Kandu"
