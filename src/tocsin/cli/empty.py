"""Why a record is empty."""

from tocsin.core.events import Reading
from tocsin.reading.relevance import judge


def why_empty(reading: Reading) -> str:
    """In a sentence, where *reading* holds nothing because its words are not those of the subject; else "".

    The words are weighed anew: the record needs no mark, and the same words always weigh the same.
    """
    if reading.reader.startswith("person:") or any(
        (reading.events, reading.statements, reading.actors, reading.relations, reading.designations)
    ):
        return ""
    verdict = judge(reading.report)
    return (
        "" if verdict.relevant else f"Nothing coded, as it is not on the subject: {verdict.why}. Such reports are read with --all --again."
    )
