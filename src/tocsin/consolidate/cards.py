"""What is kept of a report: who wrote it, when, a sample of its text."""

import re

from tocsin.consolidate.sketches import sketch, written_text
from tocsin.consolidate.words import telling_words
from tocsin.core.events import Reading
from tocsin.core.folding import fold
from tocsin.core.tellings import Card
from tocsin.core.text import Report

TOPIC_LETTERS = 4000
DATELINE_LETTERS = 240
AGENCIES = {
    "afp": "Agence France-Presse",
    "agence france presse": "Agence France-Presse",
    "anadolu": "Anadolu Agency",
    "anadolu agency": "Anadolu Agency",
    "ani": "Asian News International",
    "ap": "Associated Press",
    "associated press": "Associated Press",
    "dpa": "Deutsche Presse-Agentur",
    "efe": "EFE",
    "ians": "Indo-Asian News Service",
    "interfax": "Interfax",
    "irna": "Islamic Republic News Agency",
    "press trust of india": "Press Trust of India",
    "pti": "Press Trust of India",
    "reuters": "Reuters",
    "sana": "Syrian Arab News Agency",
    "tass": "TASS",
    "upi": "United Press International",
    "xinhua": "Xinhua",
    "yonhap": "Yonhap",
}
FILED = re.compile(r"\((?P<agency>[A-Z][\w. -]{1,30})\)\s*(?:--|[-–—:])")


def card(reading: Reading) -> Card:
    """The card of the report that was read."""
    report = reading.report
    sample = sketch(written_text(report))
    return Card(
        report=report.id,
        title=report.title,
        publisher=report.publisher,
        republisher=report.republisher,
        agency=agency(report),
        published=report.published,
        reader=reading.reader,
        sketch=sample.hashes,
        runs=sample.runs,
        topics=telling_words(" ".join(filter(None, (report.title, report.text[:TOPIC_LETTERS])))),
    )


def agency(report: Report) -> str | None:
    """The wire service that the report is credited to: as its publisher, or in the dateline that it opens with."""
    named = _agency_named(report.publisher or "")
    starts = [0, *(block.start for block in report.blocks[:4])]
    filed = (FILED.search(report.text, start, start + DATELINE_LETTERS) for start in starts)
    return named or next((name for found in filed if found and (name := _agency_named(found["agency"]))), None)


def _agency_named(words: str) -> str | None:
    return AGENCIES.get(fold(words).removeprefix("the "))
