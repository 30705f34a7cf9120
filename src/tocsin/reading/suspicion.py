"""Who claims a deed, and who is believed to have done it, where a sentence says so in the usual words.

"The Front claimed responsibility for the attack", "the blast, claimed by the Front", "the Front, suspected of carrying out the attack".
"""

import re
from collections.abc import Iterator

from tocsin.core.markup import Arc, Markup
from tocsin.reading.phrases import NEAR, SURE, filler_at, last_filler, with_arcs

DID = (
    r"(?:carr(?:ied|ying)\s+out|stag(?:ed|ing)|mount(?:ed|ing)|committ(?:ed|ing)|perpetrat(?:ed|ing)|orchestrat(?:ed|ing)|order(?:ed|ing))"
)
BELIEVED = ("believed", "suspected", "thought", "presumed", "understood")
HELD = re.compile(  # … the deed
    r"\b(?:(?:is|are|was|were|has\s+been|have\s+been|had\s+been)\s+(?:\w+ly\s+)?"
    rf"(?:(?:{'|'.join(BELIEVED)})\s+to\s+(?:have\s+(?:{DID}|been\s+behind)|be\s+(?:behind|responsible\s+for))"
    rf"|(?:suspected|(?P<accused>accused))\s+of\s+(?:{DID}|being\s+behind))"
    r"|(?P<claimed>(?:claim(?:s|ed)|took)\s+responsibility\s+for)|(?P<briefly>claims|claimed))\s+(?:(?:the|this|that|both|these|those|an?)\s+)?",
    re.IGNORECASE,
)
HOLDING = (*BELIEVED, "accused", "claim", "responsibility")  # HELD needs one of them
SAID = re.compile(r"\s+(?:was|were|is|are|had|has|have|did|took|killed|left|came|began|would|could)\b")  # "claimed the attack was over"
CLAIMED_BY = re.compile(  # the deed …
    r"(?:\s+[\w’'-]+){0,3}?,?\s+(?:(?:that|which)\s+(?:was|were)\s+)?(?:later\s+)?claimed\s+by\s+(?:the\s+)?", re.IGNORECASE
)
WORDS = re.compile(r"(?:[\w’'-]+\s+){0,3}")  # what may stand before the deed: "the deadly bomb attack"
NO_DOERS = ("media", "civilians")


def with_suspicions(text: str, markup: Markup) -> Markup:
    """*markup* with an agent for each deed of which *text* says in such words who claims it, or is suspected or accused of it."""
    lower = text.casefold()
    held = _held(text, markup) if any(word in lower for word in HOLDING) else ()
    claimed = _claimed(text, markup) if "claimed" in lower else ()
    return with_arcs(markup, [*held, *claimed])


def _held(text: str, markup: Markup) -> Iterator[Arc]:
    for match in HELD.finditer(text):
        deed, agent = _deed(markup, match.end(), text), last_filler(text, markup, match.start(), but=NO_DOERS)
        if deed is not None and agent is not None and not (match["briefly"] and SAID.match(text, markup.mentions[deed].end)):
            conf = "claimed" if match["claimed"] or match["briefly"] else "accused" if match["accused"] else "suspected"
            yield from _arcs(deed, agent, conf)


def _claimed(text: str, markup: Markup) -> Iterator[Arc]:
    for deed, trigger in enumerate(markup.mentions):
        match = CLAIMED_BY.match(text, trigger.end) if trigger.label == "trigger" else None
        if match:
            agent = filler_at(markup, match.end(), but=NO_DOERS)
            if agent is not None:
                yield from _arcs(deed, agent, "claimed")


def _arcs(deed: int, agent: int, conf: str) -> Iterator[Arc]:
    yield Arc(deed, agent, "by", SURE)
    yield Arc(deed, agent, f"conf:{conf}", 1.0)
    if conf == "claimed":
        yield Arc(deed, agent, "claimed_by", SURE)


def _deed(markup: Markup, at: int, text: str) -> int | None:
    """The first trigger that ends behind *at*, with few words before it; it may begin with the article."""
    behind = [i for i, m in enumerate(markup.mentions) if m.label == "trigger" and m.end > at >= m.start - NEAR]
    behind = [i for i in behind if WORDS.fullmatch(text, at, max(at, markup.mentions[i].start))]
    return min(behind, key=lambda i: markup.mentions[i].start, default=None)
