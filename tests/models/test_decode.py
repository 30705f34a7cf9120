"""Arrays to mentions and arcs."""

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
import pytest

from tocsin.core.markup import Arc, Markup, Mention
from tocsin.models.decode import Said, floors, make_markup, make_spans, sift, whole_words
from tocsin.models.features import Pairs
from tocsin.models.labels import EVENT_TYPES, FAMILIES, LAYERS, UNARY

TEXT = "Gunmen shot him"
OFFSETS = np.array([(0, 6), (7, 11), (12, 15)])
FOUND = [(LAYERS.index("trigger"), 1, 1, 0.9), (LAYERS.index("filler"), 0, 0, 0.8)]


def say(name: str, value: str, rows: int) -> np.ndarray:
    out = np.zeros((rows, len(UNARY[name][1])), dtype=np.float32)
    out[:, UNARY[name][1].index(value)] = 6
    return out


def markup(least: Mapping[str, float] = MappingProxyType({}), /, **roles: float) -> Markup:
    spans = make_spans(TEXT, FOUND, OFFSETS, np.zeros(3, dtype=np.int64))
    labels = FAMILIES["role"][2]
    logits = np.full((1, len(labels)), -9.0, dtype=np.float32)
    for role, value in roles.items():
        logits[0, labels.index(role.replace("__", ":"))] = value
    pairs = Pairs(np.array([1]), np.array([0]), np.zeros((1, 4), dtype=np.int64))
    unary = {name: say(name, values[0], 2) for name, (_, values) in UNARY.items()}
    unary["type"] = say("type", "attack.clash", 2)
    return make_markup(TEXT, spans, [(0, 6, 0.8), (7, 11, 0.9)], Said(unary, {"role": (pairs, logits)}), least=least)


def test_mentions_are_sorted_and_carry_the_tags_of_their_layer():
    filler, trigger = markup().mentions
    assert (TEXT[filler.start : filler.end], filler.label, filler.score) == ("Gunmen", "filler", 0.8)
    assert (TEXT[trigger.start : trigger.end], trigger.tag("type", "")) == ("shot", "attack.clash")
    assert "type" not in filler.tags and "actor_kind" in filler.tags


def test_an_agent_comes_with_how_sure_the_report_is():
    arcs = markup(by=4.0, conf__suspected=5.0).arcs
    assert [(a.head, a.tail, a.label) for a in arcs] == [(1, 0, "by"), (1, 0, "conf:suspected")]
    assert arcs[0].score > 0.9


def test_unlikely_arcs_are_not_handed_on():
    assert markup(by=-5.0).arcs == ()
    assert markup({"by": 0.8}, by=1.0, source=1.0).arcs == tuple(arc for arc in markup(by=1.0, source=1.0).arcs if arc.label != "by")


@pytest.mark.parametrize("thresholds", [{}, {"by": 0.7, "killed": 0.7, "source": 0.01}])
@pytest.mark.parametrize("chance", [0.02, 0.3, 0.69996, 0.7, 0.9])
def test_what_is_under_the_floors_is_nothing_that_sifting_keeps(thresholds, chance):
    roles = dict.fromkeys(("by", "killed", "source"), float(np.log(chance / (1 - chance))))
    assert sift(markup(floors(thresholds), **roles), {}, thresholds) == sift(markup(**roles), {}, thresholds)


def test_every_type_of_the_codebook_is_a_label():
    assert len(EVENT_TYPES) == len(set(EVENT_TYPES)) == 35


@pytest.mark.parametrize(
    "text, words, expected",
    [
        ("fighting IS-K there", "IS", "IS-K"),
        ("fighting IS-K there", "-K", "IS-K"),
        ("an AK-47 rifle", "AK", "AK-47"),
        ("the Islamic bloc", "Islam", "Islamic"),
        ("unlisted groups", "listed", "unlisted"),
        ("a US-backed force", "US", "US"),
        ("police said", "police", "police"),
        ("(RFE)", "(RFE)", "(RFE)"),
    ],
)
def test_spans_are_widened_to_whole_words(text, words, expected):
    start, end = whole_words(text, text.index(words), text.index(words) + len(words))
    assert text[start:end] == expected


def test_sifting_drops_what_is_under_its_threshold_and_renumbers():
    given = Markup(
        (Mention(0, 1, "filler", 0.2), Mention(2, 3, "trigger", 0.9), Mention(4, 5, "filler", 0.9)),
        (Arc(1, 0, "by", 0.9), Arc(1, 2, "by", 0.9), Arc(1, 2, "source", 0.3)),
    )
    sifted = sift(given, {"filler": 0.5}, {"source": 0.5})
    assert [m.start for m in sifted.mentions] == [2, 4]
    assert sifted.arcs == (Arc(0, 1, "by", 0.9),)


def test_a_sure_toll_that_no_event_claims_goes_to_the_trigger_it_fits_best():
    given = Markup(
        (Mention(0, 1, "trigger", 0.9), Mention(2, 3, "trigger", 0.9), Mention(4, 5, "toll", 0.9), Mention(6, 7, "filler", 0.9)),
        (Arc(0, 2, "killed", 0.2), Arc(1, 2, "killed", 0.3), Arc(1, 2, "injured", 0.1), Arc(0, 3, "by", 0.3)),
    )
    assert sift(given, {}, dict.fromkeys(("killed", "injured", "by"), 0.5)).arcs == (Arc(1, 2, "killed", 0.3),)
