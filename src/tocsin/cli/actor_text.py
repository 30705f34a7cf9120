"""An answer about an actor as text and as JSON."""

import json
from collections.abc import Iterable, Iterator, Sequence

import click
from rich.console import Console
from rich.text import Text

from tocsin.cli.table import terminal
from tocsin.cli.wording import visible
from tocsin.core.encode import plain
from tocsin.registries.actor_time import ActorThen, Link, Listed, Then
from tocsin.registries.asking import ActorAnswer, ActorMatch
from tocsin.registries.days import span

ALSO = 8  # other names that are shown


def print_json(answer: ActorAnswer) -> None:
    """*answer* as one line of JSON."""
    click.echo(json.dumps(plain(answer), ensure_ascii=False))


def print_answer(answer: ActorAnswer) -> None:
    """The likeliest actor with all that is known of it on the day, then the runners-up."""
    console = terminal()
    if answer.best is None:
        console.print(Text(visible(f"Nobody in the registry is called {answer.asked}.")))
        return
    _print_actor(answer.best, console)
    if answer.others:
        console.print(Text("\nit may also be", "bold"))
    for match in answer.others:
        console.print(Text(visible(f"  {match.score:.2f}  {_title(match.actor)}: {match.why}"), "dim"), soft_wrap=True)


def _print_actor(match: ActorMatch, console: Console) -> None:
    actor = match.actor
    console.print(Text(visible(_title(actor)), "bold"))
    for label, said in lines(actor):
        console.print(Text(f"  {label}: ", "bold dim") + Text(visible(said)), soft_wrap=True)
    console.print(Text(f"  {match.score:.2f} ", "bold dim") + Text(visible(f"because of {match.why}"), "dim"), soft_wrap=True)


def _title(actor: ActorThen) -> str:
    now = f", in the registry {actor.now}" if actor.now != actor.name else ""
    return f"{actor.name}{now} ({', '.join((actor.key, *actor.countries[:3]))})"


def lines(actor: ActorThen) -> Iterator[tuple[str, str]]:
    """What is told of *actor*, each with its label; what nobody knows is left out."""
    yield f"on {actor.on}", f"{actor.role}{' (not known whether it existed then)' if actor.active is None else ''}"
    ties: Sequence[tuple[str, Iterable[Then]]] = (("part of", actor.part_of), ("governs", actor.governs), ("led by", actor.leaders))
    yield from ((label, "; ".join(map(_then, told))) for label, told in ties if told)
    yield from (("existed", words) for words in (span(actor.start, actor.end),) if words)
    yield from ((link.how, _link(link)) for link in (*actor.before, *actor.after))
    if actor.also:
        rest = len(actor.also) - ALSO
        yield "also called", f"{'; '.join(actor.also[:ALSO])}{f'; {rest} more' if rest > 0 else ''}"
    yield from (("listed by", _listed(one)) for one in actor.listed_by if one.sure)
    yield from (("perhaps listed by", _listed(one)) for one in actor.listed_by if not one.sure)
    yield from (("not on that day", _listed(one)) for one in actor.other_listings)
    if not actor.listed_by and not actor.other_listings:
        yield "listed by", "nobody that the registry knows of"


def _then(told: Then) -> str:
    words = ", ".join(part for part in (span(told.start, told.end), "" if told.sure else "not sure on that day") if part)
    return f"{told.name} ({words})" if words else told.name


def _link(link: Link) -> str:
    return f"{link.name}{f' ({link.when})' if link.when else ''}"


def _listed(one: Listed) -> str:
    by = f"by {one.by} at the latest" if one.by and not one.start else ""
    days = ", ".join(part for part in (by, span(one.start, one.end)) if part) or "since when is not known"
    under = f", as {one.under}" if one.under else ""
    return f"{one.title}{under}, {days}{'' if one.certain else ' (to be checked)'}"
