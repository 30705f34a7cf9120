"""The sentence around some words of a report."""

import re

from tocsin.core.text import Span

SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*(?=\s+[\"'“‘(\[]?[A-Z0-9])|\n+")
ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Capt|Maj|Gov|Sen|Rep|St|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|No|vs|Inc)\.$"
)


def sentence_around(text: str, span: Span) -> str:
    """The sentence that holds *span*, on one line."""
    ends = [0, *(match.end() for match in SENTENCE_END.finditer(text) if not ABBREVIATION.search(text, 0, match.end())), len(text)]
    start = max(end for end in ends if end <= span.start)
    stop = min(end for end in ends if end >= span.end)
    return " ".join(text[start:stop].split())
