"""What rests on which words of a report."""

from collections.abc import Iterator

from tocsin.core.events import Reading, event_spans
from tocsin.core.text import Span


def owned_spans(reading: Reading) -> Iterator[tuple[str, str, Span]]:
    """Every span of *reading* as owner, slot and words.

    Owners are the ids of actors and events; s1, r1, d1 is the first statement, relation, designation.
    """
    yield from ((actor.id, "actor", span) for actor in reading.actors for span in actor.mentions)
    yield from ((event.id, slot, span) for event in reading.events for slot, span in event_spans(event))
    for n, statement in enumerate(reading.statements, 1):
        yield f"s{n}", "speaker", statement.speaker
        yield from ((f"s{n}", "cue", cue) for cue in (statement.cue,) if cue)
        yield from ((f"s{n}", "content", span) for span in statement.content)
    yield from ((f"r{n}", "relation", relation.mention) for n, relation in enumerate(reading.relations, 1))
    yield from ((f"d{n}", "designation", designation.mention) for n, designation in enumerate(reading.designations, 1))
