"""What a party to an event is in the schemes: a kind, a role, a side. What is not known stays empty."""

import re

from tocsin.core.tellings import Party
from tocsin.export.case import Case, name_of
from tocsin.export.countries import country

FORCES = re.compile(r"\b(soldiers?|troops?|arm(?:y|ies)|military|navy|air force|marines|border guards?|security forces?)\b", re.IGNORECASE)
POLICE = re.compile(r"\b(polic\w*|gendarmes?)\b", re.IGNORECASE)
ARMED = re.compile(
    r"\b(gunm[ae]n|militants?|rebels?|insurgents?|attackers?|assailants?|bombers?|kidnappers?|bandits?|"
    r"armed (?:men|group|man)|terrorists?)\b",
    re.IGNORECASE,
)
CIVIL_KINDS = ("civilians", "person", "political", "ngo", "media", "business", "religious", "facility", "group")
CIVIL_TARGETS = ("civilians", "person", "ngo", "media", "business", "religious", "facility")
CROWDS = {"protest.demonstration": "Protesters", "protest.strike": "Protesters", "protest.riot": "Rioters"}
SECTORS = {
    "state": "GOV",
    "government": "GOV",
    "armed_group": "REB",
    "political": "PTY",
    "civilians": "CVL",
    "igo": "IGO",
    "ngo": "NGO",
    "media": "JRN",
    "business": "BUS",
    "religious": "REL",
}
"""CAMEO and PLOVER roles by kind of actor or target; a person, a place or a group has none of its own."""


def side(party: Party) -> str:
    """``state``, ``armed`` (a named group), ``loose`` (armed people of no known group), ``civil``, ``igo`` or ``""``."""
    if party.kind in ("state", "security_force", "security_forces", "government"):
        return "state"
    if party.kind == "armed_group":
        return "armed"
    if party.name is None and ARMED.search(party.mention.quote):
        return "loose"
    if party.name is None and party.kind == "other":
        return "state" if FORCES.search(party.mention.quote) or POLICE.search(party.mention.quote) else ""
    return "igo" if party.kind == "igo" else "civil" if party.kind in CIVIL_KINDS else ""


def sector(party: Party) -> str:
    """The role in three letters that CAMEO and PLOVER share (MIL, COP, REB, CVL …), empty where it is not known."""
    words = party.mention.quote if party.name is None else f"{party.name} {party.mention.quote}"
    if side(party) == "state" and party.kind not in ("state", "government"):
        return "COP" if POLICE.search(words) else "MIL" if FORCES.search(words) else ""
    return "UAF" if side(party) == "loose" else SECTORS.get(party.kind, "")


def actor_code(party: Party | None) -> str:
    """Country and role as CAMEO joins them (``NGAMIL``); empty where neither is known."""
    if party is None:
        return ""
    international = party.kind in ("igo", "ngo")
    return f"{'' if international else country(party.country).iso3}{sector(party)}"


def inter(party: Party | None, case: Case) -> str:
    """The kind of actor as ACLED words it, empty where the record does not tell."""
    if party is None:
        return ""
    if case.type in CROWDS and party in case.by and side(party) in ("civil", ""):
        return CROWDS[case.type]
    abroad = party.country and case.country and party.country != case.country
    kinds = {
        "state": "External/Other forces" if abroad else "State forces",
        "armed": "Rebel group",
        "loose": "Political militia",
        "igo": "External/Other forces",
        "civil": "Civilians",
    }
    return kinds.get(side(party), "")


def acled_name(party: Party, case: Case) -> str:
    """The name as ACLED writes it: those without one by their kind and country."""
    where = country(case.country).name
    plain = {"Civilians": "Civilians", "Protesters": "Protesters", "Rioters": "Rioters", "Political militia": "Unidentified Armed Group"}
    kind = plain.get(inter(party, case))
    return party.name or (f"{kind} ({where})" if kind and where else kind or name_of(party))


def ucdp_name(party: Party) -> str:
    """The name as UCDP writes it: states and their forces by ``Government of X``."""
    land = country(party.country).name
    if side(party) == "state":
        return f"Government of {land}" if land else ""
    return "Civilians" if side(party) == "civil" else party.name or ""
