"""One case as a card of the page: what is said of it, by whom, and in which words."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from tocsin.core.folding import fold
from tocsin.core.incidents import Cited, Incident, Side
from tocsin.core.tellings import Party
from tocsin.core.text import Span
from tocsin.core.values import Toll
from tocsin.dossiers.cases import standing
from tocsin.dossiers.ledger import Ledger
from tocsin.dossiers.records import Case
from tocsin.dossiers.spots import best_place
from tocsin.dossiers.wording import CONF_WORDS, PART_WORDS, TOLL_WORDS, amount, days, escape, kind, party, place, plural, time

T = TypeVar("T")
Reference = tuple[str, Span]
MOST_REFERENCES = 6  # shown behind one value; the others are counted
REASONS = 4
REPLACED = "replaced later, by the same origin or by a person"


@dataclass(frozen=True, slots=True)
class Words:
    """What the page needs to write a value: the words behind it, the labels of event types, and which incidents have a card.

    *home* is the anchor and the name of the part of the page that is being written.
    """

    ledger: Ledger
    labels: Mapping[str, str]
    shown: frozenset[str] = frozenset()
    home: tuple[str, str] | None = None

    def label(self, event_type: str) -> str:
        """An event type in words."""
        return self.labels.get(event_type, event_type)

    def at(self, anchor: str, name: str) -> "Words":
        """The same for another part of the page."""
        return replace(self, home=(anchor, name))


def linked(said: str, found: Iterable[Reference], words: Words) -> str:
    """*said* as a link to the first of the words that prove it, with a number for each further one. Plain where there are none."""
    ledger = words.ledger
    known = [(number, ledger.tip(*one)) for one in dict.fromkeys(found) for number in (ledger.number(*one, words.home),) if number]
    if not known:
        return escape(said)
    more = [f'<a href="#q{number}" title="{escape(tip)}">{n}</a>' for n, (number, tip) in enumerate(known[1:MOST_REFERENCES], 2)]
    left = [f"+{len(known) - MOST_REFERENCES}"] if len(known) > MOST_REFERENCES else []
    sup = f"<sup>{' '.join((*more, *left))}</sup>" if more else ""
    return f'<a class="v" href="#q{known[0][0]}" title="{escape(known[0][1])}">{escape(said)}</a>{sup}'


def card(case: Case, words: Words) -> str:
    """*case* as an article of the page."""
    incident, words = case.incident, words.at(*home_of(case, words))
    status = f'<em class="status">{escape(incident.status)}</em> ' if incident.status != "occurred" else ""
    what = linked(words.label(incident.type), ((telling.card.report, telling.event.trigger) for telling in case.told), words)
    head = f'<h4><span class="day">{_day(case, words)}</span> {what} {_where(incident, words)}{status}{_part(case)}</h4>'
    lines = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in (*_lines(case, words), *_differing(case, words)))
    return f'<article class="case {case.part}" id="{escape(incident.id)}">{head}<dl>{lines}</dl>{_foot(case)}</article>\n'


def _day(case: Case, words: Words) -> str:
    if case.stands_in:
        return f'<small title="the day of the first report: no day is told">published {case.day}</small>'
    told = (cited for cited in case.incident.when if cited.value.start or cited.value.end)
    return linked(days(case.incident.start, case.incident.end), _references(told), words)


def _where(incident: Incident, words: Words) -> str:
    said = standing(incident.place)
    if not said:
        return ""
    same = (cited for cited in said if cited.value.name == said[0].value.name)
    return f'<span class="where">{linked(place(said[0].value), _references(same), words)}</span> '


def home_of(case: Case, words: Words) -> tuple[str, str]:
    """The anchor of the card of *case*, and what it is called there."""
    where = best_place(case)
    named = (str(case.day or ""), words.label(case.incident.type), where.value.name if where else "")
    return case.incident.id, ", ".join(part for part in named if part)


def case_link(case: Case, words: Words, look: str = "plain") -> str:
    """The day of *case* as a link to its card; plain where it has none on the page."""
    anchor, name = home_of(case, words)
    day = str(case.day or "no day")
    if anchor not in words.shown:
        return f'<span class="{look}">{day}</span>'
    return f'<a class="{look}" href="#{escape(anchor)}" title="{escape(name)}">{day}</a>'


def _part(case: Case) -> str:
    confs = ", ".join(word for conf in case.confs if (word := CONF_WORDS[conf]))
    return f'<span class="part {case.part}">{PART_WORDS[case.part]}{f": {confs}" if confs and case.part != "denied" else ""}</span>'


def _references(said: Iterable[Cited[T]]) -> Iterator[Reference]:
    for cited in said:
        mention = getattr(cited.value, "mention", None)
        if cited.report and mention and cited.superseded is None:
            yield cited.report, mention


def _lines(case: Case, words: Words) -> Iterator[tuple[str, str]]:
    """What is said of it, each with its label."""
    incident = case.incident
    for name, label in (("by", "by"), ("claimed_by", "claimed by"), ("against", "against")):
        if said := standing(getattr(incident, name)):
            yield label, _joined(said, _doer if name == "by" else _sufferer, words)
    for name, tolls in incident.figures.items():
        yield TOLL_WORDS.get(name, name), _tolls(tolls, words)
    if incident.weapons:
        yield "weapons", _weapons(case, words)


def _differing(case: Case, words: Words) -> Iterator[tuple[str, str]]:
    """What reports say differently of the values in the title."""
    incident = case.incident
    places, times = standing(incident.place), standing(incident.when)
    if len({place(cited.value) for cited in places}) > 1:
        yield "places", _joined(places, place, words)
    if len({time(cited.value) for cited in times}) > 1:
        yield "when", _joined(times, time, words)
    for label, said in (("status", standing(incident.statuses)), ("told as", standing(incident.types))):
        if len({cited.value for cited in said}) > 1:
            yield label, _by_telling(case, said, words)


def _joined(said: Sequence[Cited[T]], in_words: Callable[[T], str], words: Words) -> str:
    """Each value once, with all who say it."""
    groups: dict[str, list[Cited[T]]] = {}
    for cited in said:
        groups.setdefault(in_words(cited.value).casefold(), []).append(cited)
    return "; ".join(f"{linked(in_words(group[0].value), _references(group), words)}{_by_person(group)}" for group in groups.values())


def _by_person(group: Sequence[Cited[T]]) -> str:
    signer = next((cited.origin for cited in group if cited.report is None), None)
    return f" <small>(put right by {escape(signer)})</small>" if signer else ""


def _doer(who: Party) -> str:
    conf = CONF_WORDS[who.conf]
    return f"{party(who)} ({conf})" if conf else party(who)


def _sufferer(who: Party) -> str:
    return party(who) if who.name else f"{party(who)} ({kind(who.kind)})" if who.kind not in ("other", "armed_group") else party(who)


def _tolls(tolls: Sequence[Cited[Toll]], words: Words) -> str:
    """Each figure with who says so; what its own origin has replaced is struck out."""
    groups: dict[tuple[str, str, bool], list[Cited[Toll]]] = {}
    for cited in tolls:
        groups.setdefault((amount(cited.value), cited.source or "", cited.superseded is None), []).append(cited)
    return "; ".join(_toll(value, group, words) for (value, _, _), group in groups.items())


def _toll(value: str, group: Sequence[Cited[Toll]], words: Words) -> str:
    """One figure of one voice."""
    said = linked(value, ((cited.report, cited.value.mention) for cited in group if cited.report), words)
    voice = group[0].source if group[0].report else None
    about = f" <small>{escape(voice)}</small>" if voice else _by_person(group)
    return f"{said}{about}" if group[0].superseded is None else f'<s title="{REPLACED}">{said}</s>{about}'


def _weapons(case: Case, words: Words) -> str:
    spans = [(telling.card.report, span) for telling in case.told for span in telling.event.weapons]
    names: dict[str, str] = {}
    for cited in case.incident.weapons:
        names.setdefault(fold(cited.value), cited.value)
    return "; ".join(linked(name, [one for one in spans if fold(one[1].quote) == folded], words) for folded, name in names.items())


def _by_telling(case: Case, said: Sequence[Cited[str]], words: Words) -> str:
    """Values that have no words of their own are proved by the words that tell the event."""
    triggers = {telling.key: (telling.card.report, telling.event.trigger) for telling in case.told}
    groups: dict[str, list[Reference]] = {}
    for cited in said:
        groups.setdefault(words.label(cited.value), []).extend([triggers[cited.telling]] if cited.telling in triggers else [])
    return "; ".join(linked(value, found, words) for value, found in groups.items())


def _foot(case: Case) -> str:
    incident = case.incident
    told = f"{plural(len(incident.reports), 'report')}, {plural(len(incident.origins) or 1, 'origin')}"
    review = f" · {incident.review} by a person" if incident.review != "open" else ""
    disputes = "".join(f'<p class="dispute">disputed: {_sides(one.field, one.sides)}</p>' for one in incident.disputes)
    reasons = [merge.why for merge in incident.merges if merge.why]
    left = len(reasons) - REASONS
    joined = "; ".join(escape(why) for why in reasons[:REASONS])
    why = f'<p class="dim">put together because {joined}{f"; and {left} more" if left > 0 else ""}</p>' if reasons else ""
    return f'{disputes}<p class="dim">{told}{review} · <a href="#{escape(incident.id)}">{escape(incident.id)}</a></p>{why}'


def _sides(field: str, sides: Sequence[Side]) -> str:
    said = " / ".join(f"{escape(side.value)} ({plural(len(side.origins), 'origin')})" for side in sides)
    return f"{escape(field.replace('_', ' '))}: {said}"
