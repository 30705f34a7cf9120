"""Public code lists that exports need besides the codes of the events themselves."""

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any


@cache
def schemes() -> Mapping[str, Any]:
    """The content of ``data/schemes.json``."""
    return json.loads(resources.files(__package__).joinpath("data/schemes.json").read_text("utf-8"))  # type: ignore[no-any-return]


def acled_interaction(inter1: str, inter2: str) -> str:
    """The pair of kinds as ACLED writes it; empty where *inter1* is not known."""
    known = schemes()["acled"]["interaction"].values()
    pairs = (f"{inter1}-{inter2}", f"{inter2}-{inter1}") if inter2 else (f"{inter1} only",)
    return next((pair for pair in pairs if inter1 and pair in known), "")


def cameo_label(code: str) -> str:
    """What CAMEO calls *code*."""
    return str(schemes()["cameo"][code][0])


def goldstein(code: str) -> float | None:
    """The Goldstein score of a CAMEO code, None where it is not sure."""
    score: float | None = schemes()["cameo"][code][1]
    return score


def cameo_quad(code: str) -> int:
    """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict, as GDELT counts it."""
    return next(quad for last, quad in ((5, 1), (9, 2), (14, 3), (20, 4)) if int(code[:2]) <= last)


def plover_score(kind: str, modes: tuple[str, ...]) -> float:
    """The score of the first mode that has one, else that of the type."""
    entry = schemes()["plover"][kind]
    return float(next((s for mode in modes if (s := entry["modes"].get(mode)) is not None), entry["score"]))


def plover_quad(kind: str) -> int:
    """The quad code of a PLOVER type."""
    return int(schemes()["plover"][kind]["quad"])
