"""An article page → one Report: what trafilatura finds in it, paragraph by paragraph."""

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from tocsin.core.errors import NoText, TooLong, UnknownFormat
from tocsin.core.protocols import RawReport
from tocsin.core.text import Report
from tocsin.ingest.clean import tidy
from tocsin.ingest.dates import parse_date
from tocsin.ingest.encoding import decode
from tocsin.ingest.headlines import is_title
from tocsin.ingest.imprints import read_imprint
from tocsin.ingest.making import Told, make_report
from tocsin.ingest.paragraphs import fold
from tocsin.ingest.publishers import Imprint, without_own_name

# 109 saved article pages have at most 1,600 elements, nested 51 deep. Nested tables cost the extraction most: 0.3 s at this depth,
# 7 s at twice the depth; a heap of 50,000 links costs 10 s.
DEEPEST, MOST_ELEMENTS, MOST_LETTERS = 500, 50_000, 5_000_000
XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*>")
BLOCKS = frozenset(["p", "head", "quote", "item", "list", "row", "table", "code", "ab", "div", "lb"])
CAPTIONED = ("figcaption", "p", "div", "span", "dd")
LONGEST_CAPTION = 800  # characters; what is longer only looks like one
CAPTION_CLASSES = frozenset(("wp-caption-text", "caption", "image-caption", "photo-caption", "caption-text"))
ARTICLE = ("body", "quote", "caption")
TOP = 3  # paragraphs among which the headline is looked for
COUNTED = re.compile(r"(?:image|photo|picture|slide) \d+ of \d+\s*", re.IGNORECASE)
SPACE = re.compile(r"\s+")

for _name in ("trafilatura", "htmldate", "courlan", "charset_normalizer"):
    logging.getLogger(_name).addHandler(logging.NullHandler())  # else Python prints their warnings on stderr


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph of the article, with the role that its tag tells if it tells one."""

    words: str
    role: str | None = None
    is_heading: bool = False


def parse_html(raw: RawReport, *, today: date | None = None) -> Report:
    """The article of a page, its title first. Raises NoText without an article, UnknownFormat or TooLong where the markup runs wild."""
    tree = read_tree(decode(raw.content, raw.charset))
    captions = keep_captions(tree)
    found = _extract(tree, raw.url)
    pieces = [] if found is None else list(_pieces(found.body, captions))
    if not pieces:
        raise NoText("no article text found in the page")
    imprint = read_imprint(tree, found, raw.url)
    title = _title(_squeeze(found.title or ""), pieces[:TOP], imprint)
    if title and not any(is_title(piece.words, title) for piece in pieces[:TOP]):
        pieces = [Piece(title), *pieces]
    text, hints = _joined(pieces)
    told = Told(title=title, published=parse_date(found.date or ""), imprint=imprint, hints=hints)
    report = make_report(raw, text, told, today=today)
    if not any(block.role in ARTICLE for block in report.blocks):
        raise NoText("no article in the page: a title and furniture")
    return report


def read_tree(page: str) -> Any:
    """The element tree of *page*, whatever state it is in. Raises UnknownFormat where tags are nested too deeply, TooLong over too many."""
    parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True, collect_ids=False, huge_tree=True)
    source = XML_DECLARATION.sub("", page, count=1).replace("\x00", "")
    try:
        tree = lxml_html.document_fromstring(source, parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise NoText(f"no page can be made of it: {error}") from error
    _check_size(tree)
    return tree


def _check_size(tree: Any) -> None:
    depth = elements = letters = 0
    for step, element in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if step == "start" else -1
        elements += step == "start"
        letters += len((element.text if step == "start" else element.tail) or "") if element.tag not in ("script", "style") else 0
        if depth > DEEPEST:
            raise UnknownFormat(f"tags nested over {DEEPEST} deep; article pages have some 30")
        if elements > MOST_ELEMENTS or letters > MOST_LETTERS:
            raise TooLong(f"over {MOST_ELEMENTS:,} elements or {MOST_LETTERS:,} characters of text; article pages have some thousands")


def keep_captions(tree: Any) -> frozenset[str]:
    """The words of all captions, which are put as paragraphs behind their pictures: with these the extraction would drop them."""
    marked = [element for element in tree.iter(*CAPTIONED) if _is_caption(element)]
    outer = [element for element in marked if not any(map(_is_caption, element.iterancestors(*CAPTIONED)))]
    captions = {element: COUNTED.sub("", _squeeze(" ".join(element.itertext()))) for element in outer}
    for element, words in captions.items():
        if words and len(words) <= LONGEST_CAPTION and element.getparent() is not None:
            paragraph = lxml_html.Element("p")
            paragraph.text = words
            next(element.iterancestors("figure"), element).addnext(paragraph)
            element.drop_tree()
    return frozenset(captions.values())


def _is_caption(element: Any) -> bool:
    return element.tag == "figcaption" or not CAPTION_CLASSES.isdisjoint((element.get("class") or "").split())


def _extract(tree: Any, url: str | None) -> Any:
    dates = {"original_date": True, "extensive_search": False}  # extensive: any day that the text speaks of
    try:
        return trafilatura.bare_extraction(
            tree, url=url, fast=True, with_metadata=True, include_comments=False, date_extraction_params=dates
        )
    except RecursionError as error:
        raise UnknownFormat("tags nested too deeply to be an article page") from error
    except (etree.LxmlError, AssertionError, AttributeError, LookupError, ArithmeticError) as error:  # its own slips on odd markup
        raise UnknownFormat(f"the markup cannot be walked: {error}") from error


def _pieces(body: Any, captions: frozenset[str]) -> Iterator[Piece]:
    """The paragraphs under *body*, outer and inner elements flattened; the cells of a row are one."""
    words: list[str] = []
    for step, element in etree.iterwalk(body, events=("start", "end")):
        if element.tag in BLOCKS:
            yield from _piece(words, element, captions, is_end=step == "end")
        elif element.tag == "cell" and step == "start":
            words.append(" | ")
        words.append((element.text if step == "start" else element.tail) or "")
    yield from _piece(words, body, captions, is_end=True)


def _piece(words: list[str], element: Any, captions: frozenset[str], *, is_end: bool) -> Iterator[Piece]:
    """What was gathered, given out; *element* begins or ends behind it."""
    gathered = "".join(words)
    words.clear()
    said = _squeeze(gathered).removeprefix("| ") if gathered.strip() else ""
    holder = element if is_end else element.getparent()
    if said:
        is_quote = holder is not None and (holder.tag == "quote" or any(parent.tag == "quote" for parent in holder.iterancestors()))
        role = "caption" if said in captions else "quote" if is_quote else None
        yield Piece(said, role, holder is not None and holder.tag == "head")


def _squeeze(words: str) -> str:
    return SPACE.sub(" ", tidy(words)).strip()


def _title(said: str, top: Sequence[Piece], imprint: Imprint) -> str | None:
    """The headline: as the article has it where it tells the same as the metadata in other words, without the page's own name."""
    headings = (piece.words for piece in top if piece.is_heading)
    return next((words for words in headings if _alike(words, said)), None) or without_own_name(said, imprint) or None


def _alike(heading: str, title: str) -> bool:
    ours, theirs = set(fold(heading).split()), set(fold(title).split())
    return len(ours & theirs) * 2 >= min(len(ours), len(theirs)) > 2


def _joined(pieces: Sequence[Piece]) -> tuple[str, dict[int, str]]:
    """The text, paragraphs apart by an empty line, and the roles that the markup tells, by the start of the paragraph."""
    hints, at = {}, 0
    for piece in pieces:
        if piece.role:
            hints[at] = piece.role
        at += len(piece.words) + 2
    return "\n\n".join(piece.words for piece in pieces), hints
