"""The label sets of the shipped reader: fixed order, written into the manifest and checked against it."""

from typing import Final

from tocsin.core.events import CERTAINTIES, RELATION_KINDS, STATUSES
from tocsin.core.values import ACTOR_KINDS, CONFIDENCES, TARGET_KINDS

LAYERS: Final = ("trigger", "filler", "weapon", "place", "time", "toll", "cue", "content")
ROLES: Final = (
    "by",
    "against",
    "weapon",
    "place",
    "when",
    "killed",
    "killed_attackers",
    "injured",
    "abducted",
    "arrested",
    "claimed_by",
    "source",
)
ROLE_LAYER: Final = {
    "by": "filler",
    "against": "filler",
    "claimed_by": "filler",
    "source": "filler",
    "weapon": "weapon",
    "place": "place",
    "when": "time",
    "killed": "toll",
    "killed_attackers": "toll",
    "injured": "toll",
    "abducted": "toll",
    "arrested": "toll",
}
EVENT_TYPES: Final = tuple(
    f"{group}.{name}"
    for group, names in (
        ("attack", "bombing armed_assault shelling airstrike clash assassination abduction sabotage abuse other"),
        ("control", "takeover withdrawal surrender mobilisation"),
        ("security", "arrest seizure trial restriction"),
        ("protest", "demonstration riot strike"),
        ("diplomacy", "meeting agreement support aid demand refusal accusation threat sanction"),
        ("designation", "listing delisting review"),
        ("claim", "responsibility denial"),
    )
    for name in names.split()
)
UNARY: Final = {  # what is said of one span, and of which layer
    "type": ("trigger", EVENT_TYPES),
    "status": ("trigger", STATUSES),
    "certainty": ("trigger", CERTAINTIES),
    "actor_kind": ("filler", ACTOR_KINDS),
    "target_kind": ("filler", TARGET_KINDS),
    "named": ("filler", ("no", "yes")),
    "governs": ("filler", ("no", "yes")),
}
RELATIONS: Final = tuple(f"{kind}:{way}" for kind in RELATION_KINDS for way in ("ab", "ba"))
FAMILIES: Final = {  # pairs of spans: (layer of the left, layers of the right, what is said of the pair)
    "role": ("trigger", ("filler", "weapon", "place", "time", "toll"), (*ROLES, *(f"conf:{c}" for c in CONFIDENCES))),
    "event": ("trigger", ("trigger",), ("same",)),
    "actor": ("filler", ("filler",), ("same", *RELATIONS)),
    "statement": ("content", ("filler", "cue", "content"), ("speaker", "cue", "same")),
}
