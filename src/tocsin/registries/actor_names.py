"""Names of actors as they are looked up: folded, and the words behind a country or a group that say who is meant."""

import re
from collections.abc import Iterable, Mapping

from tocsin.core.folding import fold
from tocsin.registries.actor_entry import ActorEntry

NAME, ALIAS, PEOPLE, METONYM = range(4)  # how a name is the actor's: the less direct, the later in the list of hits
PARENTHESIS = re.compile(r"\s*[(\[]([^)\]]+)[)\]]\s*")
# what may stand behind a name without another actor being meant
TAILS = frozenset(
    (
        *("group", "groups", "movement", "militants", "fighters", "rebels", "insurgents", "guerrillas", "terrorists", "extremists"),
        *("separatists", "jihadists", "islamists", "cadres", "members", "militia", "militiamen", "gunmen", "organisation"),
        *("organization", "network", "gang", "cartel", "leadership", "forces", "units", "unit", "operatives", "outfit", "elements"),
        *("guerrilla", "guerillas", "cadre", "rebel", "terrorist", "terror", "attackers", "bombers", "soldiers"),
    )
)
RULING = (  # words behind a country or people that mean its government, and parts of it
    *("government", "authorities", "officials", "regime", "administration", "state", "leaders", "leadership", "presidency"),
    *("parliament", "lawmakers", "diplomats", "embassy", "consulate", "prosecutors", "supreme court", "government officials"),
    *("foreign ministry", "ministry of foreign affairs", "interior ministry", "ministry of interior", "justice ministry"),
    *("justice department", "finance ministry", "treasury department", "defence ministry", "defense ministry"),
    *("ministry of defence", "ministry of defense", "health ministry"),
)
OF = ("government of ", "parliament of ", "supreme court of ", "republic of ", "state of ", "authorities of ", "authorities in ")
FORCES: Mapping[str, tuple[str, ...]] = {  # words behind a country or people, and whose they are
    "army": (
        *("army", "military", "armed forces", "forces", "troops", "soldiers", "soldier", "security forces", "air force", "navy"),
        *("warplanes", "jets", "special forces", "marines"),
    ),
    "police": ("police", "policemen", "police officers", "police force", "federal police", "national police"),
    "intelligence": (
        *("intelligence", "intelligence service", "intelligence services", "intelligence agency", "secret service"),
        "security services",
    ),
}
BODY_OF: Mapping[str, str | None] = {  # by the words behind a country or people: whose they are, None for the government's
    **{phrase: body for body, phrases in FORCES.items() for phrase in phrases},
    **dict.fromkeys(RULING),
}
LONGEST = max(len(phrase.split()) for phrase in BODY_OF)  # words


def fold_actor(name: str) -> str:
    """The key under which *name* is kept: folded, without a leading article, "&" as "and"."""
    folded = fold(name.replace("&", " and "))
    return folded.removeprefix("the ") if folded != "the" else folded


def forms(name: str) -> Iterable[tuple[str, bool]]:
    """*name* as it stands, without its brackets, and what is in them; with whether it is from inside."""
    yield fold_actor(name), False
    if PARENTHESIS.search(name):
        yield fold_actor(PARENTHESIS.sub(" ", name)), False
        yield from ((fold_actor(inside), True) for inside in PARENTHESIS.findall(name))


def phrase_behind(folded: str) -> str | None:
    """The longest of the phrases of ``BODY_OF`` that *folded* ends with, behind something else; None if there is none."""
    words = folded.split(" ")
    ends = (" ".join(words[-n:]) for n in range(min(LONGEST, len(words) - 1), 0, -1))
    return next((end for end in ends if end in BODY_OF), None)


def names_of(entry: ActorEntry) -> Iterable[tuple[str, int]]:
    """All names of *entry*, each with how directly it is the actor's."""
    yield entry.name, NAME
    yield from ((alias, ALIAS) for alias in (*entry.aliases, *(tie.of for tie in (*entry.renamed, *entry.called))))
    yield from ((people, PEOPLE) for people in entry.demonyms)
    yield from ((metonym, METONYM) for metonym in entry.metonyms)


def is_acronym(name: str) -> bool:
    """Whether *name*, as it is written, is made of first letters: "IS-K", "YPG", "M23"."""
    letters = [c for c in name if c.isalpha()]
    return 1 < len(name) <= 9 and " " not in name and sum(c.isupper() for c in letters) * 2 > len(letters)
