"""Who wrote it, and whose page it is."""

import pytest

from pages import STORY, story
from tocsin.ingest.publishers import UNNAMED, Imprint, find_notice, find_publishers, host_name, without_own_name

OWN = Imprint(site="Marra Daily", url="https://marradaily.example/a")


@pytest.mark.parametrize(
    "title, text, page, found",
    [
        # a page of its own
        ("Seven dead", story(), OWN, ("Marra Daily", None)),
        ("Seven dead – Marra Daily", story(), OWN, ("Marra Daily", None)),
        ("Seven dead", story(), Imprint(url="https://www.marradaily.example/a"), ("marradaily.example", None)),
        ("Seven dead", story(), Imprint(), (None, None)),
        # a text with an outlet behind its headline
        ("Seven dead – Radio Kandu / Radio Marra", story(), Imprint(), ("Radio Kandu / Radio Marra", None)),
        ("Seven Dead – Three Held", story(), Imprint(), (None, None)),
        # a copy that says so: the writer in the title, in the notice, or nowhere
        ("Seven dead – Radio Kandu", story("This post was originally published on 3rd party site."), Imprint(), ("Radio Kandu", UNNAMED)),
        ("Seven dead – Radio Kandu", story("This post was originally published on 3rd party site."), OWN, ("Radio Kandu", "Marra Daily")),
        ("Seven dead – Radio Kandu – Marra Daily", story("This post was first published elsewhere."), OWN, ("Radio Kandu", "Marra Daily")),
        ("Seven dead", story("This post was originally published on a third party site."), OWN, (None, "Marra Daily")),
        ("Seven dead", story("This post was originally published on a third party site."), Imprint(), (None, UNNAMED)),
        ("Seven dead", story(after=("This article first appeared in The Kandu Herald.",)), OWN, ("The Kandu Herald", "Marra Daily")),
        ("Seven dead", story(after=("Originally published by the Marra Institute on May 3.",)), OWN, ("Marra Institute", "Marra Daily")),
        ("Seven dead", story(after=("Republished with permission from Valley Voices.",)), OWN, ("Valley Voices", "Marra Daily")),
        ("Seven dead", story(after=("The post Seven dead appeared first on Kandu Online.",)), OWN, ("Kandu Online", "Marra Daily")),
        ("Seven dead", story(after=("Originally published on valleyvoices.example",)), OWN, ("valleyvoices.example", "Marra Daily")),
        ("Seven dead", story(after=("Originally published on Marra Daily.",)), OWN, ("Marra Daily", None)),
        ("Seven dead", story(after=("This post was originally published on May 3, 2021.",)), OWN, (None, "Marra Daily")),
        # not a copy: the original of one, or a report about what others published
        ("Seven dead", story(after=("This article was reprinted on Kandu Online.",)), OWN, ("Marra Daily", None)),
        ("Seven dead", story("The video, first published by The Valley Post, shows two men."), OWN, ("Marra Daily", None)),
        # an agency in the dateline or the by-line
        (None, f"KANDU (Reuters) - {STORY[0]}", OWN, ("Reuters", "Marra Daily")),
        (None, f"KANDU (Reuters) - {STORY[0]}", Imprint(), ("Reuters", None)),
        (None, f"KANDU, Feb. 3, 2021 (Northern Lantern) -- {STORY[0]}", Imprint(), ("Northern Lantern", None)),
        (None, f"KANDU (Northern Lantern) -- {STORY[0]}", OWN, ("Marra Daily", None)),
        (None, f"KANDU (Northern Wire) -- {STORY[0]}", OWN, ("Northern Wire", "Marra Daily")),
        (None, f"KANDU (Marra Daily) -- {STORY[0]}", OWN, ("Marra Daily", None)),
        (None, f"KANDU (Reuters) - {STORY[0]}", Imprint(site="Reuters India", url="https://in.reuters.com/a"), ("Reuters India", None)),
        (None, f"KANDU (AP) - {STORY[0]}", Imprint(site="Hosted", url="https://hosted.ap.org/x"), ("Associated Press", None)),
        (None, story(), Imprint(site="Marra Daily", author="ADA WRITER; Associated Press"), ("Associated Press", "Marra Daily")),
        (None, story(), Imprint(site="Marra Daily", author="Ada Writer; AP Science Writer"), ("Associated Press", "Marra Daily")),
        (None, story(), Imprint(site="Marra Daily", author="Ap Smith"), ("Marra Daily", None)),
        # the original at another address
        (None, story(), Imprint(url="https://copies.example/a", canonical="https://www.kandu.test/b"), ("kandu.test", "copies.example")),
        (None, story(), Imprint(url="https://m.kandu.co.uk/a", canonical="https://www.kandu.co.uk/a"), ("m.kandu.co.uk", None)),
        (None, story(), Imprint(canonical="https://www.kandu.test/b"), (None, None)),
    ],
)  # fmt: skip
def test_publisher_and_republisher_are_told_apart(title, text, page, found):
    assert find_publishers(title, text, page) == found


def test_a_notice_is_looked_for_at_the_ends_and_not_in_the_middle():
    notice = "This post was originally published on 3rd party site"
    assert find_notice("\n\n".join([*STORY * 3, notice, *STORY * 3])) is None
    assert find_notice("\n\n".join([*STORY * 3, f"* {notice}"])) == notice


@pytest.mark.parametrize(
    "url, host",
    [("https://www.kandu.test/a", "kandu.test"), ("http://[broken", None), ("", None), (None, None), ("kandu.html", None)],
)
def test_the_host_goes_without_www(url, host):
    assert host_name(url) == host


def test_a_title_is_freed_from_the_name_of_its_own_page_only():
    assert without_own_name("Seven dead – Marra Daily", OWN) == "Seven dead"
    assert without_own_name("Seven dead – Radio Kandu", OWN) == "Seven dead – Radio Kandu"
