"""Write the small gold set that is shipped: build_gold.py [OUT]. Reports in our own words about documented events, and their records by hand.

Words are given as they stand in the text, the first place counts; ``words@2`` is the second. Run it after a change, then the gate
(``pytest tests/gate``).
"""

import json
import sys
from pathlib import Path

from gold_reports import REPORTS
from tocsin.core.encode import encode_reading
from tocsin.core.events import Designation, Event, Reading, Relation, Statement, spans
from tocsin.core.text import Report, Span, digest
from tocsin.core.values import Actor, Agent, Place, Target, Toll, When
from tocsin.store.codec import decode_reading

OUT = Path(__file__).parents[1] / "src" / "tocsin" / "evaluate" / "data" / "records.jsonl"
TOLLS = ("killed", "killed_attackers", "injured", "abducted", "arrested")


class Builder:
    """One report being coded: words into spans."""

    def __init__(self, report: dict):
        self.told = report
        text = report["text"]
        self.report = Report(
            id=digest(text), address=report["name"], text=text, publisher="Tocsin", published=report["published"], published_basis="given",
            language="en",
        )  # fmt: skip

    def span(self, words: str) -> Span:
        quote, _, nth = words.partition("@")
        start = -1
        for _ in range(int(nth or 1)):
            start = self.report.text.find(quote, start + 1)
            if start < 0:
                raise SystemExit(f"{self.told['name']}: not in the text: {words!r}")
        return self.report.cite(start, start + len(quote))

    def reading(self) -> Reading:
        told = self.told
        return Reading(
            report=self.report,
            reader="person:tocsin",
            actors=tuple(self.actor(*entry) for entry in told.get("actors", ())),
            events=tuple(self.event(f"e{n}", event) for n, event in enumerate(told.get("events", ()), 1)),
            statements=tuple(self.statement(s) for s in told.get("statements", ())),
            relations=tuple(Relation(a=a, b=b, kind=kind, mention=self.span(words)) for a, b, kind, words in told.get("relations", ())),
            designations=tuple(self.designation(d) for d in told.get("designations", ())),
        )

    def actor(self, id_: str, name: str, kind: str, country: str | None, *mentions: str) -> Actor:
        return Actor(id=id_, name=name, kind=kind, country=country, mentions=tuple(sorted(self.span(m) for m in mentions)))

    def event(self, id_: str, told: dict) -> Event:
        fields = {name: self.toll(*told[name]) for name in TOLLS if name in told}
        return Event(
            id=id_,
            type=told["type"],
            trigger=self.span(told["trigger"]),
            also=tuple(sorted(self.span(words) for words in told.get("also", ()))),
            status=told.get("status", "occurred"),
            certainty=told.get("certainty", "fact"),
            by=tuple(Agent(actor=actor, conf=conf, mention=self.span(words)) for actor, conf, words in told.get("by", ())),
            against=tuple(Target(actor=actor, kind=kind, mention=self.span(words)) for actor, kind, words in told.get("against", ())),
            weapons=tuple(self.span(words) for words in told.get("weapons", ())),
            place=self.place(*told["place"]) if "place" in told else None,
            when=self.when(*told["when"]) if "when" in told else None,
            claimed_by=tuple(told.get("claimed_by", ())),
            source=told.get("source"),
            **fields,
        )

    def toll(self, words: str, low: int | None, best: int | None, high: int | None) -> Toll:
        return Toll(mention=self.span(words), low=low, best=best, high=high)

    def place(self, words: str, name: str, *rest: str | None) -> Place:
        admin, country, precision = rest
        return Place(mention=self.span(words), name=name, admin=admin, country=country, precision=precision)

    def when(self, words: str, start: str | None, end: str | None = None, precision: str = "day") -> When:
        return When(mention=self.span(words), start=start, end=end or start, precision=precision)

    def statement(self, told: tuple) -> Statement:
        actor, speaker, cue, direct, *content = told
        return Statement(
            actor=actor, speaker=self.span(speaker), cue=self.span(cue) if cue else None, direct=direct,
            content=tuple(self.span(words) for words in content),
        )  # fmt: skip

    def designation(self, told: tuple) -> Designation:
        authority, target, action, when, words = told
        return Designation(authority=authority, target=target, action=action, when=when, mention=self.span(words))


def main() -> None:
    lines = [encode_reading(Builder(report).reading()) for report in REPORTS]
    for line in lines:
        reading = decode_reading(line)
        assert all(reading.report.text[s.start : s.end] == s.quote for _, s in spans(reading))
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else OUT
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} reports, {sum(len(json.loads(line)['events']) for line in lines)} events in {out}")


if __name__ == "__main__":
    main()
