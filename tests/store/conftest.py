"""Stores of every kind: a file, memory, a PostgreSQL server."""

import pytest

from store.servers import lent_database, running_server
from store.times import Clock
from tocsin.store import open_store


@pytest.fixture(scope="session")
def server():
    """A PostgreSQL server, started once."""
    with running_server() as socket:
        yield socket


@pytest.fixture
def database(request):
    """The address of an empty database on the server."""
    with lent_database(request.getfixturevalue("server")) as address:
        yield address


@pytest.fixture(params=["file", "postgres"])
def url(request, tmp_path):
    """The address of an empty store that several processes can share."""
    return str(tmp_path / "t.db") if request.param == "file" else request.getfixturevalue("database")


@pytest.fixture
def clock():
    """The clock of the store."""
    return Clock()


@pytest.fixture(params=["file", "memory", "postgres"])
def store(request, tmp_path, clock):
    """An empty store."""
    addresses = {"file": str(tmp_path / "t.db"), "memory": "sqlite://"}
    address = addresses.get(request.param) or request.getfixturevalue("database")
    with open_store(address, clock=clock) as opened:
        yield opened
