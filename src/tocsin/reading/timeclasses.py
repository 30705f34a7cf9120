"""The letter of the grammar of times that a word has by itself; what the letters mean stands in ``timeitems``."""

import re
from collections.abc import Mapping
from typing import Any

from tocsin.reading import timewords as say

TELLING = "MmvwWIUPTESsVFKReYL#"  # one of these letters stands in each time
MARKS = "-,./'():"
SPELLED_CENTURIES = {"eighteen": 1800, "nineteen": 1900}
GLUED_CAPITAL = re.compile(r"[A-Z]")  # behind the first letter: what two words run together have ("FourRebels")


def class_of(text: str) -> tuple[str, Any]:
    """Letter and value of a word, by itself, that is neither number nor month nor weekday."""
    if text in MARKS:
        return text, None
    if text in ("–", "'s"):
        return ("-" if text == "–" else "'"), None
    if text in say.SEASONS:
        return ("s" if text in ("spring", "fall") else "S"), say.SEASONS[text]
    return KNOWN.get(text) or (say.CLASSES.get(text, "x"), text)


TABLES: Mapping[str, Mapping[str, Any]] = {
    "T": say.DAYS,
    "P": say.PARTS_OF_DAY,
    "U": {**say.UNITS, **say.PLURAL_UNITS},
    "Q": say.MODIFIERS,
    "V": say.VAGUE,
    "e": say.SETS,
    "O": say.ORDINALS,
}
KNOWN: Mapping[str, tuple[str, Any]] = {
    word: (letter, value) for letter, table in reversed(list(TABLES.items())) for word, value in table.items()
}
