"""An answer laid over the text it is about: quotes become places in it, or are dropped and counted."""

import logging
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

from tocsin.core.events import CERTAINTIES, RELATION_KINDS, STATUSES, TOLLS
from tocsin.core.values import ACTOR_KINDS, CONFIDENCES, TARGET_KINDS
from tocsin.models.chat.answers import Entry, entries, many, number, one_of, quotes, word
from tocsin.models.chat.passages import Passage
from tocsin.models.chat.quotes import Finder, Where, fold
from tocsin.models.chat.sketch import Key, Sketch, Tags
from tocsin.models.labels import ROLE_LAYER

logger = logging.getLogger(__name__)
UNTOLD: Final = 0.8  # confidence where a model gives none; like its own, it is not measured
LATER: Final = 0.001  # by which a further trigger, filler or figure stands behind the first
KIND_OF_TARGET: Final = {"group": "armed_group", "security_forces": "security_force", "government": "state", "person": "person"}
NAME: Final = re.compile(r"\b(?!The\b|A\b|An\b)[A-Z]")  # a word in capitals: a name, which is the same body wherever it stands


@dataclass(slots=True)
class Overlay:
    """Lays the answers about the parts of one text over it. *types* are the event types that count; *counts* tell what was dropped."""

    finder: Finder
    types: Sequence[str]
    sketch: Sketch = field(default_factory=Sketch)
    counts: Counter[str] = field(default_factory=Counter)
    cast: dict[str, "Member"] = field(default_factory=dict)  # by name, folded

    def lay(self, answer: Entry, passage: Passage) -> None:
        """Add what *answer* says of *passage*."""
        part = Part(self, passage)
        part.lay_actors(entries(answer, "actors"))
        for event in entries(answer, "events"):
            part.lay_event(event)
        for statement in entries(answer, "statements"):
            part.lay_statement(statement)
        for relation in entries(answer, "relations"):
            part.lay_relation(relation)

    def tie_actors(self) -> None:
        """Say of the mentions of each actor that they are one; to be called when all is laid."""
        for member in self.cast.values():
            for a, b in combinations(sorted(set(member.mentions)), 2):
                self.sketch.arc(a, b, "same actor")


@dataclass(frozen=True, slots=True)
class Member:
    """An actor of the text: what is said of its mentions, and where they stand."""

    tags: Tags
    mentions: list[Key] = field(default_factory=list)

    def at(self, where: Where) -> Key | None:
        """The mention that shares words with *where*: "the army" and "army" are one."""
        return next((key for key in self.mentions if key[0] < where[1] and where[0] < key[1]), None)


@dataclass(slots=True)
class Part:
    """One answer about one passage; *actors* are those that it has told, by its own ids."""

    over: Overlay
    passage: Passage
    actors: dict[str, Member] = field(default_factory=dict)

    def find(self, quote: str, near: Where, *, areas: Sequence[Where] = ()) -> Where | None:
        """Where *quote* stands, nearest to *near*: in the first of *areas* that has it, else in all that was shown."""
        found = self.over.finder.nearest(quote, near, [*areas, *self.passage.shown])
        self.over.counts["quotes"] += 1
        if found is None:
            self.over.counts["missing"] += 1
            logger.debug("not in the text: %r", quote)
        return found

    def lay_actors(self, actors: Sequence[Entry]) -> None:
        """The mentions of each actor, the longest first: a name within another's name is not its own."""
        wordings: list[tuple[str, Member, bool]] = []
        for actor in actors:
            full, told = word(actor, "name"), quotes(actor, "mentions")
            if name := fold(full or next(iter(told), ""))[0].strip():
                member = self.actors[str(actor.get("id"))] = self.over.cast.setdefault(name, Member(_tags(actor)))
                wordings += [(words, member, words in told) for words in dict.fromkeys((*told, full))]
        for words, member, counts in sorted(wordings, key=lambda wording: -len(wording[0])):
            self._lay_wording(words, member, counts=counts)

    def _lay_wording(self, words: str, member: Member, *, counts: bool) -> None:
        """Mark *words* wherever they stand, if they are a name; a full name that is told only as such need not stand anywhere."""
        places = [where for area in self.passage.shown for where in self.over.finder.all(words, area)]
        self.over.counts.update(quotes=counts, missing=counts and not places)
        for where in places if NAME.search(words) else places[:1]:
            key = (*where, "filler")
            if key not in self.over.sketch.scores and not self.over.sketch.overlaps(where, "filler"):
                member.mentions.append(self.over.sketch.mention(where, "filler", tags=member.tags))

    def filler(self, told: Entry, words: str, near: Where, *, target: str = "") -> Key | None:
        """Who or what *words* name, with the actor that it is if one is told."""
        if not words or not (where := self.find(words, near, areas=self._around(near))):
            return None
        key, member = (*where, "filler"), self.actors.get(str(told.get("actor")))
        known = member.at(where) if member else None
        if known is None and key not in self.over.sketch.scores:
            self.over.sketch.mention(where, "filler", tags=member.tags if member else _nobody(target))
            if member:
                member.mentions.append(key)
        self.over.sketch.tags[known or key] |= {"target_kind": (target, 1.0)} if target else {}
        return known or key

    def _around(self, near: Where) -> list[Where]:
        """The sentence of *near*."""
        return [s for s in (*self.passage.before, *self.passage.sentences) if s[0] <= near[0] < s[1]]

    def lay_event(self, event: Entry) -> None:
        """The trigger and all that belongs to it; without a trigger there is no event."""
        kind = self._type(word(event, "type"))
        trigger = self._trigger(word(event, "trigger"), event)
        if not kind or not trigger:
            self.over.counts["unusable"] += not kind
            return
        if (*trigger, "trigger") in self.over.sketch.scores:
            self.over.counts["unusable"] += 1  # the same words cannot name two events
            return
        sure = number(event, "sure", UNTOLD)
        tags = {
            "type": (kind, 1.0),
            "status": (one_of(event, "status", STATUSES, "hypothetical"), 1.0),
            "certainty": (one_of(event, "certainty", CERTAINTIES, "alleged"), 1.0),
        }
        head = self.over.sketch.mention(trigger, "trigger", score=sure, tags=tags)
        self._lay_also(event, head, tags)
        for role, tail, conf in self._roles(event, trigger):
            behind = sum(a[0] == head and a[2] == role for a in self.over.sketch.arcs)
            self.over.sketch.arc(head, tail, role, max(sure - LATER * behind, LATER))
            if conf:
                self.over.sketch.arc(head, tail, f"conf:{conf}")

    def _type(self, told: str) -> str:
        """The type meant: as told, or the only one that ends so."""
        told = told.strip().casefold()
        like = [name for name in self.over.types if name == told or name.split(".")[-1] == told]
        return like[0] if len(like) == 1 else ""

    def _trigger(self, words: str, event: Entry) -> Where | None:
        """Where the event is named, in what is to be read: what stands ahead of it was told before."""
        sentence = self.passage.sentence(event.get("at"))
        where = self.over.finder.nearest(words, sentence, [sentence, self.passage.own]) if words else None
        self.over.counts.update(quotes=1, missing=where is None)
        own = self.passage.own
        return where if where and own[0] <= where[0] < own[1] else None

    def _lay_also(self, event: Entry, head: Key, tags: Mapping[str, tuple[str, float]]) -> None:
        score = max(self.over.sketch.scores[head] - LATER, LATER)
        for told in entries(event, "also"):
            sentence = self.passage.sentence(told.get("at"))
            where = self.find(word(told, "words"), sentence, areas=[sentence])
            if where and (*where, "trigger") not in self.over.sketch.scores:
                self.over.sketch.arc(head, self.over.sketch.mention(where, "trigger", score=score, tags=tags), "same event")

    def _roles(self, event: Entry, near: Where) -> Iterator[tuple[str, Key, str]]:
        """(role, mention, how sure the report is of an agent) of all that takes part."""
        for told in many(event, "by"):
            yield from self._who("by", told, near, conf=True)
        for told in many(event, "against"):
            yield from self._who("against", told, near)
        for role in ("claimed_by", "source"):
            for told in many(event, role):
                yield from self._who(role, told, near)
        for name, role in (("weapons", "weapon"), ("place", "place"), ("when", "when"), *((toll, toll) for toll in TOLLS)):
            for words in quotes(event, name):
                if where := self.find(words, near, areas=self._around(near)):
                    yield role, self.over.sketch.mention(where, ROLE_LAYER[role]), ""

    def _who(self, role: str, told: object, near: Where, *, conf: bool = False) -> Iterator[tuple[str, Key, str]]:
        entry: Entry = told if isinstance(told, Mapping) else {"words": told}
        target = one_of(entry, "kind", TARGET_KINDS, "other") if role == "against" else ""
        if key := self.filler(entry, word(entry, "words"), near, target=target):
            yield role, key, one_of(entry, "conf", CONFIDENCES, "suspected") if conf else ""

    def lay_statement(self, statement: Entry) -> None:
        """Content, its speaker and its cue; without content or speaker there is none."""
        sentence = self.passage.sentence(statement.get("at"))
        found = [where for words in quotes(statement, "content") if (where := self.find(words, sentence, areas=[sentence]))]
        contents = [where for where in found if self.passage.own[0] <= where[0] and not self.over.sketch.overlaps(where, "content")]
        speaker = self.filler(statement, word(statement, "speaker"), contents[0]) if contents else None
        if not speaker:
            return
        cue = self.find(word(statement, "cue"), sentence, areas=[sentence]) if word(statement, "cue") else None
        heads = [self.over.sketch.mention(where, "content") for where in dict.fromkeys(contents)]
        for head in heads:
            self.over.sketch.arc(head, speaker, "speaker", UNTOLD)
            if cue:
                self.over.sketch.arc(head, self.over.sketch.mention(cue, "cue"), "cue", UNTOLD)
        for a, b in combinations(heads, 2):
            self.over.sketch.arc(a, b, "same statement")

    def lay_relation(self, relation: Entry) -> None:
        """A tie between the two mentions of its actors that stand closest to the words which state it."""
        kind = one_of(relation, "kind", RELATION_KINDS, "")
        sides = [member.mentions for side in ("a", "b") if (member := self.actors.get(str(relation.get(side)))) and member.mentions]
        if not kind or len(sides) < 2:
            self.over.counts["unusable"] += 1
            return
        sentence = self.passage.sentence(relation.get("at"))
        if stated := self.find(word(relation, "words"), sentence, areas=[sentence]):
            a, b = (min(mentions, key=lambda key: _gap(key, stated)) for mentions in sides)
            self.over.sketch.arc(a, b, f"{kind}:ab", UNTOLD)


def _tags(actor: Entry) -> Tags:
    kind, governs = one_of(actor, "kind", ACTOR_KINDS, "person"), actor.get("governs") is True
    return {"actor_kind": (kind, 1.0), "named": ("yes", 1.0), "governs": ("yes" if governs else "no", 1.0)}


def _nobody(target: str) -> Tags:
    """Of people that are no actor."""
    return {"actor_kind": (KIND_OF_TARGET.get(target, "civilians"), 0.5), "named": ("no", 1.0), "governs": ("no", 1.0)}


def _gap(key: Key, where: Where) -> tuple[int, int]:
    return max(where[0] - key[1], key[0] - where[1], 0), abs(key[0] - where[0])
