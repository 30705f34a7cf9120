"""Values in a few words, for tables, terminals and pages."""

from collections.abc import Mapping

from tocsin.core.events import TOLLS, Event, Reading
from tocsin.core.values import Figure, Place, Toll, When

TOLL_WORDS = {
    "killed": "killed",
    "killed_attackers": "attackers killed",
    "injured": "injured",
    "abducted": "abducted",
    "arrested": "arrested",
}
HIDDEN = {
    **dict.fromkeys([*range(9), *range(11, 32), *range(127, 160)], "\ufffd"),
    **dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\ufffd"),
}
"""Characters that steer a terminal or turn the writing round; replaced one for one, so that offsets hold."""


def visible(text: str) -> str:
    """*text* with every character that a terminal would obey replaced by one that it shows."""
    return text.translate(HIDDEN)


def in_words(toll: Toll | Figure) -> str:
    """A number as it is known: ``5``, ``5+`` (at least), ``<=40``, ``5 (3-8)``, ``24+``."""
    low, best, high = toll.low, toll.best, toll.high
    if best is None:
        return f"{low}+" if high is None else f"<={high}" if low is None else f"{low}-{high}"
    if low == high == best or (low is None and high is None):
        return str(best)
    if low == best and high is None:
        return f"{best}+"
    if low is None and high == best:
        return f"<={best}"
    return f"{best} ({'' if low is None else low}-{'' if high is None else high})"


def tolls_of(event: Event) -> str:
    """All numbers of *event*, one a line."""
    told = {name: toll for name in TOLLS if (toll := getattr(event, name))}
    return "\n".join(f"{in_words(toll)} {TOLL_WORDS[name]}" for name, toll in told.items())


def day_of(when: When | None) -> str:
    """The days as far as they are known, else the words."""
    if when is None:
        return ""
    if when.start is None and when.end is None:
        return f"“{when.mention.quote}”"
    if when.start == when.end:
        return str(when.start)
    return f"{when.start or '…'} – {when.end or '…'}"


def place_of(place: Place | None) -> str:
    """``Kandu, Kandu Province, XK``, without what repeats itself."""
    if place is None:
        return ""
    parts = (place.name, place.admin, place.country)
    return ", ".join(part for n, part in enumerate(parts) if part and part not in parts[:n])


def by_of(event: Event, names: Mapping[str, str]) -> str:
    """Who did it, one a line, with how sure that is where it is not told as fact."""
    told = [(names.get(agent.actor or "", agent.mention.quote), agent.conf) for agent in event.by]
    return "\n".join(dict.fromkeys(name if conf == "fact" else f"{name} ({conf})" for name, conf in told))


def against_of(event: Event, names: Mapping[str, str]) -> str:
    """Whom it was done to, one a line."""
    return "\n".join(dict.fromkeys(names.get(target.actor or "", target.mention.quote) for target in event.against))


def names_of(reading: Reading) -> dict[str, str]:
    """The name of each actor by id."""
    return {actor.id: actor.name for actor in reading.actors}


def source_line(reading: Reading) -> str:
    """Publisher, date and where it was found."""
    report = reading.report
    basis = f" ({report.published_basis})" if report.published_basis in ("inferred", "given") else ""
    published = f"{report.published.isoformat()}{basis}" if report.published else "no date"
    publisher = f"{report.publisher or 'unknown publisher'}{f', on the page of {report.republisher}' if report.republisher else ''}"
    return _one_line(f"{publisher} · {published} · {report.url or report.address} · {report.id.removeprefix('sha256:')[:12]}")


def headline_of(reading: Reading) -> str:
    """The title, else the first words of the text."""
    first = reading.report.text.strip().partition("\n")[0]
    return _one_line(reading.report.title or "") or (first if len(first) <= 90 else f"{first[:89]}…")


def _one_line(words: str) -> str:
    """A name of a file or a title may hold ends of lines."""
    return " ".join(words.split())
