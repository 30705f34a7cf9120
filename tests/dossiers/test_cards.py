"""One case as a card: who says what, side by side."""

from dataclasses import replace

from dossiers.made import DAY, Page, dossier, told
from tocsin.core.values import Place, Target, When
from tocsin.dossiers.cards import Words, card, case_link
from tocsin.dossiers.ledger import Ledger

LABELS = {"attack.bombing": "Bombing", "attack.shelling": "Shelling"}


def carded(*readings):
    """The card of the one case that *readings* make, as a page."""
    found = dossier(readings)
    (case,) = found.cases
    return Page(card(case, Words(Ledger(found.reports), LABELS)))


def values(page):
    """What the links of the card say."""
    return [attrs["title"] for tag, attrs in page.tags if tag == "a" and attrs.get("class") == "v"]


def test_values_that_are_told_alike_are_one_with_a_number_for_each_report():
    page = carded(told(), told(paper="Post"), told(paper="Mail"))
    assert page.words.count("Bombing") == 1 and "Bombing2 3 Kandu, XA2 3" in page.words
    assert "3 reports, 1 origin" in page.words  # copies of one another


def test_of_many_reports_only_some_are_linked_and_the_rest_counted():
    page = carded(*(told(paper=f"Paper {n}", more=f"Part {n}.") for n in range(9)))
    assert "Bombing2 3 4 5 6 +3" in page.words


def test_what_reports_say_differently_stands_below_the_title():
    first = told()
    words = first.events[0].trigger
    other = told(
        paper="Post",
        type="attack.shelling",
        when=When(mention=words, start="2021-11", end="2021-11", precision="month"),
        place=Place(mention=words, name="Kandu", admin="North", country="XA", precision="city"),
    )
    page = carded(first, other)
    assert "Kandu, XA" in page.words and "Kandu, North, XA" in page.words
    assert "when2021-11-02; 2021-11" in page.words and "told asBombing; Shelling" in page.words


def test_the_status_of_what_did_not_happen_and_who_denies_it_is_told():
    reading = told(status="attempted")
    assert "attempted" in carded(reading).words
    both = carded(told(), told(paper="Post", status="attempted"))
    assert "statusoccurred; attempted" in both.words


def test_sufferers_without_a_name_have_their_kind():
    reading = told()
    market = reading.events[0].against[0].mention
    assert "the market (facility)" in carded(reading).words
    assert "the market;" not in carded(replace(reading, events=(replace(reading.events[0], against=(Target(mention=market),)),))).words


def test_a_case_without_a_card_is_no_link():
    (case,) = dossier([told()]).cases
    ledger = Ledger({})
    assert case_link(case, Words(ledger, LABELS)) == f'<span class="plain">{DAY}</span>'
    assert f'href="#{case.incident.id}"' in case_link(case, Words(ledger, LABELS, frozenset({case.incident.id})))


def test_a_value_whose_report_is_not_there_is_plain():
    found = dossier([told()])
    page = Page(card(found.cases[0], Words(Ledger({}), LABELS)))
    assert values(page) == [] and "Bombing" in page.words


def test_more_reasons_than_are_shown_are_counted():
    page = carded(*(told(paper=f"Paper {n}", more=f"Part {n}.") for n in range(7)))
    assert "put together because" in page.words and "; and " in page.words and " more" in page.words
