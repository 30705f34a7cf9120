"""Which part each paragraph plays."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from pages import STORY, roles, story
from tocsin.core.text import BLOCK_ROLES
from tocsin.ingest.blocks import find_blocks

LINES = st.sampled_from(
    [
        *STORY,
        "Similar Posts",
        "Advertisement",
        "Seven dead",
        "KANDU (AP) — Two died.",
        "By Ada Writer",
        "> quoted",
        "# Raid",
        "",
        "  \t",
        "4 min read",
    ]
)


def test_a_republished_page_copied_as_text():
    caption = "Traders sweep up glass in front of their stalls"
    text = story(
        "Seven dead in blast – Radio Kandu",
        "3 minutes, 5 seconds Read",
        after=(caption, caption, "Similar Posts", "Your Cart\n    Return to Shop"),
    )
    assert [role for role, _ in roles(text)] == (
        ["headline", "boilerplate", "body", "body", "body", "caption", "duplicate", "boilerplate", "boilerplate", "boilerplate"]
    )


def test_markdown_quotations_are_quotes():
    assert roles("\n\n".join((STORY[0], "> We will be back", STORY[1])))[1] == ("quote", "We will be back")


def test_what_the_markup_tells_is_kept_unless_the_words_know_better():
    text = "\n\n".join((STORY[0], STORY[1], "Subscribe to our newsletter"))
    starts = [block.start for block in find_blocks(text)]
    found = find_blocks(text, None, {starts[1]: "quote", starts[2]: "caption"})
    assert [block.role for block in found] == ["body", "quote", "boilerplate"]


def test_a_headline_said_twice_is_a_headline_and_a_duplicate():
    assert [role for role, _ in roles(story("Seven traders dead in market blast", "Seven traders dead in market blast"))][:2] == [
        "headline",
        "duplicate",
    ]


def test_an_empty_text_has_no_blocks():
    assert find_blocks("") == find_blocks(" \n\n ") == ()


@given(st.lists(LINES, max_size=14).map("\n".join), st.none() | st.just("Seven dead"))
def test_blocks_run_in_order_over_all_words_without_white_space_round_them(text, title):
    blocks = find_blocks(text, title)
    assert all(a.end <= b.start for a, b in itertools.pairwise(blocks))
    assert all(
        block.role in BLOCK_ROLES and text[block.start : block.end] == text[block.start : block.end].strip() != "" for block in blocks
    )
    covered = "".join(text[block.start : block.end] for block in blocks)
    assert [c for c in covered if c.isalnum()] == [c for c in text if c.isalnum()]
