"""Which part each paragraph of a text plays: find_blocks()."""

from collections.abc import Iterator, Mapping, Sequence

from tocsin.core.text import Block
from tocsin.ingest.captions import find_repeats, is_caption, is_repeated_caption
from tocsin.ingest.datelines import BY_COLON, is_dateline, leading_dateline
from tocsin.ingest.headlines import find_headline
from tocsin.ingest.paragraphs import Paragraph, split
from tocsin.ingest.sidelines import find_furniture

TOP = 10  # paragraphs among which a line says by whom and when
LEADS = 3  # paragraphs of body that may begin with a dateline

Roles = dict[int, str]  # by number of paragraph


def find_blocks(text: str, title: str | None = None, hints: Mapping[int, str] | None = None) -> tuple[Block, ...]:
    """The paragraphs of *text* with their roles, in order; body is what nothing speaks against.

    *hints* are roles that the markup of a page tells, by the start of the paragraph.
    """
    paragraphs = split(text)
    told = {at: hints[paragraph.start] for at, paragraph in enumerate(paragraphs) if paragraph.start in hints} if hints else {}
    roles = _roles(paragraphs, title, told)
    leads = _leads(paragraphs, roles)
    return tuple(block for at, paragraph in enumerate(paragraphs) for block in _blocks(paragraph, roles.get(at, "body"), leads.get(at, 0)))


def _roles(paragraphs: Sequence[Paragraph], title: str | None, told: Roles) -> Roles:
    furniture = find_furniture(paragraphs) | {at for at, role in told.items() if role == "boilerplate"}
    captions = {at: "caption" for at, paragraph in enumerate(paragraphs) if is_caption(paragraph)}
    datelines = {at: "dateline" for at, paragraph in enumerate(paragraphs[:TOP]) if is_dateline(paragraph)}
    headline = find_headline(paragraphs, title, {*furniture, *captions, *datelines})
    repeats = find_repeats(paragraphs, furniture)
    marked = {
        **told,
        **captions,
        **datelines,
        **dict.fromkeys(furniture, "boilerplate"),
        **({} if headline is None else {headline: "headline"}),
    }
    first_body = next((at for at in range(len(paragraphs)) if at not in marked), len(paragraphs))
    repeated = [first for again, first in repeats.items() if first > first_body and is_repeated_caption(paragraphs, again, first)]
    return {
        **{at: "quote" for at, paragraph in enumerate(paragraphs) if paragraph.mark.startswith(">")},
        **dict.fromkeys(repeated, "caption"),
        **marked,
        **dict.fromkeys(repeats, "duplicate"),  # over everything: what is said twice is read once, whatever it is
    }


def _leads(paragraphs: Sequence[Paragraph], roles: Roles) -> dict[int, int]:
    """How many characters of a dateline stand before the first sentence of the first paragraphs of body."""
    body = [at for at in range(min(len(paragraphs), 3 * TOP)) if roles.get(at, "body") == "body"]
    # "NAME: " is a place under a headline, and a speaker where several stand or no headline does (an interview, a part of one).
    colon = "headline" in roles.values() and sum(BY_COLON.match(paragraphs[at].text) is not None for at in body) == 1
    found = ((at, leading_dateline(paragraphs[at].text, colon=colon)) for at in body[:LEADS])
    return {at: dateline.end for at, dateline in found if dateline}


def _blocks(paragraph: Paragraph, role: str, lead: int) -> Iterator[Block]:
    start = paragraph.start + lead
    if lead:
        yield Block(paragraph.start, paragraph.start + len(paragraph.text[:lead].rstrip()), "dateline")
    yield Block(start, paragraph.end, role)
