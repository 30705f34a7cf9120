"""The words that times are told with."""

from collections.abc import Mapping

from tocsin.reading.wordlists import words

MONTHS: Mapping[str, int] = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb", "febr"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
WEEKDAYS: Mapping[str, int] = {
    name: number
    for number, names in enumerate(
        (
            ("monday", "mon", "mondays"),
            ("tuesday", "tue", "tues", "tuesdays"),
            ("wednesday", "wed", "wednesdays"),
            ("thursday", "thu", "thur", "thurs", "thursdays"),
            ("friday", "fri", "fridays"),
            ("saturday", "sat", "saturdays"),
            ("sunday", "sun", "sundays"),
        )
    )
    for name in names
}
# the month in which each begins, in the north, as the press means it
SEASONS: Mapping[str, tuple[str, int]] = {
    "spring": ("SP", 3),
    "summer": ("SU", 6),
    "autumn": ("FA", 9),
    "fall": ("FA", 9),
    "winter": ("WI", 12),
}
PARTS_OF_DAY: Mapping[str, str] = {
    "morning": "MO",
    "mornings": "MO",
    "dawn": "MO",
    "daybreak": "MO",
    "sunrise": "MO",
    "forenoon": "MO",
    "noon": "MI",
    "midday": "MI",
    "lunchtime": "MI",
    "afternoon": "AF",
    "afternoons": "AF",
    "evening": "EV",
    "evenings": "EV",
    "dusk": "EV",
    "sunset": "EV",
    "night": "NI",
    "nights": "NI",
    "nighttime": "NI",
    "midnight": "NI",
    "overnight": "NI",
}
UNITS: Mapping[str, str] = {
    "minute": "minute",
    "hour": "hour",
    "day": "day",
    "weekend": "weekend",
    "week": "week",
    "fortnight": "fortnight",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
    "decade": "decade",
    "century": "century",
    "millennium": "millennium",
}
PLURAL_UNITS: Mapping[str, str] = {f"{unit}s": unit for unit in UNITS} | {
    "seconds": "second",
    "centuries": "century",
    "millennia": "millennium",
}
MODIFIERS: Mapping[str, str] = {
    "early": "early",
    "beginning": "early",
    "start": "early",
    "onset": "early",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "end": "late",
    "close": "late",
}
# days from the day of writing; the part of the day where the word tells it
DAYS: Mapping[str, tuple[int, str | None]] = {
    "yesterday": (-1, None),
    "today": (0, None),
    "tonight": (0, "NI"),
    "tomorrow": (1, None),
    "overnight": (0, "NI"),
}
VAGUE: Mapping[str, str] = {
    "now": "PRESENT_REF",
    "currently": "PRESENT_REF",
    "nowadays": "PRESENT_REF",
    "presently": "PRESENT_REF",
    "recently": "PAST_REF",
    "previously": "PAST_REF",
    "formerly": "PAST_REF",
    "lately": "PAST_REF",
    "soon": "FUTURE_REF",
    "current": "PRESENT_REF",
    "recent": "PAST_REF",
}
SETS: Mapping[str, str] = {
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "monthly": "P1M",
    "quarterly": "P3M",
    "annually": "P1Y",
    "yearly": "P1Y",
}
ORDINALS: Mapping[str, int] = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "eleventh": 11, "twelfth": 12, "final": -1,
}  # fmt: skip
# month and day; None where the day moves and no rule below finds it
HOLIDAYS: Mapping[str, tuple[int, int] | str | None] = {
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "valentine's day": (2, 14),
    "st patrick's day": (3, 17),
    "may day": (5, 1),
    "bastille day": (7, 14),
    "halloween": (10, 31),
    "armistice day": (11, 11),
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "thanksgiving": "thanksgiving",
    "thanksgiving day": "thanksgiving",
    "easter": "easter",
    "easter sunday": "easter",
    "easter monday": "easter monday",
    "good friday": "good friday",
    "palm sunday": "palm sunday",
    "ramadan": None,
    "ramazan": None,
    "eid": None,
    "eid al-fitr": None,
    "eid al-adha": None,
    "ashura": None,
    "muharram": None,
    "diwali": None,
    "passover": None,
    "yom kippur": None,
    "rosh hashanah": None,
    "nowruz": None,
    "independence day": None,
    "republic day": None,
    "election day": None,
}
HOLIDAY_PERIODS = frozenset(("ramadan", "ramazan", "muharram", "passover"))
# the class of a word in the grammar: see timeitems.py
CLASSES: Mapping[str, str] = {
    word: letter
    for letter, told in {
        "L": "last past previous preceding prior latest",
        "X": "next coming following upcoming ensuing",
        "H": "this these",
        "Z": "that same those",
        "G": "ago back",
        "B": "earlier",
        "A": "later",
        "g": "before beforehand",
        "k": "after afterwards afterward thereafter",
        "J": "every each",
        "i": "in during on at by within throughout",
        "d": "for lasting",
        "c": "since post",
        "u": "until till through thru",
        "r": "from starting beginning",
        "b": "between",
        "a": "and or &",
        "t": "to",
        "o": "of",
        "h": "the its their his her our",
        "n": "a an another",
        "q": "nearly almost roughly approximately some only just barely more less than least most over up well exactly about around so",
        "f": "fiscal financial",
        "l": "long old",
        "z": "half",
    }.items()
    for word in told.split()
}
# words that tell a time without naming one
UNTOLD = words("""when while after before during since until till later earlier previously immediately immediate ongoing upcoming
    simultaneously meanwhile following subsequently shortly long-time already then time moment future hours days weeks months years""")
FUTURE_CUES = words("will shall due scheduled slated expected planned plans plan upcoming forthcoming would tomorrow")
