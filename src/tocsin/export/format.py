"""A format, and how cases are written in it: rows, what was lost, and the rules it was written by."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tocsin.export.case import AS_TOLD, Case, Rules
from tocsin.export.files import write_whole
from tocsin.export.loss import Loss, as_record, dropped, squeezed

Row = Mapping[str, Any]
About = Callable[[], Mapping[str, Any]]
"""By which rules a file is written, and how many cases were left out so far."""
MANY = 1_000_000
OCCURRED = ("occurred",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A way to write cases. *refuses* gives the reason why a case cannot have a row, None where it can.

    *statuses* are those that it takes unasked; *says* tells whether it can say the status of a case: what it cannot say never enters.
    *assumes* names what a row says and the case does not: field and reason.
    *keeps* are the facets of ``loss.FACETS`` that a row holds; *by* and *against* how many parties; *store* writes the rows to a file.
    *needs* raises SetupError where a library is missing; *embeds* says that the rules stand in the file itself.
    """

    label: str
    suffix: str
    rows: Callable[[Case], Iterable[Row]]
    store: Callable[[Iterator[Row], Path, "About"], int]
    columns: tuple[str, ...] = ()
    refuses: Callable[[Case], str | None] = lambda case: None
    says: Callable[[Case], bool] = lambda case: case.status == "occurred"
    assumes: Callable[[Case], Iterable[tuple[str, str]]] = lambda case: ()
    statuses: tuple[str, ...] = OCCURRED
    toll: str = "conservative"
    keeps: frozenset[str] = frozenset()
    by: int = MANY
    against: int = MANY
    embeds: bool = False
    needs: Callable[[], object] = lambda: None


@dataclass(frozen=True, slots=True)
class Written:
    """What became of an export: rows in the file, cases seen, cases left out, what the rows could not hold."""

    rows: int
    cases: int
    left_out: int
    loss: Loss


@dataclass(slots=True)
class _Tally:
    cases: int = 0
    left_out: int = 0
    loss: Loss = field(default_factory=Counter)


def write_cases(form: Format, cases: Iterable[Case], path: Path, rules: Rules = AS_TOLD, *, beside: bool = False) -> Written:
    """Write *cases* to *path*, whole or not at all. *beside* puts FILE.loss.json and FILE.meta.json beside it."""
    form.needs()
    tally = _Tally()
    rows = (row for case in admitted(form, cases, rules, tally) for row in form.rows(case))
    about = metadata(form, rules)
    count = form.store(rows, path, lambda: {**about, "left_out": tally.left_out})
    written = Written(count, tally.cases, tally.left_out, tally.loss)
    if beside:
        write_beside(form, written, path, about)
    return written


def admitted(form: Format, cases: Iterable[Case], rules: Rules, tally: _Tally) -> Iterator[Case]:
    """The cases that get a row; *tally* counts them all, and what is lost."""
    for case in cases:
        tally.cases += 1
        reason = why_not(form, case, rules)
        if reason:
            tally.left_out += 1
            tally.loss[reason] += 1
            continue
        for name, what, lost in (*dropped(case, form.keeps), *squeezed(case, form.by, form.against)):
            tally.loss[(name, what)] += lost
        tally.loss.update(form.assumes(case))
        yield case


def why_not(form: Format, case: Case, rules: Rules) -> tuple[str, str] | None:
    """The field and the reason why *case* has no row in *form*, None where it has one."""
    if case.status not in (rules.statuses or form.statuses):
        return "status", f"left out: {case.status}, which was not asked for"
    if not form.says(case):
        return "status", f"left out: {case.status}, which the format cannot say"
    reason = form.refuses(case)
    return ("event", f"left out: {reason}") if reason else None


def metadata(form: Format, rules: Rules) -> dict[str, Any]:
    """By which rules a file is written."""
    return {
        "format": form.label,
        "toll": rules.toll,
        "dates": rules.dates,
        "statuses": list(rules.statuses or form.statuses),
        **rules.chosen,
        "columns": list(form.columns),
    }


def summary(written: Written, name: str) -> str:
    """One line that says what was lost: cases left out, then the fields that lost most."""
    fields: Counter[str] = Counter()
    for (field_, what), count in written.loss.items():
        if not what.startswith("left out"):
            fields[field_] += count
    why = "; ".join(f"{n} {what.removeprefix('left out: ')}" for (_, what), n in written.loss.most_common() if what.startswith("left out"))
    left = f"{written.left_out} left out ({why})" if written.left_out else "none left out"
    lost = ", ".join(f"{field_} {count}" for field_, count in fields.most_common(6))
    return f"{name}: {left}; {f'not held: {lost}' if lost else 'all of them held whole'}"


def write_beside(form: Format, written: Written, path: Path, about: Mapping[str, Any]) -> None:
    """FILE.loss.json, and FILE.meta.json where the format has no room for the rules."""
    counts = {"rows": written.rows, "cases": written.cases, "left_out": written.left_out}
    loss = {"format": form.label, **counts, "not_held": as_record(written.loss)}
    write_whole([json.dumps(loss, ensure_ascii=False, indent=2)], path.with_name(f"{path.name}.loss.json"))
    if not form.embeds:
        write_whole([json.dumps(about, ensure_ascii=False, indent=2)], path.with_name(f"{path.name}.meta.json"))
