"""Who was put on a list of terrorists, where a sentence says so in the usual words and the backend marked nothing there.

"The Front was designated as a terrorist organization by Arvia in 2003."
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from tocsin.core.markup import Arc, Markup, Mention
from tocsin.reading.phrases import NEAR, STOPS, SURE, filler_at, last_filler

VERBS = ("designated", "listed", "blacklisted", "proscribed", "branded")
LISTED = re.compile(
    rf"\b(?:was|were|has\s+been|have\s+been|had\s+been)\s+(?:\w+ly\s+)?(?P<verb>{'|'.join(VERBS)})\s+"
    r"(?:as\s+)?(?:an?\s+)?(?:\w+\s+){0,2}?terror(?:ist)?\b",
    re.IGNORECASE,
)
BY = re.compile(r"(?:\s+\w+)?\s+by\s+(?:the\s+)?", re.IGNORECASE)
TAGS = {"type": ("designation.listing", SURE), "status": ("occurred", SURE), "certainty": ("fact", SURE)}


def with_listings(text: str, markup: Markup) -> Markup:
    """*markup* with a trigger, and its roles, for each listing that *text* tells so and *markup* has no trigger in."""
    lower = text.casefold()
    if not any(verb in lower for verb in VERBS):
        return markup
    for match in LISTED.finditer(text):
        if not any(m.label == "trigger" and m.start < match.end() and match.start() < m.end for m in markup.mentions):
            trigger = len(markup.mentions)
            arcs = (*markup.arcs, *_arcs(text, markup, match, trigger))
            markup = replace(markup, mentions=(*markup.mentions, Mention(*match.span("verb"), "trigger", SURE, TAGS)), arcs=arcs)
    return markup


def _arcs(text: str, markup: Markup, match: re.Match[str], trigger: int) -> Iterator[Arc]:
    listed, by = last_filler(text, markup, match.start()), BY.match(text, match.end())
    lists = filler_at(markup, by.end()) if by else None
    stop = STOPS.search(text, match.end())
    end = min(match.end() + NEAR, stop.start() if stop else len(text))
    yield from (Arc(trigger, number, role, SURE) for number, role in ((listed, "against"), (lists, "by")) if number is not None)
    for number, mention in enumerate(markup.mentions):
        if mention.label == "time" and match.end() <= mention.start < end:
            yield Arc(trigger, number, "when", SURE)
