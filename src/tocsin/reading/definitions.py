"""Short forms that a report defines: "Popular Army (PA)" makes PA the Popular Army, whoever else is called so."""

import re
from collections.abc import Iterator, Mapping

from tocsin.reading.name_words import SMALL, initials

SHORT = re.compile(r"\s[\"“]?[(\[]\s*[\"“‘']?([A-Z][A-Za-z0-9&.\-]{1,9})[\"”’']?\s*[)\]]")
WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*")
STOP = re.compile(r"[.!?;:\n]\s|\n|[()\[\]]")
LONGEST = 12  # words that a short form may stand for


def find_definitions(text: str) -> Mapping[str, str]:
    """Each short form that stands in brackets behind the words whose first letters it is, and those words; the first counts."""
    found: dict[str, str] = {}
    for match in SHORT.finditer(text):
        long = _spelled(match.group(1), text[max(0, match.start() - 150) : match.start()])
        if long:
            found.setdefault(match.group(1), long)
    return found


def _spelled(short: str, before: str) -> str | None:
    """The shortest end of *before* whose first letters are *short*; None if there is none."""
    letters = "".join(c for c in short.casefold() if c.isalnum())
    clause = before[max((stop.end() for stop in STOP.finditer(before)), default=0) :]
    return next((words for words, firsts in _endings(clause) if letters in firsts), None)


def _endings(clause: str) -> Iterator[tuple[str, set[str]]]:
    """The ends of *clause* that begin with a capital, shortest first, each with the short forms that it may have."""
    words = list(WORD.finditer(clause))[-LONGEST:]
    for first in reversed(range(len(words))):
        start = words[first].start()
        if clause[start].isupper() and words[first].group().casefold() not in SMALL:
            parts = [part for word in words[first:] for part in re.split(r"[-’']", word.group().casefold()) if part]
            whole = [word.group().casefold() for word in words[first:]]
            yield clause[start:].strip(' ,"“”'), initials(parts) | initials(whole)
