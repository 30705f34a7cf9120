"""Who was put on a list of terrorists, where a sentence says so in the usual words and the backend marked nothing there.

"The Front was designated as a terrorist organization by Arvia in 2003."
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from tocsin.core.markup import Arc, Markup, Mention

LISTED = re.compile(
    r"\b(?:was|were|has\s+been|have\s+been|had\s+been)\s+(?:\w+ly\s+)?(?P<verb>designated|listed|blacklisted|proscribed|branded)\s+"
    r"(?:as\s+)?(?:an?\s+)?(?:\w+\s+){0,2}?terror(?:ist)?\b",
    re.IGNORECASE,
)
BY = re.compile(r"(?:\s+\w+)?\s+by\s+(?:the\s+)?", re.IGNORECASE)
NEAR = 60  # code points at most between the listed and the verb, and between the verb and the day
STOPS = re.compile(r"[.;!?\n]")
SURE = 0.9  # score of what is read so
TAGS = {"type": ("designation.listing", SURE), "status": ("occurred", SURE), "certainty": ("fact", SURE)}


def with_listings(text: str, markup: Markup) -> Markup:
    """*markup* with a trigger, and its roles, for each listing that *text* tells so and *markup* has no trigger in."""
    for match in LISTED.finditer(text):
        if not any(m.label == "trigger" and m.start < match.end() and match.start() < m.end for m in markup.mentions):
            trigger = len(markup.mentions)
            arcs = (*markup.arcs, *_arcs(text, markup, match, trigger))
            markup = replace(markup, mentions=(*markup.mentions, Mention(*match.span("verb"), "trigger", SURE, TAGS)), arcs=arcs)
    return markup


def _arcs(text: str, markup: Markup, match: re.Match[str], trigger: int) -> Iterator[Arc]:
    stop = STOPS.search(text, match.end())
    end = min(match.end() + NEAR, stop.start() if stop else len(text))
    by = BY.match(text, match.end())
    for number, mention in enumerate(markup.mentions):
        if mention.label == "filler" and mention is _listed(text, markup, match):
            yield Arc(trigger, number, "against", SURE)
        elif mention.label == "filler" and by and mention.start <= by.end() < mention.end:
            yield Arc(trigger, number, "by", SURE)
        elif mention.label == "time" and match.end() <= mention.start < end:
            yield Arc(trigger, number, "when", SURE)


def _listed(text: str, markup: Markup, match: re.Match[str]) -> Mention | None:
    """The last filler before the verb, in its sentence."""
    before = [m for m in markup.mentions if m.label == "filler" and match.start() - NEAR <= m.end <= match.start()]
    last = max(before, key=lambda m: m.end, default=None)
    return last if last and not STOPS.search(text, last.end, match.start()) else None
