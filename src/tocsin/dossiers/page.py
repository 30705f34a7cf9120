"""A dossier as one HTML page that needs nothing else and asks for nothing from outside."""

from collections.abc import Iterator
from importlib import resources

from tocsin.dossiers import sections, views
from tocsin.dossiers.cards import Words
from tocsin.dossiers.ledger import Ledger
from tocsin.dossiers.records import Dossier
from tocsin.dossiers.tables import note, nothing
from tocsin.dossiers.views import PLAIN, Look
from tocsin.dossiers.wording import escape, kind, plural

POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
BESIDES = "Planned, threatened or general, or too vague to be an incident."

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="tocsin">
<title>{title}: a dossier</title>
<style>
{style}</style>
</head>
<body>
<a class="skip" href="#main">to the content</a>
<header>
<p class="kicker">Dossier · {on}<button id="theme" type="button" hidden>dark / light</button></p>
<h1>{title}</h1>
<p class="about">{about}</p>
</header>
<nav aria-label="Sections"><ul>{contents}</ul></nav>
<main id="main">
{body}</main>
<footer>Every value is a link to the words that it was read from; those stand under <a href="#words">the words</a>, with the way back.
What is told is not thereby so. Map: Natural Earth (public domain); its borders say nothing about whose land is whose.</footer>
<script>
{script}</script>
</body>
</html>
"""


def page(dossier: Dossier, look: Look = PLAIN) -> str:
    """*dossier* as an HTML page."""
    shown = frozenset(case.incident.id for case in dossier.cases[: look.most])
    words = Words(Ledger(dossier.reports), look.labels, shown)
    parts = list(_parts(dossier, words, look))
    parts.append(("words", "The words", "".join(words.ledger.sections()) or nothing("No report is cited.")))
    return PAGE.format(
        policy=escape(POLICY),
        title=escape(dossier.subject.name),
        on=dossier.on,
        about=escape(_about(dossier)),
        contents="".join(f'<li><a href="#{anchor}">{title}</a></li>' for anchor, title, _ in parts),
        body="".join(_section(*part) for part in parts),
        style=_asset("page.css"),
        script=_asset("page.js"),
    )


def _section(anchor: str, title: str, inner: str) -> str:
    return f'<section id="{anchor}" aria-labelledby="h-{anchor}"><h2 id="h-{anchor}">{title}</h2>\n{inner}\n</section>\n'


def _asset(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text("utf-8")


def _about(dossier: Dossier) -> str:
    key = f"registry key {dossier.subject.key}" if dossier.subject.key else "not in the registry"
    named = f"named in {plural(dossier.naming, 'report')}" if dossier.naming else "named in no report"
    return f"{kind(dossier.profile.kind)}, {key}; {named}, with a part in {plural(len(dossier.cases), 'incident')}"


def _parts(dossier: Dossier, words: Words, look: Look) -> Iterator[tuple[str, str, str]]:
    """The sections in order: anchor, title, inside."""
    yield "who", "Who it is", sections.who(dossier) + views.sums(dossier.cases, look.pick)
    yield "names", "Names over time", sections.names(dossier, words.at("names", "names"))
    yield "listings", "Listings over time", sections.listings(dossier, words.at("listings", "listings"))
    yield "map", "Where", views.where(dossier.cases, words.at("map", "map"))
    yield "timeline", "When", views.when(dossier.cases)
    yield "incidents", "Incidents", views.every(dossier, words, look.most)
    yield "ties", "Allies and enemies", sections.ties(dossier, words.at("ties", "ties"))
    yield "said-by", "Said by it", sections.sayings(dossier, words.at("said-by", "said by it"), own=True)
    yield "said-about", "Said about it", sections.sayings(dossier, words.at("said-about", "said about it"), own=False)
    yield "asides", "Told besides", note(BESIDES) + sections.asides(dossier, words.at("asides", "told besides"))
