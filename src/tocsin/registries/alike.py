"""Names spelt nearly alike: the last resort where no name is the one that was asked for."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

SMALL = frozenset("of the and for in to de del la las los el du des le y e i al ul on und bin wal wa an a".split())  # noqa: SIM905
DOUBLED = re.compile(r"([^ ])\1+")
SOUNDS = str.maketrans("qczdjg", "kksttk", "aeiouyhw")  # the last: what is left out
LEAST_LETTERS, LEAST_BONES = 6, 2
# share of letters in common from which one skeleton is taken for one name, and where it is a short one; by hand, on other spellings of
# the shipped names
LEAST, SHORT = 0.8, 0.85
FEW = 3  # letters of a short skeleton
FAR = 0.8  # the same share where the skeletons differ


@dataclass(frozen=True, slots=True)
class Likeness:
    """A name of the registry and how like it is, 0 to 1; *holds* where it holds all the words asked for, and more."""

    name: str
    score: float
    holds: bool = False


def bones(name: str) -> str:
    """The skeleton of a folded name: without small words, vowels and doubled letters, sounds of other spellings as one."""
    words = " ".join(word.rstrip("s") for word in name.split() if word not in SMALL)
    return DOUBLED.sub(r"\1", words.translate(SOUNDS))  # blanks stay: "us military" is not "military"


def shelve(names: Iterable[str]) -> Mapping[str, list[str]]:
    """*names* by their skeleton, in the order given; those too short to be told apart by it are left out."""
    shelf: dict[str, list[str]] = defaultdict(list)
    for name in names:
        if len(name) >= LEAST_LETTERS and len((skeleton := bones(name)).strip()) >= LEAST_BONES:
            shelf[skeleton].append(name)
    return shelf


def same_bones(name: str, shelf: Mapping[str, list[str]]) -> list[Likeness]:
    """The names of *shelf* with the skeleton of *name*, the most alike first."""
    if len(name) < LEAST_LETTERS:
        return []
    least = LEAST if len(bones(name)) >= FEW else SHORT
    found = (Likeness(other, _alike(name, other)) for other in shelf.get(bones(name), ()) if other != name)
    return sorted((one for one in found if one.score >= least), key=lambda one: (-one.score, one.name))


def near(name: str, names: Iterable[str], most: int = 12) -> list[Likeness]:
    """The names nearest to *name*, with slips of the pen or with words left out; slow, it looks at all of them."""
    words = set(name.split()) - SMALL
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(name)
    found = []
    for other in names:
        rest = set(other.split())
        if words and words <= rest:
            found.append(Likeness(other, round(0.5 + 0.4 * len(name) / max(len(other), len(name)), 3), holds=True))
        elif abs(len(other) - len(name)) <= 3 and len(name) >= 4:
            matcher.set_seq1(other)
            if matcher.quick_ratio() >= FAR and (score := matcher.ratio()) >= FAR:
                found.append(Likeness(other, round(score, 3)))
    return sorted(found, key=lambda one: (-one.score, one.name))[:most]


def _alike(a: str, b: str) -> float:
    return round(SequenceMatcher(None, a, b, autojunk=False).ratio(), 3)
