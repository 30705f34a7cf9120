"""A PostgreSQL server of one's own: from the system's packages, in a temporary folder, on a socket only."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

NUMBERS = count(1)
FREE: list[str] = []
MADE: set[str] = set()
OTHERS = ("postgres", "nobody")
SECONDS = 30


def binaries() -> Path | None:
    """Where initdb and postgres are."""
    found = [Path(path).resolve().parent for path in (shutil.which("initdb"),) if path]
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in found if (folder / "initdb").exists() and (folder / "postgres").exists()), None)


def unprivileged() -> Any:
    """The user that the server runs as: this one, or another where this one is root, which PostgreSQL refuses. None if there is none."""
    pwd = pytest.importorskip("pwd", reason="users are looked up as Unix has them")
    if os.geteuid():
        return pwd.getpwuid(os.geteuid())
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    return next((known[name] for name in OTHERS if name in known), None)


@contextlib.contextmanager
def running_server() -> Iterator[str]:
    """A server's socket folder; skips the test with the reason where no server can be had."""
    folder, user = binaries(), unprivileged()
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    if folder is None or user is None:
        pytest.skip("no PostgreSQL server is installed here" if folder is None else "no unprivileged user to run PostgreSQL as")
    home = Path(tempfile.mkdtemp(prefix="tocsin-pg-"))
    os.chown(home, user.pw_uid, user.pw_gid)
    as_user: Any = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": ()} if not os.geteuid() else {}
    options = ["--auth=trust", "--username=tocsin", "--encoding=UTF8", "--locale=C", "--no-sync"]
    subprocess.run([folder / "initdb", "-D", home / "data", *options], check=True, capture_output=True, cwd=home, **as_user)
    settings = ["-c", "listen_addresses=", "-c", f"unix_socket_directories={home}", "-c", "fsync=off", "-c", "shared_buffers=32MB"]
    with (home / "log").open("w") as log:
        server = subprocess.Popen([folder / "postgres", "-D", home / "data", *settings], stdout=log, stderr=log, cwd=home, **as_user)
    try:
        _wait(server, home)
        yield str(home)
    finally:
        server.send_signal(signal.SIGQUIT)  # at once: nothing of it is to be kept
        server.wait(SECONDS)
        shutil.rmtree(home, ignore_errors=True)


def _wait(server: "subprocess.Popen[bytes]", home: Path) -> None:
    import psycopg

    for _ in range(SECONDS * 10):
        if server.poll() is not None:
            pytest.skip(f"PostgreSQL does not start here: {(home / 'log').read_text()[-300:]}")
        with contextlib.suppress(psycopg.OperationalError):
            psycopg.connect(host=str(home), user="tocsin", dbname="postgres").close()
            return
        time.sleep(0.1)
    pytest.skip("PostgreSQL does not answer")


@contextlib.contextmanager
def lent_database(socket: str) -> Iterator[str]:
    """The address of an empty database, which is emptied for the next test afterwards: making one takes longer than most tests."""
    import psycopg

    name = FREE.pop() if FREE else f"lent{next(NUMBERS)}"
    if f"{socket}/{name}" not in MADE:
        new_database(socket, name)
        MADE.add(f"{socket}/{name}")
    yield f"postgresql://tocsin@/{name}?host={socket}"
    with psycopg.connect(host=socket, user="tocsin", dbname=name, autocommit=True) as connection:
        others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        connection.execute(others)
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    FREE.append(name)


def new_database(socket: str, name: str) -> str:
    """The address of a new, empty database."""
    import psycopg

    with psycopg.connect(host=socket, user="tocsin", dbname="postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"postgresql://tocsin@/{name}?host={socket}"
