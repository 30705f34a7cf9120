"""The slots of a template: which there are, of what kind, and how an answer fills them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

STRING_SLOTS = ("inc_instr_id", "perp_ind_id", "perp_org_id", "phys_tgt_id", "hum_tgt_name", "hum_tgt_desc")
NUMBER_SLOTS = ("phys_tgt_num", "phys_tgt_total_num", "hum_tgt_num", "hum_tgt_total_num")
SLOTS = (
    *("inc_date", "inc_loc", "inc_type", "inc_stage", "inc_instr_id", "inc_instr_type"),
    *("perp_inc_cat", "perp_ind_id", "perp_org_id", "perp_org_conf"),
    *("phys_tgt_id", "phys_tgt_type", "phys_tgt_num", "phys_tgt_nation", "phys_tgt_effect", "phys_tgt_total_num"),
    *("hum_tgt_name", "hum_tgt_desc", "hum_tgt_type", "hum_tgt_num", "hum_tgt_nation", "hum_tgt_effect", "hum_tgt_total_num"),
)
REF_SLOTS = frozenset(
    ["inc_instr_type", "perp_org_conf", "hum_tgt_desc"]
    + [f"{target}_{part}" for target in ("phys_tgt", "hum_tgt") for part in ("type", "num", "nation", "effect")]
)
"""Slots whose fills say of whom or of what they are."""
PARENTS: Mapping[str, Mapping[str, str]] = {
    "inc_type": dict.fromkeys(("ARSON", "BOMBING", "KIDNAPPING", "HIJACKING", "ROBBERY", "FORCED WORK STOPPAGE"), "ATTACK"),
    "inc_instr_type": {
        **dict.fromkeys(("MACHINE GUN", "MORTAR", "HANDGUN", "RIFLE"), "GUN"),
        **dict.fromkeys(("VEHICLE BOMB", "DYNAMITE", "MINE", "AERIAL BOMB"), "BOMB"),
        **dict.fromkeys(("BOMB", "GRENADE", "MOLOTOV COCKTAIL"), "EXPLOSIVE"),
        **dict.fromkeys(("MISSILE", "ROCKET"), "PROJECTILE"),
    },
    "perp_org_conf": {"SUSPECTED OR ACCUSED BY AUTHORITIES": "SUSPECTED OR ACCUSED"},
    "phys_tgt_type": {"GOVERNMENT OFFICE OR RESIDENCE": "POLITICAL FIGURE OFFICE OR RESIDENCE"},
    "phys_tgt_effect": {"SOME DAMAGE": "DESTROYED"},
    "hum_tgt_type": {
        "GOVERNMENT OFFICIAL": "POLITICAL FIGURE",
        "FORMER GOVERNMENT OFFICIAL": "GOVERNMENT OFFICIAL",
        "FORMER ACTIVE MILITARY": "ACTIVE MILITARY",
    },
    "hum_tgt_effect": {"NO DEATH": "NO INJURY", "NO INJURY OR DEATH": "NO DEATH"},
}
"""The wider value above each value of a slot."""
GROUPS: Mapping[str, Mapping[str, str]] = {
    "human_targets": {
        **{"name": "hum_tgt_name", "description": "hum_tgt_desc", "type": "hum_tgt_type"},
        **{"number": "hum_tgt_num", "foreign_nation": "hum_tgt_nation", "effect": "hum_tgt_effect"},
    },
    "physical_targets": {
        **{"id": "phys_tgt_id", "type": "phys_tgt_type", "number": "phys_tgt_num"},
        **{"foreign_nation": "phys_tgt_nation", "effect": "phys_tgt_effect"},
    },
    "instruments": {"id": "inc_instr_id", "type": "inc_instr_type"},
    "perp_organizations": {"id": "perp_org_id", "confidence": "perp_org_conf"},
}
"""The parts of a target, instrument or organization, and the slot of each."""
NAMES = {"perp_individuals": "perp_ind_id"}

Fills = dict[str, list[dict[str, Any]]]


def fills_of(template: Mapping[str, Any]) -> Fills:
    """The fills of an answer by slot; the parts of a target refer to its name, else its description."""
    fills: Fills = {slot: [] for slot in SLOTS}
    for key, value in template.items():
        if key in GROUPS:
            for part in value:
                for slot, fill in _parts(GROUPS[key], part):
                    fills[slot].append(fill)
        elif NAMES.get(key, key) in fills:
            fills[NAMES.get(key, key)] += [{"value": one} for one in _several(value) if not _is_nothing(one)]
    return fills


def _parts(slots: Mapping[str, str], part: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    called = _several(part.get("name") or part.get("description") or part.get("id"))
    for field, slot in slots.items():
        for value in _several(part.get(field)):
            if not _is_nothing(value):
                yield slot, {"value": value, **_reference(slot, part, called)}


def _reference(slot: str, part: Mapping[str, Any], called: Sequence[Any]) -> dict[str, Any]:
    if slot == "hum_tgt_desc":
        return {"ref": _several(part["name"])} if part.get("name") else {}
    return {"ref": called or ["-"]} if slot in REF_SLOTS else {}


def _several(value: Any) -> list[Any]:
    return [] if value is None else list(value) if isinstance(value, (list, tuple)) else [value]


def _is_nothing(value: Any) -> bool:
    return value is None or str(value).strip().strip('"') in ("", "-", "*", "NONE", "NULL")
