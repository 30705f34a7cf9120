"""Words in reports and in quotes: FTS5 in SQLite, tsvector in PostgreSQL; the only place where the two differ in their tables."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select, text

from tocsin.core.errors import SettingsError
from tocsin.core.events import Reading
from tocsin.core.text import Report
from tocsin.store.statements import insert_all, next_seq, storable
from tocsin.store.tables import QUOTES, READINGS, REPORTS
from tocsin.store.wanted import MOST

MOST_LETTERS = 400_000  # of a text; PostgreSQL takes a megabyte of different words, and no report has as many
TERM = re.compile(r'(?P<without>-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
TOKENS = "tokenize = 'porter unicode61 remove_diacritics 2'"
CREATE: Mapping[str, tuple[str, ...]] = {
    "sqlite": (
        f"CREATE VIRTUAL TABLE report_words USING fts5(title, body, content = '', {TOKENS})",
        f"CREATE VIRTUAL TABLE quote_words USING fts5(quote, content = 'quotes', content_rowid = 'seq', {TOKENS})",
        """CREATE TRIGGER quote_comes AFTER INSERT ON quotes BEGIN
            INSERT INTO quote_words (rowid, quote) VALUES (new.seq, new.quote); END""",
        """CREATE TRIGGER quote_goes AFTER DELETE ON quotes BEGIN
            INSERT INTO quote_words (quote_words, rowid, quote) VALUES ('delete', old.seq, old.quote); END""",
    ),
    "postgresql": (
        "ALTER TABLE reports ADD COLUMN words tsvector",
        "CREATE INDEX reports_by_word ON reports USING gin (words)",
        "ALTER TABLE quotes ADD COLUMN words tsvector GENERATED ALWAYS AS (to_tsvector('english', quote)) STORED",
        "CREATE INDEX quotes_by_word ON quotes USING gin (words)",
    ),
}
INDEX: Mapping[str, str] = {
    "sqlite": "INSERT INTO report_words (rowid, title, body) VALUES (:seq, :title, :body)",
    "postgresql": "UPDATE reports SET words = to_tsvector('english', :title || ' ' || :body) WHERE seq = :seq",
}
IN_REPORTS: Mapping[str, str] = {
    "sqlite": """SELECT r.report_id FROM report_words w JOIN reports r ON r.seq = w.rowid
        WHERE report_words MATCH :terms ORDER BY w.rowid DESC LIMIT :most""",
    "postgresql": """SELECT report_id FROM reports
        WHERE words @@ websearch_to_tsquery('english', :terms) ORDER BY seq DESC LIMIT :most""",
}
IN_QUOTES: Mapping[str, str] = {
    "sqlite": """SELECT q.seq FROM quote_words w JOIN quotes q ON q.seq = w.rowid
        WHERE quote_words MATCH :terms ORDER BY w.rowid DESC LIMIT :most""",
    "postgresql": """SELECT seq FROM quotes
        WHERE words @@ websearch_to_tsquery('english', :terms) ORDER BY seq DESC LIMIT :most""",
}


def create_search(connection: Connection) -> None:
    """The indexes of words; the tables ``reports`` and ``quotes`` are there."""
    for statement in CREATE[connection.dialect.name]:
        connection.exec_driver_sql(statement)


def index_report(connection: Connection, report: Report) -> None:
    """Make the words of *report* findable. A report's text never changes, so once is enough."""
    if connection.scalar(select(REPORTS.c.seq).where(REPORTS.c.report_id == report.id)) is not None:
        return
    seq = next_seq(connection, REPORTS.c.seq)
    connection.execute(insert(REPORTS).values(seq=seq, report_id=report.id))
    _index_words(connection, seq, report.title or "", report.text)


def index_again(connection: Connection) -> None:
    """Make the words of all reports findable, in a store whose rows were copied."""
    numbered = connection.execute(select(REPORTS.c.seq, REPORTS.c.report_id).order_by(REPORTS.c.seq)).all()
    for row in numbered:
        record = connection.scalar(select(READINGS.c.record).where(READINGS.c.report_id == row.report_id).order_by(READINGS.c.seq).limit(1))
        report = json.loads(record or "{}").get("report", {})
        _index_words(connection, row.seq, report.get("title") or "", report.get("text") or "")


def _index_words(connection: Connection, seq: int, title: str, body: str) -> None:
    words = {"title": storable(title), "body": storable(body[:MOST_LETTERS])}
    connection.execute(text(INDEX[connection.dialect.name]), {"seq": seq, **words})


def index_quotes(connection: Connection, reading: Reading) -> None:
    """Make what is said in *reading* findable."""
    seq = next_seq(connection, QUOTES.c.seq) if reading.statements else 0
    names = {actor.id: actor.name for actor in reading.actors}
    said = [(names.get(s.actor or "", s.speaker.quote), span) for s in reading.statements for span in s.content]
    about = {"report_id": reading.report.id, "reader": reading.reader}
    rows = [
        {"seq": n, **about, "start": span.start, "end": span.end, "speaker": storable(who), "quote": storable(span.quote)}
        for n, (who, span) in enumerate(said, seq)
    ]
    insert_all(connection, QUOTES, rows)


def forget_quotes(connection: Connection, report_id: str, reader: str) -> None:
    """What the reader had found in the report is said no more."""
    connection.execute(delete(QUOTES).where(QUOTES.c.report_id == report_id, QUOTES.c.reader == reader))


def terms_of(words: str, dialect: str) -> str:
    """*words* as the database's own query: all of them, ``"these together"``, ``-not`` this one.

    Raises SettingsError where they ask for nothing.
    """
    found = [(m["without"] or "", (m["phrase"] if m["phrase"] is not None else m["word"]).strip()) for m in TERM.finditer(words)]
    asked = [(without, term) for without, term in found if any(c.isalnum() for c in term)]
    wanted = [term for without, term in asked if not without]
    if not wanted:
        raise SettingsError(f'nothing to search for in {words!r}; expected words, "words together", or -words that must not be there')
    unwanted = [term for without, term in asked if without]
    if dialect == "postgresql":
        return " ".join([*map(_quoted, wanted), *(f"-{_quoted(term)}" for term in unwanted)])
    return " AND ".join(map(_quoted, wanted)) + "".join(f" NOT {_quoted(term)}" for term in unwanted)


def _quoted(term: str) -> str:
    return '"' + term.replace('"', " ").replace("\0", " ") + '"'


def found_reports(connection: Connection, words: str, most: int) -> Sequence[str]:
    """The ids of the reports with these words, the last kept first."""
    name = connection.dialect.name
    return connection.scalars(text(IN_REPORTS[name]), {"terms": terms_of(words, name), "most": min(most, MOST)}).all()


def found_quotes(connection: Connection, words: str, most: int) -> Sequence[Any]:
    """The rows of the quotes with these words, the last kept first."""
    name = connection.dialect.name
    numbers = connection.scalars(text(IN_QUOTES[name]), {"terms": terms_of(words, name), "most": min(most, MOST)}).all()
    return connection.execute(select(QUOTES).where(QUOTES.c.seq.in_(numbers)).order_by(QUOTES.c.seq.desc())).all()
