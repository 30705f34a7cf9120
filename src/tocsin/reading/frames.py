"""Words grouped round their trigger: one frame is one event, nothing read into values yet."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from tocsin.reading.actors import Cast
from tocsin.reading.cluster import Bounds, cluster
from tocsin.reading.consequences import deeds
from tocsin.reading.found import Found, vote
from tocsin.reading.status import read_status

SAME_EVENT = 0.5
OWN = {"when": 0.5, "place": 0.8}  # score from which a time or a place tells events apart; tried on the development reports
HIT = 0.6  # the same for a building that was hit
NAMES = re.compile(r"[A-Z][\w’'-]+|\d+")
BOTH_SIDES = ("attack.clash", "diplomacy.meeting", "diplomacy.agreement")  # here an actor may be doer and target at once
EMPTY = re.compile(r"(?i:the|a|an|of|in|on|to|by|and|or|is|was|it|its|his|her|that|this|more|s|\W*)")  # no words to name an event by
OFF = re.compile(r"(?i)\bde-?list|\bremov|\bdropp?|\bstruck|\boff\b|\btook\b.*\bfrom")
MANY = ("by", "against", "weapon", "claimed_by")  # roles that several may fill
ROLES = (*MANY, "place", "when", "killed", "killed_attackers", "injured", "abducted", "arrested", "source")
CONFS = ("conf:fact", "conf:claimed", "conf:suspected", "conf:accused", "conf:denied")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """Mention *number* plays a role; *conf* only of agents."""

    number: int
    score: float
    conf: str = "fact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One event: *triggers* are mention numbers, the one that names it best first; *roles* hold fillers, best first."""

    triggers: tuple[int, ...]
    type: str
    status: str
    certainty: str
    roles: Mapping[str, tuple[Filler, ...]]
    confidence: float

    def best(self, role: str) -> int | None:
        """The mention that fills *role* best."""
        fillers = self.roles.get(role, ())
        return fillers[0].number if fillers else None


def frames(found: Found, cast: Cast, *, strange_headline: bool = False) -> list[Frame]:
    """The events of the report, in the order of their triggers. What only a repeated paragraph tells makes none.

    A *strange_headline* tells another story than the body: no event is told in both.
    """
    triggers = [t for t in found.on("trigger") if not EMPTY.fullmatch(found.span(t).quote)]
    sides = {t: "headline" if found.role(t) == "headline" else "body" for t in triggers} if strange_headline else {}
    groups = _groups(found, triggers, _scores(found), sides)
    told = [g for g in groups if any(found.role(t) != "duplicate" for t in g)]
    return [_frame(found, cast, group) for group in told]


def _groups(
    found: Found, triggers: Sequence[int], scores: Mapping[tuple[int, int], float], sides: Mapping[int, str]
) -> list[tuple[int, ...]]:
    told = {p: s for p, s in scores.items() if sides.get(p[0]) == sides.get(p[1])}
    return cluster(triggers, told, least=SAME_EVENT, bounds=Bounds(marks=deeds(found, triggers), apart=_apart(found, triggers)))


def _apart(found: Found, triggers: Sequence[int]) -> list[tuple[int, int]]:
    """Pairs of triggers that surely have two times, two places or two buildings hit of their own: they are two events."""
    own = {role: {t: names for t in triggers if (names := _own_names(found, t, role))} for role in OWN}
    hit = {t: heads for t in triggers if (heads := _buildings(found, t))}
    elsewhere = [(a, b) for of in own.values() for a, b in combinations(of, 2) if not (of[a] <= of[b] or of[b] <= of[a])]
    return elsewhere + [(a, b) for a, b in combinations(hit, 2) if hit[a].isdisjoint(hit[b])]


def _buildings(found: Found, trigger: int) -> frozenset[str]:
    """The last words of the facilities that surely were hit: hospital."""
    arcs = (arc for arc in found.from_head(trigger, "against") if arc.score >= HIT)
    tails = (arc.tail for arc in arcs if found.mention(arc.tail).tag("target_kind", "") == "facility")
    return frozenset(found.span(n).quote.casefold().split()[-1] for n in tails)


def _own_names(found: Found, trigger: int, role: str) -> frozenset[str]:
    """The words with capitals, and the figures, of the time or place that surely belongs to *trigger*."""
    arc = max(found.from_head(trigger, role), key=lambda a: a.score, default=None)
    return frozenset(NAMES.findall(found.span(arc.tail).quote)) if arc and arc.score >= OWN[role] else frozenset()


def _scores(found: Found) -> dict[tuple[int, int], float]:
    """Triggers of different groups of types are never one event."""
    group = {t: found.mention(t).tag("type", "").split(".")[0] for t in found.on("trigger")}
    return {(a, b): s for (a, b), s in found.pair_scores("same event").items() if group.get(a) == group.get(b)}


def _frame(found: Found, cast: Cast, group: Sequence[int]) -> Frame:
    order = sorted(group, key=lambda t: (found.role(t) == "duplicate", -found.mention(t).score, t))
    main = found.mention(order[0])
    kind = _list_or_off(vote([found.mention(t).tags["type"] for t in group]), found.span(order[0]).quote)
    roles = {role: _fill(found, cast, group, role) for role in ROLES}
    if kind not in BOTH_SIDES:
        roles |= _one_side(roles, cast)
    elif kind == "attack.clash" and _is_told_of_both(roles, cast):
        roles |= {"by": _united(roles["by"], roles["against"], cast), "against": _united(roles["against"], roles["by"], cast)}
    return Frame(
        triggers=tuple(order),
        type=kind,
        status=read_status(found.report.text, main),
        certainty=main.tag("certainty", "alleged"),
        roles=roles,
        confidence=round(main.score * main.tags["type"][1], 4),
    )


def _list_or_off(kind: str, words: str) -> str:
    """The type, but a listing in words of taking off ("de-listing", "removed") is a delisting."""
    return "designation.delisting" if kind == "designation.listing" and OFF.search(words) else kind


def _fill(found: Found, cast: Cast, group: Sequence[int], role: str) -> tuple[Filler, ...]:
    """Who or what plays *role*: the best trigger speaks for the event; of one actor's mentions the best stays."""
    arcs = found.from_heads(group, role)
    if not arcs:
        return ()
    best: dict[int, float] = {}
    for arc in arcs:
        if arc.score > best.get(arc.tail, -1.0) and found.role(arc.tail) not in ("boilerplate", "duplicate"):
            best[arc.tail] = arc.score
    kept: dict[str | int, tuple[int, float]] = {}
    for number, score in sorted(best.items(), key=lambda b: (-b[1], b[0])):
        kept.setdefault(_who(number, cast), (number, score))
    return tuple(
        Filler(number=number, score=score, conf=_conf(found, group, number) if role == "by" else "fact") for number, score in kept.values()
    )


def _conf(found: Found, group: Sequence[int], agent: int) -> str:
    """How sure the report is of this agent."""
    says = [arc for trigger in group for conf in CONFS for arc in found.from_head(trigger, conf) if arc.tail == agent]
    return max(says, key=lambda arc: arc.score).label.removeprefix("conf:") if says else "fact"


def _who(number: int, cast: Cast) -> str | int:
    """The actor that the mention names; the mention itself where it names none."""
    return cast.owner.get(number, number)


def _one_side(roles: Mapping[str, tuple[Filler, ...]], cast: Cast) -> dict[str, tuple[Filler, ...]]:
    """An actor told both as doer and as target is what the model is surer of."""
    if not (roles["by"] and roles["against"]):
        return {}
    best: dict[str | int, tuple[float, str]] = {}
    for role in ("by", "against"):
        for f in roles[role]:
            best[_who(f.number, cast)] = max(best.get(_who(f.number, cast), (0.0, role)), (f.score, role))
    return {role: tuple(f for f in roles[role] if best[_who(f.number, cast)][1] == role) for role in ("by", "against")}


def _is_told_of_both(roles: Mapping[str, tuple[Filler, ...]], cast: Cast) -> bool:
    """Whether a clash is told of both sides alike: somebody is doer and target, or there are two doers and no target."""
    doers, targets = ({_who(f.number, cast) for f in roles[role]} for role in ("by", "against"))
    return bool(doers & targets) or (len(doers) > 1 and not targets)


def _united(own: tuple[Filler, ...], other: tuple[Filler, ...], cast: Cast) -> tuple[Filler, ...]:
    """*own* and those of *other* that are not among them."""
    known = {_who(f.number, cast) for f in own}
    return (*own, *(f for f in other if _who(f.number, cast) not in known))
