"""A dossier out of readings and incidents: pure."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tocsin.core.events import Designation, Event, Reading, Statement
from tocsin.core.folding import fold
from tocsin.core.incidents import Incident
from tocsin.core.tellings import Telling
from tocsin.core.text import Report, Span
from tocsin.core.values import Actor
from tocsin.dossiers.cases import case_of, part_of
from tocsin.dossiers.records import Aside, Bond, Case, Dossier, Named, Profile, Proof, Ruling, Saying, Subject

POSSESSIVE = re.compile(r"^['’]s\s+")  # of "Somalia's al-Shabaab"
ARTICLES = ("the ", "a ", "an ")
NO_DAY = date.max
MUTUAL = ("hostile", "allied", "rival", "negotiates_with")  # ties without a direction


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Which part of the record is asked for: the first and last day of what happened, both included; *on* is the day of the dossier."""

    on: date
    start: date | None = None
    end: date | None = None

    def holds(self, day: date | None) -> bool:
        """Whether *day* is asked for; what has no day is, unless only some days are."""
        if day is None:
            return self.start is None and self.end is None
        return not ((self.start and day < self.start) or (self.end and day > self.end))


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What is known: *readings* of the reports that matter, the *incidents* of the subject, and the tellings of these by key."""

    readings: Sequence[Reading]
    incidents: Sequence[Incident] = ()
    tellings: Mapping[str, Telling] | None = None


def named_in(subject: Subject, reading: Reading) -> tuple[Actor, ...]:
    """The actors of *reading* that are the subject."""
    return tuple(actor for actor in reading.actors if subject.is_meant(actor.key, actor.name))


def gather(subject: Subject, record: Record, profile: Profile, scope: Scope) -> Dossier:
    """The dossier of *subject*: what *record* tells of it within *scope*, beside what the registry knows."""
    mine = [_Page(reading, subject) for reading in record.readings]
    naming = sorted((page for page in mine if page.ids), key=lambda page: page.age)
    tellings = record.tellings or {}
    found = [case for incident in record.incidents if (case := case_of(incident, subject, tellings)) and scope.holds(case.day)]
    cases = [case for case in found if case.incident.review != "rejected"]
    told = {(tellings[key].card.report, tellings[key].event.id) for i in record.incidents for key in i.told if key in tellings}
    within = [page for page in naming if scope.holds(page.report.published)]
    return Dossier(
        subject=subject,
        on=scope.on,
        profile=profile,
        cases=tuple(sorted(cases, key=_newest, reverse=True)),
        asides=tuple(aside for page in within for aside in page.asides(told)),
        bonds=_bonds(within),
        rulings=tuple(ruling for page in within for ruling in page.rulings()),
        sayings=tuple(saying for page in within for saying in page.sayings()),
        named=_named(naming),
        reports={page.report.id: page.report for page in mine},
        naming=len(naming),
        rejected=len(found) - len(cases),
    )


def _newest(case: Case) -> tuple[date, str]:
    return case.day or date.min, case.incident.id


class _Page:
    """A reading, with who of its actors is the subject."""

    def __init__(self, reading: Reading, subject: Subject) -> None:
        self.reading, self.subject = reading, subject
        self.mine = named_in(subject, reading)
        self.ids = {actor.id for actor in self.mine}
        self.names = {actor.id: actor.name for actor in reading.actors}

    @property
    def report(self) -> Report:
        return self.reading.report

    @property
    def age(self) -> tuple[date, str]:
        return self.report.published or NO_DAY, self.report.id

    def name(self, actor: str | None) -> str:
        return self.names.get(actor or "", "somebody")

    def asides(self, told: set[tuple[str, str]]) -> Iterator[Aside]:
        """Events with the subject in them that are in no incident."""
        for event in self.reading.events:
            part = self._part(event)
            if part and (self.report.id, event.id) not in told:
                yield Aside(report=self.report.id, event=event, part=part)

    def _part(self, event: Event) -> str | None:
        confs = [agent.conf for agent in event.by if agent.actor in self.ids]
        confs += ["claimed" for actor in event.claimed_by if actor in self.ids]
        return part_of(confs, suffered=any(target.actor in self.ids for target in event.against))

    def rulings(self) -> Iterator[Ruling]:
        """Designations with the subject as target or authority."""
        for one in self.reading.designations:
            if self.ids & {one.target, one.authority}:
                yield self._ruling(one)

    def _ruling(self, one: Designation) -> Ruling:
        names = {"authority": self.name(one.authority), "target": self.name(one.target)}
        return Ruling(report=self.report.id, designation=one, is_target=one.target in self.ids, **names)

    def sayings(self) -> Iterator[Saying]:
        """Statements by the subject or in its name, and those that speak of it."""
        mentions = [span for actor in self.mine for span in actor.mentions]
        for statement in self.reading.statements:
            own = self._speaks(statement)
            if own or any(span.overlaps(mention) for span in statement.content for mention in mentions):
                yield self._saying(statement, own=own)

    def _speaks(self, statement: Statement) -> bool:
        whose = statement.affiliation
        return statement.actor in self.ids or bool(whose and (self._own(whose) or self.subject.is_meant(None, whose)))

    def _own(self, words: str) -> bool:
        return fold(words) in {fold(span.quote) for actor in self.mine for span in actor.mentions}

    def _saying(self, statement: Statement, *, own: bool) -> Saying:
        office = ", ".join(part for part in (statement.role, statement.affiliation) if part)
        return Saying(
            report=self.report.id,
            speaker=self.names.get(statement.actor or "", statement.speaker.quote),
            office=office,
            words=statement.speaker,
            content=statement.content,
            direct=statement.direct,
            own=own,
        )


def _bonds(pages: Iterable[_Page]) -> tuple[Bond, ...]:
    """The stated ties, one for each other actor, kind and direction; those that most reports state first."""
    names: dict[tuple[str, str, bool], Counter[str]] = {}
    statuses: dict[tuple[str, str, bool], Counter[str]] = {}
    proofs: dict[tuple[str, str, bool], list[Proof]] = {}
    for page in pages:
        keys = {actor.id: actor.key or fold(actor.name) for actor in page.reading.actors}
        for tie in page.reading.relations:
            first = tie.a in page.ids
            if first == (tie.b in page.ids):
                continue
            other = tie.b if first else tie.a
            forward = first or tie.kind in MUTUAL
            at = (keys.get(other, other), tie.kind, forward)
            names.setdefault(at, Counter())[page.name(other)] += 1
            statuses.setdefault(at, Counter())[tie.status] += 1
            proofs.setdefault(at, []).append(Proof(page.report.id, tie.mention))
    bonds = (
        Bond(other=_usual(names[at]), kind=at[1], forward=at[2], statuses=statuses[at], proofs=tuple(dict.fromkeys(proofs[at])))
        for at in names
    )
    return tuple(sorted(bonds, key=lambda bond: (-len({proof.report for proof in bond.proofs}), bond.other, bond.kind)))


def _usual(names: Counter[str]) -> str:
    return min(names, key=lambda name: (-names[name], name))


def _named(pages: Iterable[_Page]) -> tuple[Named, ...]:
    """The names that reports use; the commonest first. Descriptions ("the group") are none."""
    spelt: dict[str, Counter[str]] = {}
    where: dict[str, dict[str, tuple[Proof, date | None]]] = {}
    for page in pages:
        for span in (span for actor in page.mine for span in actor.mentions if _is_name(span)):
            folded = fold(_bare(span.quote))
            spelt.setdefault(folded, Counter())[_bare(span.quote)] += 1
            where.setdefault(folded, {}).setdefault(page.report.id, (Proof(page.report.id, span), page.report.published))
    named = (_one_name(_usual(spelt[folded]), list(where[folded].values())) for folded in spelt)
    return tuple(sorted(named, key=lambda one: (-one.reports, one.name)))


def _one_name(name: str, found: list[tuple[Proof, date | None]]) -> Named:
    days = [day for _, day in found if day]
    first, last = min(days, default=None), max(days, default=None)
    return Named(name=name, reports=len(found), first=first, last=last, proofs=tuple(proof for proof, _ in found))


def _bare(words: str) -> str:
    """*words* on one line, without an article in front."""
    flat = POSSESSIVE.sub("", " ".join(words.split()))
    return next((flat[len(article) :] for article in ARTICLES if flat.casefold().startswith(article)), flat)


def _is_name(span: Span) -> bool:
    return any(char.isupper() for char in _bare(span.quote))
