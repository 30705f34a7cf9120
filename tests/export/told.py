"""Cases written by hand, and the code lists to check rows against."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from doubles import say
from tocsin.core.tellings import Party
from tocsin.core.values import Place, Toll
from tocsin.export.case import Case, Source

CROSSWALK = Path(__file__).parents[3] / "shared" / "crosswalk.json"


def crosswalk() -> dict[str, Any]:
    """The gathered code lists; skips where they are not at hand."""
    if not CROSSWALK.exists():
        pytest.skip("the code lists are not here")
    found: dict[str, Any] = json.loads(CROSSWALK.read_text("utf-8"))
    return found


def toll(low: int | None = None, best: int | None = None, high: int | None = None) -> Toll:
    """A toll in some words."""
    return Toll(low=low, best=best, high=high, mention=say("some"))


def party(name: str | None, kind: str, country: str | None = None, **slots: Any) -> Party:
    """A party by this name, or one that is only called so in words."""
    words = slots.pop("words", name or "people")
    return Party(name=name, kind=kind, country=country, mention=say(words), **slots)


def raid(**slots: Any) -> Case:
    """An attack by a named group on villagers in Nigeria, with all codes; *slots* stand over it."""
    case = Case(
        id="sha256:ab/e1",
        type="attack.armed_assault",
        status="occurred",
        by=(party("Red Front", "armed_group", "NG", key="red-front"),),
        against=(party(None, "civilians", words="villagers"),),
        places=(Place(mention=say("Kandu"), name="Kandu", admin="Borno", country="NG", precision="city", lat=11.5, lon=13.25, geonames=7),),
        start=date(2021, 3, 1),
        end=date(2021, 3, 1),
        tolls={"killed": toll(5, 5, None), "injured": toll(12, 12, 12)},
        codes={
            "plover": ("ASSAULT", "firearms"),
            "cameo": ("190", "193"),
            "acled": ("Violence against civilians", "Attack"),
            "ucdp": ("3",),
            "gtd": ("2", "5", "5"),
        },
        sources=(
            Source(
                report="sha256:ab", url="https://post.example/1", title="Raid in Kandu", publisher="Kandu Post", published=date(2021, 3, 2)
            ),
        ),
        sentence="Gunmen of the Red Front killed five villagers in Kandu.",
        spans=7,
    )
    return replace(case, **slots)
