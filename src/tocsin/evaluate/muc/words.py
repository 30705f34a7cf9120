"""Noun phrases taken apart: what stands in front, the head, how many, whose name, which nation."""

import re
from collections.abc import Iterator

from tocsin.evaluate.muc.tables import ADJECTIVES, ARTICLES, LOOSE, NUMBERS, PARTICLES, PERSON_PLURALS, QUANTIFIERS, ROLES, SINGULAR_S

WORD = re.compile(r"(?:[A-Z]\.){2,}|[A-Z0-9]+(?:[-'][A-Z0-9]+)*(?:(?<=\bDR)\.|(?<=\bMSGR)\.)?")
FRONT = ARTICLES | QUANTIFIERS | frozenset(NUMBERS)
AFTER_HEAD = re.compile(
    r"\s+(?:OF|IN|FROM|AT|ON|WITH|WHO|WHOSE|THAT|WHICH|FOR|NEAR|BELONGING|WEARING|DRESSED|RIDING|BETWEEN|OWNED|LOCATED|TO|BY)\s|[,(\[]"
)
BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]?")
FIGURE = re.compile(r"\d[\d,]*")


def upper(text: str) -> str:
    """*text* in capitals, at the same offsets."""
    return "".join(big if len(big := character.upper()) == 1 else character for character in text)


def tidy(phrase: str) -> str:
    """*phrase* on one line without the quotation marks and points around it."""
    return " ".join(phrase.split()).strip("\"'`“”.,;:-– ")


def tokens(phrase: str) -> list[str]:
    """The words of *phrase*."""
    return WORD.findall(phrase)


def is_number(word: str) -> bool:
    """Whether *word* counts something."""
    return word in NUMBERS or FIGURE.fullmatch(word) is not None or all(part in NUMBERS for part in word.split("-"))


def strip_front(phrase: str) -> str:
    """*phrase* without the articles, numbers and vague quantities in front: AT LEAST TWO SHOPS → SHOPS."""
    rest = tidy(phrase)
    while (match := re.match(r"(\S+)\s+(?=\S)", rest)) and _goes(match[1]):
        rest = rest[match.end() :]
    return rest


def _goes(word: str) -> bool:
    return word.strip(",\"'") in FRONT or word.strip(",") in LOOSE or is_number(word.strip(",-"))


def head(phrase: str) -> str:
    """The head word: TOWERS of POWER TRANSMISSION TOWERS IN THE EAST; empty if there is none."""
    front = AFTER_HEAD.split(phrase.strip() + " ", maxsplit=1)[0]
    found = tokens(front) or tokens(phrase)
    return found[-1] if found else ""


def is_plural(word: str) -> bool:
    """Whether *word* names more than one."""
    if word in PERSON_PLURALS:
        return True
    return word.endswith("S") and not word.endswith(("SS", "US", "'S", "IS")) and word not in SINGULAR_S


def number_in(phrase: str) -> int | None:
    """The first number in *phrase* that counts its head, None if there is none."""
    front = AFTER_HEAD.split(phrase.strip() + " ", maxsplit=1)[0]
    for word in tokens(front):
        if word in NUMBERS:
            return NUMBERS[word]
        if word.isdigit() and len(word) < 4:
            return int(word)
        if "-" in word and all(part in NUMBERS for part in word.split("-")):
            return sum(NUMBERS[part] for part in word.split("-"))
    return None


def count(phrase: str, before: str = "") -> str:
    """How many *phrase* means as the task writes it ("2", "PLURAL"); *before* are the words in front of it."""
    number = number_in(phrase)
    if number is None and (lead := re.search(r"(?:^|\s)([A-Z-]+|\d{1,3})\s*$", before)) and is_number(lead[1]):
        number = number_in(lead[1])
    if number is not None:
        return str(number)
    first = head(re.sub(r"^(?:A |THE )?(?:GROUP|NUMBER|DOZENS|SERIES|COUPLE) OF ", "GROUPS ", phrase))
    return "PLURAL" if is_plural(first) or re.search(r"\bAND\b", phrase) else "1"


def is_name(word: str) -> bool:
    """Whether *word* can only be part of somebody's name."""
    word = word.removesuffix("'S")
    return word not in ROLES and word not in FRONT and word not in ADJECTIVES and word not in LOOSE and not is_number(word)


def split_name(phrase: str) -> tuple[str, str]:
    """Description and name: GENERAL ANA RUIZ → (GENERAL, ANA RUIZ); either may be empty."""
    plain = BRACKETS.sub("", tidy(phrase)).strip()
    parts = plain.split(",")[0].split()
    start = len(parts)
    while start and (is_name(parts[start - 1].strip(".\"'")) or parts[start - 1] in PARTICLES):
        start -= 1
    while start < len(parts) and parts[start] in PARTICLES and parts[start] not in ("SAN", "SANTA", "DE", "LA", "DEL"):
        start += 1
    name = " ".join(parts[start:]).strip(" .\"'")
    return strip_front(" ".join(parts[:start])) if start else "", name


def nations(phrase: str) -> Iterator[str]:
    """The countries (ISO 3166) that the words of *phrase* name, in order."""
    found = tokens(phrase)
    for n, word in enumerate(found):
        pair = " ".join(found[n : n + 2])
        for form in (pair, word):
            code = ADJECTIVES.get(form) or ADJECTIVES.get(form.removesuffix("S")) or ADJECTIVES.get(form.removesuffix("'S"))
            if code:
                yield code
                break
