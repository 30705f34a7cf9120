"""Did it happen?"""

import pytest

from tocsin.core.markup import Mention
from tocsin.reading.status import cue_before, read_status


def trigger(text: str, word: str, **tags: tuple[str, float]) -> Mention:
    start = text.index(word)
    return Mention(start, start + len(word), "trigger", 0.9, tags)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("The group could attack", "hypothetical"),
        ("If rebels attack", "hypothetical"),
        ("Rebels threatened to attack", "threatened"),
        ("The army plans to attack", "planned"),
        ("Police foiled an attack", "attempted"),
        ("He denied any attack", "denied"),
        ("Rebels did not attack", "denied"),
        ("Rebels staged an attack", None),
        ("Talks may resume, but rebels led an attack", None),
        ("It could rain. The attack", None),
        ("The would-be attack", None),
        ("They may have led the attack", None),
    ],
)
def test_words_before_a_trigger_speak_against_its_having_happened(text, expected):
    assert cue_before(text, text.index("attack")) == expected


@pytest.mark.parametrize(
    "text, chance, expected",
    [
        ("Rebels led an attack", 0.8, "occurred"),
        ("Rebels led an attack", 0.4, "planned"),
        ("Rebels could attack", 0.8, "hypothetical"),
        ("Rebels could attack", 0.99, "occurred"),
    ],
)
def test_occurred_gives_way_where_the_model_or_the_words_doubt_it(text, chance, expected):
    given = trigger(text, "attack", status=("occurred", chance), status_else=("planned", 1 - chance))
    assert read_status(text, given) == expected


def test_other_statuses_stand():
    assert read_status("Rebels led an attack", trigger("Rebels led an attack", "attack", status=("denied", 0.4))) == "denied"


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Removing the group from the list could be the beginning", "hypothetical"),
        ("Removing the group was the beginning. It could", "occurred"),
        ("Bombing raids would follow", "hypothetical"),
    ],
)
def test_a_deed_that_could_have_effects_has_not_happened(text, expected):
    word = text.split()[0]
    assert read_status(text, trigger(text, word, status=("occurred", 0.8))) == expected


@pytest.mark.parametrize("status", [("planned", 0.9), ("occurred", 0.4)])
def test_such_a_deed_is_not_planned_either(status):
    text = "Removing the group from the list could be the beginning"
    assert read_status(text, trigger(text, "Removing", status=status, status_else=("planned", 0.3))) == "hypothetical"
