"""BYTES → REPORT: documents give one report each, containers give raw reports."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from tocsin.core.errors import NoText, UnknownFormat
from tocsin.core.outcomes import Failed
from tocsin.core.plugins import extend
from tocsin.core.protocols import Given, Parser, RawReport
from tocsin.core.text import Report
from tocsin.ingest.formats import EXACT, HTML, JSON_LINES, MARKDOWN, PLAIN, foreign, settle
from tocsin.ingest.html import parse_html
from tocsin.ingest.jsonl import unpack_jsonl
from tocsin.ingest.language import require_language
from tocsin.ingest.network import Limits, Policy
from tocsin.ingest.plain import parse_exact, parse_markdown, parse_plain
from tocsin.ingest.sources import Fetch, Opening, Unpacker, fetching, open_all

PARSERS: Mapping[str, Parser] = {
    HTML: parse_html,
    PLAIN: parse_plain,
    MARKDOWN: parse_markdown,
    EXACT: parse_exact,
}
UNPACKERS: Mapping[str, Unpacker] = {
    JSON_LINES: unpack_jsonl,
}


def open_sources(
    addresses: Iterable[str], *, given: Given | None = None, policy: Policy | None = None, fetch: Fetch | None = None
) -> Iterator[RawReport | Failed]:
    """A raw report, or a Failed in its place, for each thing found behind *addresses*, in order. Nothing that is broken ends the stream.

    An address is a file, a folder (all under it, in order of names), a pattern (``news/**/*.html``), ``-`` for standard input, or an
    http(s) address. *given* stands over what the sources say; *fetch* stands in for the network.
    """
    limits = policy or Limits()
    with fetching(limits) as ask:
        yield from open_all(addresses, Opening(given or Given(), limits, fetch or ask, _unpackers()))


def parse(raw: RawReport) -> Report:
    """The report in *raw*. Raises NoText, UnknownFormat or TooLong, each saying what was found."""
    if not raw.content.strip():
        raise NoText("the document is empty")
    return _parser(raw)(raw)


def _parser(raw: RawReport) -> Parser:
    """The parser of a plug-in for what is declared, else a built-in one for what the bytes are."""
    known = _parsers()
    if raw.media_type in known and raw.media_type not in (HTML, PLAIN, MARKDOWN):
        return known[raw.media_type]
    if what := foreign(raw.content):
        raise UnknownFormat(f"it looks like {what}; HTML pages, plain text, Markdown and JSON lines are read")
    media_type = settle(raw.media_type, raw.content)
    if media_type not in known:
        raise UnknownFormat(f"{media_type} is not read; HTML pages, plain text, Markdown and JSON lines are")
    return known[media_type]


@cache
def _parsers() -> Mapping[str, Parser]:
    return extend(PARSERS, "tocsin.parsers")


@cache
def _unpackers() -> Mapping[str, Unpacker]:
    return extend(UNPACKERS, "tocsin.unpackers")


__all__ = ["PARSERS", "UNPACKERS", "Limits", "Policy", "open_sources", "parse", "require_language"]
