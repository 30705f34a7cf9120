"""Days and moments on the command line."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, TypeVar

import click

from tocsin.core.values import ISO_DATE
from tocsin.core.values import first_day as first_of
from tocsin.core.values import last_day as last_of

F = TypeVar("F", bound=Callable[..., Any])
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def moment(value: str) -> date | datetime:
    """A day (``2024-05-18``) or a moment (``2024-05-18T12:30+00:00``). Raises a usage error for anything else."""
    wrong = click.BadParameter(f"expected a day as 2024-05-18 or a moment as 2024-05-18T12:30, found {value!r}")
    if not DAY.match(value):
        raise wrong
    try:
        return date.fromisoformat(value) if DAY.fullmatch(value) else _in_calendar(datetime.fromisoformat(value))
    except (ValueError, OverflowError) as error:
        raise wrong from error


def day(value: str) -> date:
    """A day (``2024-05-18``). Raises a usage error for anything else."""
    wrong = click.BadParameter(f"expected a day as 2024-05-18, found {value!r}")
    if not DAY.fullmatch(value):
        raise wrong
    try:
        return date.fromisoformat(value)
    except ValueError as error:  # the 31st of June
        raise wrong from error


def _in_calendar(when: datetime) -> datetime:
    """*when*, if it is in the calendar in UTC too. Raises OverflowError where it is not."""
    when.astimezone(UTC)
    return when


def first_day(value: str) -> date:
    """A day, or the first of a month or a year. Raises a usage error for anything else."""
    return _end(value, first_of)


def last_day(value: str) -> date:
    """A day, or the last of a month or a year. Raises a usage error for anything else."""
    return _end(value, last_of)


def as_of_option(command: F) -> F:
    """``--as-of DATE``."""
    help_ = "As it was known on DATE (at the end of the day, UTC), or at a moment as 2024-05-18T12:30."
    return click.option("--as-of", type=moment, metavar="DATE", help=help_)(command)


def _end(value: str, end: Callable[[str], date]) -> date:
    wrong = click.BadParameter(f"expected a day as 2024-05-18, a month or a year, found {value!r}")
    if not ISO_DATE.fullmatch(value):
        raise wrong
    try:
        return end(value)
    except ValueError as error:  # the 31st of June
        raise wrong from error
