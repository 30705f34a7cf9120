"""A text with what is known of it into a Report."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tocsin.core.errors import NoText, TooLong
from tocsin.core.protocols import RawReport
from tocsin.core.text import Block, Report, digest
from tocsin.ingest.blocks import find_blocks
from tocsin.ingest.dates import is_plausible, parse_date
from tocsin.ingest.language import find_language
from tocsin.ingest.publishers import Imprint, find_publishers

MOST_CHARACTERS = 2_000_000  # 200,000 words are some 1,200,000: longer texts are books or dumps, no reports
UNREAD = ("boilerplate", "duplicate")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the document itself tells: title, day, imprint, and roles of paragraphs by their start (see ``find_blocks``)."""

    title: str | None = None
    published: date | None = None
    imprint: Imprint = field(default_factory=Imprint)
    hints: Mapping[int, str] = field(default_factory=dict)


def make_report(raw: RawReport, text: str, told: Told, *, today: date | None = None) -> Report:
    """The report with this final *text*. Raises NoText where there is nothing to read, TooLong over MOST_CHARACTERS.

    What the caller or the container says stands over what the document tells.
    """
    if len(text) > MOST_CHARACTERS:
        raise TooLong(f"text of {len(text):,} characters; at most {MOST_CHARACTERS:,} are read")
    blocks = find_blocks(text, told.title, told.hints)
    publisher, republisher = _publishers(raw, told.title or _headline(text, blocks), text, told.imprint)
    published, basis = _published(raw, told, today or date.today())
    return Report(
        id=digest(text),
        address=raw.address,
        url=raw.url or told.imprint.url or told.imprint.canonical,
        title=told.title or _headline(text, blocks),
        publisher=publisher,
        republisher=republisher,
        published=published,
        published_basis=basis,
        language=_language(text, blocks),
        text=text,
        blocks=blocks,
    )


def _headline(text: str, blocks: tuple[Block, ...]) -> str | None:
    return next((text[block.start : block.end] for block in blocks if block.role == "headline"), None)


def _language(text: str, blocks: tuple[Block, ...]) -> str:
    """The language of what is read. Raises NoText where that is nothing, or has no letters."""
    if not text.strip():
        raise NoText("there is no text in it")
    read = " ".join(text[block.start : block.end] for block in blocks if block.role not in UNREAD)
    if not read:
        raise NoText("nothing but furniture (menus, adverts, buttons) in it")
    language = find_language(read)
    if language == "und":
        raise NoText("there are no words in it")
    return language


def _publishers(raw: RawReport, title: str | None, text: str, imprint: Imprint) -> tuple[str | None, str | None]:
    publisher, republisher = find_publishers(title, text, imprint)
    said = raw.given.publisher or raw.meta.get("publisher")
    other = raw.meta.get("republisher") or republisher
    return said or publisher, other if other != said else None


def _published(raw: RawReport, told: Told, today: date) -> tuple[date | None, str | None]:
    """The day of publication and where it comes from; of a page only one that can be, since pages carry wrong clocks."""
    if raw.given.published:
        return raw.given.published, "given"
    if day := parse_date(raw.meta.get("published", "")):
        return day, raw.meta.get("published_basis", "given")
    return (told.published, "page") if told.published and is_plausible(told.published, today) else (None, None)
