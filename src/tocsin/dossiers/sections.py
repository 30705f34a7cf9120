"""The parts of the page beside the incidents: who it is, names, listings, ties, sayings, and what else is told."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from tocsin.dossiers.cards import Words, case_link, linked
from tocsin.dossiers.cases import standing
from tocsin.dossiers.records import Aside, Bond, Case, Dossier, Named, Period, Ruling, Saying
from tocsin.dossiers.tables import left_out, nothing, nowrap, table, web
from tocsin.dossiers.timeline import stretches
from tocsin.dossiers.wording import PART_WORDS, escape, kind, listed, period

TIE_WORDS: Mapping[str, tuple[str, str]] = {
    "hostile": ("hostile to", "hostile to"),
    "allied": ("allied with", "allied with"),
    "supports": ("supports", "is supported by"),
    "part_of": ("part of", "has as a part"),
    "splinter_of": ("split from", "from it split"),
    "leads": ("leads", "is led by"),
    "negotiates_with": ("negotiates with", "negotiates with"),
    "recognises": ("recognises", "is recognised by"),
    "rival": ("rival of", "rival of"),
}
"""A tie as the subject has it: as the first of the two, and as the second."""
GROUPS = (
    ("Allies", ("allied", "supports", "recognises")),
    ("Enemies", ("hostile", "rival")),
    ("Talks", ("negotiates_with",)),
    ("Parts, parents and people", ("part_of", "splinter_of", "leads")),
)
ACTION_WORDS: Mapping[str, str] = {
    "list": "lists",
    "delist": "takes off a list",
    "review": "reviews",
    "call_for": "calls for the listing of",
    "refuse": "refuses to list",
}
MET = (("Whom it attacked", "against", ("did", "blamed", "both")), ("Who attacked it", "by", ("suffered", "both")))
STATUSES = ("planned", "threatened", "hypothetical", "recurring", "attempted", "denied", "occurred")
TOO_VAGUE = "Told to have occurred, too vaguely to be an incident"
MOST_ROWS, MOST_SAYINGS, MOST_LINKS, LONG = 40, 120, 12, 420
QUOTES = '“”"'


def who(dossier: Dossier) -> str:
    """What the registry knows, or as much as the reports tell."""
    profile = dossier.profile
    facts = "".join(f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>" for label, value in profile.facts)
    unknown = "" if profile.known else nothing("The registry has no entry for it: this is what the reports tell.")
    return f'{unknown}<dl class="facts">{facts}</dl>'


def names(dossier: Dossier, words: Words) -> str:
    """Names over time: the registry's, and those that reports use."""
    profile = dossier.profile
    chart = stretches(profile.names, dossier.on, f"Names of {dossier.subject.name} over time")
    rows = ((escape(one.label), _days(one), escape(one.note)) for one in profile.names)
    known = f"<h3>By the registry</h3>{chart}{table(('name', 'when', ''), rows)}" if profile.names else ""
    also = f"<p>Also known as {escape(listed(profile.aliases))}.</p>" if profile.aliases else ""
    used = (_named(one, words) for one in dossier.named[:MOST_ROWS])
    left = left_out(len(dossier.named), MOST_ROWS, "name")
    said = table(("name", "reports", "first", "last"), used, left) or nothing("No report names it.")
    return f"{known}{also}<h3>By reports</h3>{said}"


def _named(one: Named, words: Words) -> tuple[str, ...]:
    found = ((proof.report, proof.span) for proof in one.proofs)
    return linked(one.name, found, words), str(one.reports), _day(one.first), _day(one.last)


def _days(one: Period) -> str:
    return nowrap(period(one.start, one.end, one.by))


def _day(day: date | None) -> str:
    return nowrap(day) if day else "–"


def listings(dossier: Dossier, words: Words) -> str:
    """Who has put the subject on a list: what the registry knows, and, apart, what reports say."""
    held = dossier.profile.listings
    chart = stretches(held, dossier.on, f"Listings of {dossier.subject.name} over time")
    rows = ((escape(one.label), _days(one), _note(one)) for one in held)
    known = chart + table(("list", "when", ""), rows) if held else nothing("The registry knows of no list that it stands on.")
    target = [ruling for ruling in dossier.rulings if ruling.is_target]
    own = [ruling for ruling in dossier.rulings if not ruling.is_target]
    said = _rulings(target, words) or nothing("No report tells of a listing.")
    others = f"<h3>Whom it has listed, by reports</h3>{_rulings(own, words)}" if own else ""
    return f"<h3>By the registry</h3>{known}<h3>By reports</h3>{said}{others}"


def _note(one: Period) -> str:
    check = "" if one.sure else '<em class="status">to be checked</em>'
    return " · ".join(part for part in (escape(one.note), web(one.source, "source" if "://" in one.source else one.source), check) if part)


def _rulings(rulings: Sequence[Ruling], words: Words) -> str:
    rows = (_ruling(one, words) for one in rulings[-MOST_ROWS:])
    return table(("when", "what", "status"), rows, left_out(len(rulings), MOST_ROWS, "earlier telling"))


def _ruling(one: Ruling, words: Words) -> tuple[str, ...]:
    said = f"{one.authority} {ACTION_WORDS[one.designation.action]} {one.target}"
    status = one.designation.status
    what = linked(said, [(one.report, one.designation.mention)], words)
    return nowrap(one.designation.when or "–"), what, status if status == "occurred" else f'<em class="status">{status}</em>'


def ties(dossier: Dossier, words: Words) -> str:
    """Allies and enemies: the ties that reports state, and whom it meets in the incidents."""
    stated = "".join(_ties(title, [bond for bond in dossier.bonds if bond.kind in kinds], words) for title, kinds in GROUPS)
    met = "".join(_opposite(title, _others(dossier, field, parts), words) for title, field, parts in MET)
    return (stated or nothing("No report states a tie.")) + met


def _ties(title: str, bonds: Sequence[Bond], words: Words) -> str:
    rows = (_bond(bond, words) for bond in bonds[:MOST_ROWS])
    said = table(("tie", "who", "reports", "as"), rows, left_out(len(bonds), MOST_ROWS, "tie"))
    return f"<h3>{title}</h3>{said}" if said else ""


def _bond(bond: Bond, words: Words) -> tuple[str, ...]:
    other = linked(bond.other, ((proof.report, proof.span) for proof in bond.proofs), words)
    statuses = ", ".join(f"{status} {n}" for status, n in sorted(bond.statuses.items(), key=lambda one: (-one[1], one[0])))
    return TIE_WORDS[bond.kind][0 if bond.forward else 1], other, str(len({proof.report for proof in bond.proofs})), statuses


def _others(dossier: Dossier, field: str, parts: Sequence[str]) -> dict[str, list[Case]]:
    """Who stands on the other side of attacks: counted, which states no enmity."""
    found: dict[str, list[Case]] = {}
    for case in (case for case in dossier.cases if case.part in parts and case.incident.type.startswith("attack.")):
        said = (cited.value for cited in standing(getattr(case.incident, field)))
        others = [party for party in said if party.conf != "denied" and not dossier.subject.is_meant(party.key, party.name)]
        for name in dict.fromkeys(party.name or f"{kind(party.kind)}, not named" for party in others):
            found.setdefault(name, []).append(case)
    return found


def _opposite(title: str, found: Mapping[str, Sequence[Case]], words: Words) -> str:
    ranked = sorted(found.items(), key=lambda one: (-len(one[1]), one[0]))
    rows = ((escape(name), str(len(cases)), _case_links(cases, words)) for name, cases in ranked[:MOST_ROWS])
    said = table(("who", "incidents", "which"), rows, left_out(len(ranked), MOST_ROWS, "other"))
    return f"<h3>{title}, in the incidents</h3>{said}" if said else ""


def _case_links(cases: Sequence[Case], words: Words) -> str:
    more = f" and {len(cases) - MOST_LINKS} more" if len(cases) > MOST_LINKS else ""
    return ", ".join(case_link(case, words) for case in cases[:MOST_LINKS]) + more


def sayings(dossier: Dossier, words: Words, *, own: bool) -> str:
    """What was said by the subject, or about it; the latest first."""
    found = [saying for saying in dossier.sayings if saying.own == own]
    found.sort(key=lambda one: (str(dossier.reports[one.report].published or ""), one.report), reverse=True)
    if not found:
        return nothing(f"No report quotes {'it' if own else 'anybody on it'}.")
    inner = "".join(_saying(one, dossier, words) for one in found[:MOST_SAYINGS])
    return f'<ul class="sayings">{inner}</ul>{left_out(len(found), MOST_SAYINGS, "earlier statement")}'


def _saying(one: Saying, dossier: Dossier, words: Words) -> str:
    said = " … ".join(" ".join(span.quote.split()) for span in one.content)
    short = said if len(said) <= LONG else f"{said[:LONG].rsplit(' ', 1)[0]} …"
    report = dossier.reports[one.report]
    source = f'<span class="dim">{report.published or "no date"}, {escape(report.publisher or "unknown publisher")}</span>'
    office = f" <small>({escape(one.office)})</small>" if one.office else ""
    speaker = linked(one.speaker, [(one.report, one.words)], words)
    what = linked(f"“{short.strip(QUOTES).strip()}”" if one.direct else short, ((one.report, span) for span in one.content), words)
    return f"<li>{source} {speaker}{office}: {what}</li>"


def asides(dossier: Dossier, words: Words) -> str:
    """What is told of the subject and is no incident, by status; the latest first."""
    groups: dict[str, list[Aside]] = {}
    for aside in sorted(dossier.asides, key=lambda one: str(dossier.reports[one.report].published or ""), reverse=True):
        groups.setdefault(aside.event.status, []).append(aside)
    return "".join(_asides(status, groups[status], dossier, words) for status in STATUSES if status in groups) or nothing("Nothing.")


def _asides(status: str, found: Sequence[Aside], dossier: Dossier, words: Words) -> str:
    rows: Iterable[Sequence[str]] = (_aside(one, dossier, words) for one in found[:MOST_ROWS])
    said = table(("report of", "what", "its part", "where"), rows, left_out(len(found), MOST_ROWS, "earlier one"))
    return f"<h3>{TOO_VAGUE if status == 'occurred' else status.capitalize()}</h3>{said}"


def _aside(one: Aside, dossier: Dossier, words: Words) -> tuple[str, ...]:
    event = one.event
    what = (
        f'{linked(words.label(event.type), [(one.report, event.trigger)], words)} <small class="dim">{escape(event.trigger.quote)}</small>'
    )
    where = linked(event.place.name, [(one.report, event.place.mention)], words) if event.place else "–"
    return _day(dossier.reports[one.report].published), what, PART_WORDS[one.part], where
