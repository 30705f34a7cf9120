"""The framing test: wordings, what is read of them, what flips."""

import pytest

from tocsin.core.errors import GoldError
from tocsin.core.events import Event, Reading
from tocsin.core.text import Report, digest
from tocsin.core.values import Agent, Target
from tocsin.evaluate.framing import Sentences, compare_wordings, load_sentences, outcome, score_framing, variants
from tocsin.evaluation import SHIPPED

PAIRS = {"forces": [("the army", "rebels"), ("rebels", "the army")]}
TOLD = [("forces", "{A} {shelled|bombarded} a base of {B} on Monday.")]
ONE = variants(Sentences(pairs=PAIRS, outlets=["KANDU (Post) - {S}", "KANDU, Echo. {S}"], told=TOLD))


def read(variant, *, type_="attack.shelling", status="occurred", by="A", against="B"):
    """A reading of *variant* with one event."""
    report = Report(id=digest(variant.text), address="t", text=variant.text)
    sides = {name: report.cite(*place) for name, place in variant.actors.items()}
    event = Event(
        id="e1",
        type=type_,
        status=status,
        trigger=report.cite(*variant.verb),
        by=(Agent(mention=sides[by]),) if by else (),
        against=(Target(mention=sides[against]),) if against else (),
    )
    return Reading(report=report, reader="t", events=(event,))


def test_a_wording_differs_from_the_first_in_one_thing():
    assert [(v.axis, v.text) for v in ONE] == [
        ("actors", "The army shelled a base of rebels on Monday."),
        ("actors", "Rebels shelled a base of the army on Monday."),
        ("outlets", "KANDU (Post) - The army shelled a base of rebels on Monday."),
        ("outlets", "KANDU, Echo. The army shelled a base of rebels on Monday."),
        ("verbs", "The army shelled a base of rebels on Monday."),
        ("verbs", "The army bombarded a base of rebels on Monday."),
    ]


def test_the_places_of_verb_and_actors_are_known():
    for v in ONE:
        assert v.text[slice(*v.verb)] in ("shelled", "bombarded")
        assert {v.text[slice(*place)].lower() for place in v.actors.values()} == {"the army", "rebels"}


def figures(**last):
    """Of all wordings read alike but the last, which is read as *last* says."""
    outcomes = [outcome(v, read(v, **(last if v is ONE[-1] else {}))) for v in ONE]
    return score_framing(compare_wordings(ONE, outcomes), reader="t")


def test_what_reads_alike_does_not_flip():
    assert {name: line.value for name, line in figures().lines.items() if line.part} == {} and figures().notes == ()


@pytest.mark.parametrize(
    "last, flipped",
    [
        ({"type_": "attack.clash"}, "type"),
        ({"status": "planned"}, "status"),
        ({"by": "B", "against": "A"}, "direction"),
    ],
)
def test_a_flip_is_counted_under_its_axis_and_shown(last, flipped):
    lines = figures(**last).lines
    assert (lines[flipped].part, lines[f"verbs: {flipped}"].part, lines[f"actors: {flipped}"].part) == (1, 1, 0)
    assert lines["any flip"].value == pytest.approx(1 / 3)
    (note,) = figures(**last).notes
    assert "bombarded" in note and note.startswith(flipped)


def test_a_side_that_is_not_found_is_lost_and_no_flip():
    lines = figures(against="").lines
    assert (lines["a side lost"].part, lines["any flip"].part) == (1, 0)


def test_an_event_found_in_one_wording_only_is_lost():
    outcomes = [None if v is ONE[-1] else outcome(v, read(v)) for v in ONE]
    lines = score_framing(compare_wordings(ONE, outcomes), reader="t").lines
    assert (lines["event lost"].part, lines["event lost"].of, lines["any flip"].of) == (1, 3, 2)


def test_the_shipped_sentences_are_many_and_have_both_kinds_of_actors():
    sentences = load_sentences(SHIPPED["framing"])
    kinds = {kind for kind, _ in sentences.told}
    assert (
        len(sentences.told) >= 120 and kinds == {"forces", "nations"} and len({told for _, told in sentences.told}) == len(sentences.told)
    )


@pytest.mark.parametrize(
    "text",
    [
        "outlets = []",
        'outlets = ["x"]\n[pairs]\nf = [["a", "b"]]\n[sentences]\nf = ["{A} {hit|struck} {B}"]',
        'outlets = ["{S}"]\n[pairs]\nf = [["a", "b"]]\n[sentences]\nf = ["{A} hit {B}"]',
        'outlets = ["{S}"]\n[pairs]\nf = [["a"]]\n[sentences]\nf = ["{A} {hit|struck} {B}"]',
        "not toml",
    ],
)
def test_a_malformed_test_is_refused(text, tmp_path):
    (tmp_path / "t.toml").write_text(text, "utf-8")
    with pytest.raises(GoldError):
        load_sentences(tmp_path / "t.toml")
