"""Words in reports and quotes."""

from dataclasses import replace

import pytest

from doubles import TEXT, cite, reading, report
from tocsin.core.errors import SettingsError
from tocsin.core.events import Reading
from tocsin.core.outcomes import Read


def add(store, *texts):
    for text in texts:
        store.add(Read(text, Reading(report=report(text), reader="r")))


@pytest.mark.parametrize(
    "words, found",
    [
        ("market", ["market", "cattle"]),
        ("MARKETS bombed", ["market"]),
        ('"cattle market"', ["cattle"]),
        ('"market cattle"', []),
        ("market -cattle", ["market"]),
        ("Président", ["president"]),
        ("zebra", []),
        ('market "', ["market", "cattle"]),
        ("market OR) AND (* NEAR", []),
        ("it's", []),
    ],
)
def test_reports_are_found_by_their_words(store, words, found):
    texts = {"market": "A bomb hit the market.", "cattle": "The cattle market opened.", "president": "The Président spoke."}
    add(store, *texts.values())
    assert sorted(r.report.text for r in store.search(words)) == sorted(texts[name] for name in found)


def test_the_last_that_was_kept_comes_first_and_no_more_than_asked_for(store):
    add(store, *(f"Market number {n}." for n in range(5)))
    assert [r.report.text[-2] for r in store.search("market", most=2)] == ["4", "3"]
    assert len(store.search("market", most=10**30)) == len(store.search("market", most=1000))


@pytest.mark.parametrize("words", ["", "  ", '""', "-market", "?!"])
def test_nothing_to_search_for_is_said(store, words):
    with pytest.raises(SettingsError, match="nothing to search for"):
        store.search(words)


def test_quotes_are_found_with_who_says_them(store):
    store.add(Read("a", reading()))
    (found,) = store.search_quotes("message governor")
    assert (found.speaker, found.span) == ("Omar Sil", cite(reading().report, '"a message to the governor"'))
    assert store.search_quotes("car bomb") == ()


def test_what_is_read_again_is_quoted_once_and_what_is_quoted_no_more_is_not_found(store):
    store.add(Read("a", reading()))
    store.add(Read("a", replace(reading(), events=())))
    assert len(store.search_quotes("governor")) == 1
    store.add(Read("a", replace(reading(), statements=())))
    assert store.search_quotes("governor") == () and len(store.search("governor")) == 1


def test_a_title_is_searched_too(store):
    store.add(Read("a", Reading(report=report("Nothing.", title="Quarry closed"), reader="r")))
    assert [r.report.title for r in store.search("quarry")] == ["Quarry closed"]


def test_a_text_that_a_database_cannot_hold_as_it_is_is_found_all_the_same(store):
    add(store, f"A null \0 and half a letter \udce9 beside the quarry. {TEXT}")
    assert len(store.search("quarry")) == 1 and list(store.verify()) == []
