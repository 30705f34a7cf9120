"""What the registry holds of an actor: names, ties, offices and roles, each with its days."""

from dataclasses import dataclass
from datetime import date

from tocsin.registries.days import covers

BODIES = {  # forces of a state: the field in its table, what it is called where no name is given
    "army": "armed forces",
    "police": "police",
    "intelligence": "intelligence service",
}
ROLES = (  # what an actor is to the conflict it takes part in
    *("insurgent", "government", "de facto authority", "local authority", "state force", "pro-government force", "mercenary force"),
    *("armed party", "political party", "political movement", "criminal group", "under ceasefire", "disarming", "inactive", "dissolved"),
)
USUAL = {  # the role of a kind where the entry tells none
    **{"state": "state", "security_force": "state force", "armed_group": "armed group", "political": "political party or movement"},
    **{"igo": "international organisation", "ngo": "organisation", "media": "media", "business": "company"},
    **{"religious": "religious body", "person": "person", "civilians": "civilians"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A key, name, role or country that holds from *start* to *end* (ISO 8601 of any precision); None: not known, or still so."""

    of: str
    start: str | None = None
    end: str | None = None

    def holds(self, on: date) -> bool | None:
        """Whether it held on that day; None where its days are not known well enough."""
        return covers(self.start, self.end, on)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorEntry:
    """One actor. *metonyms* are places and houses that stand for it; *demonyms* its people and adjectives.

    *renamed* are its own former names, *called* what others called it for a time. *succeeds*, *split_from* and *merged_into* are keys of
    other actors. *certain* is False where the name rests on one source only. *wikidata* is None where it is not known for sure: none is
    made up.
    """

    key: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    part_of: tuple[Tie, ...] = ()
    leaders: tuple[Tie, ...] = ()
    renamed: tuple[Tie, ...] = ()
    called: tuple[Tie, ...] = ()
    roles: tuple[Tie, ...] = ()
    governs: tuple[Tie, ...] = ()
    succeeds: tuple[Tie, ...] = ()
    split_from: tuple[Tie, ...] = ()
    merged_into: tuple[Tie, ...] = ()
    wikidata: str | None = None
    certain: bool = True

    @property
    def country(self) -> str | None:
        """The country that it is mostly of."""
        return self.countries[0] if self.countries else None

    def active(self, on: date) -> bool | None:
        """Whether it existed on that day, as far as is known; None where its first or last day is not known well enough."""
        return covers(self.start, self.end, on)


TO_ACTORS = ("part_of", "succeeds", "split_from", "merged_into")
"""Fields whose ties name other actors by key."""
TIES = (*TO_ACTORS, "leaders", "renamed", "called", "roles", "governs")
LISTS = ("aliases", "demonyms", "metonyms", "countries")
