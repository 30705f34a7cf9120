"""A text as a small sample of its runs of words, from which one can tell how much of it stands in another text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from zlib import crc32

from tocsin.core.text import Report

RUN = 5  # words in a row: long enough that two reporters seldom write the same run by themselves
KEPT = 64
BANDS = 8  # with half of one text in the other, all eight miss in 1 of 250 pairs
DIGITS = 8
SPREAD = 0x9E3779B1  # spreads the bits of a CRC: the least of plain ones are no fair sample
WORD = re.compile(r"\w+")
UNREAD = ("headline", "boilerplate", "duplicate", "dateline")


@dataclass(frozen=True, slots=True)
class Sketch:
    """The *KEPT* least hashes of the runs of a text, in hexadecimal, and how many different runs it has."""

    hashes: str
    runs: int


def sketch(text: str) -> Sketch:
    """The sketch of *text*; case and punctuation do not matter."""
    words = [word.encode("utf-8", "surrogatepass") for word in WORD.findall(text.casefold())]
    hashes = sorted({crc32(run) * SPREAD & 0xFFFFFFFF for run in _runs(words)}) if words else []
    return Sketch(b"".join(value.to_bytes(4, "big") for value in hashes[:KEPT]).hex(), len(hashes))


def _runs(words: Sequence[bytes]) -> Iterator[bytes]:
    """Each run of words, one space between them; fewer words are one run."""
    whole = b" ".join(words)
    ends = list(accumulate((len(word) + 1 for word in words), initial=-1))[1:]
    starts = [0, *(end + 1 for end in ends[:-RUN])]
    return (whole[start:end] for start, end in zip(starts, ends[RUN - 1 :] or ends[-1:], strict=True))


def written_text(report: Report) -> str:
    """What the reporter wrote: headlines and furniture are changed by whoever reprints."""
    if not report.blocks:
        return report.text
    return "\n".join(report.text[b.start : b.end] for b in report.blocks if b.role not in UNREAD)


@lru_cache(maxsize=65536)
def bands(hashes: str) -> frozenset[str]:
    """The least hashes of a sketch: near-copies nearly always share one, other texts nearly never."""
    return frozenset(hashes[at : at + DIGITS] for at in range(0, min(len(hashes), BANDS * DIGITS), DIGITS))


def shared_runs(one: Sketch, other: Sketch) -> float:
    """About how many runs stand in both texts; exact for texts of up to *KEPT* runs."""
    mine, theirs = _values(one.hashes), _values(other.hashes)
    shared = mine & theirs
    if not shared:
        return 0.0
    union = sorted(mine | theirs)[:KEPT]
    alike = sum(value <= union[-1] for value in shared) / len(union)
    return alike * (one.runs + other.runs) / (1 + alike)


def containment(one: Sketch, other: Sketch) -> float:
    """The part of the shorter text that stands in the longer one, 0 to 1."""
    return min(1.0, shared_runs(one, other) / max(1, min(one.runs, other.runs)))


@lru_cache(maxsize=4096)
def _values(hashes: str) -> frozenset[str]:
    return frozenset(hashes[at : at + DIGITS] for at in range(0, len(hashes), DIGITS))
