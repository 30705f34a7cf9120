"""The instruments of an incident and their types."""

import re
from collections.abc import Iterator, Sequence

from tocsin.evaluate.muc.incidents import Incident, trigger_words
from tocsin.evaluate.muc.scene import Scene
from tocsin.evaluate.muc.words import strip_front, upper

# the first that fits; the type above stands where the words say no more
TYPES: tuple[tuple[str, str], ...] = (
    (r"CAR[- ]?BOMB|VEHICLE BOMB|TRUCK|\bCAR LOADED|LOADED WITH", "VEHICLE BOMB"),
    (r"MOLOTOV|FIREBOMB|INCENDIARY", "MOLOTOV COCKTAIL"),
    (r"AERIAL|AIRCRAFT|PLANE|HELICOPTER|GUNSHIP", "AERIAL BOMB"),
    (r"DYNAMITE|DYMANITE", "DYNAMITE"),
    (r"\bMINES?\b", "MINE"),
    (r"GRENADE LAUNCHER", "GRENADE"),
    (r"GRENADE", "GRENADE"),
    (r"RPG|ROCKET LAUNCHER|CATAPULT", "EXPLOSIVE"),
    (r"MISSILE", "MISSILE"),
    (r"ROCKET", "ROCKET"),
    (r"MORTAR", "MORTAR"),
    (r"MACHINE-? ?GUN|SUBMACHINE|AK-?47|GALIL|\bUZI|M-60|AUTOMATIC RIFLE", "MACHINE GUN"),
    (r"RIFLE|M-16|G-3|FAL\b|CARBINE", "RIFLE"),
    (r"PISTOL|REVOLVER|HANDGUN|CALIBER|-MM", "HANDGUN"),
    (r"BOMB", "BOMB"),
    (r"EXPLOSIVE|CHARGE|DEVICE|TNT|BOOBY|TRAPS", "EXPLOSIVE"),
    (r"KNI[FV]E|MACHETE|\bAXES?\b|DAGGER|BAYONET|SWORD", "CUTTING DEVICE"),
    (r"STONE|ROCKS?\b", "STONE"),
    (r"TORTURE", "TORTURE"),
    (r"FIRE|FLAME|GASOLINE", "FIRE"),
    (r"GUN|BULLET|FIREARM|WEAPON|ARMS|SHOT", "GUN"),
)
EXPLOSIVES = ("DYNAMITE", "VEHICLE BOMB", "BOMB", "EXPLOSIVE")
CARRIERS = re.compile(r"\b(?:AIRCRAFT|PLANES?|HELICOPTERS?|GUNSHIPS?|BICYCLE|PICKUP|MOTORCYCLE)\b(?! BOMB)|(?<!WITH )\bCARTRIDGES\b")
WITHOUT = frozenset(["KIDNAPPING", "ARSON"])  # the task wants no instruments for these
SHOTS = re.compile(r"\b(?:SHOT|SHOTS|SHOOT\w*|GUNN\w+ DOWN|GUNFIRE|BULLETS?|OPENED FIRE|RIDDLED|FIRED)\b")
BURSTS = re.compile(r"\bMACHINE-?GUN\w*")
TORTURE = re.compile(r"\bTORTUR\w*")
BLASTS = re.compile(r"\bDYNAMIT\w*")
DEVICE = re.compile(
    r"\b(?:CAR[- ]?BOMBS?|MOLOTOV COCKTAILS?|DYNAMITE|MINES?|GRENADES?|MACHINE-? ?GUNS?|SUBMACHINE ?GUNS?|RIFLES?|PISTOLS?|REVOLVERS?|"
    r"(?:[A-Z]+ )?BOMBS?|EXPLOSIVES?|EXPLOSIVE (?:CHARGES?|DEVICES?)|ROCKETS?|MORTARS?|MISSILES?|AUTOMATIC WEAPONS|FIREARMS)\b"
)


def device_type(phrase: str) -> str | None:
    """The task's type of what is called *phrase*."""
    return next((kind for pattern, kind in TYPES if re.search(pattern, phrase)), None)


def instruments(scene: Scene, incident: Incident) -> tuple[tuple[str | None, str | None], ...]:
    """Names with their types; a type without a name where only a verb tells it."""
    if incident.type in WITHOUT or incident.stage == "THREATENED":
        return ()
    named = {device_name(upper(span.quote)): None for event in incident.events for span in event.weapons}
    typed = [(name, kind) for name in named if (kind := device_type(name)) and not CARRIERS.search(name)]
    return tuple(_one_explosive(typed)) or tuple((None, kind) for kind in _implied(scene, incident))


def device_name(phrase: str) -> str:
    """*phrase* without amounts in front: KILOS OF DYNAMITE → DYNAMITE."""
    return re.sub(r"^(?:KG|KILOS|KILOGRAMS|POUNDS|LOADS?|STICKS|TONS?) OF ", "", strip_front(phrase))


def _one_explosive(typed: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """A bomb, the device and the dynamite in it are one thing under several names: the most telling stands for all."""
    told = [kind for _, kind in typed]
    best = next((kind for kind in EXPLOSIVES if kind in told), None)
    explosive = next((pair for pair in typed if pair[1] == best), None)
    yield from (pair for pair in typed if pair[1] not in EXPLOSIVES or pair == explosive)


def _implied(scene: Scene, incident: Incident) -> tuple[str, ...]:
    """Types that the verbs tell."""
    told = " ; ".join(trigger_words(event) for event in incident.events)
    if incident.type == "BOMBING":
        return ("DYNAMITE",) if BLASTS.search(told) else ("BOMB",)
    if any(event.type == "attack.airstrike" for event in incident.events):
        return ("AERIAL BOMB",)
    if BURSTS.search(told):
        return ("MACHINE GUN",)
    near = told + " ".join(scene.around(event.trigger) for event in incident.events[:1])
    return ("GUN",) if incident.type == "ATTACK" and SHOTS.search(near) else ()
