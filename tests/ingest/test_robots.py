"""What a robots.txt allows."""

import pytest

from tocsin.ingest.robots import parse_robots

FILE = """\ufeff# for all
User-agent: *
Disallow: /private/   # a comment
Allow: /private/open
Disallow: /*.pdf$
Disallow: /search?q=
Crawl-delay: 10
Sitemap: https://m.test/map.xml

User-agent: BadBot
User-agent: OtherBot/2.1
Disallow: /

user-agent: tocsin
disallow:
"""


@pytest.mark.parametrize(
    "path, allowed",
    [
        ("/", True),
        ("", True),
        ("/news/a.html", True),
        ("/private/a", False),
        ("/private/open/a", True),
        ("/files/a.pdf", False),
        ("/files/a.pdf?page=2", True),
        ("/search?q=bomb", False),
        ("/search?page=2", True),
        ("/priv%61te/a", False),
    ],
)
def test_the_longest_rule_that_matches_wins(path, allowed):
    assert parse_robots(FILE, "somebody").allow(path) is allowed


@pytest.mark.parametrize("agent, allowed", [("badbot", False), ("OtherBot", False), ("tocsin", True), ("somebody", False)])
def test_a_group_of_its_own_stands_over_that_for_all(agent, allowed):
    assert parse_robots(FILE, agent).allow("/private/a") is allowed


@pytest.mark.parametrize("text", ["", "<html>not found</html>", "Disallow: /", "User-agent: *", "User-agent: *\nDisallow:", "nonsense: /"])
def test_without_rules_all_is_allowed(text):
    assert parse_robots(text, "tocsin").allow("/a")


@pytest.mark.parametrize(
    "pattern, path, allowed",
    [
        ("/*/print", "/news/print", False),
        ("/*/print", "/print", True),
        ("*", "/a", False),
        ("/a*b*c$", "/a-b-c", False),
        ("/a*b*c$", "/a-b-c-d", True),
        ("/a$", "/a", False),
        ("/a$", "/ab", True),
        ("/" + "*a" * 60 + "$", "/" + "a" * 5000 + "b", True),
    ],
)
def test_stars_stand_for_anything_and_dollars_for_the_end(pattern, path, allowed):
    assert parse_robots(f"User-agent: *\nDisallow: {pattern}", "tocsin").allow(path) is allowed


def test_of_two_rules_as_long_the_one_that_allows_wins():
    assert parse_robots("User-agent: *\nDisallow: /a\nAllow: /a", "tocsin").allow("/a")


def test_groups_for_the_same_agent_are_one():
    rules = parse_robots("User-agent: tocsin\nDisallow: /a\n\nUser-agent: *\nDisallow: /\n\nUser-agent: tocsin\nDisallow: /b", "tocsin")
    assert [rules.allow(path) for path in ("/a", "/b", "/c")] == [False, False, True]
