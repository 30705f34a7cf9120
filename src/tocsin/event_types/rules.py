"""Where the schemes draw finer lines than the codebook: words and facts of an event that change its codes.

The first rule that fits decides for each scheme that it names. An empty code takes the scheme away: it has no class for this.
Facts are those of ``coding.facts``. "ACLED > …" classes without a rule stand in the type's own file.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tocsin.event_types.lists import SCHEMES

BATTLE = "Battles > Armed clash"
CIVILIANS = "Violence against civilians > Attack"
STRATEGIC = "Strategic developments > "


@dataclass(frozen=True, slots=True)
class Rule:
    """For events of *type* with all *facts* whose trigger or weapons match *words*: the *codes*, by scheme."""

    type: str
    words: re.Pattern[str]
    facts: frozenset[str]
    codes: Mapping[str, tuple[str, ...]]


def split_codes(**codes: str) -> Mapping[str, tuple[str, ...]]:
    """Codes by scheme from their short form: ``cameo="183 1831"``, ``acled="Battles > Armed clash"``."""
    return {scheme: tuple(codes[scheme].split(" > ") if scheme == "acled" and codes[scheme] else codes[scheme].split()) for scheme in codes}


def _rule(event_type: str, words: str = "", facts: str = "", **codes: str) -> Rule:
    assert set(codes) <= set(SCHEMES)
    return Rule(event_type, re.compile(words), frozenset(facts.split()), split_codes(**codes))


RULES = (
    # attacks
    _rule("attack.bombing", facts="status:attempted", acled=STRATEGIC + "Disrupted weapons use"),
    _rule("attack.bombing", facts="weapon:explosive.bomb against:facility", cameo="183 1834"),
    _rule("attack.armed_assault", r"massacre|mass killing|slaughter|carnage", "killed", plover="ASSAULT targeted", cameo="202"),
    _rule("attack.armed_assault", facts="weapon:vehicle.ramming", gtd="8"),
    _rule("attack.armed_assault", facts="weapon:melee.hands", gtd="8"),
    _rule("attack.armed_assault", facts="against:civilians", acled=CIVILIANS),
    _rule("attack.armed_assault", facts="against:forces", acled=BATTLE),
    _rule("attack.armed_assault", facts="against:armed", acled=BATTLE),
    _rule(
        "attack.shelling",
        r"chemical|sarin|chlorine|gas attack",
        plover="ASSAULT unconventional",
        cameo="204 2041",
        acled="Explosions/Remote violence > Chemical weapon",
    ),
    _rule(
        "attack.airstrike",
        r"chemical|sarin|chlorine|gas attack",
        plover="ASSAULT unconventional",
        cameo="204 2041",
        acled="Explosions/Remote violence > Chemical weapon",
    ),
    _rule("attack.airstrike", facts="weapon:air.drone by:armed", gtd="3 6 17"),
    _rule("attack.assassination", facts="status:attempted", cameo="185"),
    _rule("attack.assassination", r"attempt", cameo="185"),
    _rule("attack.assassination", facts="against:forces", acled=BATTLE),
    _rule("attack.abduction", r"hijack", gtd="4"),
    _rule("attack.abduction", r"siege|barricad|holed up|hostage (?:crisis|situation|drama)", gtd="5"),
    _rule("attack.sabotage", r"cyber|hack(?:ed|ing|ers?)\b|malware|ransomware", plover="COERCE cyber", cameo="176", acled="", gtd=""),
    _rule("attack.sabotage", r"extort", plover="COERCE seize", cameo="171", acled=STRATEGIC + "Other", gtd=""),
    _rule(
        "attack.sabotage",
        r"loot|robb|\brob\b|st[eo]le|steal|theft|plunder|rustl|hijack|heist|break-in",
        plover="COERCE seize",
        cameo="171 1711",
        gtd="",
    ),
    _rule(
        "attack.abuse",
        r"\brap(?:e|ed|ing|es)\b|sexual",
        plover="ASSAULT sexual",
        cameo="182 1821",
        acled="Violence against civilians > Sexual violence",
        gtd="8",
    ),
    _rule("attack.abuse", r"tortur", plover="ASSAULT torture", cameo="182 1822", gtd=""),
    _rule(
        "attack.abuse",
        r"displac|driven (?:out|from)|evict|expel|expuls|flee|fled",
        plover="SANCTION expel",
        cameo="201",
        acled=STRATEGIC + "Other",
        gtd="",
    ),
    _rule("attack.abuse", r"\bbeat|flog|lash|punch|kick|slap", plover="ASSAULT beat", gtd="8"),
    _rule("attack.other", r"genocide|ethnic cleansing", plover="ASSAULT targeted", cameo="203", acled=CIVILIANS, gtd=""),
    _rule("attack.other", r"massacre|mass killing|slaughter|carnage|mass grave", plover="ASSAULT targeted", cameo="202", acled=CIVILIANS),
    _rule("attack.other", facts="against:forces", acled=BATTLE),
    _rule("attack.other", facts="against:armed", acled=BATTLE),
    _rule("attack.other", facts="against:civilians", acled=CIVILIANS),
    _rule("attack.other", facts="against:person", acled=CIVILIANS),
    # control of places and forces
    _rule("control.takeover", r"\bcoup\b|\bputsch|overthr|topple|oust", plover="COERCE", cameo="180", acled=STRATEGIC + "Other"),
    _rule("control.takeover", r"\bpower\b", acled=""),
    _rule("control.takeover", r"invasion|invad|annex|conquer", acled="Battles > Non-state actor overtakes territory"),
    _rule("control.takeover", facts="by:state", acled="Battles > Government regains territory"),
    _rule("control.takeover", facts="by:armed", acled="Battles > Non-state actor overtakes territory"),
    _rule("control.surrender", r"disarm|demobili|lay down|laid down|hand(?:ed|ing)? (?:over|in)", cameo="087 0873"),
    _rule("control.mobilisation", r"exercise|drill|manoeuv|maneuv|parade|war games", plover="MOBILIZE", cameo="150"),
    _rule("control.mobilisation", r"recruit|enlist|conscript", plover="MOBILIZE militia", acled=STRATEGIC + "Change to group/activity"),
    _rule("control.mobilisation", r"cordon|search operation|patrol|guarded|checkpoint", plover="MOBILIZE police", cameo="153"),
    _rule("control.mobilisation", r"\btest|launch|\bfired\b|missile|nuclear|weapon", plover="MOBILIZE weapons", cameo="150"),
    _rule("control.mobilisation", facts="weapons", plover="MOBILIZE weapons", cameo="150"),
    _rule("control.mobilisation", r"\balert\b", cameo="152"),
    _rule(
        "control.mobilisation",
        r"\bbase\b|\bcamp\b|outpost|headquarters",
        plover="MOBILIZE troops",
        acled=STRATEGIC + "Headquarters or base established",
    ),
    _rule("control.mobilisation", facts="by:armed", plover="MOBILIZE militia"),
    _rule("control.mobilisation", facts="by:police", plover="MOBILIZE police", cameo="153"),
    _rule("control.mobilisation", facts="by:state", plover="MOBILIZE troops"),
    _rule("control.mobilisation", r"troop|soldier|deploy|forces", plover="MOBILIZE troops"),
    # law and order
    _rule("security.arrest", facts="by:armed", plover="ASSAULT abduct", cameo="181", acled=BATTLE),
    _rule(
        "security.seizure",
        r"bomb|explosi|\bieds?\b|mine|grenade|weapon|\barms?\b|ammunition|rifle|gun|pistol|defus|missile|rocket",
        acled=STRATEGIC + "Disrupted weapons use",
    ),
    _rule("security.seizure", r"destr|dismantl|eradicat", cameo="171 1712"),
    _rule("security.trial", r"acquit|cleared of", plover="", cameo=""),
    _rule("security.trial", r"extradit|hand(?:ed|ing) over", plover="COOPERATE", cameo="063"),
    _rule("security.trial", r"releas|\bfreed|\bfree\b|\bbail\b", plover="RETREAT release", cameo="084 0841"),
    _rule(
        "security.trial",
        r"convict|sentenc|guilty(?<!not guilty)|verdict|jailed|\bhang|execut|behead",
        plover="SANCTION convict",
        cameo="116",
    ),
    _rule("security.trial", r"investigat|inquiry|probe", plover="ACCUSE investigate", cameo="090"),
    _rule("security.restriction", r"curfew", plover="COERCE curfew", cameo="172 1723"),
    _rule("security.restriction", r"martial law|emergency", plover="COERCE martial-law", cameo="172 1724"),
    _rule("security.restriction", r"blockade|besieg|siege|border clos|clos\w* (?:the |its )?border|cut the", cameo="191"),
    _rule("security.restriction", r"deport|expel|expuls", plover="COERCE deport", cameo="174"),
    _rule("security.restriction", r"censor|internet|broadcast|website|news ?paper|licen[cs]e", plover="COERCE censor"),
    _rule("security.restriction", r"\bban(?:ned|ning|s)?\b|outlaw", "against:group", cameo="172 1722"),
    _rule("security.restriction", r"\bban(?:ned|ning|s)?\b|outlaw", "against:armed", cameo="172 1722"),
    _rule("security.restriction", r"purg|remov|dismiss", plover="COERCE", cameo="170"),
    # protest
    _rule("protest.demonstration", r"hunger|\bfast(?:ing)?\b", plover="PROTEST hunger", cameo="142"),
    _rule("protest.demonstration", r"block|sit-in|barricad", plover="PROTEST obstruct", cameo="144"),
    _rule("protest.demonstration", facts="killed", acled="Protests > Excessive force against protesters"),
    _rule("protest.demonstration", facts="arrested", acled="Protests > Protest with intervention"),
    _rule("protest.demonstration", r"tear ?-?gas|water cannon|dispers", acled="Protests > Protest with intervention"),
    _rule("protest.riot", r"\bmobs?\b|lynch|communal|sectarian|vigilante", acled="Riots > Mob violence"),
    _rule("protest.strike", r"hunger|\bfast\b", plover="PROTEST hunger", cameo="142"),
    _rule("protest.strike", r"boycott", plover="PROTEST boycott"),
    # diplomacy
    _rule("diplomacy.meeting", r"\bphone|telephon|\bcall(?:ed)?\b", plover="CONSULT phone", cameo="041"),
    _rule("diplomacy.meeting", r"mediat", plover="CONSULT third-party", cameo="045"),
    _rule("diplomacy.meeting", r"summit|group of|council|conference", plover="CONSULT multilateral"),
    _rule("diplomacy.meeting", r"negotiat|talks", cameo="046"),
    _rule("diplomacy.meeting", r"visit|travel|\btrip\b|arriv|tour", plover="CONSULT visit", cameo="042"),
    _rule("diplomacy.agreement", r"cease-?fire|truce|cessation|non-violence", plover="CONCEDE", cameo="087 0871"),
    _rule("diplomacy.agreement", r"swap|exchange|releas|freed", plover="RETREAT release", cameo="084 0841"),
    _rule("diplomacy.agreement", r"promis|agreed to|\bagreed\b|pledg", plover="AGREE", cameo="030"),
    _rule("diplomacy.support", r"prais|hail|endors|congratulat|commend|welcom|admir", cameo="051"),
    _rule("diplomacy.support", r"recogni[sz]", cameo="054"),
    _rule("diplomacy.support", r"defend", cameo="052"),
    _rule("diplomacy.support", r"allegiance|\bjoin", acled=STRATEGIC + "Change to group/activity"),
    _rule("diplomacy.support", r"asylum", plover="AID", cameo="075"),
    _rule("diplomacy.aid", r"intelligence", plover="COOPERATE", cameo="064"),
    _rule("diplomacy.aid", r"weapon|\barms\b|\barmed\b|militar|missile|tank|ammunition|train", cameo="072"),
    _rule("diplomacy.aid", r"humanitarian|relief|food|medic|airlift", cameo="073"),
    _rule("diplomacy.aid", r"peace-?keep|protect", cameo="074"),
    _rule("diplomacy.aid", r"fund|financ|loan|\boil\b|money|salar|econom|grant|million|billion", cameo="071"),
    _rule("diplomacy.demand", r"releas|hostage", plover="REQUEST yield", cameo="105 1053"),
    _rule("diplomacy.demand", r"cease-?fire|truce|stop fighting", plover="REQUEST yield", cameo="105 1056"),
    _rule("diplomacy.demand", r"resign|step down|ouster|reform", plover="REQUEST change", cameo="104"),
    _rule("diplomacy.demand", r"\btalks|meet|dialogue|negotiat", plover="REQUEST meet", cameo="106"),
    _rule("diplomacy.demand", r"appeal|urg|request|\bask|\bcall|plea", cameo="020"),
    _rule("diplomacy.refusal", r"\bveto", cameo="129"),
    _rule("diplomacy.refusal", r"(?:violat|broke|breach|collaps).*cease-?fire|cease-?fire.*(?:violat|broke|breach|collaps)", cameo="196"),
    _rule("diplomacy.refusal", r"walk|\btalks|meeting|dialogue|negotiat", plover="REJECT meet", cameo="125"),
    _rule("diplomacy.accusation", r"lawsuit|\bsued?\b|\bsuing\b|indict", cameo="115"),
    _rule("diplomacy.accusation", r"complain|protest note", plover="ACCUSE disapprove", cameo="114"),
    _rule(
        "diplomacy.accusation",
        r"condemn|critici|denounc|lambast|slam|insult|deplor|rebuk|scath|attack|unacceptable|concern",
        plover="ACCUSE disapprove",
        cameo="111",
    ),
    _rule("diplomacy.threat", r"ultimatum|deadline", cameo="139"),
    _rule("diplomacy.threat", r"sanction|embargo", plover="THREATEN restrict", cameo="131 1312"),
    _rule("diplomacy.threat", r"arrest|prosecut", plover="THREATEN arrest", cameo="132"),
    _rule("diplomacy.threat", r"\baid\b|stopping", plover="THREATEN relations", cameo="131 1311"),
    _rule(
        "diplomacy.threat",
        r"kill|attack|strike|\bwar\b|bomb|missile|destroy|fire|fury|reveng|retaliat|fight|force|death|annihilat|nuclear",
        plover="THREATEN violence",
        cameo="138",
    ),
    _rule("diplomacy.sanction", r"expel|expuls", plover="SANCTION expel", cameo="166"),
    _rule("diplomacy.sanction", r"recall|withdr[ae]w", plover="SANCTION withdraw", cameo="161"),
    _rule("diplomacy.sanction", r"\bties|diplomatic|contact|relations", cameo="161"),
    _rule("diplomacy.sanction", r"\baid\b|assistance", cameo="162"),
    _rule("diplomacy.sanction", r"dialogue|\btalks|negotiat", cameo="164"),
)
RULES_OF = {of: tuple(rule for rule in RULES if rule.type == of) for of in {rule.type for rule in RULES}}

PLANNED = {
    "diplomacy.meeting": split_codes(plover="AGREE", cameo="036"),
    "diplomacy.agreement": split_codes(plover="AGREE", cameo="030"),
    "diplomacy.support": split_codes(plover="AGREE", cameo="032"),
    "diplomacy.aid": split_codes(plover="AGREE", cameo="033"),
    "diplomacy.sanction": split_codes(plover="THREATEN relations", cameo="131 1312"),
    "designation.listing": split_codes(plover="THREATEN relations", cameo="131 1312"),
    "designation.delisting": split_codes(plover="CONCEDE", cameo="035 0354"),
    "control.withdrawal": split_codes(plover="CONCEDE", cameo="035 0356"),
    "control.surrender": split_codes(plover="CONCEDE", cameo="035 0356"),
    "security.restriction": split_codes(plover="THREATEN restrict", cameo="132"),
    "security.arrest": split_codes(plover="THREATEN arrest", cameo="132"),
    "protest.demonstration": split_codes(plover="PROTEST demo future", cameo="133"),
    "protest.riot": split_codes(plover="PROTEST riot future", cameo="133"),
    "protest.strike": split_codes(plover="THREATEN restrict", cameo="133"),
}
"""What is only announced is an act of its own in PLOVER (AGREE, CONCEDE, THREATEN) and CAMEO (03, 13): the announcing."""
