"""What kind of place words name: "the town of X", "Y district", "a hospital in Z"."""

import re
from dataclasses import dataclass

from tocsin.core.folding import fold
from tocsin.reading.place_vocabulary import AREAS, DIRECTIONS, EMPTIES, PRECISION, SCENES, TERRITORY

LEAD = re.compile(
    r"^(?:just |only )?(?:in|at|near|outside of|outside|around|inside|within|from|over|off|towards?|across|through(?:out)?|along|on|to|into"
    r"|of|by|between|(?:some )?\w+ (?:miles|kilometers|kilometres|km) (?:\w+ )?(?:of|from))\s+",
    re.I,
)
ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.I)
LINK = re.compile(
    r"\s*(?:[,;()]|['’]s(?=\s)|\b(?:in|of|at|on|near|outside of|outside|inside|within|from|along|off|between|to|around|under|for|where"
    r"|towards?)\b)\s*",
    re.I,
)
BOTH = re.compile(r"\s*(?:,\s*and|,|\band\b|&)\s*", re.I)
WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’.\-–][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Part:
    """One name in a mention. *hint* is the precision that a word beside it gives; *generic*: no name, only common words."""

    name: str
    hint: str | None = None
    generic: bool = False
    directed: bool = False
    loose: bool = False  # "X area", "outskirts of X"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a mention and the link that stands before it."""

    words: str
    link: str


def pieces(mention: str) -> list[Piece]:
    """*mention* cut at its prepositions, commas and possessives."""
    rest = LEAD.sub("", mention.strip(), count=1) if LEAD.match(mention.strip()) else mention.strip()
    found, at, link = [], 0, ""
    for match in LINK.finditer(rest):
        if rest[at : match.start()].strip():
            found.append(Piece(rest[at : match.start()].strip(), link))
        at, link = match.end(), match.group().strip().casefold()
    return [*found, Piece(rest[at:].strip(), link)] if rest[at:].strip() else found


def read_piece(piece: str) -> Part:
    """The name in a stretch without prepositions, and what the words beside it say of its kind."""
    words = WORD.findall(piece)
    lower = [word.casefold() for word in words]
    hint = next((PRECISION[w] for w in reversed(lower) if w in PRECISION), None)
    kept = _trim(words)
    name = " ".join(kept)
    return Part(
        name=name or piece,
        hint=hint,
        generic=not kept or all(_common(w) for w in kept),
        directed=any(w in DIRECTIONS for w in lower) and not all(w[:1].isupper() for w in words),
        loose=any(w in AREAS for w in lower),
    )


def _common(word: str) -> bool:
    low = word.casefold()
    return low in PRECISION or low in EMPTIES or low in DIRECTIONS or low in AREAS or low in SCENES


def _trim(words: list[str]) -> list[str]:
    """Without what stands around the name: "the northern", "… province"; a site keeps its word ("Trump Tower")."""
    start, end = 0, len(words)
    while start < end and _droppable(words[start]):
        start += 1
    while start < end and (
        PRECISION.get(words[end - 1].casefold()) in ("city", "district", "province", "region")
        or words[end - 1].casefold() in AREAS | TERRITORY
    ):
        end -= 1
    kept = words[start:end]
    # "troubled border town Torkham": in a text with capitals the name starts at the last run of them
    capital = next((i for i, w in enumerate(kept) if w[:1].isupper()), None)
    if capital and not any(w[:1].isupper() for w in kept[:capital]) and not any(PRECISION.get(w.casefold()) == "site" for w in kept):
        kept = kept[capital:]
    return kept


def _droppable(word: str) -> bool:
    low = word.casefold()
    return (
        low in EMPTIES
        or (low in DIRECTIONS and not word[:1].isupper())
        or (low in PRECISION and PRECISION[low] != "site" and not word[:1].isupper())
    )


def without_lead(words: str) -> str:
    """*words* without the preposition and article in front."""
    return ARTICLE.sub("", LEAD.sub("", words.strip(), count=1), count=1).strip()


def is_scene(name: str) -> bool:
    """Whether *name* is only "the scene", "the country", "there"."""
    return all(word in SCENES or word in EMPTIES or word in DIRECTIONS for word in fold(name).split())
