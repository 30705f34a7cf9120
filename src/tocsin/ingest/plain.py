"""Plain text, Markdown, and texts whose offsets are counted already."""

import re
from collections.abc import Mapping
from datetime import date

from tocsin.core.protocols import RawReport
from tocsin.core.text import Report
from tocsin.ingest.clean import tidy
from tocsin.ingest.dates import parse_date
from tocsin.ingest.encoding import decode
from tocsin.ingest.making import Told, make_report
from tocsin.ingest.paragraphs import split
from tocsin.ingest.publishers import Imprint

FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<fields>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
FIELD = re.compile(r"^(?P<key>[\w-]+):[ \t]*(?P<quote>[\"']?)(?P<value>[^\n]*?)(?P=quote)[ \t]*$", re.MULTILINE)


def parse_plain(raw: RawReport, *, today: date | None = None) -> Report:
    """Every character stays but for ``tidy``; furniture is marked, not cut."""
    text = tidy(decode(raw.content, raw.charset))
    return make_report(raw, text, Told(imprint=Imprint(url=raw.url)), today=today)


def parse_markdown(raw: RawReport, *, today: date | None = None) -> Report:
    """As plain text; front matter tells title, date, publisher and address, and counts as furniture."""
    text = tidy(decode(raw.content, raw.charset))
    front = FRONT_MATTER.match(text)
    if front is None:
        return make_report(raw, text, Told(imprint=Imprint(url=raw.url)), today=today)
    fields = {field["key"].lower(): field["value"] for field in FIELD.finditer(front["fields"]) if field["value"]}
    hints = {paragraph.start: "boilerplate" for paragraph in split(text[: front.end()])}
    return make_report(raw, text, _told(fields, raw.url, hints), today=today)


def parse_exact(raw: RawReport, *, today: date | None = None) -> Report:
    """The text just as given: somebody has counted in it. The container's title is the title; it is not put into the text."""
    told = Told(title=raw.meta.get("title"), imprint=Imprint(url=raw.url))
    return make_report(raw, raw.content.decode("utf-8"), told, today=today)


def _told(fields: Mapping[str, str], url: str | None, hints: Mapping[int, str]) -> Told:
    site = fields.get("publisher") or fields.get("site")
    imprint = Imprint(site=site, url=url or fields.get("url") or fields.get("link"), author=fields.get("author"))
    published = parse_date(fields.get("published") or fields.get("date") or "")
    return Told(title=fields.get("title"), published=published, imprint=imprint, hints=hints)
