"""The words that tell how a number of people is meant."""

import re

from tocsin.reading.wordlists import words


def _any(*phrases: str) -> str:
    return "|".join(phrase.replace(" ", r"\s+") for phrase in phrases)


# what may stand between such a phrase and its number: "more than [another] 20", "some [of the] 20"
_THEN = r"(?:\s+(?:an?|the|another|other|additional|of|estimated|some|about|around|further))*\s*$"
AT_LEAST = re.compile(
    rf"\b(?:{_any('at least', 'at the very least', 'least', 'more than', 'over', 'above', 'exceed(?:s|ed|ing)?', 'in excess of')}"
    rf"|{_any('upwards? of', 'minimum of', 'beyond', 'surpass(?:es|ed|ing)?', '(?:not?|not any) (?:less|fewer) than', 'well into')}){_THEN}"
)
AT_MOST = re.compile(rf"\b(?:{_any('up to', 'as many as', 'at most', 'not? more than', 'maximum of', 'as high as')}){_THEN}")
BELOW = re.compile(rf"\b(?:{_any('(?:less|fewer) than', 'under', 'below')}){_THEN}")
NEARLY = re.compile(rf"\b(?:{_any('nearly', 'almost', 'close to', 'just under', 'approaching', 'near')}){_THEN}")
ABOUT = re.compile(
    rf"\b(?:{_any('about', 'around', 'some', 'roughly', 'approximately', 'approx', 'circa', 'estimated', 'maybe', 'perhaps')}){_THEN}"
)
OR_MORE = re.compile(r"\s*(?:\+|-?\s*plus\b|or\s+(?:possibly\s+)?more\b|and\s+counting\b)")
OR_SO = re.compile(r"\s*(?:or\s+so\b|-?odd\b|or\s+thereabouts\b)")
NOBODY = re.compile(r"\W*(?:no|none|nobody|without|zero|nil|not\s+(?:one|any|a\s+single))\b(?!\s+(?:less|fewer|more)\s+than)")
OF_THEM = re.compile(r"\s+(?:\w+\s+)?of\s+(?:them|whom|these|those|which)\b")
OF_SOMETHING = re.compile(r"\b(?:of|from|in|at|for)\s", re.IGNORECASE)
BETWEEN = re.compile(r"\bbetween\s+(?:an?\s+estimated\s+|some\s+)?$")
RANGE = re.compile(r"\s*(?:-|–|—|to|or)(?:\s+(?:as\s+many\s+as|perhaps|even|possibly|about|some))?\s*")
BETWEEN_AND = re.compile(r"\s*(?:and|to)\s*")

# taken out before anything is counted: brackets, ages, who is among them
ASIDES = re.compile(
    r"""
      \([^)]*\)? | \[[^\]]*\]?
    | \bage[ds]?\s+(?:of\s+|between\s+)?\d+(?:\s*(?:and|to|,|-|–)\s*\d+)*
    | \b(?:\d+\s*(?:and|to|or|,|-|–)\s*)*\w+(?:-\w+)?[\s-]years?[\s-]olds?\b
    | ,?\s*\b(?:including|among\s+(?:them|whom)|amongst\s+(?:them|whom))\b.*
    """,
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
SAID = re.compile(r"\b(?:said|says|told|according|reported|reports|quoted|added)\b", re.IGNORECASE)
IDENTIFIED = re.compile(r"\W*(?:later\s+)?(?:identified|named|known|called|alias|aka|aged|who|whose|whom|which)\b", re.IGNORECASE)
# "and" between the parts of a toll; the comma is told apart, as it may start an apposition
PARTS = re.compile(r",?\s*\b(?:and|as\s+well\s+as|along\s+with|together\s+with|plus)\b|,?\s+&\s|[,;](?=\s)", re.IGNORECASE)

ARTICLES = words("a an the this that each")
MORE_ARTICLES = words("another his her its their my our your")
# a number with one of these behind it counts no people
NOT_PEOPLE = words(
    """% percent percentage pct per seconds minute minutes hour hours days nights week weeks month months year years decade decades century
    centuries km kms kilometre kilometres kilometer kilometers mile miles metre metres meter meters feet yard yards inch inches mm cm kg
    kilogram kilograms kilogrammes ton tons tonne tonnes pounds litre litres liter liters gram grams dollar dollars euro euros rupees pesos
    pence cents am pm gmt o'clock rounds times shots bullets vehicles cars houses homes villages buildings bombs rockets missiles shells
    mortars rifles weapons mph degrees"""
)
# a number with one of these before it names a thing
NAMES_A_THING = words("no number nr # class grade ward sector route highway battalion $ £ € rs us usd article section phase")
YEAR_CUES = words(
    """in since of during by until till from after before late early mid the january february march april may june july august september
    october november december jan feb mar apr jun jul aug sep sept oct nov dec"""
)
COLLECTIVE = words("group team gang crew family number band squad majority lot host crowd convoy bulk handful rest unit")
PEOPLE = words(
    """people men women children police policemen policewomen servicemen servicewomen gunmen troops personnel gendarmes clergymen firemen
    fishermen tribesmen businessmen congressmen infantrymen guardsmen staff clergy they them those these others paramilitary rebels
    hundreds some many most all boys girls guards cops youths victims hostages jawans cadres patrols commandos guerrillas jihadis terrorists
    priests nuns monks judges"""
)
# endings of plural words for people; with a capital letter other words in -s may be surnames (Torres, Morales)
PEOPLE_ENDINGS = ("ers", "ists", "ites", "ians", "ants", "ents", "ors", "men", "women", "ees", "lds")
ONE_PERSON = words("he him his himself she her herself i me someone somebody boss witness suicide")
NO_NOUN = words(
    """killed died dead injured wounded hurt arrested detained abducted kidnapped kill killing killings were was are is been be have had
    shot slain toll casualties casualty death deaths fatalities injuries many number more"""
)
# where a noun phrase ends and its tail begins
TAIL = words(
    """of in on at by from near for to with who whom whose which that where when while was were is are has have had been being identified
    named called known alias aka belonging during after before as inside outside"""
)
# these end a noun phrase too, but not at its beginning: a wounded man
PARTICIPLES = words("killed died dead wounded injured arrested detained abducted kidnapped captured missing")
OUTCOMES = {
    word: group
    for group, told in enumerate(
        (
            "killed dead died deaths death fatalities slain killing murdered executed",
            "wounded injured hurt injuries wounding injuring maimed",
            "arrested captured arrests arresting detaining surrendered",
            "kidnapped abducted missing disappeared abducting kidnapping",
        )
    )
    for word in told.split()
}
