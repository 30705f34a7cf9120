"""The page of a report: whole, linked, safe, and asking for nothing."""

from html.parser import HTMLParser

from doubles import TEXT, reading
from tocsin.cli.page import page


class Page(HTMLParser):
    """The text of the report on a page, its ids, and everything that a browser would fetch."""

    def __init__(self):
        super().__init__()
        self.text, self.inside, self.ids, self.fetched, self.tags = "", False, [], [], []

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.inside = self.inside or (tag == "article" and found.get("class") == "text")
        self.ids += [found["id"]] if "id" in found else []
        self.fetched += [
            value for name, value in attrs if name in ("src", "srcset", "action") or (name == "href" and not value.startswith("#"))
        ]
        self.tags.append((tag, found))

    def handle_endtag(self, tag):
        self.inside = self.inside and tag != "article"

    def handle_data(self, data):
        self.text += data if self.inside else ""


def parsed(found):
    parser = Page()
    parser.feed(page(found))
    return parser


def test_a_page_holds_the_text_as_it_is_and_asks_for_nothing():
    parser = parsed(reading())
    assert parser.text == TEXT and parser.fetched == [] and len(parser.ids) == len(set(parser.ids))
    assert {"e1", "e2", "s1", "r1", "d1", "a1", "a2"} <= set(parser.ids)


def test_every_link_of_a_page_leads_somewhere():
    parser = parsed(reading())
    links = {found["href"][1:] for tag, found in parser.tags if tag == "a"}
    assert links and links <= set(parser.ids)


def test_what_a_stranger_wrote_cannot_become_markup():
    evil = '<script>alert("x")</script> & \'"><img src=x onerror=y>'
    found = reading(TEXT + evil, title=evil, publisher=evil, address=evil)
    parser = parsed(found)
    assert parser.text == TEXT + evil and [tag for tag, _ in parser.tags].count("script") == 1
    assert "img" not in [tag for tag, _ in parser.tags] and parser.fetched == []


def test_words_tell_what_was_coded_from_them():
    titles = [found["title"] for _, found in parsed(reading()).tags if "title" in found]
    assert "killed: 5+, of e1 attack.bombing" in titles
    assert "against: the port (facility), of e2 attack.other (hypothetical)\nplace: the port (site), of e2 attack.other (hypothetical)" in {
        "\n".join(sorted(title.split("\n"))) for title in titles
    }


def test_furniture_is_greyed_and_what_did_not_happen_is_marked():
    parser = parsed(reading())
    classes = [found.get("class", "") for _, found in parser.tags]
    assert "boilerplate" in classes and "card event unreal" in classes and "card event" in classes
