"""What the tagger of place names is told of each word of a run: its form, its neighbours, the gazetteer, the rest of the report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from tocsin.reading.place_heads import HEADS
from tocsin.reading.place_matches import Match
from tocsin.reading.place_report import COMMA, Matches, Told, person_names
from tocsin.reading.place_tokens import Run, Token

OPENINGS = ("^", "\\n", ".", "?", "!", "”", '"')
REMEMBERED = 8192  # words, and what a report notes of a word: each comes again and again


@dataclass(frozen=True, slots=True)
class Sheet:
    """A text as the tagger sees it."""

    tokens: Sequence[Token]
    matches: Matches
    told: Told


class View(NamedTuple):  # a record takes twice as long to make, and each token of a name is one
    """A token as its neighbours see it; outside the run only its word is known."""

    word: str
    head: str
    person: str
    listed: str


def run_features(sheet: Sheet, run: Run) -> list[list[str]]:
    """The features of each token of a run."""
    own, shared = split_features(sheet, run)
    return [[*told, *shared] for told in own]


def split_features(sheet: Sheet, run: Run) -> tuple[list[list[str]], list[str]]:
    """The features that each token of a run has for itself, and those that all its tokens share."""
    cover = _cover(run, sheet.matches)
    views = _views(sheet.tokens, run, cover)
    own = []
    for k, n in enumerate(range(run.first, run.last)):
        near = views[k : k + 5]  # two before, the token, two behind
        token, position = sheet.tokens[n], _position(run.first, run.last, n)
        features = [*_own_features(token.text, token.kind), *_word_features(position, near)]
        features += _place_features(position, near, small=token.low in sheet.told.small)
        features += _report_features(sheet.told, token.low, near[2], cover.get(n))
        own.append(features)
    return own, _shared(sheet, run, views)


def _views(tokens: Sequence[Token], run: Run, cover: Mapping[int, Match]) -> list[View]:
    """The tokens of a run, and two on each side."""
    first, last = run.first, run.last
    inside = [_view(tokens[n].low, tokens[n].kind, _listed(cover.get(n), n)) for n in range(first, last)]
    before = [_edge(tokens, first - 2, "^"), _edge(tokens, first - 1, "^")]
    return [*before, *inside, _edge(tokens, last, "$"), _edge(tokens, last + 1, "$")]


@lru_cache(maxsize=REMEMBERED)
def _view(low: str, kind: str, listed: str) -> View:
    person = person_names().get(low, "-") if kind == "word" else ""
    return View(_form(low, kind), HEADS.get(low.rstrip("."), "-"), person, listed)


def _edge(tokens: Sequence[Token], n: int, side: str) -> View:
    return _outside(tokens[n].low, tokens[n].kind, side) if 0 <= n < len(tokens) else View("^", "^", side, "-")


@lru_cache(maxsize=REMEMBERED)
def _outside(low: str, kind: str, side: str) -> View:
    return View(_form(low, kind), "^", side, "-")


def _form(low: str, kind: str) -> str:
    return "0" if kind == "figure" else "\\n" if kind == "line" else low


def _cover(run: Run, matches: Matches) -> Mapping[int, Match]:
    """The longest match over each token, from the left."""
    cover: dict[int, Match] = {}
    at = run.first
    while at < run.last:
        match = matches[at][0] if at in matches else None
        if match and match.last <= run.last:
            cover.update(dict.fromkeys(range(match.first, match.last), match))
            at = match.last
        else:
            at += 1
    return cover


def _shared(sheet: Sheet, run: Run, views: Sequence[View]) -> list[str]:
    """What stands around the run, and its last word: the same for all its tokens."""
    heads = [view.head for view in views[2:-2]]
    before, after = views[1].word, views[-2].word
    beyond = sheet.matches[run.last + 1][0].kind[0] if after in COMMA and run.last + 1 in sheet.matches else "-"
    return [
        f"rb={before}",
        f"rb2={views[0].word}",
        f"ra={after}",
        f"ra2={views[-1].word}",
        f"rh={next((head for head in reversed(heads) if head != '-'), '-')}",
        f"rl={heads[-1]}",
        f"rn={min(run.last - run.first, 5)}",
        f"rx={beyond}",
        f"rba={before}|{after}",
        f"rbb={views[0].word}|{before}",
    ]


def _shape(text: str, kind: str) -> str:
    """X, Xx, XX, with a point where it has one; the kind of what is no word."""
    if kind != "word":
        return kind
    bare = text.replace(".", "")
    form = "X" if len(bare) == 1 else "XX" if bare.isupper() else "Xx" if text[0].isupper() else "x"
    return form + ("." if "." in text else "")


def _position(first: int, last: int, n: int) -> str:
    if n == first:
        return "S" if last - first == 1 else "B"
    return "E" if n == last - 1 else "I"


@lru_cache(maxsize=REMEMBERED)
def _own_features(text: str, kind: str) -> tuple[str, ...]:
    """What the word itself tells, whatever stands around it."""
    word, head, person, _ = _view(text.casefold(), kind, "-")
    return ("1", f"w={word}", f"s={_shape(text, kind)}", f"e3={word[-3:]}", f"e2={word[-2:]}", f"h={head}", f"n={person}")


def _word_features(position: str, near: Sequence[View]) -> list[str]:
    """Where the word stands in the run, and its neighbours."""
    second, before, this, after, fourth = near
    return [
        f"p={position}",
        f"-1={before.word}",
        f"+1={after.word}",
        f"-2={second.word}",
        f"+2={fourth.word}",
        f"-1w={before.word}|{this.word}",
        f"h+={after.head}",
        f"h-={before.head}",
        f"n-={before.person}",
        f"n+={after.person}",
    ]


def _place_features(position: str, near: Sequence[View], *, small: bool) -> list[str]:
    """What the gazetteer says of the word; *small*: the report writes it in small letters, too."""
    _, before, this, after, _ = near
    listed = this.listed
    return [
        f"g={listed}",
        f"gp={listed}|{position}",
        f"gn={listed}|{this.person}",
        f"g-={before.listed}",
        f"g+={after.listed}",
        f"g-1={listed}|{before.word}",
        f"g+1={listed}|{after.word}",
        f"gh={listed}|{this.head}|{after.head}",
        f"st={before.word in OPENINGS}|{listed}",
        f"lo={small}|{listed[:3]}",
    ]


def _listed(match: Match | None, n: int) -> str:
    """The kind of the match over token number *n*, and which part of it that is."""
    return "-" if match is None else f"{_position(match.first, match.last, n)}{match.kind}"


def _report_features(told: Told, low: str, view: View, match: Match | None) -> list[str]:
    """How the report uses the word elsewhere, and whether a place of the name lies where the report is."""
    notes = told.notes.get(low, frozenset())
    features = [*_noted(notes, view.listed)]
    if match:
        near = any([(hit.country, hit.admin) in told.regions for hit in match.hits]) if told.regions else False
        share = max([told.countries.get(hit.country, 0.0) for hit in match.hits], default=0.0)
        features.append(f"near={near}|{match.kind}")
        features.append(f"land={int(4 * share)}|{match.kind[0]}")
        features.append(f"near={near}|{view.person}|{'held' in notes or 'in' in notes}")
    return features


@lru_cache(maxsize=REMEMBERED)
def _noted(notes: frozenset[str], listed: str) -> tuple[str, ...]:
    """What *notes* of a word tell, with what the gazetteer says of it."""
    told = [feature for note in notes for feature in (f"d={note}", f"dg={note}|{listed}")]
    return (*told, "dn=" + "".join(sorted(note[0] for note in notes if note != "alone")))
