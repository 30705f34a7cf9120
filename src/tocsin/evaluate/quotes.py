"""Who said what against gold in the form of PolNeAR: each attribution is the spans of source, cue and content."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from tocsin.core.events import Reading, Statement
from tocsin.core.text import Report, Span
from tocsin.evaluate.assignment import pair_best, pair_lists
from tocsin.evaluate.figures import Figures, Line, Tally

ROLES = ("source", "cue", "content")
WORD = re.compile(r"\w+")
NEAR = 40  # code points between a cue and the words for its speaker
PRONOUN = r"(?P<who>\b(?:he|she|they|we|i|it|who)\b)"
PRONOUN_BEFORE = re.compile(rf"(?i){PRONOUN}(?:\s+[\w'’-]+){{0,3}}\s*\Z")
PRONOUN_BEHIND = re.compile(rf"(?i)\s+{PRONOUN}")
SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s|\n")
HALF = 0.5  # of the content that two attributions must share
Words = frozenset[int]  # numbers of the words of a text
Attribution = Mapping[str, Words]
Row = Mapping[str, Any]


def attributions(reading: Reading) -> list[Row]:
    """The statements of *reading* in the form of the gold, where the source is the word beside the cue: "he" where the record says who."""
    return [_row(statement, reading.report) for statement in reading.statements]


def _row(statement: Statement, report: Report) -> Row:
    spans = {"source": (_beside(statement, report),), "cue": (statement.cue,), "content": statement.content}
    return {role: [[span.start, span.end] for span in found if span] for role, found in spans.items()}


def _beside(statement: Statement, report: Report) -> Span | None:
    """The pronoun next to the cue, if the record's speaker is named further off; else the speaker."""
    speaker, cue = statement.speaker, statement.cue
    if speaker is None or cue is None or _is_near(speaker, cue, report.text):
        return speaker
    start = max(0, cue.start - NEAR)
    before, behind = PRONOUN_BEFORE.search(report.text, start, cue.start), PRONOUN_BEHIND.match(report.text, cue.end)
    found = before or behind
    return report.cite(*found.span("who")) if found else speaker


def _is_near(speaker: Span, cue: Span, text: str) -> bool:
    """Whether no sentence ends between them and only a few words stand there."""
    between = text[min(speaker.end, cue.end) : max(speaker.start, cue.start)]
    return len(between) <= NEAR and not SENTENCE_END.search(between)


def score_quotes(reports: Iterable[tuple[str, Sequence[Row], Sequence[Row]]], *, reader: str) -> Figures:
    """The figures over (text, gold, answers) of all reports.

    ``words``: each word of the text is in a role or not; ``exact``, ``overlap``: whole roles, one to one; ``linked``: attributions whose
    contents share half of their words and whose sources share a word.
    """
    lines: dict[str, Line] = {f"{role} {way}": Tally() for role in ("content", "source", "cue") for way in ("words", "exact", "overlap")}
    lines["linked"] = Tally()
    for text, gold, answers in reports:
        wanted, found = (_read(text, rows) for rows in (gold, answers))
        for name, tally in {**_role_tallies(wanted, found), "linked": _linked(wanted, found)}.items():
            lines[name] += tally  # type: ignore[operator]
    return Figures(reader=reader, headline="content words", lines=lines)


def _read(text: str, rows: Sequence[Row]) -> list[Attribution]:
    places = [(match.start(), match.end()) for match in WORD.finditer(text)]
    return [{role: _cover(row.get(role) or (), places) for role in ROLES} for row in rows]


def _cover(spans: Sequence[Any], places: Sequence[tuple[int, int]]) -> Words:
    """The words that the spans touch; one span may stand by itself."""
    several = [spans] if len(spans) == 2 and all(isinstance(end, int) for end in spans) else spans
    return frozenset(n for a, b in several for n, (start, end) in enumerate(places) if start < b and a < end)


def _role_tallies(wanted: Sequence[Attribution], found: Sequence[Attribution]) -> dict[str, Tally]:
    tallies = {}
    for role in ROLES:
        ours, theirs = ([one[role] for one in several if one[role]] for several in (wanted, found))
        mine, other = frozenset().union(*ours), frozenset().union(*theirs)
        tallies[f"{role} words"] = Tally(len(mine & other), len(other), len(mine))
        for way, same in SAME.items():
            hits = pair_lists(len(ours), len(theirs), _worth(same, ours, theirs), least=1)
            tallies[f"{role} {way}"] = Tally(len(hits), len(theirs), len(ours))
    return tallies


def _worth(same: Callable[[Words, Words], bool], ours: Sequence[Words], theirs: Sequence[Words]) -> Callable[[int, int], float]:
    return lambda i, j: same(ours[i], theirs[j])


SAME: Mapping[str, Callable[[Words, Words], bool]] = {
    "exact": lambda a, b: a == b,
    "overlap": lambda a, b: not a.isdisjoint(b),
}


def _linked(wanted: Sequence[Attribution], found: Sequence[Attribution]) -> Tally:
    shared = [[_share(_body(one), _body(other)) for other in found] for one in wanted]
    one_voice = [[_same_source(one["source"], other["source"]) for other in found] for one in wanted]
    worths = [[s + 1e-3 * v for s, v in zip(*rows, strict=True)] for rows in zip(shared, one_voice, strict=True)]
    hits = sum(shared[i][j] >= HALF and one_voice[i][j] for i, j in pair_best(worths))
    return Tally(hits, len(found), len(wanted))


def _body(attribution: Attribution) -> Words:
    return attribution["content"] or attribution["cue"] or attribution["source"]


def _share(a: Words, b: Words) -> float:
    return len(a & b) / len(a | b) if a | b else 0.0


def _same_source(a: Words, b: Words) -> bool:
    return not a.isdisjoint(b) or not (a or b)
