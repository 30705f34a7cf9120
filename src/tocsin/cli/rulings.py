"""Consolidation and decisions at the command line: done, and said."""

import getpass
import json
from collections import Counter
from collections.abc import Sequence

import click
from rich.table import Table
from rich.text import Text

from tocsin import merging
from tocsin.cli.table import terminal
from tocsin.cli.wording import visible
from tocsin.core.encode import plain
from tocsin.core.errors import DecisionError, SetupError
from tocsin.core.incidents import Decision
from tocsin.merging import Folded, Ruling
from tocsin.settings import Settings
from tocsin.store import SqlStore, open_store


def bring_up_to_date(settings: Settings, *, anew: bool = False, quiet: bool = False) -> None:
    """Consolidate, step by step, and say what was done."""
    tally: Counter[str] = Counter()
    last: Folded | None = None
    with open_store(settings.store, must_exist=True) as store:
        for last in merging.refresh_incidents(store, anew=anew):
            tally.update(reports=last.reports, incidents=last.incidents)
            if not quiet and last.reports:
                click.echo(f"{tally['reports']} reports folded in", err=True)
        if not quiet:
            click.echo(f"{_sum(tally)}; {store.count_incidents()} incidents in {store.name}", err=True)
    if last is not None:
        _say_unfollowed(last)


def decide(verdict: str, words: Sequence[str], *, who: str | None, reason: str, settings: Settings) -> None:
    """Keep a decision, and say its id and what it did."""
    with open_store(settings.store, must_exist=True) as store:
        subjects, rest = (words[:1], words[1:]) if verdict == "correct" else (words, ())
        _must_be_consolidated(store)
        full = merging.full_names(store, subjects)
        decision = merging.decision_from(verdict, (*full, *rest), who=_signer(who), reason=reason)
        _keep(store, decision)


def undo(start: str, *, who: str | None, reason: str, settings: Settings) -> None:
    """Take the decision whose id begins with *start* out of force."""
    with open_store(settings.store, must_exist=True) as store:
        name = merging.full_decision_name(store, start)
        _keep(store, merging.decision_from("undo", (name,), who=_signer(who), reason=reason))


def print_log(subject: str | None, settings: Settings, *, how: str) -> None:
    """All decisions, or those that bear on *subject*."""
    with open_store(settings.store, must_exist=True) as store:
        made = merging.rulings(store)
        if subject is not None:
            bearing = _bearing(store, subject)
            made = tuple(ruling for ruling in made if ruling.decision.id in bearing or subject in ruling.decision.subject)
    if how == "table":
        terminal().print(_table(made)) if made else click.echo("no decisions", err=True)
        return
    for ruling in made:
        line = {**plain(ruling.decision), "in_force": ruling.in_force}
        click.echo(ruling.decision.id if how == "ids" else json.dumps(line, ensure_ascii=False))


def _keep(store: SqlStore, decision: Decision) -> None:
    done = merging.rule(store, decision)
    click.echo(decision.id)
    count = done.incidents
    click.echo(f"{decision.verdict} {' '.join(decision.subject)}: {count} incident{'' if count == 1 else 's'} changed", err=True)
    _say_unfollowed(done)


def _signer(who: str | None) -> str:
    if who is not None:
        return who
    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:
        raise DecisionError("who decides? --who NAME") from error


def _must_be_consolidated(store: SqlStore) -> None:
    if not store.behind().ever:
        raise SetupError(f"{store.name} has no incidents yet; `tocsin consolidate` makes them")


def _bearing(store: SqlStore, subject: str) -> frozenset[str]:
    """The decisions that the incident itself names."""
    name = merging.full_names(store, (subject,))[0]
    incident = store.incident(name) if name.startswith("i-") else None
    return frozenset(incident.decisions) if incident else frozenset()


def _sum(tally: Counter[str]) -> str:
    return f"{tally['reports']} reports folded in, {tally['incidents']} incidents new, changed or gone" if tally else "nothing new"


def _say_unfollowed(done: Folded) -> None:
    for decision, why in done.refused:
        click.echo(f"not followed: {decision.id} ({decision.verdict} by {decision.who}): {visible(why)}", err=True)
    for decision in done.unheard:
        what = " ".join(decision.subject)
        click.echo(
            f"not heard: {decision.id} ({decision.verdict} by {decision.who}) is about what is not there now: {visible(what)}", err=True
        )


def _table(made: Sequence[Ruling]) -> Table:
    table = Table(box=None, pad_edge=True, padding=(0, 1), header_style="bold dim", expand=True)
    for column, width in (("Id", 12), ("When", 16), ("Who", None), ("Verdict", 9), ("About", None), ("Reason", None)):
        table.add_column(column, width=width, ratio=None if width else 1, overflow="fold")
    for ruling in made:
        decision, style = ruling.decision, "" if ruling.in_force or ruling.decision.verdict == "undo" else "strike dim"
        said = [decision.id, f"{decision.at:%Y-%m-%d %H:%M}", decision.who, decision.verdict, _about(decision), _reason(ruling)]
        table.add_row(*(Text(visible(cell), style) for cell in said))
    return table


def _about(decision: Decision) -> str:
    field = f"\n{decision.field} = {decision.value}" if decision.field else ""
    return "\n".join(decision.subject) + field


def _reason(ruling: Ruling) -> str:
    undone = "" if ruling.in_force or ruling.decision.verdict == "undo" else "UNDONE"
    return "; ".join(part for part in (undone, ruling.decision.reason) if part)
