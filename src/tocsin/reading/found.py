"""A report with its markup, looked up the ways that the other modules ask."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from tocsin.core.markup import Arc, Markup, Mention
from tocsin.core.text import Report, Span

UNREAD = ("boilerplate",)


@dataclass(frozen=True)
class Found:
    """*report* and what a backend marked in it; furniture is left out."""

    report: Report
    markup: Markup

    def span(self, number: int) -> Span:
        """The words of mention *number*."""
        return self._spans[number]

    @cached_property
    def _spans(self) -> Sequence[Span]:
        return [self.report.cite(m.start, m.end) for m in self.markup.mentions]

    def mention(self, number: int) -> Mention:
        """Mention *number*."""
        return self.markup.mentions[number]

    def role(self, number: int) -> str:
        """The role of the block in which mention *number* stands."""
        return self._roles[number]

    @cached_property
    def _roles(self) -> Sequence[str]:
        return [self.report.role_at(m.start) for m in self.markup.mentions]

    def on(self, layer: str) -> Sequence[int]:
        """The numbers of the mentions labelled *layer*, outside furniture."""
        return self._by_layer.get(layer, ())

    @cached_property
    def _by_layer(self) -> Mapping[str, Sequence[int]]:
        table: dict[str, list[int]] = defaultdict(list)
        for number, (mention, role) in enumerate(zip(self.markup.mentions, self._roles, strict=True)):
            if role not in UNREAD:
                table[mention.label].append(number)
        return table

    def arcs(self, label: str) -> Sequence[Arc]:
        """The arcs with *label*."""
        return self._by_label.get(label, ())

    def from_head(self, head: int, label: str) -> Sequence[Arc]:
        """The arcs with *label* that leave mention *head*."""
        return self._leaving(label).get(head, ())

    def from_heads(self, heads: Sequence[int], label: str) -> list[Arc]:
        """The arcs with *label* that leave *heads*, head by head."""
        leaving = self._leaving(label)
        return [arc for head in heads if head in leaving for arc in leaving[head]] if leaving else []

    def _leaving(self, label: str) -> Mapping[int, Sequence[Arc]]:
        if label not in self._by_head:
            self._by_head[label] = _grouped(self.arcs(label))
        return self._by_head[label]

    def pair_scores(self, label: str) -> dict[tuple[int, int], float]:
        """(smaller, larger) mention numbers -> score of the arcs with *label*."""
        return {(a.head, a.tail) if a.head < a.tail else (a.tail, a.head): a.score for a in self.arcs(label)}

    @cached_property
    def _by_label(self) -> Mapping[str, list[Arc]]:
        table: dict[str, list[Arc]] = defaultdict(list)
        for arc in self.markup.arcs:
            table[arc.label].append(arc)
        return table

    @cached_property
    def _by_head(self) -> dict[str, Mapping[int, Sequence[Arc]]]:
        """The arcs of the labels asked for so far, by their heads; most arcs are of labels that nobody asks for."""
        return {}


def _grouped(arcs: Sequence[Arc]) -> Mapping[int, Sequence[Arc]]:
    table: dict[int, list[Arc]] = defaultdict(list)
    for arc in arcs:
        table[arc.head].append(arc)
    return table


def vote(choices: Sequence[tuple[str, float]]) -> str:
    """The value with the most weight; the first named of equals."""
    weights: dict[str, float] = {}
    for value, weight in choices:
        weights[value] = weights.get(value, 0.0) + weight
    return max(weights, key=weights.__getitem__)
