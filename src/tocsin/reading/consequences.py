"""What a deed did, told in its own clause, is no event of its own: "an attack on a hall that killed nine people and injured others"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from tocsin.reading.found import Found

HARM = re.compile(r"(?:killed|injured|wounded|maimed|left|claimed|leaving|killing|injuring|wounding)\b", re.IGNORECASE)
THAT = re.compile(  # between the deed and the harm
    r"(?:\s+(?:on|in|at|against|near|outside|of|by)\s+[^.;:!?—\n]{1,60}?)?(?:,?\s+(?:that|which)\s+(?:has\s+|have\s+|had\s+)?|,\s+)",
    re.IGNORECASE,
)
AND = re.compile(r"\s[^.;:!?—\n]{1,50}?\s+and\s+", re.IGNORECASE)  # between one harm and the next


def deeds(found: Found, triggers: Sequence[int]) -> dict[int, str]:
    """A mark for each trigger that tells a deed together with what it did, the same for both; triggers that stand alone have none."""
    text, marks = found.report.text, dict[int, str]()
    attacks = sorted((t for t in triggers if found.mention(t).tag("type", "").startswith("attack.")), key=lambda t: found.mention(t).start)
    for deed, harm in pairwise(attacks):
        first, second = found.mention(deed), found.mention(harm)
        link = AND if HARM.match(text, first.start) else THAT
        if HARM.match(text, second.start) and link.fullmatch(text, first.end, max(first.end, second.start)):
            marks[harm] = marks.setdefault(deed, f"deed {deed}")
    return marks
