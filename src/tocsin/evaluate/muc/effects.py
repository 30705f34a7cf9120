"""What an incident did to those and that which it hit."""

import re

from tocsin.core.events import Event
from tocsin.core.text import Span
from tocsin.core.values import Toll
from tocsin.evaluate.muc.incidents import Incident, triggers
from tocsin.evaluate.muc.scene import Scene

DEATH = re.compile(
    r"\b(?:KILL\w*|DEATHS?|DEAD|DIED?|DYING|MURDER\w*|ASSASSINAT\w*|EXECUT\w*|MASSACR\w*|SLAIN|LIVES|BODY|BODIES|SHOT TO DEATH)\b"
)
INJURY = re.compile(r"\b(?:WOUND\w*|INJUR\w*|HURT|BURNED|BEATEN|TORTUR\w*)\b")
FREED = re.compile(r"\b(?:RELEAS\w*|FREED|RESCU\w*|ESCAPED|REGAIN\w*|LIBERAT(?:ED|ES|ING))\b")
RUINED = re.compile(r"\b(?:DESTROY\w*|DEMOLISH\w*|TOPPL\w*|KNOCKED DOWN|RAZED|WRECKED)\b")
DAMAGED = re.compile(r"\b(?:DAMAG\w*|SHATTER\w*|BROKE\w*|HIT|FIRE|AFFECT\w*|SABOTAG\w*)\b")
UNHARMED = re.compile(r"\b(?:NO DAMAGE|WITHOUT (?:CAUSING )?DAMAGE|NO MATERIAL DAMAGE|UNDAMAGED|ONLY CAUSED ALARM)\b")
TAKEN = re.compile(r"\b(?:STOLE|STOLEN|ROBBED|LOOTED|LOOTING|STEAL\w*)\b")


def _some(toll: Toll | None) -> bool:
    return toll is not None and bool(toll.best or toll.low or toll.high)


def _none(toll: Toll | None) -> bool:
    return toll is not None and not _some(toll)


def _distance(pattern: re.Pattern[str], scene: Scene, span: Span) -> int | None:
    """How far from *span* the nearest of *pattern* stands in its sentence."""
    start, end = scene.sentence(span)
    gaps = [max(span.start - match.end(), match.start() - span.end, 0) for match in pattern.finditer(scene.text, start, end)]
    return min(gaps, default=None)


def harm(scene: Scene, incident: Incident, event: Event, span: Span) -> tuple[str, ...]:
    """What happened to the person at *span*."""
    if incident.stage == "THREATENED":
        return ()
    if counted := _counted_in(event, span):
        return (counted,)
    killed, injured = _some(event.killed), _some(event.injured)
    if killed and injured:
        others = _all_of_others(event, span)
        return (others,) if others else _nearer(_distance(DEATH, scene, span), _distance(INJURY, scene, span))
    return _alone(scene, incident, event, span)


def _counted_in(event: Event, span: Span) -> str | None:
    """The effect of the toll whose words *span* is among; None where killed and injured are counted in the same words."""
    killed, injured = event.killed, event.injured
    if killed and injured and _some(killed) and _some(injured) and killed.mention.overlaps(injured.mention):
        return None
    tolls = ((killed, "DEATH"), (injured, "INJURY"))
    return next((effect for toll, effect in tolls if toll and _some(toll) and toll.mention.overlaps(span)), None)


def _alone(scene: Scene, incident: Incident, event: Event, span: Span) -> tuple[str, ...]:
    """The effect where people were killed or injured, not both, or neither."""
    died_of_it = event.type == "attack.assassination" and event.status == "occurred" and not _none(event.killed)
    if _some(event.killed) or (died_of_it and not _some(event.injured)):
        return ("DEATH",)
    if _some(event.injured):
        return ("INJURY",)
    freed = incident.type == "KIDNAPPING" and _distance(FREED, scene, span) is not None
    return ("REGAINED FREEDOM",) if freed else ()


def _all_of_others(event: Event, span: Span) -> str | None:
    """The effect left for *span* where one toll is used up by other targets that its words name."""
    for toll, effect in ((event.killed, "INJURY"), (event.injured, "DEATH")):
        named = [target for target in event.against if toll and target.mention.overlaps(toll.mention)]
        if toll and toll.best == 1 and len(named) == 1 and not toll.mention.overlaps(span):
            return effect
    return None


def _nearer(death: int | None, injury: int | None) -> tuple[str, ...]:
    if death is None and injury is None:
        return ()
    return ("DEATH",) if injury is None or (death is not None and death <= injury) else ("INJURY",)


def spared(incident: Incident) -> str | None:
    """NO DEATH, NO INJURY or both where the report counts nobody."""
    killed = any(_none(event.killed) for event in incident.events)
    injured = any(_none(event.injured) for event in incident.events)
    if any(_some(event.killed) or _some(event.injured) for event in incident.events):
        return None
    return "NO INJURY OR DEATH" if killed and injured else "NO DEATH" if killed else "NO INJURY" if injured else None


def damage(scene: Scene, incident: Incident, span: Span) -> str | None:
    """What happened to the thing at *span*; None where the report does not say."""
    if incident.stage == "THREATENED":
        return None
    found = {
        effect: gap
        for effect, pattern in (("NO DAMAGE", UNHARMED), ("DESTROYED", RUINED), ("SOME DAMAGE", DAMAGED))
        if (gap := _distance(pattern, scene, span)) is not None
    }
    if incident.stage == "ATTEMPTED":
        return "NO DAMAGE"
    usual = "SOME DAMAGE" if incident.type in ("ARSON", "BOMBING") else None
    return min(found, key=lambda effect: found[effect], default=usual)


def told_by(event: Event, pattern: re.Pattern[str]) -> bool:
    """Whether a mention of *event* is one of *pattern*."""
    return any(pattern.search(span.quote.upper()) for span in triggers(event))
