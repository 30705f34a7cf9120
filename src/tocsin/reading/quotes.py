"""Quotation marks: what stands between them."""

import re
from collections.abc import Iterator, Sequence

# what may close each; writers mix straight and curly marks
CLOSED_BY = {
    "“": ("”", '"', "''"),
    "„": ("“", "”", '"'),
    "‟": ("”", '"'),
    "«": ("»",),
    "»": ("«",),
    "‹": ("›",),
    "``": ("''", '"', "”"),
    '"': ('"', "”"),
    "''": ("''",),
    "‘": ("’",),
    "'": ("'",),
}
MARK = re.compile(r"``|''|[“”„‟«»‹›‘’\"']")
SINGLE = "'‘"
LEAD_IN = re.compile(r"(?:\A|[\n:,;])\s?\Z")  # before a loose single mark: says: ' so '
PARAGRAPH = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*[“„«\"])")
# of its letters, above which a stretch is direct; coders count half-quoted sentences too: best of 0.0 to 0.9 on the coded records
QUOTED_SHARE = 0.2


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """The quoted stretches of *text*, marks included, half-open, in order, none within another.

    A quotation that no mark closes ends with its paragraph; a closing mark that nothing opened is passed over.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for end in [*(m.start() for m in PARAGRAPH.finditer(text)), len(text)]:
        spans.extend(_in_paragraph(text, start, end))
        start = end
    return spans


def is_direct(text: str, start: int, end: int) -> bool:
    """Whether the words at ``start <= x < end`` are direct speech, in whole or for a good part."""
    return share_quoted(text, start, end, quoted_spans(text)) > QUOTED_SHARE


def share_quoted(text: str, start: int, end: int, spans: Sequence[tuple[int, int]]) -> float:
    """The share of the letters and figures at ``start <= x < end`` that lies in *spans*, those of ``quoted_spans(text)``."""
    start = max(start, 0)
    inside = sum(_letters(text[max(start, first) : min(end, last)]) for first, last in spans if first < end and start < last)
    return inside / _letters(text[start:end]) if inside else 0.0


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _in_paragraph(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    opened: tuple[int, str] | None = None
    for match in MARK.finditer(text, start, end):
        mark = match.group()
        if opened and mark in CLOSED_BY[opened[1]] and _may_close(text, match):
            yield opened[0], match.end()
            opened = None
        elif not opened and mark in CLOSED_BY and _may_open(text, match):
            opened = match.start(), mark
    if opened and opened[1] not in SINGLE:
        yield opened[0], end


def _may_open(text: str, match: re.Match[str]) -> bool:
    """Whether the mark begins something: no apostrophe, no inches. Loose marks (" so ") count where no word runs into them."""
    before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
    if match.group() in SINGLE and after.isspace():
        return bool(LEAD_IN.search(text, max(0, match.start() - 3), match.start()))
    return bool(after) and not before.isalnum()


def _may_close(text: str, match: re.Match[str]) -> bool:
    """Whether no word goes on behind the mark, as behind an apostrophe."""
    after = text[match.end() : match.end() + 1]
    return match.group() not in ("'", "’") or not after.isalnum()
