"""Who said what."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from tocsin.core.events import Statement
from tocsin.core.markup import Arc
from tocsin.reading.actors import Cast
from tocsin.reading.cluster import cluster
from tocsin.reading.found import Found
from tocsin.reading.quotes import QUOTED_SHARE, quoted_spans, share_quoted
from tocsin.reading.speakers import Description, describe_speaker

SAME_STATEMENT = 0.5
FEWEST_WORDS = 2  # a single word is no statement
SENTENCE_BREAK = re.compile(r"(?<=[a-z0-9][.!?])[\"”’)]*\s+(?=[\"“‘(]?[A-Z])|\n")
WORD = re.compile(r"\w")
AROUND = 200  # characters before and after a speaker in which a role may be told


@dataclass(frozen=True)
class Voices:
    """Whom the speakers of a report are, and what is in quotation marks."""

    found: Found
    cast: Cast

    @cached_property
    def quoted(self) -> Sequence[tuple[int, int]]:
        """The stretches in quotation marks."""
        return quoted_spans(self.found.report.text)

    def describe(self, number: int) -> Description:
        """Role and affiliation of the speaker at mention *number*: from the words round it, else from elsewhere in the report."""
        role, affiliation = self.tell(number)
        owner = self.cast.owner.get(number)
        known = self._of(owner) if owner and not (role and affiliation) else (None, None)
        return role or known[0], affiliation or known[1]

    def _of(self, actor: str) -> Description:
        """Role and affiliation of *actor*, from the first of its mentions that tells it; those that name it come first."""
        if actor not in self._known:
            self._known[actor] = self._told(actor)
        return self._known[actor]

    def _told(self, actor: str) -> Description:
        last = next((a.name.split()[-1:] for a in self.cast.actors if a.id == actor), [])
        named = {n: all(word in self.found.span(n).quote for word in last) for n, owner in self.cast.owner.items() if owner == actor}
        role = affiliation = None
        for number in sorted(named, key=lambda n: (not named[n], n)):
            more = self.tell(number)
            role, affiliation = role or more[0], affiliation or more[1]
            if role is not None and affiliation is not None:
                break
        return role, affiliation

    @cached_property
    def _known(self) -> dict[str, Description]:
        """What was found of actors so far: many a speaker speaks more than once."""
        return {}

    @cached_property
    def _heard(self) -> dict[int, Description]:
        """What was told round mentions so far: statements and offices ask of the same ones."""
        return {}

    def tell(self, number: int) -> Description:
        """Role and affiliation that the words round mention *number* tell."""
        if number not in self._heard:
            self._heard[number] = self._describe(number)
        return self._heard[number]

    def _describe(self, number: int) -> Description:
        text, words = self.found.report.text, self.found.span(number)
        before, after = text[max(0, words.start - AROUND) : words.start], text[words.end : words.end + AROUND]
        return describe_speaker(words.quote, before=SENTENCE_BREAK.split(before)[-1], after=SENTENCE_BREAK.split(after, maxsplit=1)[0])


def find_statements(voices: Voices) -> tuple[Statement, ...]:
    """The statements in the order of their content; what has no speaker is none, nor is a headline or a repeated paragraph."""
    found = voices.found
    contents = [n for n in found.on("content") if found.role(n) not in ("headline", "duplicate") and WORD.search(found.span(n).quote)]
    groups = cluster(contents, _scores(found, contents), least=SAME_STATEMENT)
    return tuple(s for group in groups if (s := _statement(voices, group)))


def _scores(found: Found, contents: Sequence[int]) -> dict[tuple[int, int], float]:
    known = set(contents)
    return {pair: s for pair, s in found.pair_scores("same statement").items() if known.issuperset(pair)}


def _statement(voices: Voices, group: Sequence[int]) -> Statement | None:
    found, cast = voices.found, voices.cast
    speaker = _best(found, group, "speaker")
    if speaker is None or sum(len(found.span(n).quote.split()) for n in group) < FEWEST_WORDS:
        return None
    cue = _best(found, group, "cue")
    content = tuple(span for n in group if len((span := found.span(n)).quote.split()) >= FEWEST_WORDS) or tuple(map(found.span, group))
    role, affiliation = voices.describe(speaker.tail)
    return Statement(
        actor=cast.owner.get(speaker.tail),
        speaker=found.span(speaker.tail),
        role=role,
        affiliation=affiliation,
        cue=found.span(cue.tail) if cue else None,
        direct=any(share_quoted(found.report.text, span.start, span.end, voices.quoted) > QUOTED_SHARE for span in content),
        content=content,
        confidence=speaker.score,
    )


def _best(found: Found, group: Sequence[int], label: str) -> Arc | None:
    arcs = [arc for arc in found.from_heads(group, label) if found.role(arc.tail) != "boilerplate"]
    return max(arcs, key=lambda arc: (arc.score, -arc.tail)) if arcs else None
