"""The headline of a report: where it stands in the text, and the names of outlets behind it."""

import re
from collections.abc import Collection, Sequence

from tocsin.ingest.paragraphs import Paragraph, fold

SEPARATOR = re.compile(r"\s+[–—|·•»:-]\s+|\s*\|\s*")
TOP = 10  # paragraphs among which a known title is looked for: breadcrumbs and sharing buttons stand above it
MOST_WORDS, LEAST_BELOW = 25, 12
CLOSED = re.compile(r"""[.,;:!…](?:\s*["”’)])*$""")
MOST_ASKED = 12  # words: longer questions are sentences of a text


def find_headline(paragraphs: Sequence[Paragraph], title: str | None, passed_over: Collection[int] = ()) -> int | None:
    """The number of the paragraph that is the headline: the one that says *title*, or, without a title, a first line that looks so.

    *passed_over* are paragraphs that may stand above the first line: furniture, by-lines, captions.
    """
    if title:
        return next((at for at, paragraph in enumerate(paragraphs[:TOP]) if is_title(paragraph.text, title)), None)
    first = next((at for at in range(len(paragraphs)) if at not in passed_over), None)
    return first if first is not None and _looks_like_one(paragraphs, first) else None


def is_title(line: str, title: str) -> bool:
    """Whether *line* says *title*, the names of outlets behind either aside."""
    said, wanted = fold(line), fold(title)
    if not said or not wanted:
        return False
    return said == wanted or said == fold(cut_suffix(title)[0]) or fold(cut_suffix(line)[0]) == wanted


def cut_suffix(title: str) -> tuple[str, str | None]:
    """The headline and the name behind its last separator ("Bomb kills two – The Daily"); None where nothing stands behind."""
    *_, last = (None, *SEPARATOR.finditer(title))
    if last is None:
        return title, None
    name = title[last.end() :].strip()
    return (title[: last.start()].rstrip(), name) if _is_name(name) and last.start() > 0 else (title, None)


def _is_name(words: str) -> bool:
    """Whether *words* may be the name of an outlet: few, and each a capital, a number or a small joining word."""
    pieces = words.split()
    joining = {"of", "the", "and", "for", "in", "de", "la", "/", "&", "on"}
    return (
        0 < len(pieces) <= 8
        and not words.endswith(("?", "!", "."))
        and all(piece[0].isupper() or piece[0].isdigit() or piece in joining or "." in piece for piece in pieces)
    )


def _looks_like_one(paragraphs: Sequence[Paragraph], at: int) -> bool:
    line = paragraphs[at]
    if line.mark.startswith("#"):
        return True
    below = max((paragraph.words for paragraph in paragraphs[at + 1 : at + 1 + TOP]), default=0)
    starts = line.text.lstrip("'\"‘“(¿¡")[:1]
    closed = CLOSED.search(line.text) or (line.text.endswith("?") and line.words > MOST_ASKED)
    plain = "\n" not in line.text and not closed and (starts.isupper() or starts.isdigit())
    return plain and 2 <= line.words <= MOST_WORDS and below >= max(LEAST_BELOW, line.words)
