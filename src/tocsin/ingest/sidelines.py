"""Furniture told by where it stands: the links under "Related stories", the rows of a menu."""

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from tocsin.ingest.furniture import is_furniture, is_over_links
from tocsin.ingest.paragraphs import Paragraph

LINK_WORDS, TEASER_WORDS = 22, 40
MENU_LINES, MENU_WORDS = 4, 4
_SECTIONS = """about africa america americas archive arts asia books business contact culture donate east economy entertainment europe food
health home international latest lifestyle live local login markets media menu middle money national news opinion photos podcasts politics
science search sport sports style subscribe tech technology travel trending uk us video videos weather world"""
SECTIONS = frozenset(_SECTIONS.split())


def find_furniture(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """The numbers of those *paragraphs* that are furniture, by themselves or by where they stand."""
    alone = {at for at, paragraph in enumerate(paragraphs) if is_furniture(paragraph)}
    links = {at for at, paragraph in enumerate(paragraphs) if at in alone or _is_link(paragraph)}
    return frozenset({*alone, *_under_headings(paragraphs, alone, links), *_menus(paragraphs)})


def _is_link(paragraph: Paragraph) -> bool:
    return paragraph.folded.count(" ") < LINK_WORDS and (not paragraph.ends_sentence or paragraph.text.endswith("?"))


def _under_headings(paragraphs: Sequence[Paragraph], alone: Collection[int], links: Collection[int]) -> Iterator[int]:
    """Under each heading over links: up to the first paragraph that is neither a link nor the teaser of one."""
    start = 0  # of the links that are being passed; 0 among other paragraphs
    for at, paragraph in enumerate(paragraphs):
        if start and (at in links or (paragraph.words <= TEASER_WORDS and _is_teaser(at, start, links, last=len(paragraphs) - 1))):
            yield at
        else:
            start = at + 1 if at in alone and is_over_links(paragraph) else 0


def _is_teaser(at: int, start: int, links: Collection[int], *, last: int) -> bool:
    """Whether a paragraph stands between two links, as teasers do; real paragraphs follow each other."""
    if at == start or at - 1 not in links:
        return False
    return at + 1 in links if at < last else at - 2 > start


def _menus(paragraphs: Sequence[Paragraph]) -> Iterator[int]:
    """Rows of very short lines among which the names of sections are many."""
    short = [paragraph.folded.count(" ") < MENU_WORDS and not paragraph.ends_sentence for paragraph in paragraphs]
    for is_row, row in groupby(range(len(paragraphs)), key=short.__getitem__):
        numbers = list(row)
        sections = sum(paragraphs[at].folded.split(" ", 1)[0] in SECTIONS for at in numbers) if is_row else 0
        if len(numbers) >= MENU_LINES and sections * 2 >= len(numbers):
            yield from numbers
