"""The words that a page rests on: each span gets an anchor, and stands below in its sentence with the way back."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tocsin.core.text import Report, Span
from tocsin.dossiers.records import Proof
from tocsin.dossiers.tables import web
from tocsin.dossiers.wording import escape

SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])|\n+")
FAR = 280  # letters of a sentence that are shown on either side of the words


@dataclass(slots=True)
class _Entry:
    number: int
    homes: dict[str, str] = field(default_factory=dict)


class Ledger:
    """Collects what is cited while the page is written. *reports* holds the texts."""

    def __init__(self, reports: Mapping[str, Report]) -> None:
        self._reports = reports
        self._entries: dict[Proof, _Entry] = {}

    def number(self, report: str, span: Span, home: tuple[str, str] | None = None) -> int | None:
        """The number of these words; *home* is the anchor and the name of the place that cites them. None where the text is not there."""
        if report not in self._reports:
            return None
        entry = self._entries.setdefault(Proof(report, span), _Entry(len(self._entries) + 1))
        if home:
            entry.homes.setdefault(*home)
        return entry.number

    def tip(self, report: str, span: Span) -> str:
        """The words, who published them, and when: for those who only hover."""
        return f"“{' '.join(span.quote.split())}” — {source_of(self._reports[report])}"

    def sections(self) -> Iterator[str]:
        """The words by report, the first published first."""
        cited: dict[str, list[Proof]] = {}
        for proof in self._entries:
            cited.setdefault(proof.report, []).append(proof)
        for report in sorted(cited, key=lambda name: (str(self._reports[name].published or "9999"), name)):
            yield self._section(self._reports[report], sorted(cited[report], key=lambda p: (p.span.start, -p.span.end)))

    def _section(self, report: Report, proofs: Sequence[Proof]) -> str:
        shown = "".join(self._passage(report, start, end, held) for start, end, held in _passages(report.text, proofs))
        title = escape(report.title or report.text.strip().partition("\n")[0][:100])
        digits = report.id.removeprefix("sha256:")[:12]
        return f'<article class="report" id="r-{digits}"><h3>{title}</h3><p class="dim">{_where(report)}</p>{shown}</article>\n'

    def _passage(self, report: Report, start: int, end: int, held: Sequence[Proof]) -> str:
        before, after = ("… " if start and report.text[start - 1] not in "\n" else "", " …" if end < len(report.text.rstrip()) else "")
        words = self._marked(report.text, (start, end), held)
        homes = {anchor: name for proof in held for anchor, name in self._entries[proof].homes.items()}
        back = " · ".join(f'<a href="#{anchor}">{escape(name)}</a>' for anchor, name in homes.items())
        return f'<blockquote>{before}{words}{after}<footer class="back">{f"for: {back}" if back else ""}</footer></blockquote>'

    def _marked(self, text: str, part: tuple[int, int], held: Sequence[Proof]) -> str:
        """The text from *part* with a mark for each span; one that begins inside another ends with it at the latest."""
        at, end = part
        written = ""
        rest = list(held)
        while rest:
            first = rest.pop(0)
            stop = min(first.span.end, end)
            inside = []
            while rest and rest[0].span.start < stop:
                inside.append(rest.pop(0))
            written += escape(text[at : first.span.start])
            number = self._entries[first].number
            written += f'<mark id="q{number}">{self._marked(text, (first.span.start, stop), inside)}</mark>'
            at = stop
        return written + escape(text[at:end])


def source_of(report: Report) -> str:
    """Publisher and day."""
    return f"{report.publisher or 'unknown publisher'}, {report.published or 'no date'}"


def _where(report: Report) -> str:
    publisher = escape(report.publisher or "unknown publisher")
    address = report.url or report.address
    page = f", on the page of {escape(report.republisher)}" if report.republisher else ""
    day = f'<time datetime="{report.published}">{report.published}</time>' if report.published else "no date"
    basis = f" ({report.published_basis})" if report.published and report.published_basis in ("inferred", "given") else ""
    return f"{publisher}{page} · {day}{basis} · {web(address, address)} · {report.id.removeprefix('sha256:')[:12]}"


def _passages(text: str, proofs: Sequence[Proof]) -> Iterator[tuple[int, int, list[Proof]]]:
    """The sentences round *proofs*, which are in order; those that touch are one."""
    start = end = -1
    held: list[Proof] = []
    for proof in proofs:
        first, last = sentence(text, proof.span)
        if held and first <= end:
            end = max(end, last)
            held.append(proof)
            continue
        if held:
            yield start, end, held
        start, end, held = first, last, [proof]
    if held:
        yield start, end, held


def sentence(text: str, span: Span) -> tuple[int, int]:
    """Where the sentence round *span* begins and ends, or as much of it as is shown."""
    floor, ceiling = max(0, span.start - FAR), min(len(text), span.end + FAR)
    starts = [match.end() for match in SENTENCE_END.finditer(text, floor, span.start + 1) if match.end() <= span.start]
    start = starts[-1] if starts else _at_word(text, floor)
    found = SENTENCE_END.search(text, max(span.end - 1, span.start), ceiling)
    end = found.start() + len(found[0].rstrip()) if found else ceiling
    return start, max(end, span.end)


def _at_word(text: str, at: int) -> int:
    """The beginning of a word at *at* or a little behind it."""
    if at == 0 or text[at - 1].isspace():
        return at
    space = re.compile(r"\s").search(text, at, at + 30)
    return space.end() if space else at
