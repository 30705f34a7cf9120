"""Lines that are broken at a width are read as if they ran on."""

import textwrap

import pytest

from doubles import Shelf
from marked import marked
from tocsin.core.text import Report, digest
from tocsin.reading.assemble import Lookups, assemble
from tocsin.reading.lines import unbroken

PARAGRAPH = (
    "Gunmen of the Kandu Popular Front attacked a bridge near Devida early on Monday, police said, and set two lorries on fire before "
    "they fled towards the border in a stolen car. Nobody was hurt. The army searched the woods until noon and found three rifles."
)


@pytest.mark.parametrize("width", [50, 70, 96])
def test_a_break_that_only_keeps_lines_short_becomes_a_space(width):
    text = f"{textwrap.fill(PARAGRAPH, width)}\n\n{textwrap.fill(PARAGRAPH, width)}"
    assert unbroken(text) == f"{PARAGRAPH}\n\n{PARAGRAPH}"


def test_a_title_and_the_end_of_a_paragraph_keep_their_breaks():
    text = f"BRIDGE ATTACKED\n{textwrap.fill(PARAGRAPH, 70)}\n   SECOND DAY\n{textwrap.fill(PARAGRAPH, 70)}"
    assert unbroken(text) == f"BRIDGE ATTACKED\n{PARAGRAPH}\n   SECOND DAY\n{PARAGRAPH}"


@pytest.mark.parametrize(
    "text",
    [
        PARAGRAPH,
        f"{PARAGRAPH}\n{PARAGRAPH}\n{PARAGRAPH}\n{PARAGRAPH}\n{PARAGRAPH}",
        "Kandu\nDevida\nArvia\nSarul\nTelka",
        "\n".join(f"Item {n}: a bridge was attacked near Devida, and all fled." for n in range(9)),
        "",
        "\n\n\n\n\n",
    ],
)
def test_other_breaks_stay(text):
    assert unbroken(text) == text


def test_what_is_read_across_a_break_is_cited_as_it_stands():
    wrapped = textwrap.fill(PARAGRAPH, 50)
    report = Report(id=digest(wrapped), address="test", text=wrapped)
    start = PARAGRAPH.index("Kandu Popular Front")
    _, markup = marked(f"{PARAGRAPH[:start]}[actor=f|Kandu Popular Front]{PARAGRAPH[start + 19 :]}")
    reading = assemble(report, markup, reader="test", lookups=Lookups(Shelf({}), Shelf()))
    assert reading.report.text == wrapped
    assert [span.quote for actor in reading.actors for span in actor.mentions] == [wrapped[start : start + 19]]
