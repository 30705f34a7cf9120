"""Lines that say where, when and by whom a report was filed, alone or before its first sentence."""

import re
from dataclasses import dataclass

from tocsin.ingest.dates import MONTH_NAMES
from tocsin.ingest.paragraphs import Paragraph

AGENCIES = {
    "afp": "Agence France-Presse",
    "agence france-presse": "Agence France-Presse",
    "aki": "Adnkronos International",
    "anadolu": "Anadolu Agency",
    "anadolu agency": "Anadolu Agency",
    "ani": "Asian News International",
    "ansa": "ANSA",
    "ap": "Associated Press",
    "associated press": "Associated Press",
    "bloomberg": "Bloomberg",
    "bss": "Bangladesh Sangbad Sangstha",
    "dpa": "Deutsche Presse-Agentur",
    "efe": "EFE",
    "ians": "Indo-Asian News Service",
    "interfax": "Interfax",
    "ips": "Inter Press Service",
    "irin": "IRIN",
    "irna": "Islamic Republic News Agency",
    "itar-tass": "TASS",
    "kyodo": "Kyodo News",
    "nan": "News Agency of Nigeria",
    "petra": "Petra",
    "press trust of india": "Press Trust of India",
    "pti": "Press Trust of India",
    "reuters": "Reuters",
    "ria novosti": "RIA Novosti",
    "rfe/rl": "Radio Free Europe / Radio Liberty",
    "sana": "Syrian Arab News Agency",
    "spa": "Saudi Press Agency",
    "tass": "TASS",
    "the associated press": "Associated Press",
    "thomson reuters foundation": "Thomson Reuters Foundation",
    "uni": "United News of India",
    "upi": "United Press International",
    "voa": "Voice of America",
    "wam": "Emirates News Agency",
    "xinhua": "Xinhua",
    "yonhap": "Yonhap",
}
CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?:[ /][A-ZÀ-Þ'’.-]+){0,4}"
NAME = r"[A-ZÀ-Þ][\w'’.-]+(?:[ /][A-ZÀ-Þ][\w'’.-]*){0,3}"
WEEKDAYS = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun"
WHEN = rf"(?i:(?:(?:{WEEKDAYS}),?\s*)?(?:(?:{MONTH_NAMES})\.?\s+\d{{1,2}}|\d{{1,2}}\s+(?:{MONTH_NAMES})\.?)(?:,?\s+(?:19|20)?\d\d)?)"
AGENCY = r"\((?P<agency>[A-Z][\w./ -]{1,40}?)(?:[,;][^)]{0,40})?\)"
DASH = r"(?:\s*(?:--+|[–—])|\s-)\s+"
OPENING = r"(?=[\"“‘'(\[]?[A-ZÀ-Þ0-9])"
NO_PLACES = (
    r"(?!(?:BREAKING|UPDATED?|WATCH|READ|LIVE|VIDEO|EXCLUSIVE|FACT|ANALYSIS|OPINION|PHOTOS?|FILES?|NOTE|EDITORS?|RELATED|MORE|ALSO|REPORT"
    r"|WARNING|ALERT|QUESTION|ANSWER|CORRECTION|JUST)\b)(?=[^a-z]{4})"
)
BY_AGENCY = re.compile(
    rf"(?P<place>{CAPITALS}|{NAME})(?:,\s*(?:{CAPITALS}|{NAME})){{0,2}}(?:[,:]?\s+{WHEN})?\s*{AGENCY}(?P<dash>{DASH})?(?::?\s+)?"
)
BY_DAY = re.compile(rf"(?:{CAPITALS}|{NAME})(?:,\s*{NAME})?,\s*{WHEN}(?:{DASH}|:\s+)")
BY_DASH = re.compile(rf"{NO_PLACES}{CAPITALS}(?:,\s*{NAME}){{0,2}}{DASH}{OPENING}")
BY_COLON = re.compile(rf"{NO_PLACES}{CAPITALS}(?:,\s*{NAME})?:\s+{OPENING}")
BY = re.compile(r"(?i:by|from|(?:written|reported|story|text) by)\s*:?\s+(?=[A-ZÀ-Þ])")
_SMALL = "and in of for the by at with de van von al el bin"
SMALL_WORDS = frozenset(_SMALL.split())
LABEL = r"(?:(?:first|last|originally)\s+)?(?:published|updated?|posted|modified|created|issued|filed|dated?|time)(?:\s+(?:on|at|by|date))?"
CLOCK = r"\d{1,2}[:.h]\d\d(?::\d\d)?|\d{1,2}\s*[ap]\.?m\b\.?|[ap]\.?m\b\.?|hrs|gmt|utc|ist|bst|est|edt|cet|cest|pst|pdt|at|on|and"
FULL_DATE = (
    rf"(?:{MONTH_NAMES})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?[\s-]+(?:{MONTH_NAMES})\.?,?(?:[\s-]+\d{{4}})?"
)
NUMBER_DATE = r"\d{4}[-/.]\d\d?[-/.]\d\d?|\d\d?[/.]\d\d?[/.]\d{4}"
DATED = re.compile(rf"\b(?:{FULL_DATE}|{NUMBER_DATE})", re.IGNORECASE)
ROUND_DATES = re.compile(rf"\b(?:{LABEL}|{WEEKDAYS}|{CLOCK})\b|[-+]\d\d:?\d\d\b|[|,.•·:–—/()-]", re.IGNORECASE)
MOST_WORDS = 16


@dataclass(frozen=True, slots=True)
class Dateline:
    """What stands before the first sentence: the first *end* characters.

    *source* is who filed it, as the dateline names them; *agency* the full name of that news agency, if it is a known one.
    """

    end: int
    agency: str | None = None
    source: str | None = None


def leading_dateline(text: str, *, colon: bool = True) -> Dateline | None:
    """The dateline that *text* begins with ("KABUL (Reuters) - "), or None; one that ends in a colon counts where *colon* says so."""
    filed = BY_AGENCY.match(text)
    agency = agency_named(filed["agency"]) if filed else None
    if filed and (agency or (filed["dash"] and filed["place"].isupper() and not text.isupper())):
        return _unless_all(filed, agency, filed["agency"])
    shapes = (BY_DAY, BY_DASH, BY_COLON) if colon else (BY_DAY, BY_DASH)
    found = None if text.isupper() else next((match for shape in shapes if (match := shape.match(text))), None)
    return _unless_all(found) if found else None


def agency_named(words: str) -> str | None:
    """The full name of the news agency that *words* name ("AP", "Reuters"), None if they name none."""
    return AGENCIES.get(words.strip(" .").lower())


def is_dateline(paragraph: Paragraph) -> bool:
    """Whether *paragraph* as a whole is a by-line or says when and where the report was filed."""
    text = paragraph.text
    if paragraph.words > MOST_WORDS or (text.endswith((".", "!", "?")) and not text.lower().endswith("m.")):
        return False
    return _is_by(text) or _is_stamp(text)


def _unless_all(match: re.Match[str], agency: str | None = None, source: str | None = None) -> Dateline | None:
    return Dateline(match.end(), agency, source) if match.end() < len(match.string) else None


def _is_by(text: str) -> bool:
    opening = BY.match(text)
    if opening is None:
        return False
    names = [word for word in text[opening.end() :].split() if word[0].isalpha() and word not in SMALL_WORDS]
    return sum(word[0].isupper() for word in names) * 5 >= len(names) * 4


def _is_stamp(text: str) -> bool:
    """Whether *text* is a date with at most a place, a label and a time of day round it."""
    dated = DATED.search(text)
    if dated is None:
        return False
    rest = ROUND_DATES.sub(" ", DATED.sub(" ", text)).split()
    return len(rest) <= 4 and all(word[0].isupper() or not word[0].isalpha() for word in rest)
