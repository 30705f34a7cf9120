"""tidy(): the only place where a text is ever changed; offsets are counted after it."""

import unicodedata

LINE_ENDS = ("\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029")
# Zero-width characters, soft hyphens, byte order marks and the marks that turn the writing direction: unseen, they break words apart.
UNSEEN = "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\ufffe\uffff"
DIRECTIONS = (range(0x202A, 0x202F), range(0x2066, 0x2070), range(0xFFF9, 0xFFFC), range(0xE0000, 0xE0080))
CONTROLS = (*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0xA0))
SPACES = (0x00A0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)
LONE_SURROGATES = range(0xD800, 0xE000)

CHANGES: dict[int, str | None] = {
    **dict.fromkeys(CONTROLS),
    **{code: None for codes in DIRECTIONS for code in codes},
    **dict.fromkeys(map(ord, UNSEEN)),
    **dict.fromkeys(SPACES, " "),
    **dict.fromkeys(LONE_SURROGATES, "\N{REPLACEMENT CHARACTER}"),
    **dict.fromkeys(map(ord, LINE_ENDS), "\n"),
}


def tidy(text: str) -> str:
    """*text* in NFC with ``\\n`` at line ends, plain spaces, and no character that cannot be seen; twice is once."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", lines.translate(CHANGES))
