"""How alike two names of actors are, and why: a score and the sentence that explains it."""

import re
from collections.abc import Callable
from difflib import SequenceMatcher
from functools import lru_cache

from tocsin.reading.name_words import (
    BODIES,
    DIRECTIONS,
    FAMILY_FIRST,
    GENERIC,
    LEADS,
    LINKS,
    OWNED,
    PARTICLES,
    RULING,
    SMALL,
    TAILS,
    TITLES,
    Name,
    initials,
    proper,
    read_name,
    singular,
)

SAME = 0.7  # from here on two names are taken to mean one actor; measured on the records' train split
Verdict = tuple[float, str]
Words = tuple[str, ...]
Clue = Callable[[Words, Words], "Verdict | None"]
VOWELS = re.compile(r"[aeiouyhw]")
DOUBLED = re.compile(r"(.)\1")
ALIKE = str.maketrans("qczdj", "kksti")
PEOPLE = re.compile(r"(?:ian|ean|an|ese|ish|i|ic|ch|n)$")
COMMON = frozenset(singular(word) for word in BODIES | GENERIC)


@lru_cache(maxsize=16384)
def same_actor(a: str, b: str) -> tuple[float, str]:
    """How likely names *a* and *b* mean one actor, from 0 to 1, and why. From ``SAME`` on they are taken for one."""
    one, other = read_name(a), read_name(b)
    clues = CLUES if _reads_as_acronym(one, b) == _reads_as_acronym(other, a) else NO_PERSON
    verdicts = [_compare(x, y, clues) for x in one.forms for y in other.forms]
    found = [v for v in (*verdicts, _acronym(one, other)) if v is not None]
    return max(found, key=lambda verdict: verdict[0], default=(0.0, "no word in common"))


def _reads_as_acronym(name: Name, beside: str) -> bool:
    """Whether *name* is nothing but an acronym: UN is not the surname of Kim Jong Un. In a text of capitals that cannot be told."""
    return bool(name.acronyms) and len(name.words) == 1 and not beside.isupper()


def _compare(x: Words, y: Words, clues: tuple[Clue, ...]) -> Verdict | None:
    """What the first clue that applies says of two forms; without a word in common most need not be asked."""
    if _stems(x).isdisjoint(_stems(y)):
        if _first_letters(x).isdisjoint(_first_letters(y)):
            return None
        clues = STRANGERS
    return next((verdict for clue in clues if (verdict := clue(x, y)) is not None), None)


def _acronym(one: Name, other: Name) -> Verdict | None:
    """An acronym alone, or in brackets, on both sides, or its words on one."""
    if not (one.acronyms or other.acronyms):
        return None
    shared = one.acronyms & other.acronyms
    if shared:
        return 0.95, f"both are written {max(shared, key=len).upper()}"
    for short, long in ((one, other), (other, one)):
        spelled = [a for a in short.acronyms if any(a in initials(form) for form in long.forms if len(form) > 1)]
        if spelled:
            return 0.92, f"{spelled[0].upper()} stands for the first letters of {long.written!r}"
    return None


@lru_cache(maxsize=16384)
def _stems(words: Words) -> frozenset[str]:
    return frozenset(map(singular, words))


@lru_cache(maxsize=16384)
def _core(words: Words) -> Words:
    return tuple(singular(w) for w in proper(words) if w not in SMALL)


@lru_cache(maxsize=16384)
def _land(words: Words) -> Words:
    """What may be a country, or its people."""
    return tuple(w for w in words if w not in RULING and w not in LEADS)


@lru_cache(maxsize=16384)
def _first_letters(words: Words) -> frozenset[str]:
    """The letters with which *words* begin, as ``_nation`` and ``_spelling`` read them: neither says anything where they differ."""
    return frozenset(begin[0][:1] for begin in (_core(words), _land(words)) if begin)


def _only_common(words: Words) -> bool:
    return all(singular(w) in COMMON for w in words)


def _equal(x: Words, y: Words) -> Verdict | None:
    if x != y:
        return None
    return (0.75, "the same common words") if _only_common(x) else (1.0, "the same name")


def _part_of(x: Words, y: Words) -> Verdict | None:
    """ "Leader of the X", "X's spokesman", "forces loyal to X" beside X: somebody or something of X, not X."""
    for whole, part in ((x, y), (y, x)):
        cut = next((i for i, w in enumerate(whole) if w in LINKS or w == OWNED), 0)
        if not cut or OWNED in part or not _core(part):
            continue
        owner = whole[:cut] if whole[cut] == OWNED else whole[cut + 1 :]
        head = whole[cut + 1 :] if whole[cut] == OWNED else whole[:cut]
        proper_head = whole[cut] == "of" and not all(w in TITLES or singular(w) in COMMON or w in LEADS for w in head)
        if _core(owner)[-len(_core(part)) :] == _core(part) and not proper_head:
            return 0.4, f"{' '.join(whole).replace(' ' + OWNED, chr(39) + 's')!r} is somebody or something of {' '.join(part)!r}"
    return None


def _equal_core(x: Words, y: Words) -> Verdict | None:
    """Equal but for titles, "group", plural, the order of words."""
    core_x, core_y = _core(x), _core(y)
    if not core_x or sorted(core_x) != sorted(core_y):
        return None
    if core_x != core_y:
        return 0.9, "the same words in another order"
    if _only_common(core_x):
        return 0.7, "the same common words"
    if x[: len(core_x)] == y[: len(core_x)] and len(x) != len(core_x) != len(y):
        return 0.5, f"{' '.join(core_x)!r} with other words behind it"  # "Mexican cartels", "Mexican authorities"
    extra = " ".join(w for w in (*x, *y) if w not in x or w not in y)
    if RULING.intersection(extra.split()):
        return (0.5 if TITLES.intersection(extra.split()) - RULING else 0.85), f"the same name but for {extra!r}"
    return 0.93, f"the same name but for {extra or 'its form'!r}"


def _partial(x: Words, y: Words) -> Verdict | None:
    """An acronym with a word of the name behind it: "CPI Maoist"."""
    short, long = sorted((x, y), key=len)
    rest = short[1:]
    if rest and long[-len(rest) :] == rest and short[0] in initials(long[: -len(rest)] or ("?",)) and len(short[0]) > 1:
        return 0.9, f"{short[0].upper()} stands for the first letters of the longer name"
    return None


def _person(x: Words, y: Words) -> Verdict | None:
    """A surname and a full name, a name and the same name behind a title or a description."""
    short, long = sorted((proper(x), proper(y)), key=len)
    if not short or len(short) == len(long) or OWNED in long or LINKS.intersection(long) or (_only_common(short) and len(short) < 2):
        return None
    if long[-len(short) :] == short:
        # "Maduro government" is not the man, where the other name shows that there is one
        return (0.5, "a person and a government") if RULING.intersection((*x, *y)) and len(short) == 1 else _suffix(short, long)
    if len(short) == 1 and len(long) <= 4 and not any(singular(w) in COMMON for w in long):
        return _given(short[0], long)
    return None


def _given(word: str, long: Words) -> Verdict | None:
    """One word of a person's name that is not its last."""
    if word == long[0] and word in FAMILY_FIRST:
        return 0.82, f"{word.title()} is the family name, which comes first"
    if len(long) >= 3 and word == long[-2] and word not in PARTICLES:
        return 0.72, f"{word.title()} may be the first of two surnames"
    return (0.5, f"{word.title()} is only the first name of one of them") if word == long[0] else None


def _suffix(short: Words, long: Words) -> Verdict:
    before = long[: -len(short)]
    if before[-1] in DIRECTIONS or any(w.isdigit() for w in before):
        return 0.1, f"{' '.join(long).title()!r} is another"
    if any(w in TITLES or w in GENERIC for w in before):
        return 0.9, f"the name stands behind {' '.join(before)!r}"
    if all(w in PARTICLES for w in before):
        return 0.9, "the same name but for a particle"
    if len(short) == 1 and len(long) <= 5:
        return 0.82, f"{short[0].title()!r} is the last part of {' '.join(long).title()!r}"
    return 0.72, "the end of the longer name"


def _branch(x: Words, y: Words) -> Verdict | None:
    """The one name with more behind it: a branch ("Islamic State", "Islamic State Khorasan") is another actor."""
    short, long = sorted((_core(x), _core(y)), key=len)
    if not short or len(short) == len(long) or long[: len(short)] != short or _only_common(short):
        return None
    extra = long[len(short) :]
    if all(w in TAILS for w in extra):
        return 0.85, f"the same name but for {' '.join(extra)!r}"
    return 0.3, f"{' '.join(extra).replace(OWNED, chr(39) + 's')!r} makes it a part or branch"


def _body(x: Words, y: Words) -> Verdict | None:
    """ "police" and "Kabul police": it may be, but many bodies bear the word."""
    short, long = sorted((_core(x), _core(y)), key=len)
    if short and len(short) < len(long) and _only_common(short) and set(short) <= set(long):
        return 0.45, f"{' '.join(short)!r} alone does not say whose"
    return None


def _nation(x: Words, y: Words) -> Verdict | None:
    """A country and its government by the people's word: "China", "Chinese officials"."""
    core_x, core_y = _land(x), _land(y)
    if len(core_x) != len(core_y) or core_x == core_y or not core_x:
        return None
    if all(p == q or _of_people(p, q) or _of_people(q, p) for p, q in zip(core_x, core_y, strict=True)):
        return 0.78, "a country and the word for its people"
    return None


def _of_people(people: str, country: str) -> bool:
    stem = PEOPLE.sub("", people)
    alike = country.startswith(stem[: max(4, len(stem) - 2)])
    return stem != people and len(stem) >= 3 and min(len(people), len(country)) >= 4 and country[0] == people[0] and alike


def _spelling(x: Words, y: Words) -> Verdict | None:
    """Other spellings of one name: "Taleban", "al-Qaida", a slip of the pen."""
    plain_x, plain_y = "".join(_core(x)), "".join(_core(y))
    if min(len(plain_x), len(plain_y)) < 5 or plain_x[0] != plain_y[0] or abs(len(plain_x) - len(plain_y)) > 3 or _only_common(_core(x)):
        return None
    close = SequenceMatcher(None, plain_x, plain_y).ratio()
    if _bones(plain_x) == _bones(plain_y) and (len(_bones(plain_x)) > 2 or close > 0.75):
        return 0.85, "another spelling of the same name"
    numbers = {w for w in x if w.isdigit()} == {w for w in y if w.isdigit()}
    slips = len(x) == len(y) and all(SequenceMatcher(None, p, q).ratio() > 0.8 for p, q in zip(x, y, strict=True))
    return (0.75, f"spelt nearly alike ({close:.0%})") if close > 0.9 and numbers and (slips or len(x) != len(y)) else None


def _bones(word: str) -> str:
    return DOUBLED.sub(r"\1", VOWELS.sub("", word.translate(ALIKE)))


def _shared(x: Words, y: Words) -> Verdict | None:
    core_x, core_y = set(_core(x)) - {OWNED}, set(_core(y)) - {OWNED}
    shared = core_x & core_y
    if not shared:
        return None
    share = len(shared) / len(core_x | core_y)
    weight = 0.2 if _only_common(tuple(shared)) else 0.6
    return weight * share, f"{' '.join(sorted(shared))!r} in common"


CLUES: tuple[Clue, ...] = (
    _equal,
    _part_of,
    _equal_core,
    _partial,
    _person,
    _branch,
    _body,
    _nation,
    _spelling,
    _shared,
)
STRANGERS = (_nation, _spelling)  # that can say something of two names without a word in common
NO_PERSON = tuple(clue for clue in CLUES if clue is not _person)
