"""Did it happen? What the model says, held against the words before the trigger. A false "occurred" is worse than a miss."""

import re
from collections.abc import Mapping

from tocsin.core.markup import Mention

SURE_IT_HAPPENED = 0.55  # chance under which "occurred" gives way to the next likely status
SURE_AGAINST_WORDS = 0.97  # chance from which "occurred" stands even behind a cue of the table below
AHEAD = 60  # code points before a trigger in which a cue governs it, unless a clause ends between
CUES: Mapping[str, re.Pattern[str]] = {
    status: re.compile(rf"\b(?:{words})\b[^.;:,()\n]*$", re.IGNORECASE)
    for status, words in {
        "threatened": r"threaten(?:s|ed|ing)? (?:to|with|that)|vow(?:s|ed|ing)? (?:to|that)|will face|warn(?:s|ed|ing)? (?:of|that)",
        "planned": r"plan(?:s|ned|ning)? to|prepar(?:es|ed|ing) to|intend(?:s|ed)? to|(?:is|are) due to|scheduled to|set to|agreed to"
        r"|promised to",
        "hypothetical": r"could|may|might|would|should|if|unless|whether|in case of|risk of|fears? of|fear(?:s|ed)? that|likely to"
        r"|unlikely to|possib(?:le|ility of)|potential(?:ly)?|possibly|perhaps|able to",
        "attempted": r"tr(?:y|ies|ied|ying) to|attempt(?:s|ed|ing)? to|fail(?:s|ed)? to|foiled|thwarted|averted",
        "denied": r"den(?:y|ies|ied|ying) (?:that|having|any)|did not|has not|have not|had not|was not|were not|never|no",
    }.items()
}
COULD_BE = re.compile(r"[^.;:()\n]{1,120}?\b(?:could|would|might|may)\b", re.IGNORECASE)
WOULD_BE = re.compile(r"\b(?:would-be|may (?:\d|have)|might have|could have|should have|may\s+\d)\b", re.IGNORECASE)


def read_status(text: str, trigger: Mention) -> str:
    """The status of the event that *trigger* names.

    The model's, but ``occurred`` gives way where the model is not sure of it, or less than certain behind a cue ("could", "threatened
    to"): then the likelier of what it says else and what the cue says.
    """
    status, chance = trigger.tags.get("status", ("hypothetical", 0.0))
    if status in ("occurred", "planned") and could_have_effects(text, trigger):
        return "hypothetical"
    if status != "occurred":
        return status
    if chance < SURE_IT_HAPPENED:
        return trigger.tag("status_else", "hypothetical")
    if chance >= SURE_AGAINST_WORDS:
        return status
    return cue_before(text, trigger.start) or status


def could_have_effects(text: str, trigger: Mention) -> bool:
    """Whether the deed is named as one that could do something: "removing the group from the list could …"."""
    named = text[trigger.start : trigger.end].split()[:1]
    return bool(named) and named[0].casefold().endswith("ing") and COULD_BE.match(text, trigger.end) is not None


def cue_before(text: str, start: int) -> str | None:
    """The status that the words before *start* speak for, None where they say nothing against its having happened."""
    words = text[max(0, start - AHEAD) : start]
    if WOULD_BE.search(words):
        return None
    found = [(match.start(), status) for status, cue in CUES.items() if (match := cue.search(words))]
    return max(found)[1] if found else None
