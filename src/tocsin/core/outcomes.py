"""What became of each address: read, known already, or failed. The one place where a ReportError is caught."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from tocsin.core.errors import ReportError
from tocsin.core.events import Reading


@dataclass(frozen=True, slots=True)
class Read:
    """The report at *address* was read; *turned_away*: its words are not those of the subject, so that nothing was looked for."""

    address: str
    reading: Reading
    turned_away: bool = False


@dataclass(frozen=True, slots=True)
class Duplicate:
    """The report at *address* has the text of a report that is known already."""

    address: str
    report_id: str


@dataclass(frozen=True, slots=True)
class Failed:
    """The report at *address* could not be read, and why."""

    address: str
    error: ReportError

    @property
    def why(self) -> str:
        """The reason in words, with the kind of error."""
        return f"{type(self.error).__name__}: {self.error}"


Outcome = Read | Duplicate | Failed


T = TypeVar("T")
R = TypeVar("R")


def attempt(address: str, step: Callable[[T], R], given: T) -> R | Failed:
    """``step(given)``, or Failed where it raises a ReportError."""
    try:
        return step(given)
    except ReportError as error:
        return Failed(address, error)
