"""A name taken apart: what is the name proper, and what only stands around it (articles, titles, "group", "militants")."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from tocsin.core.folding import fold
from tocsin.reading.wordlists import words

LEADS = words("the a an some several two three four five many other its their his her this that these those all suspected alleged local")
SMALL = frozenset(
    ["of", "the", "and", "for", "in", "to", "de", "del", "la", "las", "los", "el", "du", "des", "le", "y", "e", "i", "al", "on", "und"]
)
PARTICLES = frozenset(
    ["al", "el", "bin", "ben", "ibn", "abu", "von", "van", "de", "da", "del", "la", "ul", "ur", "bint", "ould", "ag", "mac", "mc", "st"]
)
TITLES = words("""
    mr mrs ms miss dr sir lord lady dame king queen prince princess president vice premier prime minister chancellor senator sen
    congressman congresswoman representative rep governor gov mayor general gen colonel col major maj captain capt lieutenant lt
    sergeant sgt brigadier admiral marshal field commander chief justice judge attorney prosecutor inspector superintendent officer
    constable sheikh sheik shaikh imam mullah mufti maulana mawlawi ayatollah grand pope cardinal archbishop bishop father rev
    reverend rabbi patriarch professor prof secretary deputy foreign defense defence interior home state ambassador envoy special
    spokesman spokeswoman spokesperson director chairman chairwoman head leader former ex late acting interim emir caliph haji hajji
    ustad sri shri smt sardar chaudhry crown supreme retired comrade
""")
GENERIC = words("""
    group groups organisation organization outfit militia militias militant militants fighter fighters rebel rebels insurgent
    insurgents guerrilla guerrillas guerilla terrorist terrorists terror extremist extremists separatist separatists jihadist
    jihadists islamist islamists member members cadre cadres gunmen gunman movement network faction factions militiamen men man leader
    leaders leadership commander commanders spokesman spokesperson operatives operative activists activist supporters sympathisers
    suspects suspect forces force troops soldiers soldier personnel army police gang gangs cartel cartels mafia party government
    regime authorities authority officials official administration drug crime criminal armed political news agency newspaper daily
    television tv radio website magazine media outlet company firm
""")
# may be left out behind a proper name without changing who is meant
TAILS = words("""
    group groups outfit militia militias militants fighters rebels insurgents guerrillas terrorists terror extremists separatists
    jihadists islamists jihadist islamist separatist terrorist militant rebel guerrilla insurgent extremist members cadres gunmen drug
    gang gangs criminal crime armed party
""")
DIRECTIONS = frozenset(
    ["north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "new", "upper", "lower", "greater"]
)
LINKS = frozenset(
    ["of", "for", "against", "at", "to", "with", "from", "by", "in", "on", "near"]
)  # what stands before them is somebody of what follows
OWNED = "’"  # stands for the 's of a possessor among the words: "Rivera's network" is not "Rivera network"
IN_FRONT = TITLES | LEADS
RULING = frozenset(["government", "regime", "authorities", "administration", "officials", "official", "leaders", "leadership", "rulers"])
BEHIND = TAILS | RULING
# bodies of many: one word alone does not say whose
BODIES = words("""
    police army military forces force troops navy government court courts parliament ministry authorities officials security soldiers
    militants rebels guerrillas gunmen insurgents opposition protesters villagers residents civilians prosecutors intelligence media
    president minister spokesman group party cartel cartels gang gangs militia militias state council commission union front movement
""")
FAMILY_FIRST = words("""
    kim lee park choi jung kang cho yoon chang lim han shin kwon hwang ahn song ri pak chung wang li zhang liu chen yang huang zhao wu
    zhou xu sun ma zhu hu guo he gao lin luo zheng liang xie tang feng yu dong xi jiang mao deng bo wen tsai nguyen tran le pham hoang
    phan vu vo dang bui do ho ngo duong
""")
TRANSLATED = {  # words of other languages, and the other English spelling
    "cartel": "cartel",
    "cartels": "cartel",
    "frente": "front",
    "ejercito": "army",
    "fuerzas": "forces",
    "armadas": "armed",
    "partido": "party",
    "movimiento": "movement",
    "nacional": "national",
    "liberacion": "liberation",
    "revolucionarias": "revolutionary",
    "revolucionario": "revolutionary",
    "popular": "popular",
    "unidas": "united",
    "defense": "defence",
    "organization": "organisation",
    "labor": "labour",
    "center": "centre",
    "jaysh": "jaish",
    "harakat": "harkat",
    "policia": "police",
    "gobierno": "government",
    "estado": "state",
    "islamico": "islamic",
    "comando": "command",
    "command": "command",
    "primeiro": "first",
    "capital": "capital",
    "vermelho": "red",
    "brigades": "brigade",
}
PARENTHESIS = re.compile(r"\s*[(\[]([^)\]]+)[)\]]\s*")
ALIAS = re.compile(r"\b(?:also known as|a\.?k\.?a\.?|alias|known as|formerly)\b|[\"“”]", re.I)
POSSESSOR = re.compile(
    r"^\s*(?:the\s+)?(?:[^\W\d_][\w.\-]*\s+){0,3}?[^\W\d_][\w.\-]*['’]s\s+(?=\w)|^\s*(?:the\s+)?[^\W\d_][\w.\-]*s['’]\s+(?=\w)"
)
ACRONYM = re.compile(r"(?=.{2,9}$)[A-Z][A-Za-z]?(?:[A-Z.\-]|\d)*[A-Z\d][A-Za-z]?")


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written; its *forms* (the whole, and what stands in brackets or behind "alias"), each as folded words."""

    written: str
    forms: tuple[tuple[str, ...], ...]
    acronyms: frozenset[str]

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the first form."""
        return self.forms[0]


@lru_cache(maxsize=16384)
def read_name(text: str) -> Name:
    """*text* taken apart."""
    outside = PARENTHESIS.sub(" ", text).strip()
    # "National Conference (NC) worker" is a worker: brackets give another name only where nothing but "group" follows
    inside = [m.group(1) for m in PARENTHESIS.finditer(text) if all(w in TAILS for w in fold(text[m.end() :]).split())]
    written = [part.strip(" ,;") for whole in (outside, *inside) for part in ALIAS.split(whole) if part and part.strip(" ,;")]
    forms = [words for part in written for words in _readings(part) if words]
    acronyms = frozenset(fold(bare).replace(" ", "") for bare in map(_bare, written) if ACRONYM.fullmatch(bare))
    return Name(text, tuple(dict.fromkeys(forms)) or (tuple(fold(text).split()) or (text,),), acronyms)


def _bare(part: str) -> str:
    """*part* without an article and "rebels": what may be an acronym stands alone."""
    words = re.sub(r"^(?:the|a|an)\s+", "", part, flags=re.I).split()
    while len(words) > 1 and fold(words[-1]) in TAILS:
        words.pop()
    return " ".join(words).strip(".,")


def _readings(part: str) -> Iterable[tuple[str, ...]]:
    """The words of a form; of "Peru's Shining Path" also those without the possessor."""
    owner = POSSESSOR.match(part)
    if owner and not LINKS.intersection(fold(owner.group()).split()):
        rest = _lead(fold(part[owner.end() :]).split())
        yield (*_lead(fold(owner.group()).split()), OWNED, *rest)
        yield rest
    else:
        yield _lead(fold(part).split())


def _lead(words: list[str]) -> tuple[str, ...]:
    while len(words) > 1 and words[0] in LEADS:
        words = words[1:]
    return tuple(words)


def proper(words: tuple[str, ...]) -> tuple[str, ...]:
    """*words* without titles in front and common words behind; all of them where nothing, or another's name, would be left."""
    start, end = 0, len(words)
    while start < end and words[start] in IN_FRONT:
        start += 1
    if start < end and words[start] == "of":
        return words  # "President of Peru" is not Peru
    while end > start and words[end - 1] in BEHIND:
        end -= 1
    kept = words[start:end]
    return kept if kept and kept[-1] != OWNED else words


@lru_cache(maxsize=16384)
def singular(word: str) -> str:
    """*word* without the s of the plural, in the spelling that other languages' words share."""
    plain = TRANSLATED.get(word, word)
    if len(plain) > 3 and plain.endswith("ies"):
        return plain[:-3] + "y"
    return plain[:-1] if len(plain) > 3 and plain.endswith("s") and not plain.endswith("ss") else plain


def initials(words: Iterable[str]) -> set[str]:
    """The acronyms that *words* may have: with and without the small words."""
    given = list(words)
    return {"".join(w[0] for w in given), "".join(w[0] for w in given if w not in SMALL)}
