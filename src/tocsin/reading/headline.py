"""Does the headline tell of something that the body does not? Asked of its words, so that an event that a model misses does no harm."""

import re
from collections.abc import Iterable, Sequence

from tocsin.core.folding import fold
from tocsin.core.text import Report
from tocsin.reading.amounts import find_amounts

TELLING = 4  # letters: shorter words are in every text
ANOTHER_STORY = 0.5  # share of the telling words of a headline that are missing from a body about something else
NEAR = 0.3  # figures may have moved on since the headline was written
SUFFIX = re.compile(r"\s+[|–—-]\s+[^|–—]{3,60}$")  # the name of the outlet behind the headline
ENDINGS = re.compile(r"(?:ing|ed|es|s|ian|ans|an)$")
WORD = re.compile(r"\w+")
BODY = ("body", "caption", "quote", "dateline")
LEAST_BODY = 40  # words: a shorter body may leave half of its headline unsaid


def tells_another_story(report: Report, names: Sequence[str]) -> bool:
    """Whether the body knows none of the *names* in the headline and few of its other words, or lacks a figure and a word of it.

    *names* are the actors and places that the headline names; a headline that names nobody is given the benefit of the doubt.
    """
    headline = next((b for b in report.blocks if b.role == "headline"), None)
    if headline is None:
        return False
    body = " ".join(report.text[b.start : b.end] for b in report.blocks if b.role in BODY)
    told = body.split()
    if len(told) < LEAST_BODY:
        return False
    said = SUFFIX.sub("", report.text[headline.start : headline.end])
    once = set(_words(" ".join(set(told))))  # a body has many words several times, and folding takes long
    wanted, there = _stems(_words(said)), set(_stems(once))
    missing = [word for word in wanted if word not in there]
    named = [word for name in names for word in _stems(_words(name))]
    strange = bool(named) and there.isdisjoint(named) and len(missing) > ANOTHER_STORY * len(wanted)
    return strange or (_lacks_a_name(said, missing) and _other_figure(said, body))


def _lacks_a_name(headline: str, missing: Sequence[str]) -> bool:
    """Whether one of the *missing* stems is written with a capital, after the first word."""
    later = headline.partition(" ")[2]
    return not set(_stems(_words(" ".join(word for word in WORD.findall(later) if word[0].isupper())))).isdisjoint(missing)


def _other_figure(headline: str, body: str) -> bool:
    """Whether a number of people in the headline is near none in the body."""
    figures = _figures(headline)
    told = _figures(body) if figures else []
    return any(not any(abs(n - m) <= NEAR * n for m in told) for n in figures)


def _figures(text: str) -> Sequence[int]:
    """The numbers of people in *text*, those above 0."""
    return [n for a in find_amounts(text) if (n := a.best or a.low or 0)]


def _words(text: str) -> Sequence[str]:
    return fold(text).split()


def _stems(words: Iterable[str]) -> Sequence[str]:
    return [ENDINGS.sub("", word)[:7] for word in words if len(word) >= TELLING]
