"""What the tagger of place names is told of each word of a run: its form, its neighbours, the gazetteer, the rest of the report."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tocsin.reading.place_heads import HEADS
from tocsin.reading.place_matches import Match
from tocsin.reading.place_report import COMMA, Matches, Told, person_names
from tocsin.reading.place_tokens import Run, Token

OPENINGS = ("^", "\\n", ".", "?", "!", "”", '"')


@dataclass(frozen=True, slots=True)
class Sheet:
    """A text as the tagger sees it."""

    tokens: Sequence[Token]
    matches: Matches
    told: Told


def run_features(sheet: Sheet, run: Run) -> list[list[str]]:
    """The features of each token of a run."""
    cover = _cover(run, sheet.matches)
    around = _around(sheet, run)
    return [
        [*_word_features(sheet, run, n), *_place_features(sheet, run, n, cover), *_report_features(sheet, n, cover.get(n)), *around]
        for n in range(run.first, run.last)
    ]


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


def _word(tokens: Sequence[Token], n: int) -> str:
    if not 0 <= n < len(tokens):
        return "^"
    token = tokens[n]
    return "0" if token.kind == "figure" else "\\n" if token.kind == "line" else token.low


def _around(sheet: Sheet, run: Run) -> list[str]:
    """What stands around the run, and its last word: the same for all its tokens."""
    tokens = sheet.tokens
    ends = [token.low.rstrip(".") for token in tokens[run.first : run.last]]
    before, after = _word(tokens, run.first - 1), _word(tokens, run.last)
    beyond = sheet.matches[run.last + 1][0].kind[0] if after in COMMA and run.last + 1 in sheet.matches else "-"
    return [
        f"rb={before}",
        f"rb2={_word(tokens, run.first - 2)}",
        f"ra={after}",
        f"ra2={_word(tokens, run.last + 1)}",
        f"rh={next((HEADS[word] for word in reversed(ends) if word in HEADS), '-')}",
        f"rl={HEADS.get(ends[-1], '-')}",
        f"rn={min(run.last - run.first, 5)}",
        f"rx={beyond}",
        f"rba={before}|{after}",
        f"rbb={_word(tokens, run.first - 2)}|{before}",
    ]


def shape_of(token: Token) -> str:
    """X, Xx, XX, with a point where it has one; the kind of what is no word."""
    if token.kind != "word":
        return token.kind
    bare = token.text.replace(".", "")
    form = "X" if len(bare) == 1 else "XX" if bare.isupper() else "Xx" if token.text[0].isupper() else "x"
    return form + ("." if "." in token.text else "")


def _person(token: Token) -> str:
    return person_names().get(token.low, "-") if token.kind == "word" else ""


def _position(run: Run, n: int) -> str:
    if n == run.first:
        return "S" if run.last - run.first == 1 else "B"
    return "E" if n == run.last - 1 else "I"


def _word_features(sheet: Sheet, run: Run, n: int) -> Iterator[str]:
    """The word and its neighbours."""
    tokens, token, word = sheet.tokens, sheet.tokens[n], _word(sheet.tokens, n)
    before = _word(tokens, n - 1)
    yield "1"
    yield f"w={word}"
    yield f"s={shape_of(token)}"
    yield f"p={_position(run, n)}"
    yield f"-1={before}"
    yield f"+1={_word(tokens, n + 1)}"
    yield f"-2={_word(tokens, n - 2)}"
    yield f"+2={_word(tokens, n + 2)}"
    yield f"-1w={before}|{word}"
    yield f"e3={word[-3:]}"
    yield f"e2={word[-2:]}"
    yield f"h={HEADS.get(token.low.rstrip('.'), '-')}"
    yield f"h+={_head(tokens, n + 1, run)}"
    yield f"h-={_head(tokens, n - 1, run)}"
    yield f"n={_person(token)}"
    yield f"n-={_person(tokens[n - 1]) if n > run.first else '^'}"
    yield f"n+={_person(tokens[n + 1]) if n + 1 < run.last else '$'}"


def _head(tokens: Sequence[Token], n: int, run: Run) -> str:
    return HEADS.get(tokens[n].low.rstrip("."), "-") if run.first <= n < run.last else "^"


def _place_features(sheet: Sheet, run: Run, n: int, cover: Mapping[int, Match]) -> Iterator[str]:
    """What the gazetteer says of the word."""
    tokens, token, listed = sheet.tokens, sheet.tokens[n], _listed(cover.get(n), n)
    before = _word(tokens, n - 1)
    yield f"g={listed}"
    yield f"gp={listed}|{_position(run, n)}"
    yield f"gn={listed}|{_person(token)}"
    yield f"g-={_listed(cover.get(n - 1), n - 1)}"
    yield f"g+={_listed(cover.get(n + 1), n + 1)}"
    yield f"g-1={listed}|{before}"
    yield f"g+1={listed}|{_word(tokens, n + 1)}"
    yield f"gh={listed}|{HEADS.get(token.low.rstrip('.'), '-')}|{_head(tokens, n + 1, run)}"
    yield f"st={before in OPENINGS}|{listed}"
    yield f"lo={token.low in sheet.told.small}|{listed[:3]}"


def _listed(match: Match | None, n: int) -> str:
    """The kind of the match over token number *n*, and which part of it that is."""
    return "-" if match is None else f"{_position(Run(match.first, match.last), n)}{match.kind}"


def _report_features(sheet: Sheet, n: int, match: Match | None) -> Iterator[str]:
    """How the report uses the word elsewhere, and whether a place of the name lies where the report is."""
    notes = sheet.told.notes.get(sheet.tokens[n].low, frozenset())
    listed = _listed(match, n)
    for note in notes:
        yield f"d={note}"
        yield f"dg={note}|{listed}"
    yield "dn=" + "".join(sorted(note[0] for note in notes - {"alone"}))
    if match:
        near = any((hit.country, hit.admin) in sheet.told.regions for hit in match.hits)
        share = max((sheet.told.countries.get(hit.country, 0.0) for hit in match.hits), default=0.0)
        yield f"near={near}|{match.kind}"
        yield f"land={int(4 * share)}|{match.kind[0]}"
        yield f"near={near}|{_person(sheet.tokens[n])}|{'held' in notes or 'in' in notes}"
