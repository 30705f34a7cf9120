"""Bytes to characters: byte order mark, valid UTF-8, what the server or the page declares, then a guess."""

import codecs
import re

from charset_normalizer import from_bytes

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARED = re.compile(rb"""(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,80}?encoding)\s*=\s*["']?\s*([A-Za-z0-9._:-]{2,40})""", re.IGNORECASE)
HEAD_BYTES = 4096  # browsers look for a declared charset in the first 1024; some pages put scripts before it
GUESS_BYTES = 65536
NAME = re.compile(r"[A-Za-z0-9._:-]{2,40}")
LATIN = {"ascii", "iso8859-1", "utf-8"}
# Codecs of Python that no page is written in, and UTF-16 and UTF-32 declared by a page without their mark (so it is not in them).
NOT_OF_PAGES = {"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "utf_16", "utf_32"}
FALLBACK = "cp1252"


def decode(content: bytes, charset: str | None = None) -> str:
    """The characters of *content*; *charset* is what its server declared. Never raises: what cannot be decoded becomes U+FFFD."""
    for mark, name in MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(name, "replace")
    return _decode(content, sixteen_bits(content) or _eight_bits(content, charset))


def _decode(content: bytes, name: str) -> str:
    # Not final: a page cut off inside a character is not a page in another encoding.
    return codecs.getincrementaldecoder(name)("replace").decode(content)


def sixteen_bits(content: bytes) -> str | None:
    """The kind of UTF-16 that *content* is in without a mark (every other byte of Western text is zero), None if it is not."""
    head = content[:1000]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) * 3 <= len(head) or min(even, odd) * 50 >= len(head):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _eight_bits(content: bytes, charset: str | None) -> str:
    if b"\x1b" not in content[:HEAD_BYTES] and _is_utf8(content):
        return "utf-8"  # whatever is declared: other encodings do not make valid UTF-8 by chance
    names = (charset, _declared(content))
    return next((known for name in names if name and (known := _fitting(name, content))), None) or _guess(content)


def _is_utf8(content: bytes) -> bool:
    """Whether *content* is UTF-8, a few broken characters in many whole ones allowed."""
    text = _decode(content, "utf-8")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    return not broken or broken * 20 < len(content) - len(text)


def _declared(content: bytes) -> str | None:
    match = DECLARED.search(content[:HEAD_BYTES])
    return match[1].decode("ascii") if match else None


def _fitting(name: str, content: bytes) -> str | None:
    """The codec called *name* if there is one for text and it fits *content*."""
    known = _codec(name)
    if known is None:
        return None
    if known in LATIN:  # as browsers do: Latin-1 is declared where Windows-1252 is meant; and UTF-8 did not fit
        return FALLBACK
    sample = _decode(content[:GUESS_BYTES], known)
    return known if sample.count("\N{REPLACEMENT CHARACTER}") * 100 <= len(sample) else None


def _codec(name: str) -> str | None:
    if not NAME.fullmatch(name):
        return None
    try:
        "a".encode(name)  # refuses names that are unknown and codecs that make no text (hex, zlib)
    except (LookupError, UnicodeError):
        return None
    known = codecs.lookup(name).name
    return None if known.replace("-", "_") in NOT_OF_PAGES else known


def _guess(content: bytes) -> str:
    best = from_bytes(content[:GUESS_BYTES]).best()
    # Between the encodings of Latin script a guess is a coin toss, and the reader knows English: take the commonest one.
    return FALLBACK if best is None or _is_latin(str(best)) else best.encoding


def _is_latin(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return sum(letter < "\u0250" for letter in letters) * 2 >= len(letters)
