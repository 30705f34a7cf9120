"""A report and the words in it."""

import hashlib
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

BLOCK_ROLES = ("headline", "dateline", "body", "caption", "quote", "boilerplate", "duplicate")
PUBLISHED_BASES = ("page", "feed", "given", "inferred")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open code points ``start <= x < end`` of ``Report.text``, and the words that stand there."""

    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span runs forwards from 0 on: {self.start}..{self.end}")
        if len(self.quote) != self.end - self.start:
            raise ValueError(f"quote of {len(self.quote)} code points in a span of {self.end - self.start}")

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text with one part to play in it; *role* is one of ``BLOCK_ROLES``."""

    start: int
    end: int
    role: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a block runs forwards from 0 on: {self.start}..{self.end}")
        if self.role not in BLOCK_ROLES:
            raise ValueError(f"unknown role {self.role!r}; known: {', '.join(BLOCK_ROLES)}")


def digest(text: str) -> str:
    """The id of a report with this text."""
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Clean text that never changes again. *id* is the digest of *text*; *blocks* are in order and do not overlap.

    *published_basis* tells where *published* comes from: the page, its feed, the caller, or the text itself.
    """

    id: str
    address: str
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    republisher: str | None = None
    published: date | None = None
    published_basis: str | None = None
    language: str = "en"
    text: str
    headline_mismatch: bool = False
    blocks: tuple[Block, ...] = ()

    def __post_init__(self) -> None:
        if self.published_basis not in (None, *PUBLISHED_BASES):
            raise ValueError(f"unknown basis {self.published_basis!r}; known: {', '.join(PUBLISHED_BASES)}")
        if self.blocks and self.blocks[-1].end > len(self.text):
            raise ValueError(f"a block ends at {self.blocks[-1].end}, the text at {len(self.text)}")

    def cite(self, start: int, end: int) -> Span:
        """The words at ``start <= x < end``. Raises ValueError where that is outside the text: the one way spans are made."""
        if end > len(self.text):
            raise ValueError(f"{start}..{end} is outside a text of {len(self.text)} code points")
        return Span(start, end, self.text[start:end])

    def role_at(self, offset: int) -> str:
        """The role of the block that holds *offset*; what no block holds is body."""
        at = bisect_right(self.blocks, offset, key=attrgetter("start")) - 1
        return self.blocks[at].role if at >= 0 and offset < self.blocks[at].end else "body"
