"""Words for weapons and what each scheme calls them. The first that fits is meant, so the special stand before the general."""

import re
from dataclasses import dataclass

VEHICLES = r"(?:car|truck|vehicle|van|lorry|bus|tanker|motor ?-?(?:cycle|bike)|bicycle|rickshaw|scooter|humvee|ambulance|suv)"
SUICIDE = r"suicide|explosive (?:belt|vest)|(?:bomb|suicide) vest|blew (?:him|her|them)sel|strapped to (?:his|her|their)"
VEHICLE_BOMB = rf"\b{VEHICLES}[ -]?(?:borne )?(?:bomb|ied\b|explos)|vbied|explosives?[ -](?:laden|packed|filled|rigged) {VEHICLES}|"
VEHICLE_BOMB += rf"\b{VEHICLES}s? (?:\w+ )?(?:packed|laden|loaded|filled|rigged) with (?:\w+ )?explosive"


@dataclass(frozen=True, slots=True)
class Weapon:
    """One kind of weapon. An empty string or tuple where a scheme has no class for it; *gtd* is weapon type and sub-type."""

    name: str
    family: str
    words: re.Pattern[str]
    plover: str
    cameo: tuple[str, ...]
    gtd: tuple[str, ...]
    acled: str = ""


def _weapon(name: str, words: str, *codes: str) -> Weapon:
    plover, cameo, gtd, acled = (*codes, "")[:4]
    return Weapon(name, name.partition(".")[0], re.compile(words), plover, tuple(cameo.split()), tuple(gtd.split()), acled)


WEAPONS = (
    _weapon(
        "explosive.suicide_vehicle", rf"(?s)(?=.*(?:{SUICIDE}))(?=.*\b{VEHICLES}\b)", "suicide-attack", "183 1831", "6 15", "Suicide bomb"
    ),
    _weapon("explosive.suicide", SUICIDE, "suicide-attack", "183 1831", "6 13", "Suicide bomb"),
    _weapon("explosive.vehicle", VEHICLE_BOMB, "explosives", "183 1832", "6 15"),
    _weapon("explosive.sticky", r"\b(?:sticky|magnetic|limpet) (?:bomb|mine|device)", "explosives", "183", "6 29"),
    _weapon("explosive.letter", r"\b(?:letter|parcel|package|mail) ?-?bomb", "explosives", "183", "6 9"),
    _weapon("explosive.pipe", r"\bpipe ?-?bomb", "explosives", "183", "6 31"),
    _weapon("explosive.mine", r"\bland ?-?mines?\b|\banti-?(?:personnel|tank) mines?\b|\bmines?\b", "explosives", "183 1833", "6 8"),
    _weapon("explosive.roadside", r"\broad-?side (?:bomb|ied|explos|device|blast)", "explosives", "183 1833", "6 16"),
    _weapon("explosive.remote", r"\bremote(?:ly)?[- ]?(?:control|detonat|trigger)", "explosives", "183", "6 12"),
    _weapon("explosive.pressure", r"\bpressure (?:bomb|plate|mine)", "explosives", "183", "6 10"),
    _weapon("explosive.timed", r"\btime(?:d|r)? (?:bomb|device|explos)", "explosives", "183", "6 14"),
    _weapon("explosive.dynamite", r"\bdynamite|\btnt\b", "explosives", "183", "6 28"),
    _weapon("explosive.grenade", r"(?<!propelled )\bgrenade(?! launcher)", "explosives", "183", "6 7", "Grenade"),
    _weapon("explosive.bomb", r"\bbomb|explos|\bieds?\b|\bblasts?\b|detonat|\bblew up|\bdevices?\b", "explosives", "183", "6 16"),
    _weapon(
        "heavy.projectile",
        r"rocket|missile|mortar|artillery|shell(?:s|ed|ing)?\b|\brpgs?\b|\btanks?\b|howitzer|projectile",
        "heavy-weapons",
        "194",
        "6 11",
    ),
    _weapon("air.drone", r"\bdrones?\b|\buavs?\b|unmanned aerial|quadcopter", "drone", "195 1952", "6 17"),
    _weapon("air.guided", r"precision[- ]guided|guided (?:bomb|missile)|smart bomb|bunker[- ]buster", "aerial", "195 1951", ""),
    _weapon(
        "air.aircraft",
        r"\bair ?-?(?:strike|raid|craft|power|attack)|warplane|\bjets?\b|helicopter|barrel bomb|bombers?\b|\bplanes?\b",
        "aerial",
        "195",
        "",
    ),
    _weapon(
        "firearm.automatic",
        r"\bak-?\s?\d{2}|kalashnikov|automatic|assault (?:rifle|weapon)|machine ?-?gun|\bm-?16|carbine",
        "firearms",
        "193",
        "5 2",
    ),
    _weapon("firearm.handgun", r"pistol|hand ?-?gun|revolver", "firearms", "193", "5 3"),
    _weapon("firearm.rifle", r"\brifles?\b(?! grenade)|shot ?-?gun|\bbore\b|sniper", "firearms", "193", "5 4"),
    _weapon(
        "firearm.gun",
        r"\bguns?\b|\bgunn(?:ed|ing)|gun ?-?(?:fire|shot|battle|fight|attack|point)|\bshot\b|\bshoot|firearm|bullet|\bfir(?:ed|ing)\b|"
        r"(?:open|exchang)\w* (?:of )?fire",
        "firearms",
        "193",
        "5 5",
    ),
    _weapon(
        "melee.blade",
        r"knif|knives|stab|machete|\bhack(?:ed|ing)|behead|decapitat|sword|\baxes?\b|\bsharp\b|dagger|cleaver|throat",
        "primitive",
        "182",
        "9 23",
    ),
    _weapon("melee.strangling", r"strangl|garrot", "primitive", "182", "9 24"),
    _weapon("melee.hands", r"\bpunch|\bkick|\bslap|\bbeat(?:en|ing)?\b|\bfists?\b", "beat", "182", "9 22"),
    _weapon(
        "melee.blunt", r"\bston(?:es?|ed|ing)\b|bludgeon|\bsticks?\b|\bclubs?\b|baton|\blathi|iron rod|hammer", "primitive", "182", "9 21"
    ),
    _weapon("fire.molotov", r"molotov|petrol ?-?bomb|fire ?-?bomb", "primitive", "182", "8 19"),
    _weapon("fire.fuel", r"kerosene|gasoline|\bpetrol\b|acid", "primitive", "182", "8 20"),
    _weapon(
        "fire.arson", r"arson|\btorch|(?:set|setting)\b.{0,30}\b(?:fire|ablaze|alight)|\bburn(?:t|ed|ing)?\b", "primitive", "182", "8 18"
    ),
    _weapon(
        "vehicle.ramming", rf"\brams?\b|\bramm(?:ed|ing)|plou?gh|plow|mow(?:ed|n|ing)? down|\b{VEHICLES}s?\b", "primitive", "182", "10"
    ),
    _weapon(
        "cbrn.chemical",
        r"chemical weapon|chemical attack|sarin|chlorine|nerve (?:agent|gas)|mustard gas|toxic gas|poison",
        "unconventional",
        "204 2041",
        "2",
        "Chemical weapon",
    ),
    _weapon("cbrn.nuclear", r"nuclear|\batom", "unconventional", "204 2042", "4"),
    _weapon("crowd.control", r"tear ?-?gas|water cannon|rubber bullet|pellet|smoke bomb|warning shots", "crowd-control", "175", "2"),
)
WEAPONS_OF = {family: tuple(weapon for weapon in WEAPONS if weapon.family == family) for family in {weapon.family for weapon in WEAPONS}}


def find_weapon(words: str, families: tuple[str, ...]) -> Weapon | None:
    """The weapon of the first of *families* that *words* (casefolded) speak of, the most special of that family."""
    return next((weapon for family in families for weapon in WEAPONS_OF.get(family, ()) if weapon.words.search(words)), None)
