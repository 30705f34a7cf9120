"""A text cut where marks begin and end, and how each kind of mark looks."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tocsin.core.events import Reading
from tocsin.core.marks import owned_spans
from tocsin.core.text import Block, Span

STYLES: Mapping[str, str] = {
    "content": "italic",
    "cue": "bright_blue",
    "speaker": "underline bright_blue",
    "actor": "underline",
    "relation": "cyan",
    "designation": "cyan",
    "when": "green",
    "place": "bright_green",
    "weapon": "bright_magenta",
    "against": "magenta",
    "by": "bright_yellow",
    "arrested": "bright_cyan",
    "abducted": "bright_cyan",
    "injured": "bright_cyan",
    "killed_attackers": "bright_cyan",
    "killed": "bold bright_cyan",
    "also": "red",
    "trigger": "bold white on red",
}
"""Slot: its style on a terminal, the weaker first; where marks overlap the later wins."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the report and what rests on them."""

    owner: str
    slot: str
    span: Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text under the same marks throughout; *role* is that of its block."""

    start: int
    end: int
    role: str
    marks: tuple[Mark, ...]


def marks_of(reading: Reading) -> list[Mark]:
    """The marks of *reading*, the weaker first."""
    order = list(STYLES)
    marks = (Mark(owner, slot, span) for owner, slot, span in owned_spans(reading))
    return sorted(dict.fromkeys(marks), key=lambda mark: (order.index(mark.slot) if mark.slot in order else 0, mark.span))


def pieces(reading: Reading, marks: Sequence[Mark]) -> Iterator[Piece]:
    """The text of the report in order, without gaps, cut wherever a block or a mark begins or ends."""
    report = reading.report
    spans = [mark.span for mark in marks]
    cuts = {0, len(report.text), *(span.start for span in spans), *(span.end for span in spans)}
    cuts |= {edge for block in report.blocks for edge in (block.start, block.end)}
    rank = {mark: n for n, mark in enumerate(marks)}
    opening = _by(marks, "start")
    active: list[Mark] = []
    for start, end in pairwise(sorted(cuts)):
        active = sorted((mark for mark in (*active, *opening.get(start, ())) if mark.span.end > start), key=rank.__getitem__)
        yield Piece(start, end, _role(report.blocks, start), tuple(active))


def _role(blocks: Sequence[Block], offset: int) -> str:
    """The role of the block that holds *offset*, found by halving: pages can have thousands."""
    block = blocks[bisect_right(blocks, offset, key=lambda block: block.start) - 1] if blocks else None
    return block.role if block and block.start <= offset < block.end else "body"


def _by(marks: Sequence[Mark], edge: str) -> dict[int, list[Mark]]:
    found: dict[int, list[Mark]] = {}
    for mark in marks:
        found.setdefault(getattr(mark.span, edge), []).append(mark)
    return found


def bracketed(reading: Reading, marks: Sequence[Mark]) -> str:
    """The text with its marks in brackets, ``[killed|five people]``, for where there is no colour."""
    text = reading.report.text
    ends = _by(marks, "end")
    starts = _by(marks, "start")
    out, last = [], 0
    for edge in sorted({*ends, *starts}):
        out.append(text[last:edge])
        out.append("]" * len(ends.get(edge, ())))
        longest_first = sorted(starts.get(edge, ()), key=lambda mark: -mark.span.end)
        out.extend(f"[{mark.slot}|" for mark in longest_first)
        last = edge
    return "".join([*out, text[last:]])
