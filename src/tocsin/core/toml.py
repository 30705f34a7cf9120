"""TOML that people write, with all that can be wrong with it as one error."""

import tomllib
from typing import Any


def parse_toml(text: str) -> dict[str, Any]:
    """The tables of *text*. Raises ValueError where it is not TOML: for brackets 2,000 deep, too, on which tomllib gives up."""
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise ValueError(str(error)) from error
