"""Whether a report may tell of anything that the record holds, by its words (weights: ``tocsin_training.fit_relevance``)."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from tocsin.core.text import Report

WEIGHTS = Path(__file__).parent / "data" / "relevance.tsv"
BASE = "#base"  # a line of the table that is no word: what a stretch has before any of its words speaks
WINDOW, STEP = 200, 100  # words that are weighed together: an attack in the last lines of a long round-up must not drown
FEW_WORDS = 60  # a shorter text is read: it says too little to be turned away
FEW_KNOWN = 12  # so is one with fewer words and pairs that the table knows: it is of another world than the table
SILENT = ("boilerplate", "duplicate")  # blocks that nothing is coded from
FURNITURE_MOST = 0.5  # where more than this of a text is marked as furniture, the marks may be wrong, and all of it is weighed
LOUDEST = 6
WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether to read a report, and why: *why* in words, and the words that spoke loudest for the subject and against it.

    *score* is the log odds of the stretch that speaks most for the subject; None where there was too little to weigh.
    """

    relevant: bool
    score: float | None
    why: str
    speak_for: tuple[str, ...] = ()
    speak_against: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def load_weights() -> Mapping[str, float]:
    """The shipped table, read once: lower-case words and pairs of words, each with what it adds; 0 is where reading begins."""
    rows = (line.split("\t") for line in WEIGHTS.read_text("utf-8").splitlines())
    return {word: float(weight) for word, weight in rows}


def judge(report: Report, weights: Mapping[str, float] | None = None) -> Verdict:
    """Whether *report* may tell of political violence, politics or organised crime. When in doubt it may. Case does not matter."""
    weights = load_weights() if weights is None else weights
    words = words_of(_telling(report))
    if len(words) < FEW_WORDS:
        return Verdict(True, None, f"it has {len(words)} words, too few to turn it away")
    best: tuple[float, frozenset[str]] = max(((_score(known, weights), known) for known in stretches(words, weights)), key=lambda s: s[0])
    score, known = best
    loud = sorted(known, key=lambda word: (-abs(weights[word]), word))
    speak_for = tuple(word for word in loud if weights[word] > 0)[:LOUDEST]
    speak_against = tuple(word for word in loud if weights[word] < 0)[:LOUDEST]
    if len(known) < FEW_KNOWN:
        return Verdict(True, None, f"only {len(known)} of its words are known, too few to turn it away", speak_for, speak_against)
    return Verdict(score >= 0, score, _why(score, speak_for, speak_against), speak_for, speak_against)


def words_of(text: str) -> list[str]:
    """The words of *text* in lower case; numbers and single letters are none."""
    return WORD.findall(text.casefold())


def terms(words: Sequence[str]) -> Iterator[str]:
    """What has a weight: words and pairs of neighbours."""
    yield from words
    yield from map(" ".join, pairwise(words))


def windows(count: int) -> Iterator[tuple[int, int]]:
    """First and end of stretches of WINDOW of *count* words, each half over the one before; the last reaches to the end."""
    last = max(count - WINDOW, 0)
    yield from ((at, min(at + WINDOW, count)) for at in (*range(0, last, STEP), last))


def stretches(words: Sequence[str], weights: Mapping[str, float]) -> Iterator[frozenset[str]]:
    """For each window the words and pairs that have a weight."""
    known = [(at, term) for at, term in enumerate(words) if term in weights]
    pairs = [(at, term) for at, term in enumerate(map(" ".join, pairwise(words))) if term in weights]
    for start, end in windows(len(words)):
        inside = (term for at, term in known if start <= at < end)
        yield frozenset((*inside, *(term for at, term in pairs if start <= at < end - 1)))


def _score(known: Iterable[str], weights: Mapping[str, float]) -> float:
    return weights.get(BASE, 0.0) + sum(map(weights.__getitem__, known))


def _telling(report: Report) -> str:
    """The text without its furniture."""
    silent = [block for block in report.blocks if block.role in SILENT]
    if not silent or sum(block.end - block.start for block in silent) > FURNITURE_MOST * len(report.text):
        return report.text
    starts = (0, *(block.end for block in silent))
    ends = (*(block.start for block in silent), len(report.text))
    return "\n".join(report.text[start:end] for start, end in zip(starts, ends, strict=True))


def _why(score: float, speak_for: Sequence[str], speak_against: Sequence[str]) -> str:
    said = f"its words speak {'for' if score >= 0 else 'against'} it ({score:+.1f})"
    told = (f"{side} {', '.join(words)}" for side, words in (("for", speak_for), ("against", speak_against)) if words)
    return "; ".join((said, *told))
