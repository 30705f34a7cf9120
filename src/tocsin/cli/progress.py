"""A bar on standard error, for a terminal and more than a few reports."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

from tocsin.core.outcomes import Failed, Outcome

FEW = 5


def expected(sources: Sequence[str]) -> int | None:
    """How many reports these *sources* are likely to hold: files count one, folders their files; None where nobody can know."""
    counts = [_expected(source) for source in sources]
    return None if None in counts else sum(count for count in counts if count is not None)


def _expected(source: str) -> int | None:
    """Only a guess for a bar: what may not be looked at counts nothing."""
    if Path(source).suffix == ".jsonl" or source == "-" or not os.path.exists(source):  # noqa: PTH110 - Path.exists may raise
        return None
    return sum(len(files) for _, _, files in os.walk(source)) if os.path.isdir(source) else 1  # noqa: PTH112 - as above


class Progress:
    """Counts outcomes as they pass; shows itself from the sixth on, if standard error is a terminal."""

    def __init__(self, sources: Sequence[str], *, quiet: bool = False) -> None:
        self._sources = sources
        self._wanted = not quiet and sys.stderr.isatty()
        self._bar: Any = None
        self._task: Any = None

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()

    def over(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """*outcomes*, counted as they pass."""
        for n, outcome in enumerate(outcomes, 1):
            if n > FEW and self._bar is None and self._wanted:
                self._start(n)
            if self._bar is not None:
                self._bar.update(self._task, completed=n, now=outcome.address[-40:])
            with self.paused() if isinstance(outcome, Failed) else _nothing():
                yield outcome

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Take the bar away while something else is printed."""
        if self._bar is None or not self._bar.live.is_started:
            yield
            return
        self._bar.stop()
        yield
        if self._bar is not None:
            self._bar.start()

    def stop(self) -> None:
        """Take the bar away for good."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def _start(self, done: int) -> None:
        from rich.console import Console  # noqa: PLC0415 - only where there is a bar
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415
        from rich.progress import Progress as Bar  # noqa: PLC0415

        columns = (
            TextColumn("reading"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("{task.fields[now]}", style="dim"),
        )
        self._bar = Bar(*columns, console=Console(stderr=True), transient=True)
        self._task = self._bar.add_task("reading", total=expected(self._sources), completed=done, now="")
        self._bar.start()


@contextmanager
def _nothing() -> Iterator[None]:
    yield
