"""Places by name, from a read-only SQLite file built by ``tools/build_gazetteer.py``."""

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from tocsin.core.errors import RegistryError
from tocsin.core.folding import fold
from tocsin.core.protocols import PlaceHit

BUILT_IN = Path(__file__).parent / "data" / "places.sqlite"
FORMAT = "1"  # of the file; raised when its tables change
KINDS = ("country", "demonym", "admin1", "admin2", "city", "region", "water", "site")
DEGREE = 10_000  # coordinates are kept as whole ten-thousandths, some ten metres
REMEMBERED = 32_768  # names; a report has a few hundred
SHORT_FORMS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}

ENTRY = """SELECT p.name, p.kind, p.country, a.name, p.lat, p.lon, p.population, p.id
           FROM place p LEFT JOIN place a ON a.id = p.admin WHERE p.id IN ({})"""


@lru_cache(maxsize=REMEMBERED)
def fold_place(name: str) -> str:
    """The key under which *name* is kept: folded, no leading "the", "St." as "Saint"."""
    plain = name.isascii() and name.replace(" ", "a").isalpha() and "  " not in name  # most names: folding is costly
    words = (name.casefold().strip() if plain else fold(name)).split(" ")
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join([SHORT_FORMS.get(word, word) if len(words) > 1 else word for word in words])


def unpack(ids: bytes) -> Iterator[int]:
    """Signed whole numbers from their zigzag base-128 form: small files, no table of pairs."""
    value = shift = 0
    for byte in ids:
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            yield (value >> 1) ^ -(value & 1)
            value = shift = 0


class SqliteGazetteer:
    """A ``Gazetteer`` over one file. Safe to share between threads."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        self._remembered = lru_cache(maxsize=REMEMBERED)(self._look_up)

    def find(self, name: str) -> Sequence[PlaceHit]:
        """Entries called *name*, most populous first; () if none."""
        return self._remembered(fold_place(name))

    def _look_up(self, key: str) -> tuple[PlaceHit, ...]:
        row = self._connection().execute("SELECT ids FROM name WHERE folded = ?", (key,)).fetchone() if key else None
        return self._hits(key, tuple(unpack(row[0]))) if row else ()

    def _hits(self, key: str, ids: tuple[int, ...]) -> tuple[PlaceHit, ...]:
        rows = self._connection().execute(ENTRY.format(",".join("?" * len(ids))), ids)
        hits = [_hit(key, row) for row in rows]
        return tuple(sorted(hits, key=lambda hit: (-hit.population, hit.name)))

    def _connection(self) -> sqlite3.Connection:
        if not hasattr(self._local, "connection"):
            self._local.connection = sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        connection: sqlite3.Connection = self._local.connection
        return connection

    def about(self) -> dict[str, str]:
        """What the file says about itself: format, sources, counts."""
        return dict(self._connection().execute("SELECT key, value FROM about"))


def _hit(alias: str, row: tuple[str, int, str | None, str | None, int | None, int | None, int, int]) -> PlaceHit:
    name, kind, country, admin, lat, lon, population, number = row
    return PlaceHit(
        name=name,
        alias=alias,
        kind=KINDS[kind],
        country=country,
        admin=admin,
        lat=None if lat is None else lat / DEGREE,
        lon=None if lon is None else lon / DEGREE,
        geonames=number if number > 0 else None,
        population=population,
    )


def open_gazetteer(path: Path | str | None = None) -> SqliteGazetteer:
    """The gazetteer in *path*, by default the one that comes with Tocsin.

    Raises RegistryError where the file is missing, damaged or of another format.
    """
    file = Path(path) if path is not None else BUILT_IN
    if not file.is_file():
        raise RegistryError(f"no gazetteer at {file}; tools/build_gazetteer.py makes it")
    gazetteer = SqliteGazetteer(file)
    try:
        about = gazetteer.about()
    except sqlite3.DatabaseError as error:
        raise RegistryError(f"{file} is not a gazetteer: {error}") from error
    if about.get("format") != FORMAT:
        raise RegistryError(f"{file} has format {about.get('format')!r}, expected {FORMAT!r}; build it again")
    return gazetteer
