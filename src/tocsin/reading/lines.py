"""Texts whose lines are broken at a width, as in old wires and mails: read as if they ran on."""

import re
from dataclasses import fields, is_dataclass, replace
from itertools import pairwise
from typing import Any, Final, TypeVar

from tocsin.core.events import Reading
from tocsin.core.text import Report, Span

NARROWEST, WIDEST = 45, 100  # code points a line
FEWEST: Final = 3  # breaks that show that there is a width
RAGGED: Final = 3  # code points by which a line may be shorter than it had to be
ALMOST_ALL: Final = 0.95  # share of the lines that are no longer than the width
ENDS: Final = (".", "!", "?", ":", ";", '"', "”")  # a list may have lines of one length; text breaks off within sentences
WORD: Final = re.compile(r"\S+")
T = TypeVar("T")


def flowing(report: Report) -> Report:
    """*report* with a space for each line break that only keeps the lines short; every offset stays. Itself where there is none."""
    text = unbroken(report.text)
    return report if text is report.text else replace(report, text=text)


def unbroken(text: str) -> str:
    """*text* with a space for each line break that stands where the next word would have made the line too long.

    As many code points as before; *text* itself where its lines are as long as their paragraphs.
    """
    lines = text.split("\n")
    width = sorted(map(len, lines))[int(ALMOST_ALL * (len(lines) - 1))]
    if len(lines) <= FEWEST or not NARROWEST <= width <= WIDEST:
        return text
    ends = [_is_full(line, behind, width) for line, behind in pairwise(lines)]
    broken = sum(bool(line.strip() and behind.strip()) for line, behind in pairwise(lines))
    inside = sum(full and not line.rstrip().endswith(ENDS) for full, line in zip(ends, lines, strict=False))
    if inside < FEWEST or inside < broken / 2:
        return text
    return lines[0] + "".join((" " if full else "\n") + line for full, line in zip(ends, lines[1:], strict=True))


def _is_full(line: str, behind: str, width: int) -> bool:
    """Whether the first word of *behind* had no room in *line*; a line that is set in begins a paragraph."""
    word = WORD.match(behind)
    return word is not None and bool(line.strip()) and len(line) + 1 + len(word[0]) > width - RAGGED


def recite(reading: Reading, report: Report) -> Reading:
    """*reading*, made of the flowing text of *report*, with its words as they stand in *report*."""
    again = _recite(reading, report.text)
    return replace(again, report=replace(again.report, text=report.text))


def _recite(value: T, text: str) -> T:
    if isinstance(value, Span):
        return replace(value, quote=text[value.start : value.end])
    if isinstance(value, tuple):
        return tuple(_recite(entry, text) for entry in value)  # type: ignore[return-value]
    if not is_dataclass(value) or isinstance(value, type | Report):
        return value
    told: dict[str, Any] = {field.name: getattr(value, field.name) for field in fields(value)}
    new = {name: _recite(entry, text) for name, entry in told.items()}
    changed = {name: entry for name, entry in new.items() if entry is not told[name]}
    return replace(value, **changed) if changed else value
