"""Who claims a deed, and who is believed to have done it, in the usual words."""

import pytest

from doubles import Shelf
from marked import marked
from tocsin.reading.assemble import Lookups, assemble

NOTHING = Lookups(Shelf({}), Shelf())


def blamed(text):
    reading = assemble(*marked(text), reader="test", lookups=NOTHING)
    return [[(agent.mention.quote, agent.conf) for agent in event.by] for event in reading.events]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[actor=f|The Front], which is believed to have carried out the [attack.bombing|attack], was silent.", ("The Front", "suspected")),
        ("[actor=f|The Front] is widely thought to be behind the deadly [attack.bombing|bombing].", ("The Front", "suspected")),
        ("[actor=f|The Front] has been accused of carrying out the [attack.bombing|attack].", ("The Front", "accused")),
        ("[actor=f|The Front] is believed to have staged [attack.bombing|the attack].", ("The Front", "suspected")),
        ("[actor=f|The Front] was suspected of ordering the [attack.bombing|attack].", ("The Front", "suspected")),
    ],
)
def test_who_is_believed_to_have_done_it_is_suspected(text, expected):
    assert blamed(text) == [[expected]]


@pytest.mark.parametrize(
    "text",
    [
        "[actor=f|The Front] is believed to have condemned the [attack.bombing|attack].",
        "[actor=f|The Front] was silent. It is believed to have carried out the [attack.bombing|attack].",
        "[actor=m:media|Radio Kandu] is believed to have carried out the [attack.bombing|attack].",
        "[actor=f|The Front] claimed the [attack.bombing|attack] was a lie.",
        "[actor=f|The Front] carried the wounded out after the [attack.bombing|attack].",
    ],
)
def test_other_words_blame_nobody(text):
    assert blamed(text) == [[]]


def test_the_nearest_name_in_the_sentence_is_held_to_have_done_it():
    text = "[actor=u|The Union] fights [actor=f|the Front] that is believed to have carried out the [attack.bombing|attack]."
    assert blamed(text) == [[("the Front", "suspected")]]


def test_what_the_network_says_of_the_same_pair_gives_way():
    text = "[by:fact=f|The Front] is suspected of carrying out the [attack.bombing|attack]."
    assert blamed(text) == [[("The Front", "suspected")]]


@pytest.mark.parametrize(
    "text",
    [
        "[actor=f|The Front] claimed responsibility for the deadly [attack.bombing|attack].",
        "[actor=f|Red Front] Claims Kandu [attack.bombing|Attack]",
        "[actor=f|The Front] claimed the [attack.bombing|attack] on Monday.",
        "A deadly [attack.bombing|attack] claimed by [actor=f|the Front] shook Kandu.",
        "The [attack.bombing|blast] in Kandu, which was later claimed by [actor=f|the Front], killed nobody.",
    ],
)
def test_who_claims_it_is_its_agent_and_its_claimant(text):
    reading = assemble(*marked(text), reader="test", lookups=NOTHING)
    (event,) = reading.events
    assert [(agent.actor, agent.conf) for agent in event.by] == [("a1", "claimed")] and event.claimed_by == ("a1",)


def test_a_claim_of_something_else_is_no_claim_of_the_deed():
    assert blamed("After the [attack.bombing|blast] the town was claimed by nobody, [actor=f|the Front] said.") == [[]]
