"""Which entry of the registry a mention means: by name, alias, the report's own short forms, day and countries; spelling last."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from tocsin.core.linking import Context, rank
from tocsin.core.protocols import ActorHit, ActorRegistry

# Set by hand: under LEAST are acronyms of groups that nothing else in the report speaks for, and groups that were not there yet.
LEAST, LEAST_ALIKE = 0.4, 0.55
SPELT = frozenset(("armed_group", "political", "igo", "ngo", "religious", "security_force"))  # kinds whose names are spelt in many ways
LETTERS = 6  # of a name that may be taken for one spelt alike
ANYBODY = re.compile(
    r"(?:(?:the|some|several|two|three|four|five|six|many|other|an?|groups? of|\d+)\s+)*"
    r"(?:(?:un\w+|masked|armed|heavily|suspected|alleged|mysterious|motorcycle-borne|motorbike-riding)[\s-]+)*"
    r"(?:gunm[ae]n|attackers?|assailants?|shooters?|bombers?|"
    r"armed (?:men|man|groups?|persons?|people|individuals?)|(?:masked|unidentified|unknown) \w+)",
    re.IGNORECASE,
)

POSSESSIVE = re.compile(r"['’]s?$")
ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
TITLES = re.compile(
    r"^(?:the|a|an|former|president|prime minister|minister|general|gen\.?|colonel|col\.?|mr\.?|mrs\.?|ms\.?|dr\.?|sen\.?|senator|"
    r"spokesman|spokeswoman|spokesperson|leader|chief|king|sheikh|mullah|commander|secretary of state|foreign minister)\s+",
    re.IGNORECASE,
)

DESCRIBED = re.compile(  # what may stand before a group's name: "suspected Taliban militants", "terror outfit Lashkar-e-Taiba"
    r"^(?:(?:the|suspected|alleged|some|several|other|armed|outlawed|banned|proscribed|terror(?:ist)?|militant|rebel|insurgent|extremist|"
    r"guerrilla|separatist|islamist|jihadist|drug|criminal|group|organi[sz]ation|outfit|movement|network|gang|cartel|militia)\s+)+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Linker:
    """The registry, and what the report tells that helps to choose in it."""

    registry: ActorRegistry
    context: Context
    defined: Mapping[str, str] = field(default_factory=dict)

    def is_nobody(self, words: str) -> bool:
        """Whether *words* name nobody: unknown armed men, or what a person has ruled to be no actor."""
        return bool(ANYBODY.fullmatch(words)) or self.registry.is_nobody(words) or self.registry.is_nobody(bare(words))

    def link(self, words: str, kind: str) -> ActorHit | None:
        """The entry that *words*, told as *kind*, mean, with score and reason; None if there is none that is likely enough."""
        if self.is_nobody(words):
            return None
        found = (self._best(self.registry.find(name), kind, why) for name, why in self._names(words))
        return next((hit for hit in found if hit), None) or self._spelt_alike(words, kind)

    def _names(self, words: str) -> Iterable[tuple[str, str]]:
        """What *words* may be looked up as, each with what is to be said of it; a short form of the report as what it stands for."""
        short = bare(words).strip("() ")
        if short in self.defined:
            long = self.defined[short]
            return [(f"{long} ({short})", f"{short} stands for “{long}” in the report")]
        shorter = DESCRIBED.sub("", bare(words))
        names = (words, bare(words), shorter if shorter[:1].isupper() else "")
        return [(name, "") for name in dict.fromkeys(names) if name.strip()]

    def _best(self, hits: Iterable[ActorHit], kind: str, why: str) -> ActorHit | None:
        suitable = [hit for hit in hits if compatible(hit.kind, kind)]
        if not suitable:
            return None
        best = rank(suitable, self.context)[0]
        if best.score < LEAST:
            return None
        return replace(best, why="; ".join(filter(None, (why, best.why)))) if why else best

    def _spelt_alike(self, words: str, kind: str) -> ActorHit | None:
        """The last resort: a name spelt nearly alike, of an actor that time and country do not speak against."""
        name = bare(words)
        if kind not in SPELT or len(name) < LETTERS or not name[0].isupper() or name in self.defined:
            return None
        suitable = [hit for hit in self.registry.alike(name) if hit.kind == kind or {hit.kind, kind} == {"armed_group", "political"}]
        surely = [
            hit for hit, told in zip(suitable, (rank([hit], self.context)[0] for hit in suitable), strict=True) if told.score == hit.score
        ]
        return next((hit for hit in surely if hit.score >= LEAST_ALIKE), None)


def compatible(entry: str, told: str) -> bool:
    """Whether an entry of one kind may be what a report tells of as another."""
    return (
        entry == told
        or {entry, told} <= {"state", "security_force", "political"}
        or {entry, told} <= {"armed_group", "political", "security_force"}
    )


@lru_cache(maxsize=4096)
def bare(words: str) -> str:
    """*words* without article, title and possessive; as they are where nothing else would be left."""
    words = POSSESSIVE.sub("", words)
    while (short := TITLES.sub("", words, count=1)) != words and short[:1].isupper():
        words = short
    return ARTICLE.sub("", words) or words
