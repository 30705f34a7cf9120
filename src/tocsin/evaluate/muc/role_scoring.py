"""The five string roles against gold: CEAF-REE, the measure of Du, Rush and Cardie (2021)."""

import re
import string
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tocsin.evaluate.assignment import pair_lists
from tocsin.evaluate.figures import Figures, Line, Tally
from tocsin.evaluate.muc.roles import ROLES

NO_MARKS = str.maketrans("", "", string.punctuation)
ARTICLES = re.compile(r"\b(?:a|an|the)\b")
Roles = Mapping[str, Sequence[Any]]


def score_roles(reports: Iterable[tuple[Roles, Roles]], *, reader: str) -> Figures:
    """The figures over (gold, answers) of all reports: an entity is right where each of its mentions is one of the gold entity's."""
    tallies = dict.fromkeys(ROLES, Tally())
    for gold, found in reports:
        for role in ROLES:
            wanted, given = (_entities(roles.get(role) or ()) for roles in (gold, found))
            hits = pair_lists(len(wanted), len(given), lambda i, j, w=wanted, g=given: g[j] <= w[i], least=1)  # type: ignore[misc]
            tallies[role] += Tally(len(hits), len(given), len(wanted))
    lines: dict[str, Line] = {"all roles": sum(tallies.values(), Tally()), **tallies}
    return Figures(reader=reader, headline="all roles", lines=lines)


def _entities(entities: Sequence[Any]) -> list[frozenset[str]]:
    """Each entity as the set of its mentions; a mention may stand with its offset, an entity as one string."""
    named = [[entity] if isinstance(entity, str) else entity for entity in entities]
    return [frozenset(plain(mention if isinstance(mention, str) else mention[0]) for mention in entity) for entity in named]


def plain(mention: str) -> str:
    """*mention* without marks and articles, as the measure compares it."""
    return " ".join(ARTICLES.sub(" ", mention.lower().translate(NO_MARKS)).split())
