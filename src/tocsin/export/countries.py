"""What a country is called and numbered in the schemes."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Country:
    """A country by its codes: ISO 3166 (numeric without leading zeros), FIPS 10-4, Gleditsch-Ward; empty where it has none."""

    iso2: str
    iso3: str
    numeric: str
    fips: str
    gw: str
    acled_region: str
    ucdp_region: str
    name: str


NOWHERE = Country("", "", "", "", "", "", "", "")


@cache
def countries() -> Mapping[str, Country]:
    """All countries by ISO 3166 alpha-2 (Kosovo is XK)."""
    lines = resources.files(__package__).joinpath("data/countries.tsv").read_text("utf-8").splitlines()
    return {line.split("\t")[0]: Country(*line.split("\t")) for line in lines[1:]}


def country(iso2: str | None) -> Country:
    """The country, with empty fields where *iso2* is None or unknown."""
    return countries().get(iso2 or "", NOWHERE)
