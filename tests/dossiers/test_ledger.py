"""The words that a page rests on, in their sentences."""

import re

import pytest

from doubles import cite, report
from tocsin.dossiers.ledger import FAR, Ledger, sentence

TEXT = "Talks went on. Five men were shot in Kandu, the army said. Nobody was held.\nThe mayor left."


@pytest.mark.parametrize(
    "words, whole",
    [
        ("Five men", "Five men were shot in Kandu, the army said."),
        ("said", "Five men were shot in Kandu, the army said."),
        ("Talks", "Talks went on."),
        ("mayor left.", "The mayor left."),
        ("held", "Nobody was held."),
        ("on. Five", "Talks went on. Five men were shot in Kandu, the army said."),
    ],
)
def test_the_sentence_round_words(words, whole):
    start, end = sentence(TEXT, cite(report(TEXT), words))
    assert TEXT[start:end] == whole


def test_a_sentence_without_end_is_shown_as_far_as_it_fits():
    text = "word " * 300 + "Kandu" + " word" * 300
    start, end = sentence(text, cite(report(text), "Kandu"))
    assert "Kandu" in text[start:end] and end - start <= 2 * FAR + 10 and text[start - 1] == " "


def test_a_passage_that_is_cut_begins_with_a_word():
    text = "abcdefg " * 60 + "Kandu"
    start, end = sentence(text, cite(report(text), "Kandu"))
    assert text[start:end].startswith("abcdefg ") and text[start:end].endswith("Kandu")
    solid = "x" * 600 + "Kandu"
    assert sentence(solid, cite(report(solid), "Kandu"))[0] == 600 - FAR


def shown(*quotes, text=TEXT):
    source = report(text)
    ledger = Ledger({source.id: source})
    for quote in quotes:
        ledger.number(source.id, cite(source, quote), ("here", "here & there"))
    return "".join(ledger.sections())


def plain(html):
    return re.sub("<[^>]+>", "", html)


def test_words_are_marked_where_they_stand_and_lead_back():
    html = shown("Five men", "Kandu")
    assert '<mark id="q1">Five men</mark> were shot in <mark id="q2">Kandu</mark>, the army said.' in html
    assert html.count("<blockquote>") == 1 and '<a href="#here">here &amp; there</a>' in html


def test_words_within_words_and_across_words_keep_the_text_as_it_is():
    nested = shown("Five men were shot", "men", "shot in Kandu")
    assert "Five men were shot in Kandu, the army said." in plain(nested)
    assert all(f'<mark id="q{n}">' in nested for n in (1, 2, 3)) and nested.count("<mark") == nested.count("</mark>")


def test_the_same_words_are_one_entry_and_strange_reports_none():
    source = report(TEXT)
    ledger = Ledger({source.id: source})
    span = cite(source, "Kandu")
    assert ledger.number(source.id, span) == ledger.number(source.id, span) == 1
    assert ledger.number("sha256:other", span) is None


def test_an_address_is_a_link_only_where_it_is_one_of_the_web():
    good, bad = report(url="https://example.org/a"), report(url="javascript:alert(1)")
    for source, link in ((good, True), (bad, False)):
        ledger = Ledger({source.id: source})
        ledger.number(source.id, cite(source, "Kandu"))
        assert ('<a class="out"' in "".join(ledger.sections())) is link
