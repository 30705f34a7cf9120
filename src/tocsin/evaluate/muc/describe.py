"""What a report calls somebody it names: the title in front, the apposition behind."""

import re
from collections.abc import Iterable, Iterator

from tocsin.evaluate.muc.scene import Scene
from tocsin.evaluate.muc.tables import ADJECTIVES, ROLES
from tocsin.evaluate.muc.words import head, is_plural, strip_front, tidy

LINKING = frozenset(["OF", "THE", "AND", "FOR", "DE"])
APPOSITION = re.compile(
    r"\s*(?:\([^)]*\)|\[[^\]]*\])?,\s+(?:WHO (?:IS|WAS) )?(?!HIS |HER )((?:THE |A |AN )?[^,.;:\[\]()\n]{3,90}?)"
    r"(?=\s*(?:[,.;:\[(]|\bWHO\b|\bWAS\b|\bWERE\b|\bAND\b|$))"
)
CLAUSE = re.compile(r"(?:THAT|WHO|OF|AND|BY|WAS|\w+ED|\w+ING)$")
IN_FRONT = re.compile(r"([^,.;:()\n]*)$")
WHERE = re.compile(r" (?:IN|FOR|AT) ")
AGE = re.compile(r"^\d+(?:-YEAR-OLD| YEARS? OLD)?$")


def describe(scene: Scene, name: str, known: Iterable[str]) -> str:
    """The fullest role that the report gives *name*, empty if it gives none; *known* are roles that the record tells."""
    found = [strip_front(phrase) for phrase in known if phrase]
    for match in re.finditer(r"\b" + re.escape(name).replace(r"\ ", r"\s+") + r"\b", scene.text):
        found += _behind(scene.text, match.end())
        found += _before(scene.text, match.start())
    if not found:
        for match in re.finditer(r"\b" + re.escape(name.rsplit(maxsplit=1)[-1]) + r"\b", scene.text):
            found += _before(scene.text, match.start())
    return max(found, key=_worth, default="")


def _behind(text: str, end: int) -> Iterator[str]:
    match = APPOSITION.match(text, end)
    if match:
        phrase = WHERE.split(strip_front(match[1]))[0]
        words = phrase.split()
        if words and not AGE.match(phrase) and not is_plural(head(phrase)) and any(word.strip("'\"") in ROLES for word in words[:4]):
            yield tidy(phrase)


def _before(text: str, start: int) -> Iterator[str]:
    """The run of role words that ends where the name starts."""
    before = IN_FRONT.search(text, max(0, start - 120), start)
    words = before[1].split() if before else []
    taken: list[str] = []
    for word in reversed(words):
        plain = word.strip("'\"").removesuffix("'S")
        if plain not in ROLES and plain not in ADJECTIVES and plain not in LINKING:
            break
        taken.insert(0, word)
    more = words[: len(words) - len(taken)][-4:]
    starts = [n for n, word in enumerate(more) if word in ("THE", "A", "AN")]
    between = more[starts[-1] + 1 :] if starts else []
    if taken and between and not any(CLAUSE.match(word) for word in between):
        taken = between + taken
    while taken and (taken[0] in LINKING):
        taken.pop(0)
    if any(word in ROLES for word in taken) and taken[-1] not in LINKING:
        yield strip_front(" ".join(taken))


def _worth(phrase: str) -> tuple[int, int]:
    words = phrase.split()
    return (min(len([word for word in words if word in ROLES]), 3), -abs(len(words) - 3))
