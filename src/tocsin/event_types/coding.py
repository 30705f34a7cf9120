"""What an event is called in PLOVER, CAMEO, ACLED, UCDP and GTD.

The type's file gives the codes; weapons and rules refine them. Only PLOVER can say that something did not happen (its auxiliary
modes stand last); the other schemes list what happened, so an event that did not occur has no code there.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from tocsin.core.events import Event, Reading
from tocsin.core.ontology import Ontology
from tocsin.core.text import Span
from tocsin.core.values import Actor, Agent, Toll
from tocsin.event_types.lists import SCHEMES
from tocsin.event_types.rules import PLANNED, RULES_OF, Rule
from tocsin.event_types.sides import side_of_agent, side_of_target
from tocsin.event_types.weapons import Weapon, find_weapon

Codes = Mapping[str, tuple[str, ...]]

FAMILIES: Mapping[str, tuple[str, ...]] = {
    "attack.bombing": ("explosive",),
    "attack.shelling": ("heavy",),
    "attack.airstrike": ("air",),
    "attack.armed_assault": ("firearm", "melee", "fire", "vehicle", "crowd", "explosive", "heavy", "cbrn"),
    "attack.clash": ("firearm", "heavy", "air", "melee", "explosive"),
    "attack.assassination": ("firearm", "explosive", "melee", "cbrn", "fire"),
    "attack.other": ("firearm", "melee", "cbrn", "fire"),
    "attack.sabotage": ("fire", "explosive"),
    "attack.abduction": ("firearm", "melee"),
    "attack.abuse": ("melee",),
}
"""Which weapons decide about a type, the first family first: one complex attack is coded by its leading form."""

FORM_FROM_WEAPON = ("attack.bombing", "attack.armed_assault", "attack.clash", "attack.other", "attack.airstrike")
ACLED_FROM_WEAPON = ("attack.bombing", "attack.armed_assault")
AUXILIARY = {"planned": "future", "threatened": "future", "hypothetical": "hypothetical", "denied": "negation"}
HAPPENED: Mapping[str, tuple[str, ...]] = {
    "cameo": ("occurred", "attempted", "recurring"),
    "acled": ("occurred", "attempted"),
    "ucdp": ("occurred", "attempted", "recurring"),
    "gtd": ("occurred", "attempted"),
}
"""With which statuses a scheme has a row at all. ACLED and GTD list single incidents, so no series told in general."""

FIGHTS: Mapping[tuple[str, ...], tuple[str, ...]] = {("armed", "state"): ("1",), ("armed", "armed"): ("2",)}
"""Of two sides that fight each other, both told as doers."""
DEADLY = ("attack", "control", "protest")


def codes_for(event: Event, ontology: Ontology, *, actors: Mapping[str, Actor] | None = None) -> Codes:
    """The codes of *event* by scheme, from general to special; a scheme without a class for it is absent.

    GTD gives attack type, weapon type and weapon sub-type. *actors* (by id) tell the sides apart better than their words do.
    """
    if event.type not in ontology:
        return {}
    if event.status == "planned" and event.type in PLANNED:
        return PLANNED[event.type]
    known = actors or {}
    codes = _refined(event, dict(ontology[event.type].codes), known)
    codes["ucdp"] = codes.get("ucdp") or type_of_violence(event, known)
    codes["plover"] = _with_auxiliary(codes.get("plover", ()), event.status)
    return {scheme: codes[scheme] for scheme in SCHEMES if codes.get(scheme) and _has_row(scheme, event, known)}


def code_reading(reading: Reading, ontology: Ontology) -> Reading:
    """*reading* with the codes of all its events."""
    actors = {actor.id: actor for actor in reading.actors}
    return replace(reading, events=tuple(replace(event, codes=codes_for(event, ontology, actors=actors)) for event in reading.events))


def facts(event: Event, weapon: Weapon | None, actors: Mapping[str, Actor]) -> frozenset[str]:
    """What rules ask about: status, weapon, sides, and whether somebody was killed or arrested."""
    return frozenset(_facts(event, weapon, actors))


def _facts(event: Event, weapon: Weapon | None, actors: Mapping[str, Actor]) -> Iterator[str]:
    yield f"status:{event.status}"
    yield from (f"by:{side_of_agent(agent, actors)}" for agent in _doers(event))
    yield from ("by:police" for agent in _doers(event) if "polic" in agent.mention.quote.casefold())
    yield from (f"against:{side_of_target(target, actors)}" for target in event.against)
    yield from (f"weapon:{weapon.name}" for weapon in (weapon,) if weapon)
    yield from (name for name in ("killed", "arrested") if _somebody(getattr(event, name)))
    yield from ("weapons" for _ in event.weapons[:1])


def _doers(event: Event) -> tuple[Agent, ...]:
    """Those of *by* that nobody denies."""
    return tuple(agent for agent in event.by if agent.conf != "denied")


def _somebody(toll: Toll | None) -> bool:
    return toll is not None and any((toll.low, toll.best, toll.high))


def _words(*spans: Span) -> str:
    return " | ".join(span.quote for span in spans).casefold()


def _weapon(event: Event) -> Weapon | None:
    """The weapon of the leading form: the trigger says it before the list of weapons does, and both before further mentions.

    For explosives all words count together, who did it as well ("suicide bomber" with a "car bomb").
    """
    families = FAMILIES.get(event.type, ())
    if not families:
        return None
    doers = (agent.mention for agent in event.by if event.type == "attack.bombing")
    together = _words(event.trigger, *event.weapons, *event.also, *doers)
    words = (together,) if event.type == "attack.bombing" else (_words(event.trigger), _words(*event.weapons), together)
    return next((weapon for w in words if (weapon := find_weapon(w, families))), None)


def _refined(event: Event, codes: dict[str, tuple[str, ...]], actors: Mapping[str, Actor]) -> dict[str, tuple[str, ...]]:
    words = _words(event.trigger, *event.weapons, *event.also)
    weapon = _weapon(event)
    by_weapon = _of_weapon(event.type, weapon, codes) if weapon else {}
    rules = RULES_OF.get(event.type, ())
    by_rule = _of_rules(rules, words, facts(event, weapon, actors)) if rules else {}
    merged = {**codes, **by_weapon, **by_rule}
    return merged | {"gtd": _gtd(merged.get("gtd", ()), weapon)}


def _of_rules(rules: Sequence[Rule], words: str, true: Set[str]) -> dict[str, tuple[str, ...]]:
    """The codes of the *rules* that fit; the first that has a code of a scheme gives it."""
    codes: dict[str, tuple[str, ...]] = {}
    for rule in rules:
        if rule.facts <= true and rule.words.search(words):
            codes = {**rule.codes, **codes}
    return codes


def _of_weapon(event_type: str, weapon: Weapon, codes: Codes) -> dict[str, tuple[str, ...]]:
    if event_type not in FORM_FROM_WEAPON:
        return {}
    plover = (codes["plover"][0], weapon.plover) if codes.get("plover") else ()
    cameo = () if event_type == "attack.clash" and weapon.family not in ("firearm", "heavy", "air") else weapon.cameo
    acled = ("Explosions/Remote violence", weapon.acled) if event_type in ACLED_FROM_WEAPON and weapon.acled else ()
    found = {"plover": plover, "cameo": cameo, "acled": acled}
    return {scheme: code for scheme, code in found.items() if code}


def _gtd(codes: tuple[str, ...], weapon: Weapon | None) -> tuple[str, ...]:
    """The attack type with the weapon; where no words speak of one, the one that the attack type implies."""
    return (codes[0], *weapon.gtd) if codes and weapon and weapon.gtd else codes


def _has_row(scheme: str, event: Event, actors: Mapping[str, Actor]) -> bool:
    if event.status not in HAPPENED.get(scheme, (event.status,)):
        return False
    return scheme != "gtd" or not event.by or any(side_of_agent(agent, actors) != "state" for agent in event.by)


def _with_auxiliary(codes: tuple[str, ...], status: str) -> tuple[str, ...]:
    return (*codes, AUXILIARY[status]) if codes and status in AUXILIARY else codes


def type_of_violence(event: Event, actors: Mapping[str, Actor]) -> tuple[str, ...]:
    """UCDP: 1 state-based, 2 non-state, 3 one-sided; () where nobody was killed or a side is not organised or not known."""
    if event.type.split(".")[0] not in DEADLY or not (_somebody(event.killed) or _somebody(event.killed_attackers)):
        return ()
    by = [side for agent in _doers(event) if (side := side_of_agent(agent, actors)) in ("state", "armed")]
    against = {side_of_target(target, actors) for target in event.against}
    foes = [*(["state"] if against & {"forces", "government"} else []), *(["armed"] if "armed" in against else [])]
    if not by:
        return ()
    if foes:
        return ("1",) if "state" in (by[0], *foes) else ("2",)
    if event.type == "attack.clash":
        return FIGHTS.get(tuple(sorted(by)[:2]), ())
    return ("3",) if against & {"civilians", "person", "group"} else ()
