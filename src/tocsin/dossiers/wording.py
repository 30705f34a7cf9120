"""Values in a few words, as they stand on the page."""

from collections.abc import Iterable
from datetime import date
from html import escape as _escape
from typing import Protocol

from tocsin.core.tellings import Party
from tocsin.core.values import Place, When

PART_WORDS = {
    "did": "did it",
    "blamed": "is blamed",
    "both": "took part",
    "suffered": "was its target",
    "denied": "did not do it",
}
PART_MEANING = {
    "did": "told as fact, or its own claim",
    "blamed": "suspected or accused",
    "both": "on both sides, as in a clash or in talks",
    "suffered": "it was done to the actor",
    "denied": "told not to have done it",
}
CONF_WORDS = {"fact": "", "claimed": "its own claim", "suspected": "suspected", "accused": "accused", "denied": "denied"}
TOLL_WORDS = {
    "killed": "killed",
    "killed_attackers": "attackers killed",
    "injured": "injured",
    "abducted": "abducted",
    "arrested": "arrested",
}
KIND_WORDS = {
    "armed_group": "armed group",
    "security_force": "security force",
    "security_forces": "security forces",
    "igo": "international organisation",
    "ngo": "non-governmental organisation",
}
CONTROL = {n: "�" for n in (*range(9), *range(11, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A))}


class Amount(Protocol):
    """How many, with what the words leave open."""

    @property
    def low(self) -> int | None: ...  # noqa: D102 - as in Toll
    @property
    def best(self) -> int | None: ...  # noqa: D102
    @property
    def high(self) -> int | None: ...  # noqa: D102


def escape(words: str) -> str:
    """*words* as text of a page, also inside an attribute; what steers the writing is made visible."""
    return _escape(words.translate(CONTROL), quote=True)


def amount(toll: Amount) -> str:
    """``5``, ``5+`` (at least), ``up to 40``, ``5 (3 to 8)``."""
    low, best, high = toll.low, toll.best, toll.high
    if best is None:
        return f"{low} to {high}" if low is not None and high is not None else f"{low:,}+" if low is not None else f"up to {high:,}"
    if low == best == high:
        return f"{best:,}"
    if high is None:
        return f"{best:,}+" if low in (None, best) else f"{best:,} ({low:,}+)"
    return f"{best:,} ({low:,} to {high:,})" if low is not None else f"{best:,} (up to {high:,})"


def days(start: date | None, end: date | None) -> str:
    """``2021-11-02``, or first and last day."""
    if start is None or end is None:
        return "no day told"
    return start.isoformat() if start == end else f"{start} to {end}"


def time(when: When) -> str:
    """``2021-11``, ``2021-11-01 to 2021-11-03``; "not fixed" where the words fix nothing."""
    told = [iso for iso in dict.fromkeys((when.start, when.end)) if iso]
    return (
        " to ".join(told) if when.start and when.end else f"from {when.start}" if when.start else f"to {when.end}" if told else "not fixed"
    )


def place(where: Place) -> str:
    """``Kandu, North, XK``."""
    return ", ".join(dict.fromkeys(part for part in (where.name, where.admin, where.country) if part))


def party(who: Party) -> str:
    """The name, or the words of the report."""
    return who.name or who.mention.quote


def kind(word: str) -> str:
    """A kind of actor or target in words."""
    return KIND_WORDS.get(word, word.replace("_", " "))


def period(start: str | None, end: str | None, by: str | None = None) -> str:
    """``since 2003``, ``1999 to 2004``, ``until 2004``, ``by 2004 at the latest``."""
    if start and end:
        return start if start == end else f"{start} to {end}"
    if start:
        return f"since {start}"
    told = [f"by {by} at the latest" if by else "", f"until {end}" if end else ""]
    return ", ".join(part for part in told if part) or "since when is not known"


def plural(n: int, one: str, several: str | None = None) -> str:
    """``1 report``, ``3 reports``."""
    return f"{n:,} {one if n == 1 else several or one + 's'}"


def listed(parts: Iterable[str]) -> str:
    """With commas, and "and" before the last."""
    *head, last = list(parts) or [""]
    return f"{', '.join(head)} and {last}" if head else last
