"""A text cut into paragraphs, each with its place; and when two paragraphs say the same."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

WRAP_WIDTHS = range(45, 101)  # a longest line in here looks wrapped by hand; longer lines are whole paragraphs
FILLED = 0.6  # of the longest line: how full the lines of a wrapped paragraph are, the last excepted
SENTENCE_END = re.compile(r"""[.!?…:;]["'”’)\]]*$""")
WORD = re.compile(r"[^\W_]+")
LEAD = re.compile(r"(?:#{1,6}[^\S\n]+|>[^\S\n]*)+")  # Markdown marks of headings and quotations


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of the text without the white space round it; *folded* as by ``fold``; *mark* is the Markdown mark before it, else ""."""

    start: int
    end: int
    text: str
    folded: str
    mark: str = ""

    @property
    def ends_sentence(self) -> bool:
        """Whether the last words close a sentence."""
        return SENTENCE_END.search(self.text) is not None

    @property
    def words(self) -> int:
        """How many words there are."""
        return len(self.text.split())


def fold(text: str) -> str:
    """*text* without what copies differ in: case, spacing, the form of quotes and dashes."""
    return " ".join(WORD.findall(text.casefold()))


def split(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of *text* in order: each line is one, unless blank lines set off lines that were wrapped by hand."""
    return tuple(paragraph for run in _runs(text) for paragraph in _paragraphs(text, run))


def _runs(text: str) -> Iterator[list[tuple[int, int]]]:
    """Lines (start, end) without outer white space, in runs that no blank line interrupts."""
    for blank, lines in groupby(_lines(text), key=lambda line: line[0] == line[1]):
        if not blank:
            yield list(lines)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in text.split("\n"):
        content = line.strip()
        start = at + line.index(content)
        yield start, start + len(content)
        at += len(line) + 1


def _paragraphs(text: str, run: list[tuple[int, int]]) -> Iterator[Paragraph]:
    pieces = [(run[0][0], run[-1][1])] if _is_wrapped(text, run) else run
    for start, end in pieces:
        mark = LEAD.match(text, start, end)
        inner = mark.end() if mark else start
        if inner < end:
            words = text[inner:end]
            yield Paragraph(inner, end, words, fold(words), mark[0][0] if mark else "")


def _is_wrapped(text: str, run: list[tuple[int, int]]) -> bool:
    """Whether the lines of *run* are one paragraph: all but the last about full, few of them ends of sentences."""
    inner = run[:-1]
    longest = max(end - start for start, end in run)
    if not inner or longest not in WRAP_WIDTHS or any(end - start < longest * FILLED for start, end in inner):
        return False
    closed = sum(SENTENCE_END.search(text, start, end) is not None for start, end in inner)
    return closed * 2 < len(inner)
