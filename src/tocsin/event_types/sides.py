"""Which side somebody is on, as far as schemes ask: a state, an armed group, civilians."""

import re
from collections.abc import Mapping

from tocsin.core.values import Actor, Agent, Target

STATE_WORDS = re.compile(
    r"\b(polic\w*|soldiers?|troops?|arm(y|ies)|military|security (forces?|personnel|agencies)|navy|naval|marines|air force|commandos?|"
    r"paramilitar\w*|border guards?|warplanes?|fighter jets?|gendarmes?|authorities|government\w*|courts?|prosecutors?|officers?)\b"
)
ARMED_WORDS = re.compile(
    r"\b(militants?|rebels?|insurgents?|guerr?illas?|terrorists?|jihad\w*|separatists?|maoists?|naxal\w*|militia\w*|cartels?|fidayeen)\b"
)
UNORGANISED_WORDS = re.compile(
    r"\b(gunm[ae]n|attackers?|assailants?|armed (men|man|group|robbers)|extremists?|fighters?|bombers?|bandits?|gang\w*|mobs?|"
    r"shooters?|robbers?|kidnappers?|cadres?)\b"
)
ACTOR_SIDES = {"state": "state", "security_force": "state", "armed_group": "armed"}
TARGET_SIDES = {
    "security_forces": "forces",
    "government": "government",
    "civilians": "civilians",
    "person": "person",
    "facility": "facility",
    "group": "group",
}


def side_of_agent(agent: Agent, actors: Mapping[str, Actor]) -> str:
    """``state``, ``armed`` (an organised group), ``loose`` (armed people of no known group) or ``other``."""
    actor = actors.get(agent.actor or "")
    if actor:
        return "state" if actor.governs else ACTOR_SIDES.get(actor.kind, "other")
    words = agent.mention.quote.casefold()
    patterns = (("state", STATE_WORDS), ("armed", ARMED_WORDS), ("loose", UNORGANISED_WORDS))
    return next((side for side, pattern in patterns if pattern.search(words)), "other")


def side_of_target(target: Target, actors: Mapping[str, Actor]) -> str:
    """``forces``, ``government``, ``armed``, ``civilians``, ``person``, ``group``, ``facility`` or ``other``."""
    actor = actors.get(target.actor or "")
    if actor and actor.kind == "armed_group" and not actor.governs:
        return "armed"
    if actor and actor.kind == "security_force":
        return "forces"
    side = TARGET_SIDES.get(target.kind, "other")
    if side in ("group", "other") and ARMED_WORDS.search(target.mention.quote.casefold()):
        return "armed"
    return side
