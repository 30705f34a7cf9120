"""The five string roles (GRIT): who and what fills them in the whole report, each once.

Whatever the record names is asked about, role by role, by a linear model (`weights.json`, fitted on the training keys); the most likely
come first, and what only names the same again is left out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tocsin.core.events import Reading
from tocsin.evaluate.muc import linear
from tocsin.evaluate.muc.fillers import Filler, find_fillers
from tocsin.evaluate.muc.scene import prepare
from tocsin.evaluate.muc.words import tidy

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
LIKELY = 0.2  # chosen on the development texts; F falls by a point to 0.25, by three to 0.3


def roles(reading: Reading | None, dateline: Mapping[str, str | None], text: str) -> dict[str, list[list[str]]]:
    """One mention an entity, as *text* writes it; nothing where there is no record."""
    found = find_fillers(prepare(reading, dateline)) if reading else ()
    words = running(text)
    return {role: [[name] for name in _names((one for one in found if one.role == role), words)] for role in ROLES}


def _names(fillers: Iterable[Filler], words: str) -> Iterator[str]:
    """Those of *fillers* of one role that are likely and new, the likeliest first."""
    weights = linear.load()
    asked = ((linear.likelihood(weights[one.role], one.signs), one, as_written(one.name, words)) for one in fillers)
    told: list[Filler] = []
    for likely, one, written in sorted(asked, key=lambda answer: -answer[0]):
        if written and likely >= LIKELY and not any(_same(one, other) for other in told):
            told.append(one)
            yield written


def _same(one: Filler, other: Filler) -> bool:
    """Whether *one* can only be the *other* under another name."""
    if (one.actor and one.actor == other.actor) or any(span.overlaps(also) for span in one.spans for also in other.spans):
        return True
    these, those = one.name.split(), other.name.split()
    return these[-1] == those[-1] if one.role == "Victim" else _within(these, those) or _within(those, these)


def _within(these: Sequence[str], those: Sequence[str]) -> bool:
    return set(these) <= set(those)


def running(text: str) -> str:
    """*text* in small letters on one line, as `as_written` looks names up in it."""
    return " ".join(text.split()).lower()


def as_written(name: str, words: str) -> str | None:
    """*name* as it stands in *words*, a `running` text; None if it does not."""
    plain = tidy(name).lower()
    return plain if plain in words else None
