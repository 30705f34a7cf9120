"""What a page says of itself in its head."""

from types import SimpleNamespace

import pytest
from lxml import html

from tocsin.ingest.imprints import read_imprint


def imprint(head, *, url=None, sitename=None):
    tree = html.document_fromstring(f"<html><head><title>Seven dead</title>{head}</head><body></body></html>")
    return read_imprint(tree, SimpleNamespace(sitename=sitename, author="Ada Writer"), url)


def test_names_and_addresses_are_read():
    found = imprint(
        '<meta property="og:site_name" content=" Marra  Daily "><meta property="og:url" content="https://m.test/a">'
        '<link rel=canonical href="/b">'
    )
    assert (found.site, found.url, found.canonical) == ("Marra Daily", "https://m.test/a", "https://m.test/b")
    assert (found.author, found.page_title) == ("Ada Writer", "Seven dead")


def test_the_address_it_was_fetched_from_stands_over_the_one_it_names():
    assert imprint('<meta property="og:url" content="https://m.test/a">', url="https://x.test/q").url == "https://x.test/q"


@pytest.mark.parametrize("href", ["/relative", "javascript:void(0)", "", "mailto:a@b.c"])
def test_an_address_that_leads_nowhere_is_none(href):
    assert imprint(f'<link rel="canonical" href="{href}">').canonical is None


@pytest.mark.parametrize(
    "sitename, url, site",
    [
        ("Marra Daily", None, "Marra Daily"),
        ("https://www.facebook.com/marradaily", None, None),
        ("m.test", None, None),
        ("Marra", "https://marra.test/a", None),
        (None, None, None),
    ],
)
def test_hosts_and_accounts_are_no_names(sitename, url, site):
    assert imprint("", sitename=sitename, url=url).site == site
