"""How many people: the words of a toll to its bounds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tocsin.core.text import Span
from tocsin.core.values import Toll
from tocsin.reading import tollwords as say
from tocsin.reading.amounts import Amount, find_amounts
from tocsin.reading.numbers import UNITS
from tocsin.reading.tokens import Token, tokens

LONGEST = 400  # code points; no toll is told in more


@dataclass(frozen=True, slots=True)
class Part:
    """One of the things that a toll adds up. *kind*: amount, described (a teacher), named, plural (soldiers) or nothing."""

    kind: str
    text: str
    joined_by: str
    amount: Amount | None = None


def read_toll(words: Span) -> Toll | None:
    """The toll that *words* give ("at least 12", "a couple and their son", "Mr Rahman"), or None where they give no number."""
    text = say.ASIDES.sub(lambda aside: " " * len(aside.group()), words.quote[:LONGEST])
    if say.NOBODY.match(text.lower()):
        return Toll(low=0, best=0, high=0, mention=words)
    counted = list(_counted(list(_parts(text))))
    if not counted:
        return None
    low, best, high = (_total([bounds[k] for bounds in counted]) for k in range(3))
    if low is best is high is None:
        low = sum(bounds[0] or 0 for bounds in counted)
    return Toll(low=low, best=best, high=high, mention=words)


Bounds = tuple[int | None, int | None, int | None]
ONE: Bounds = (1, 1, 1)


def _total(values: Sequence[int | None]) -> int | None:
    return None if None in values else sum(value or 0 for value in values)


def _parts(text: str) -> Iterator[Part]:
    """The coordinated parts of *text* up to the first that tells who said so."""
    amounts = find_amounts(text)
    start, joined_by = 0, ""
    cuts = [m for m in say.PARTS.finditer(text) if not any(a.start < m.end() and m.start() < a.end for a in amounts)]
    for end, behind, mark in [*((m.start(), m.end(), m.group()) for m in cuts), (len(text), len(text), "")]:
        part = text[start:end]
        if say.SAID.search(part) and start:
            return
        amount = next((a for a in amounts if start <= a.start < end), None)
        alone = not joined_by and not mark
        yield _part(part, joined_by, amount if amount and (alone or part.strip(" ").casefold()[:4] != "both") else None)
        start, joined_by = behind, mark.strip()


def _part(text: str, joined_by: str, amount: Amount | None) -> Part:
    return Part("amount" if amount else _kind(text), text, joined_by, amount)


def _kind(text: str) -> str:
    words = [word for word in tokens(text) if word.text[0].isalnum() or word.text == "%"]
    noun_phrase = _noun_phrase(words)
    if any(word.word in say.ONE_PERSON for word in noun_phrase or words) and not (noun_phrase and _is_plural(noun_phrase[-1])):
        return "described"
    if not noun_phrase or noun_phrase[-1].word in say.NO_NOUN | say.ARTICLES or any(_is_figure(word) for word in noun_phrase):
        return "nothing"
    head = noun_phrase[-1]
    if head.word == "couple":
        return "couple"
    if head.word in say.COLLECTIVE or _is_plural(head):
        return "plural"
    return "described" if noun_phrase[0].word in say.ARTICLES | say.MORE_ARTICLES else "named"


def _is_figure(word: Token) -> bool:
    return word.text.replace(",", "").isdecimal() or word.word in UNITS


def _noun_phrase(words: Sequence[Token]) -> Sequence[Token]:
    """The words up to the tail: a wounded man [killed near the border]."""
    start = next((k for k, word in enumerate(words) if word.word not in say.ARTICLES | say.MORE_ARTICLES), len(words))
    ends = (k for k, word in enumerate(words) if word.word in say.TAIL or (word.word in say.PARTICIPLES and (k > start or not k)))
    return words[: next(ends, len(words))]


def _is_plural(head: Token) -> bool:
    """Whether the head noun means several people. With a capital letter it may be a surname: Torres."""
    if head.word in say.PEOPLE:
        return True
    if head.text[0].isupper():
        return head.word.endswith(say.PEOPLE_ENDINGS)
    return head.word.endswith(("s", "men")) and not head.word.endswith(("ss", "us", "is"))


def _counted(parts: Sequence[Part]) -> Iterator[Bounds]:
    """The bounds of each part that adds to the toll, up to another outcome ("three dead and 20 injured")."""
    if parts[0].kind == "plural":
        return
    listed = any(part.joined_by.casefold().endswith(("and", "&")) for part in parts)
    previous, aside = parts[0], False
    for part in _same_outcome(parts):
        aside = part is not previous and _is_apposition(part, previous, listed=listed, goes_on=aside)
        bounds = None if aside else _bounds(part, first=part is parts[0])
        previous = part
        if bounds:
            yield bounds


def _same_outcome(parts: Sequence[Part]) -> Iterator[Part]:
    first: int | None = None
    for part in parts:
        told = next((say.OUTCOMES[w.word] for w in tokens(part.text) if w.word in say.OUTCOMES), None)
        if told is not None and first is not None and told != first:
            return
        first = told if first is None else first
        yield part


def _bounds(part: Part, *, first: bool) -> Bounds | None:
    if part.amount:
        among_them = not first and say.OF_THEM.search(part.text)
        return None if among_them else (part.amount.low, part.amount.best, part.amount.high)
    if part.kind == "couple":
        return 2, 2, 2
    return ONE if part.kind in ("described", "named") else None


def _is_apposition(part: Part, previous: Part, *, listed: bool, goes_on: bool) -> bool:
    """Whether *part* says again who *previous* is: "Khan, a teacher", "two men, Ali and Khan". *goes_on*: so did *previous*."""
    if say.IDENTIFIED.match(part.text):
        return True
    if part.amount:
        return part.joined_by == "," and part.text.strip().isdecimal() and previous.kind in ("described", "named")
    if part.kind not in ("described", "named") or _is_possessed(part):
        return False
    if part.joined_by not in (",", ";"):
        over_places = previous.amount is not None and part.kind == "named" and say.OF_SOMETHING.search(previous.text)
        return bool(over_places) or (goes_on and not part.joined_by.startswith(","))
    if previous.kind == part.kind:
        return not listed
    return part.kind == "named" or previous.kind == "named"


def _is_possessed(part: Part) -> bool:
    words = tokens(part.text)
    return bool(words) and words[0].word in say.MORE_ARTICLES
