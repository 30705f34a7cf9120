"""A long report in parts, each a prompt of numbered sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tocsin.models.sentences import sentence_starts

BEFORE: Final = 3  # sentences shown again ahead of a part, so that "the group" has a name
LONGEST: Final = 1_200  # letters of a sentence; longer ones are lists and tables, cut at spaces


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences (start, end) of *text* to be read, and those *before* them that are shown only. Numbers begin with *before*."""

    text: str
    before: tuple[tuple[int, int], ...]
    sentences: tuple[tuple[int, int], ...]

    @property
    def own(self) -> tuple[int, int]:
        """What is to be read, as offsets of the text."""
        return self.sentences[0][0], self.sentences[-1][1]

    @property
    def shown(self) -> tuple[tuple[int, int], ...]:
        """The stretches of the text that are shown, what is to be read first."""
        return (self.own, *self.before)

    def sentence(self, number: object) -> tuple[int, int]:
        """The offsets of sentence *number*, of all that is to be read where there is none such."""
        lines = (*self.before, *self.sentences)
        return lines[number - 1] if isinstance(number, int) and 1 <= number <= len(lines) else self.own

    def numbered(self) -> str:
        """The sentences, a line each, with their numbers; a mark stands where reading begins."""
        shown = [f"[{n}] {_line(self.text, s)}" for n, s in enumerate((*self.before, *self.sentences), 1)]
        if not self.before:
            return "\n".join(shown)
        k = len(self.before)
        return "\n".join(["(context, told already)", *shown[:k], "(read from here)", *shown[k:]])

    def halves(self) -> "tuple[Passage, Passage] | None":
        """Two parts of about the same length; None where there is but one sentence."""
        if len(self.sentences) < 2:
            return None
        middle = sum(self.own) // 2
        cut = min(range(1, len(self.sentences)), key=lambda i: abs(self.sentences[i][0] - middle))
        first, second = self.sentences[:cut], self.sentences[cut:]
        return Passage(self.text, self.before, first), Passage(self.text, (self.before + first)[-BEFORE:], second)


def passages(text: str, letters: int) -> list[Passage]:
    """The parts of *text* of at most *letters* each, cut between sentences; none where there are no words."""
    parts: list[list[tuple[int, int]]] = []
    for start, end in _sentences(text):
        if not parts or end - parts[-1][0][0] > letters:
            parts.append([])
        parts[-1].append((start, end))
    return [Passage(text, _before(parts, n), tuple(part)) for n, part in enumerate(parts)]


def _before(parts: Sequence[Sequence[tuple[int, int]]], number: int) -> tuple[tuple[int, int], ...]:
    """The headline, which names best, and the last sentences ahead of part *number*."""
    if not number:
        return ()
    return tuple(dict.fromkeys((parts[0][0], *parts[number - 1][-BEFORE:])))


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    starts = sentence_starts(text)
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        for first, last in _pieces(text, start, end):
            words = text[first:last]
            if words.strip():
                yield first + len(words) - len(words.lstrip()), first + len(words.rstrip())


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        cut = text.rfind(" ", start + 1, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield start, cut
        start = cut
    yield start, end


def _line(text: str, where: tuple[int, int]) -> str:
    return " ".join(text[where[0] : where[1]].split())
