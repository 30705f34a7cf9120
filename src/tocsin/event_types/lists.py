"""The code lists of the schemes: which codes there are, and what they are called."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any

SCHEMES = ("plover", "cameo", "acled", "ucdp", "gtd")


@cache
def code_lists() -> Mapping[str, Any]:
    """The content of ``codes.json``: for each scheme its codes, and the licences that they stand under."""
    return json.loads(resources.files(__package__).joinpath("codes.json").read_text("utf-8"))  # type: ignore[no-any-return]


def unknown_code(scheme: str, codes: Sequence[str]) -> str | None:
    """The first of *codes* that *scheme* does not have where it stands, None if all are good."""
    depth = len(_names(scheme, codes))
    return codes[depth] if depth < len(codes) else None


def describe_codes(scheme: str, codes: Sequence[str]) -> str:
    """*codes* in words, from general to special: ``Bombing/Explosion, Explosives, Vehicle``."""
    return ", ".join(name for name in _names(scheme, codes) if name)


def _names(scheme: str, codes: Sequence[str]) -> list[str]:
    """A name for each of *codes*, as far as they are known; the first unknown one ends the list."""
    lists = code_lists()
    return {"plover": _plover, "cameo": _cameo, "acled": _acled, "gtd": _gtd}.get(scheme, _ucdp)(lists, codes)


def _plover(lists: Mapping[str, Any], codes: Sequence[str]) -> list[str]:
    if not codes or codes[0] not in lists["plover"]:
        return []
    modes = {*lists["plover"][codes[0]]["modes"], *lists["plover_auxiliary"]}
    return [lists["plover"][codes[0]]["gloss"], *_while_known(codes[1:], {mode: mode for mode in modes})]


def _cameo(lists: Mapping[str, Any], codes: Sequence[str]) -> list[str]:
    nested = all(special.startswith(general) for general, special in pairwise(codes))
    return _while_known(codes, lists["cameo"]) if nested else []


def _acled(lists: Mapping[str, Any], codes: Sequence[str]) -> list[str]:
    if not codes or codes[0] not in lists["acled"]:
        return []
    return [codes[0], *_while_known(codes[1:2], {name: name for name in lists["acled"][codes[0]]})]


def _ucdp(lists: Mapping[str, Any], codes: Sequence[str]) -> list[str]:
    return _while_known(codes[:1], lists["ucdp"])


def _gtd(lists: Mapping[str, Any], codes: Sequence[str]) -> list[str]:
    weapons = lists["gtd"]["weapon"]
    attack = _while_known(codes[:1], lists["gtd"]["attack"])
    weapon = _while_known(codes[1:2], {number: entry["label"] for number, entry in weapons.items()}) if attack else []
    return [*attack, *weapon, *(_while_known(codes[2:3], weapons[codes[1]]["subtypes"]) if weapon else [])]


def _while_known(codes: Sequence[str], names: Mapping[str, str]) -> list[str]:
    unknown = next((n for n, code in enumerate(codes) if code not in names), len(codes))
    return [names[code] for code in codes[:unknown]]
