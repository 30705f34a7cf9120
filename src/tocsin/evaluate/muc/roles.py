"""The five string roles (GRIT): what all templates of a report name, each entity once."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tocsin.evaluate.muc.words import tidy

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")


def roles(templates: Sequence[Mapping[str, Any]], text: str) -> dict[str, list[list[str]]]:
    """One mention an entity, as *text* writes it."""
    found = {role: dict.fromkeys(name for template in templates for name in _names(template)[role] if name) for role in ROLES}
    return {role: [[mention] for name in names if (mention := as_written(name, text))] for role, names in found.items()}


def _names(template: Mapping[str, Any]) -> Mapping[str, Iterable[str]]:
    return {
        "PerpInd": template["perp_individuals"],
        "PerpOrg": [organization["id"] for organization in template["perp_organizations"]],
        "Target": [thing["id"] for thing in template["physical_targets"]],
        "Victim": [person.get("name") for person in template["human_targets"]],  # the set leaves out those without a name
        "Weapon": [device["id"] for device in template["instruments"]],
    }


def as_written(name: str, text: str) -> str | None:
    """*name* in the letters of *text*; None if it does not stand there."""
    plain, words = tidy(name).lower(), " ".join(text.split()).lower()
    return plain if plain in words else None
