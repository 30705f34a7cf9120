"""Figures side by side: who says how many, whose figure has been replaced, and which one a rule picks."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from tocsin.core.errors import SettingsError
from tocsin.core.events import TOLLS
from tocsin.core.folding import fold
from tocsin.core.incidents import Cited, Derived
from tocsin.core.tellings import Telling
from tocsin.core.values import Toll

T = TypeVar("T")
Tolls = tuple[Cited[Toll], ...]
OFFICIAL = frozenset(
    [
        "administration",
        "agency",
        "army",
        "authorities",
        "authority",
        "commission",
        "coroner",
        "council",
        "court",
        "department",
        "governor",
        "government",
        "hospital",
        "hospitals",
        "interior",
        "military",
        "ministry",
        "minister",
        "mayor",
        "officer",
        "officers",
        "official",
        "officials",
        "police",
        "policeman",
        "prefect",
        "president",
        "prosecutor",
        "prosecutors",
        "security",
        "sheriff",
        "spokesman",
        "spokeswoman",
        "state",
        "statement",
        "un",
    ]
)


def figures(tellings: Sequence[Telling], origin_of: Mapping[str, str]) -> dict[str, Tolls]:
    """Every toll of *tellings* under its kind, those that stand first, then the official, the agreed, the latest."""
    found: dict[str, Tolls] = {}
    for kind in TOLLS:
        said = [cited for telling in tellings for cited in _said(telling, kind, origin_of)]
        if said:
            found[kind] = _best_first(_superseded(said))
    return found


def derive(cited: Sequence[Cited[Toll]], rule: str) -> Derived | None:
    """The figure that *rule* picks from those that stand; None where there is none. Raises SettingsError for an unknown rule.

    ``conservative`` is the least, ``official`` the latest of an authority (of anybody where none speaks), ``latest`` the last published;
    ``range`` runs from the least to the greatest and has a best figure only where all agree.
    """
    if rule not in PICKS:
        raise SettingsError(f"unknown rule {rule!r} for figures; known: {', '.join(PICKS)}")
    standing = [c for c in cited if c.superseded is None]
    return PICKS[rule](standing) if standing else None


def is_official(source: str | None) -> bool:
    """Whether *source* is an authority by its words."""
    return bool(source) and not OFFICIAL.isdisjoint(fold(source or "").split())


def bounds(toll: Toll) -> tuple[int, float]:
    """The least and the greatest number that the words allow."""
    low = toll.low if toll.low is not None else 0
    return low, float("inf") if toll.high is None else toll.high


def number(toll: Toll) -> int:
    """The one number that stands for a toll."""
    return next(n for n in (toll.best, toll.low, toll.high) if n is not None)


def _said(telling: Telling, kind: str, origin_of: Mapping[str, str]) -> Iterator[Cited[Toll]]:
    """The toll of the event and each voice's own figure; a figure that only repeats the toll gives it its voice."""
    event, toll = telling.event, getattr(telling.event, kind)
    voiced = [f for f in event.figures if f.kind == kind and not (f.low is f.best is f.high is None)]
    own = [(Toll(low=f.low, best=f.best, high=f.high, mention=f.mention), f.source or event.source) for f in voiced]
    same = any((t.low, t.best, t.high) == (toll.low, toll.best, toll.high) for t, _ in own) if toll else True
    for value, source in own if same else [(toll, event.source), *own]:
        yield cite(value, telling, origin_of, source=source)


def cite(value: T, telling: Telling, origin_of: Mapping[str, str], *, source: str | None = None) -> Cited[T]:
    """*value* with where it was read and who says so."""
    about = telling.card
    return Cited(
        value=value,
        telling=telling.key,
        report=about.report,
        origin=origin_of[about.report],
        source=source if source is not None else telling.event.source,
        published=about.published,
    )


def _superseded(said: list[Cited[Toll]]) -> list[Cited[Toll]]:
    """An origin that comes back with a figure of the same voice, or of none, has replaced its earlier one."""
    return [replace(c, superseded=later[-1].telling) if (later := _later(c, said)) else c for c in said]


def _later(cited: Cited[Toll], said: Iterable[Cited[Toll]]) -> list[Cited[Toll]]:
    day = cited.published
    found = [c for c in said if c.origin == cited.origin and day and c.published and c.published > day and _one_voice(c, cited)]
    return sorted(found, key=lambda c: (c.published or date.min, c.telling))


def _one_voice(one: Cited[Toll], other: Cited[Toll]) -> bool:
    a, b = one.source, other.source
    return a is None or b is None or fold(a) == fold(b) or (is_official(a) and is_official(b))


def _best_first(said: list[Cited[Toll]]) -> Tolls:
    backing: dict[int, set[str]] = {}
    for cited in said:
        if cited.superseded is None:
            backing.setdefault(number(cited.value), set()).add(cited.origin)

    def rank(c: Cited[Toll]) -> tuple[bool, bool, int, int, str, int]:
        agreed = len(backing.get(number(c.value), ()))
        return c.superseded is not None, not is_official(c.source), -agreed, -_ordinal(c), c.telling, c.value.mention.start

    return tuple(sorted(said, key=rank))


def _ordinal(cited: Cited[Toll]) -> int:
    return cited.published.toordinal() if cited.published else 0


def _picked(rule: str, cited: Cited[Toll]) -> Derived:
    toll = cited.value
    return Derived(rule=rule, low=toll.low, best=toll.best, high=toll.high, tellings=(cited.telling,))


def _conservative(standing: Sequence[Cited[Toll]]) -> Derived:
    return _picked("conservative", min(standing, key=lambda c: number(c.value)))


def _official(standing: Sequence[Cited[Toll]]) -> Derived:
    spoken = [c for c in standing if is_official(c.source)] or standing
    return _picked("official", max(spoken, key=_ordinal))


def _latest(standing: Sequence[Cited[Toll]]) -> Derived:
    return _picked("latest", max(standing, key=_ordinal))


def _range(standing: Sequence[Cited[Toll]]) -> Derived:
    numbers = {number(c.value) for c in standing}
    stated = [n for c in standing for n in (c.value.low, c.value.best, c.value.high) if n is not None]
    open_ended = any(c.value.high is None for c in standing)
    best = next(iter(numbers)) if len(numbers) == 1 else None
    told = tuple(sorted({c.telling for c in standing}))
    return Derived(rule="range", low=min(stated), best=best, high=None if open_ended else max(stated), tellings=told)


PICKS: Mapping[str, Callable[[Sequence[Cited[Toll]]], Derived]] = {
    "conservative": _conservative,
    "official": _official,
    "latest": _latest,
    "range": _range,
}
