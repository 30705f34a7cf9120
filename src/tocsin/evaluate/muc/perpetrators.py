"""Who did it: individuals, organizations with their confidence, and the category of the incident."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tocsin.core.events import Event
from tocsin.core.text import Span
from tocsin.core.values import Actor, Agent
from tocsin.evaluate.muc.incidents import Incident
from tocsin.evaluate.muc.scene import Scene
from tocsin.evaluate.muc.tables import (
    ADJECTIVES,
    ANYBODY,
    ARTICLES,
    AS_ADJECTIVE,
    BODIES_OF_PEOPLE,
    DESCRIBING,
    GENERIC_BODIES,
    INDIVIDUALS,
)
from tocsin.evaluate.muc.words import BRACKETS, head, split_name, strip_front, tidy, upper

MEMBERS_OF = re.compile(
    r"(?:[A-Z-]+ )*?(?:MEMBERS?|GUERR?ILLAS?|REBELS|TERRORISTS|COLUMN|UNITS?|COMMANDOS?|SOLDIERS|ELEMENTS|MEN|FIGHTERS) "
    r"(?:OF|FROM) (?:THE )?"
)
NO_NAMES = DESCRIBING | GENERIC_BODIES
STATE = frozenset(["state", "security_force"])
MADE_OF = re.compile(r" OF (?:[A-Z0-9-]+ ){0,3}?(?:" + "|".join(sorted(INDIVIDUALS)) + r")\b")
COLLECTIVES = frozenset(["GROUP", "GROUPS", "BAND", "BANDS", "NUMBER", "COLUMN", "COLUMNS"])
SERVICE = re.compile(r" (?:AT THE SERVICE|IN THE SERVICE|WHO|THAT|IN THE PAY|HIRED) .*")
OF_STATE = re.compile(r"\b(?:ARMY|MILITARY|SOLDIERS?|TROOPS|POLICEM[AE]N|POLICE|COLONEL|GENERAL|LIEUTENANTS?|ARMED FORCES|OFFICERS?)\b")
CONFIDENCE = {
    "fact": "REPORTED AS FACT",
    "claimed": "CLAIMED OR ADMITTED",
    "suspected": "SUSPECTED OR ACCUSED",
    "accused": "SUSPECTED OR ACCUSED",
}


@dataclass(frozen=True, slots=True)
class Perpetrators:
    """*organizations* are names with their confidence."""

    individuals: tuple[str, ...]
    organizations: tuple[tuple[str, str], ...]
    category: str


def perpetrators(scene: Scene, incident: Incident) -> Perpetrators:
    """Those whom the report makes responsible, each once."""
    individuals: dict[str, None] = {}
    organizations: dict[str, str] = {}
    for event, agent in agents(incident):
        actor = scene.actors.get(agent.actor or "")
        for name in individuals_in(agent, actor, phrase_of(scene, agent)):
            individuals.setdefault(name)
        if body := organization(agent, actor):
            organizations.setdefault(body, confidence(event, agent))
    if any(name not in ANYBODY for name in individuals):
        individuals = {name: None for name in individuals if name not in ANYBODY}
    return Perpetrators(tuple(individuals), tuple(organizations.items()), category(scene, incident))


def agents(incident: Incident) -> Iterator[tuple[Event, Agent]]:
    """The agents of all events that are not cleared."""
    for event in incident.events:
        if event.type != "security.seizure":  # those who defused the bomb
            yield from ((event, agent) for agent in event.by if agent.conf != "denied")


def phrase_of(scene: Scene, agent: Agent) -> str:
    """The agent's words, with those that say whom a group is made of: GROUP → GROUP OF ARMED MEN."""
    phrase = upper(agent.mention.quote)
    more = MADE_OF.match(scene.text, agent.mention.end) if head(phrase) in COLLECTIVES else None
    return phrase + more[0] if more else phrase


def individuals_in(agent: Agent, actor: Actor | None, phrase: str) -> Iterator[str]:
    """The people in *phrase*, the agent's words: FMLN GUERRILLAS → GUERRILLAS; a person's name without the title."""
    if actor is not None and actor.kind == "person":
        _, name = split_name(phrase)
        yield name or strip_front(phrase)
    elif phrase in AS_ADJECTIVE and actor is not None:
        yield from (plain for span in actor.mentions if (plain := strip_front(upper(span.quote))) == f"{phrase}S")
    elif head(BRACKETS.sub("", phrase)) in INDIVIDUALS or actor is None:
        yield SERVICE.sub("", without_name(phrase, actor))


def without_name(phrase: str, actor: Actor | None) -> str:
    """*phrase* without the organization's name in front."""
    plain = strip_front(BRACKETS.sub("", phrase))
    name = proper_name(actor) if actor else None
    if name and plain.startswith(name + " "):
        return plain[len(name) + 1 :]
    if name and (member := MEMBERS_OF.match(plain)):
        return re.sub(r" (?:OF|FROM)(?: THE)? $", "", member[0])
    return plain


def organization(agent: Agent, actor: Actor | None) -> str | None:
    """The proper name of the body that acts, None for people without one."""
    if actor is None or actor.kind in ("person", "civilians"):
        return None
    return proper_name(actor)


def proper_name(actor: Actor) -> str | None:
    """The first mention of *actor* that is a name and not a description."""
    return next((name for span in actor.mentions if (name := name_in(span))), None)


def name_in(span: Span) -> str | None:
    """The body's name in one mention, None where it only describes: MEMBERS OF THE FARC → FARC."""
    plain = strip_front(BRACKETS.sub("", upper(span.quote)))
    if (member := MEMBERS_OF.match(plain)) is not None:
        plain = strip_front(plain[member.end() :])
    while head(plain) in BODIES_OF_PEOPLE and " " in plain and not re.search(r"\b(?:OF|IN|FROM)\b", plain):
        plain = plain.rsplit(" ", 1)[0]
    names_people = head(plain) in INDIVIDUALS - frozenset(["COMMANDOS", "COMMANDO"])
    return tidy(plain) if plain and plain not in ARTICLES and not names_people and not _only_describes(plain) else None


def _only_describes(phrase: str) -> bool:
    """Whether nothing in *phrase* is a name: A PERUVIAN GUERRILLA MOVEMENT; a group may bear the name of a saint or a street."""
    return all(word.strip("'\"") in NO_NAMES or word in ADJECTIVES for word in phrase.split())


def confidence(event: Event, agent: Agent) -> str:
    """How sure the report is."""
    word = CONFIDENCE[agent.conf]
    if agent.actor in event.claimed_by:
        return "CLAIMED OR ADMITTED"
    return word  # "by authorities" is not told apart: on the training reports a named authority made it right in 2 of 9


def category(scene: Scene, incident: Incident) -> str:
    """STATE-SPONSORED VIOLENCE where government, army or police did it."""
    did = [(agent.conf, _is_state(scene, agent)) for _, agent in agents(incident)]
    state = any(is_state for _, is_state in did) and not any(conf in ("fact", "claimed") and not is_state for conf, is_state in did)
    return "STATE-SPONSORED VIOLENCE" if state else "TERRORIST ACT"


def _is_state(scene: Scene, agent: Agent) -> bool:
    actor = scene.actors.get(agent.actor or "")
    said = upper(agent.mention.quote)
    return (actor is not None and actor.kind in STATE) or ((actor is None or actor.kind == "person") and OF_STATE.search(said) is not None)
