"""Answers about places and times as text and as JSON."""

import json

import click
from rich.console import Console
from rich.text import Text

from tocsin.cli.table import terminal
from tocsin.cli.wording import visible
from tocsin.core.encode import plain
from tocsin.reading.place_answers import PlaceAnswer, PlaceOption
from tocsin.reading.time_answers import WhenAnswer, WhenOption


def print_json(answer: PlaceAnswer | WhenAnswer) -> None:
    """*answer* as one line of JSON."""
    click.echo(json.dumps(plain(answer), ensure_ascii=False))


def print_place(answer: PlaceAnswer) -> None:
    """The likeliest place with all that is known of it, then the runners-up."""
    console = terminal()
    if answer.place:
        _line(console, _title(answer.place), "bold")
        _line(console, f"  {_point(answer.place)}")
        _line(console, f"  {answer.place.score:.2f}  {answer.why}", "dim")
    else:
        _line(console, f"no place: {answer.why}", "bold")
    if answer.others:
        _line(console, "\nit may also be", "bold")
    for option in answer.others:
        _line(console, f"  {option.score:.2f}  {_title(option)}: {option.why}", "dim")


def _title(place: PlaceOption) -> str:
    where = ", ".join(part for part in (place.admin if place.admin != place.name else None, place.country) if part)
    return f"{place.name} ({', '.join(part for part in (place.kind, where) if part)})"


def _point(place: PlaceOption) -> str:
    number = f"; GeoNames {place.geonames}" if place.geonames else ""
    if place.lat is None or place.lon is None:
        return f"no coordinates are known{number}"
    return f"{place.lat:.3f}, {place.lon:.3f}{', the middle of an area' if place.centroid else ''}{number}"


def print_when(answer: WhenAnswer) -> None:
    """The days that the words mean, then other readings."""
    console = terminal()
    if answer.when:
        counted = f", counted from {answer.counted_from}" if answer.counted_from else ""
        _line(console, f"{_days(answer.when)} ({answer.when.precision})", "bold")
        _line(console, f"  {answer.why}{counted}", "dim")
    else:
        _line(console, f"no date: {answer.why}", "bold")
    if answer.others:
        _line(console, "\nit may also be", "bold")
    for option in answer.others:
        _line(console, f"  {_days(option)}: {option.why}", "dim")


def _days(option: WhenOption) -> str:
    return option.start if option.start and option.start == option.end else f"{option.start or '…'} – {option.end or '…'}"


def _line(console: Console, text: str, style: str = "") -> None:
    console.print(Text(visible(text) if not text.startswith("\n") else text, style), soft_wrap=True)
