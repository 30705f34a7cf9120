"""Addresses as people give them → raw reports: files, folders, patterns, standard input, addresses of the web."""

import glob
import io
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast
from urllib.parse import urlsplit

from tocsin.core.errors import FetchFailed, TooLong
from tocsin.core.outcomes import Failed, attempt
from tocsin.core.protocols import Given, RawReport
from tocsin.ingest.formats import FURNITURE_SUFFIXES, SNIFFED, UNTOLD, canonical, media_type_of, sniff
from tocsin.ingest.network import Fetcher, Page, Policy, open_fetcher

Found = RawReport | Failed
Fetch = Callable[[str], Page]
Unpacker = Callable[[BinaryIO, str, Given], Iterator[Found]]
STDIN = "-"
SCHEME = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]+)://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Opening:
    """How sources are opened: what the caller says of all of them, the limits, how pages are fetched, which formats hold others."""

    given: Given
    policy: Policy
    fetch: Fetch
    unpackers: Mapping[str, Unpacker]


def open_all(addresses: Iterable[str], opening: Opening) -> Iterator[Found]:
    """What is found behind each of *addresses*, in order; a Failed in the place of what cannot be had."""
    for address in addresses:
        yield from _open(address, opening)


@contextmanager
def fetching(policy: Policy) -> Iterator[Fetch]:
    """A way to fetch pages, opened when the first is asked for."""
    opened: list[Fetcher] = []

    def fetch(url: str) -> Page:
        if not opened:
            opened.append(open_fetcher(policy))
        return opened[0].fetch(url)

    try:
        yield fetch
    finally:
        for fetcher in opened:
            fetcher.close()


def _open(address: str, opening: Opening) -> Iterator[Found]:
    scheme = SCHEME.match(address)
    if address == STDIN:
        yield from _from_stdin(opening)
    elif scheme and scheme["scheme"].lower() not in ("http", "https"):
        yield Failed(address, FetchFailed("only http and https are fetched; of a file give the path"))
    elif scheme:
        page = attempt(address, opening.fetch, address)
        yield from [page] if isinstance(page, Failed) else _from_page(address, page, opening)
    else:
        yield from _from_disk(address, opening)


def _from_stdin(opening: Opening) -> Iterator[Found]:
    if sys.stdin is None:  # a process may be started without one
        yield Failed("stdin", FetchFailed("standard input is closed"))
    else:
        yield from _stream(sys.stdin.buffer, "stdin", "", opening)


def _from_page(address: str, page: Page, opening: Opening) -> Iterator[Found]:
    declared = canonical(page.media_type)
    media_type = media_type_of(urlsplit(page.url).path) if declared in UNTOLD else declared
    if media_type in opening.unpackers:
        yield from opening.unpackers[media_type](io.BytesIO(page.content), address, opening.given)
        return
    # "text/plain" is told where nothing else is known: a page may still be found in it.
    known_as = declared if media_type == "application/octet-stream" else media_type
    yield RawReport(address=address, content=page.content, media_type=known_as, charset=page.charset, url=page.url, given=opening.given)


def _from_disk(address: str, opening: Opening) -> Iterator[Found]:
    """What may not be looked at, or is no path at all, is not there for ``os.path``; opening it says why."""
    path = Path(address).expanduser()
    if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises where there is no permission
        yield from _folder(path, opening)
    elif glob.has_magic(address) and not os.path.exists(path):  # noqa: PTH110
        yield from _matches(address, opening)
    else:
        yield from _file(path, opening)


def _matches(pattern: str, opening: Opening) -> Iterator[Found]:
    names = sorted(glob.glob(str(Path(pattern).expanduser()), recursive=True))  # noqa: PTH207 - of any pattern, not under one folder
    if not names:
        yield Failed(pattern, FetchFailed("no file matches"))
    for name in names:
        yield from _from_disk(name, opening)


def _folder(folder: Path, opening: Opening) -> Iterator[Found]:
    is_empty = True
    for found in _walk(folder):
        is_empty = False
        yield from [found] if isinstance(found, Failed) else _file(found, opening)
    if is_empty:
        yield Failed(str(folder), FetchFailed("no file to read in the folder"))


def _walk(folder: Path) -> Iterator[Path | Failed]:
    """The files under *folder* that may be reports, in order of their names; links to folders are not followed."""
    entries = attempt(str(folder), _entries, folder)
    if isinstance(entries, Failed):
        yield entries
        return
    for path in entries:
        if os.path.isdir(path):  # noqa: PTH112 - as above
            yield from () if path.is_symlink() or _is_companion(path) else _walk(path)
        elif path.suffix.lower() in FURNITURE_SUFFIXES:
            continue
        elif os.path.exists(path) and not os.path.isfile(path):  # noqa: PTH110, PTH113 - as above
            yield Failed(str(path), FetchFailed("neither a file nor a folder"))  # a pipe would be waited for without end
        else:
            yield path


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError as error:
        raise FetchFailed(f"cannot be listed: {error.strerror}") from error


def _is_companion(folder: Path) -> bool:
    """Whether a browser made *folder* beside a page that it saved; in it are the page's frames and adverts."""
    name, mark, rest = folder.name.rpartition("_files")
    return bool(mark) and not rest and any(folder.with_name(name + suffix).exists() for suffix in (".html", ".htm"))


def _file(path: Path, opening: Opening) -> Iterator[Found]:
    opened = attempt(str(path), _opened, path)
    if isinstance(opened, Failed):
        yield opened
        return
    with opened:
        yield from _stream(opened, str(path), path.name, opening)


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except FileNotFoundError as error:
        raise FetchFailed("no such file") from error
    except (OSError, ValueError) as error:  # ValueError: a path with a zero in it
        raise FetchFailed(f"cannot be opened: {getattr(error, 'strerror', None) or error}") from error


def _stream(stream: BinaryIO, address: str, name: str, opening: Opening) -> Iterator[Found]:
    """One report, or those in a container; the media type is told by *name* or, failing that, by the first bytes."""
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast("io.RawIOBase", stream))
    told = media_type_of(name)
    head = attempt(address, _head, buffered) if told in UNTOLD else b""
    media_type = sniff(head) if isinstance(head, bytes) and head else told
    if media_type in opening.unpackers:
        yield from opening.unpackers[media_type](buffered, address, opening.given)
        return
    content = attempt(address, _whole, (buffered, opening.policy.max_bytes))
    yield content if isinstance(content, Failed) else RawReport(address=address, content=content, media_type=told, given=opening.given)


def _head(stream: io.BufferedReader) -> bytes:
    try:
        return stream.peek(SNIFFED)[:SNIFFED]
    except OSError as error:
        raise FetchFailed(f"cannot be read: {error.strerror}") from error


def _whole(task: tuple[io.BufferedReader, int]) -> bytes:
    stream, most = task
    try:
        content = stream.read(most + 1)
    except OSError as error:
        raise FetchFailed(f"cannot be read: {error.strerror}") from error
    if len(content) > most:
        raise TooLong(f"over {most:,} bytes; no larger file is read")
    return content
