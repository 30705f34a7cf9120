"""Files that are there whole or not at all."""

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


def write_whole(lines: Iterable[str], path: Path) -> int:
    """Write *lines* (without line ends) to *path* as UTF-8 and return how many; *path* is replaced only when all are written.

    What is no regular file (a pipe, a terminal) is written to directly.
    """
    if path.exists() and not path.is_file():
        with naming(path), path.open("w", encoding="utf-8", errors="replace", newline="\n") as stream:
            return _write(lines, stream)
    with in_the_making(path) as part, part.open("w", encoding="utf-8", errors="replace", newline="\n") as stream:
        return _write(lines, stream)


@contextmanager
def in_the_making(path: Path) -> Iterator[Path]:
    """A hidden file beside *path* to write to: it takes the place of *path* at the end, and is gone where an error comes before."""
    with naming(path):
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
        os.close(handle)
        part = Path(name)
        try:
            yield part
            part.chmod(_mode(path))
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """An error of the system while *path* is written names it: a full disk names nothing, a file in the making a name nobody gave."""
    try:
        yield
    except OSError as error:
        named = error.filename
        if error.errno is None or (named is not None and not str(named).endswith(".part")):
            raise
        raise OSError(error.errno, os.strerror(error.errno), str(path)) from error


def _write(lines: Iterable[str], stream: TextIO) -> int:
    return sum(stream.write(f"{line}\n") > 0 for line in lines)


def _mode(path: Path) -> int:
    """The rights of the file that is replaced; for a new one those that files get here (temporary files are private)."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
