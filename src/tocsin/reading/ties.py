"""What belongs to what, and who draws nearer to whom, where a sentence says so in the usual words.

"The Front, an affiliate of the League", "the League's northern wing, the Front", "Arvia has deepened its ties with the Front".
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tocsin.core.markup import Arc, Markup
from tocsin.reading.phrases import SURE, filler_at, fillers, with_arcs

PART = r"(?:affiliate|branch|wing|arm|chapter|franchise|offshoot|subsidiary)"
SPLINTER = r"(?:splinter\s+(?:group|faction)|splinter|breakaway\s+(?:group|faction))"
WORDS = r"(?:(?!of\b)[\w’'-]+\s+){0,4}?"
THE = r"(?:(?:the|an?|its|their)\s+)?"
ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
SUBJECT = re.compile(r"(?:this|it|they|these|the\s+(?:group|organi[sz]ation|movement|militia))\s*$", re.IGNORECASE)
OF = re.compile(  # X … Y
    rf"(?:,\s*|\s+(?:is|are|was|were|remains|became)\s+){THE}{WORDS}(?:(?P<part>{PART})|(?P<splinter>{SPLINTER}))\s+of\s+{THE}",
    re.IGNORECASE,
)
OWN = re.compile(
    rf"(?:[’']s?)?\s+{WORDS}(?:(?P<part>{PART})|(?P<splinter>{SPLINTER}))(?:\s+in\s+(?:the\s+)?[A-Z][\w-]+)?,?\s+{THE}"
)  # Y … X
SAID_OF = re.compile(r"[^\n”\"]{0,120}[”\"]\s+[^.\n”\"]{0,60}?\bsaid\s+(?:of|about)\s+(?:the\s+)?")
NEARER = (
    r"(?:deepen|strengthen|expand|boost|improv|forg|cultivat|warm|court|build|renew|upgrad|mend|restor)(?:e|s|es|ed|ing)?|built|sought|seeks|seeking|talked\s+up|"
    r"talks\s+up|talking\s+up|moved\s+towards?"
)
TIES = r"(?:ties|relations|relationship|links|cooperation|rapprochement|partnership|contacts)"
TO = re.compile(  # X … Y
    rf"(?:\s+(?:has|have|had|is|are|was|were))?(?:\s+\w+ly)?\s+(?:{NEARER})\s+(?:up\s+)?{THE}{WORDS}{TIES}\s+(?:with|to)\s+{THE}",
    re.IGNORECASE,
)
A_PART = re.compile(rf"\b(?:{PART}|{SPLINTER})\b")  # OF and OWN need such a word
A_TIE = re.compile(rf"\b{TIES}\b")  # and TO such
PARTS, NEARNESS = ((OF, False), (OWN, True)), ((TO, False),)  # each with whether the whole stands in front
BRACKETS = re.compile(r"(?:\s*\([^()\n]{1,40}\))?")  # "the Front (NF)"
NEGATED = re.compile(r"\b(?:not|no|never|denie[sd]|refuse[sd]?)\b", re.IGNORECASE)


def with_ties(text: str, markup: Markup) -> Markup:
    """*markup* with an arc for each tie that *text* tells in such words between two mentions of actors."""
    lower = text.casefold()
    of_parts, of_ties = A_PART.search(lower) is not None, A_TIE.search(lower) is not None
    if not (of_parts or of_ties):
        return markup
    told = list(OF.finditer(text)) if of_parts else []
    patterns = [*(PARTS if of_parts else ()), *(NEARNESS if of_ties else ())]
    markup = _with_names(text, markup, told)
    return with_arcs(markup, list(dict.fromkeys((*_ties(text, markup, patterns), *_said_of(text, markup, told)))))


def _with_names(text: str, markup: Markup, told: Sequence[re.Match[str]]) -> Markup:
    """*markup* with a filler behind "affiliate of" and the like where none is, if what stands there is marked as a name elsewhere."""
    bare = [match.end() for match in told if filler_at(markup, match.end()) is None]
    names = _names(text, markup) if bare else {}
    for start in bare:
        name = max((n for n in names if re.compile(rf"{re.escape(n)}(?!\w)").match(text, start)), key=len, default=None)
        if name:
            mention = replace(markup.mentions[names[name]], start=start, end=start + len(name))
            same = Arc(names[name], len(markup.mentions), "same actor", SURE)
            markup = replace(markup, mentions=(*markup.mentions, mention), arcs=(*markup.arcs, same))
    return markup


def _names(text: str, markup: Markup) -> dict[str, int]:
    """The numbers of the fillers that name somebody, by the name; the last of each name."""
    named = [n for n, m in enumerate(markup.mentions) if m.label == "filler" and m.tag("named", "no") == "yes"]
    names = {ARTICLE.sub("", text[markup.mentions[n].start : markup.mentions[n].end]): n for n in named}
    return {name: number for name, number in names.items() if len(name) > 1}


def _ties(text: str, markup: Markup, patterns: Iterable[tuple[re.Pattern[str], bool]]) -> Iterator[Arc]:
    """The ties by *patterns*."""
    for number in fillers(markup, ()):
        behind = BRACKETS.match(text, markup.mentions[number].end).end()  # type: ignore[union-attr]
        for pattern, turned in patterns:
            match = pattern.match(text, behind)
            other = filler_at(markup, match.end()) if match and not NEGATED.search(match.group()) else None
            if match and other is not None and other != number:
                low, high = (other, number) if turned else (number, other)
                yield Arc(low, high, f"{_kind(match)}:ab", SURE)


def _kind(match: re.Match[str]) -> str:
    groups = match.groupdict()
    if groups.get("part"):
        return "part_of"
    return "splinter_of" if groups.get("splinter") else "allied"


def _said_of(text: str, markup: Markup, told: Sequence[re.Match[str]]) -> Iterator[Arc]:
    """“It is an affiliate of the League,” he said of the Front."""
    for match in told:
        whole, subject = filler_at(markup, match.end()), SUBJECT.search(text, max(0, match.start() - 20), match.start())
        behind = SAID_OF.match(text, match.end()) if subject else None
        part = filler_at(markup, behind.end()) if behind else None
        if whole is not None and part is not None and part != whole:
            yield Arc(part, whole, f"{_kind(match)}:ab", SURE)
