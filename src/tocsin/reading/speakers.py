"""Who a speaker is: role and affiliation, in the words that stand with the name."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from tocsin.reading import speakerwords as say
from tocsin.reading.tokens import Token, tokens

REACH = 160  # code points beside the mention
STANDS_FOR_ITSELF = say.BODIES & say.ORGANISATIONS
BEHIND_ROLE = say.ENDS | say.OF_WHAT
APPOSITION = re.compile(r"\s*(?:\([^)]{1,40}\)\s*)?,\s*(?:who\s+(?:is|was|heads?|serves?\s+as)\s+)?")
# Maya Torres of Kandu Watch
PERSON_OF = re.compile(r"(?P<person>[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*)+)\s(?:of|from|at|with)\s(?:the\s)?(?P<body>[A-Z].*?)\s*")
BODY_BEHIND = re.compile(r"\s(?:of|from|at|with)\s(?:the\s)?[A-Z][\w.'’-]*(?:\s(?:of\s|for\s|the\s|and\s)?[A-Z][\w.'’-]*)*")
Description = tuple[str | None, str | None]


class Phrase(NamedTuple):
    """A role in a run of words: tokens ``first <= x < last`` of it, and the affiliation beside it."""

    first: int
    last: int
    role: str
    affiliation: str | None


def describe_speaker(words: str, *, before: str = "", after: str = "") -> Description:
    """Role and affiliation of the speaker called *words*; None where nothing tells them.

    *before* and *after* are the rest of the sentence. Both values are words of one of the three, as they stand there.
    """
    name, comma, rest = words.partition(",")
    body = None if _is_shouted(words, before + after) else _organisation(name)
    inside = None if body and _names_a_body(name) else _phrase(name)
    if inside:
        return _of_state(inside) or inside.role, _state_left_out(inside.affiliation) or _police(name) or _in_front(before)
    if _is_pronoun(name):
        return None, None
    told_of = BODY_BEHIND.match(after)
    person = PERSON_OF.fullmatch(name + told_of.group() if told_of else name)
    if person and not any(token.word in say.ORGANISATIONS for token in tokens(person["person"])):
        return None, person["body"]
    told = _following((comma + rest + after)[:REACH]) or _leading(before[-REACH:])
    return told or (None, body)


def _of_state(phrase: Phrase) -> str | None:
    """Secretary of State is one role."""
    whole = phrase.role.casefold().endswith("secretary") and (phrase.affiliation or "").split()[:1] == ["State"]
    return f"{phrase.role} of State" if whole else None


def _state_left_out(affiliation: str | None) -> str | None:
    return None if affiliation and affiliation.split()[0] == "State" else affiliation


def _in_front(before: str) -> str | None:
    """The name that stands right before the mention: [U.S.] President John Kerry."""
    words = tokens(before[-REACH:])
    return _nearest_name(before[-REACH:], words) if words else None


def _names_a_body(words: str) -> bool:
    """Whether the last of several words with capitals is that of a body: the Interior Ministry."""
    found = [token for token in tokens(words) if token.text[0].isalnum() and token.word not in say.SKIPPED]
    named = len(found) > 1 and all(token.text[0].isupper() and token.word not in say.PEOPLE for token in found)
    return named and found[-1].word in STANDS_FOR_ITSELF


def _is_shouted(words: str, around: str) -> bool:
    """Whether capitals tell nothing: all of the sentence has them."""
    return around.isupper() if around.upper() != around.lower() else words.isupper() and " " in words


def _is_pronoun(words: str) -> bool:
    return words.strip().casefold() in say.PRONOUNS


def _is_role(token: Token) -> bool:
    word = token.word
    return word in say.PEOPLE or word in say.BODIES or (word.endswith("s") and _singular(word) in say.PEOPLE)


def _singular(word: str) -> str:
    """*word*, which ends in s, without it."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("es") and word[:-2] in say.PEOPLE:
        return word[:-2]
    return word[:-1]


def _cut(text: str, run: Sequence[Token]) -> str | None:
    """The words of *run* as they stand in *text*."""
    return text[run[0].start : run[-1].end].strip() if run else None


def _phrase(text: str) -> Phrase | None:
    """The role told in a noun phrase: "Palace spokesman Omar Khan", "the head of the council"."""
    words = tokens(text)
    end = next((k for k, token in enumerate(words) if k and token.word in BEHIND_ROLE), len(words))
    heads = [k for k in range(end) if _is_role(words[k])]
    if not heads:
        return None
    head = _head(words, heads)
    first = _first_of_role(words, head)
    before, behind = _before_role(text, words, first), _behind(words, head + 1)
    last = head + 1
    if not before and (house := _house(words, behind)):
        last, behind = words.index(behind[-1]) + 1, house
    return Phrase(first, last, _cut(text, words[first:last]) or "", before or _cut(text, behind))


def _head(words: Sequence[Token], heads: Sequence[int]) -> int:
    """The last of the role nouns that stand together: "police chief", "chief minister"; a name behind ends them."""
    head = heads[0]
    for k in heads[1:]:
        between = words[head + 1 : k]
        if any(token.text[0].isupper() and token.word not in say.ROLE_MODIFIERS for token in between):
            break
        head = k
    return head


def _first_of_role(words: Sequence[Token], head: int) -> int:
    """Where the role begins: small words and titles in front of its noun belong to it, names and articles do not."""
    first = head
    while first > 0 and _belongs(words[first - 1]):
        first -= 1
    return first + 2 if words[first].text == "-" and first + 2 <= head else first  # the rest of "U.S.-led"


def _belongs(token: Token) -> bool:
    if token.word in say.SKIPPED or not token.text[0].isalpha():
        return token.text == "-"
    return token.word in say.ROLE_MODIFIERS or _is_role(token) or token.text.islower()


def _before_role(text: str, words: Sequence[Token], first: int) -> str | None:
    """The names in front of a role: [Kremlin] spokesman, [Devida]'s president."""
    possessive = any(token.word in ("'s", "'") for token in words[:first])
    run = [token for token in words[:first] if token.word not in say.SKIPPED and token.word not in ("'s", "'")]
    if text.isupper() and not possessive:
        return None
    return _cut(text, run) if run and run[-1].text[0].isupper() else None


def _behind_role(text: str, words: Sequence[Token], at: int) -> str | None:
    """The name after "of", "for", "at": director of the [South Asia Institute]."""
    return _cut(text, _behind(words, at))


def _behind(words: Sequence[Token], at: int) -> Sequence[Token]:
    if at >= len(words) or words[at].word not in say.OF_WHAT:
        return ()
    start = next(
        (k for k in range(at + 1, min(at + 9, len(words))) if words[k].text[0].isupper() and words[k].word not in say.SKIPPED), None
    )
    if start is None or any(token.word in say.ENDS for token in words[at + 1 : start]):
        return ()
    return _name(words, start)


def _house(words: Sequence[Token], part: Sequence[Token]) -> Sequence[Token]:
    """The body that *part* belongs to: head of the Lake Programme at the [Harbour Institute]."""
    at = words.index(part[-1]) + 1 if part else len(words)
    return _behind(words, at) if at < len(words) and words[at].word == "at" else ()


def _name(words: Sequence[Token], start: int) -> Sequence[Token]:
    """A run of words with capital letters, with "of the" and the like between them."""
    end = start
    for k in range(start, len(words)):
        if words[k].text[0].isupper() or words[k].text[0].isdigit():
            end = k + 1
        elif words[k].word not in say.WITHIN_NAMES or k - end > 1:
            break
    return words[start:end]


def _following(after: str) -> Description | None:
    """What an apposition says: ", director of the South Asia Institute at the Wilson Center"."""
    match = APPOSITION.match(after)
    if not match:
        return None
    clause = re.split(r",\s|\.\s|;|\bsaid\b|\btold\b|\bsays\b", after[match.end() :])[0]
    phrase = _phrase(clause)
    if not phrase or phrase.first > 4:
        return None
    return phrase.role, phrase.affiliation or _somewhere(clause, phrase.last)


def _somewhere(clause: str, at: int) -> str | None:
    words = tokens(clause)
    start = next((k for k in range(at, len(words)) if words[k].word in ("at", "with", "from", "in", "of")), None)
    return _behind_role(clause, words, start) if start is not None else None


def _leading(before: str) -> Description | None:
    """What stands right before a name: "Foreign Minister [Wang Yi]", "a ministry spokesman, [Geng Shuang]"."""
    clause = re.split(r"(?<![A-Z])[.;:“”\"]\s|\b(?:said|says|told|that|by|to|and|with|as|of\s+which)\b", before.rstrip(" ,"))[-1]
    words = tokens(clause)
    if not words or not _is_role(words[-1]):
        return _leading_of(clause, words)
    first = _first_of_role(words, len(words) - 1)
    return _cut(clause, words[first:]) or "", _nearest_name(clause, words[:first])


def _leading_of(clause: str, words: Sequence[Token]) -> Description | None:
    """Secretary of State [John Kerry], head of the army [General Ali]."""
    heads = [k for k in range(len(words) - 1) if _is_role(words[k]) and words[k + 1].word in ("of", "for")]
    if not heads or len(words) - heads[-1] > 8 or any(token.word in say.ENDS for token in words[heads[-1] :]):
        return None
    head = heads[-1]
    first = _first_of_role(words, head)
    name = _behind_role(clause, words, head + 1)
    if name == "State":
        return _cut(clause, words[first:]) or "", _nearest_name(clause, words[:first])
    return _cut(clause, words[first : head + 1]) or "", name


def _nearest_name(clause: str, words: Sequence[Token]) -> str | None:
    """The name that stands right in front: [Chinese] Foreign Minister."""
    run = [token for token in words if token.word not in ("'s", "'", "’")]
    start = len(run)
    while start > 0 and run[start - 1].text[0].isupper() and run[start - 1].word not in say.SKIPPED:
        start -= 1
    return _cut(clause, run[start:])


def _police(words: str) -> str | None:
    """Police speak for the police."""
    inside = [token for token in tokens(words) if token.word == "police"]
    return words[inside[0].start : inside[0].end] if inside else None


def _without_brackets(words: str, run: Sequence[Token]) -> Sequence[Token]:
    """The name in front of its short form: Kandu Liberation Front (KLF)."""
    return [token for token in run if "(" not in words[run[0].start : token.start]]


def _organisation(words: str) -> str | None:
    """The mention itself where it names a body: "the Interior Ministry", "NATO"."""
    found = [token for token in tokens(words) if token.text[0].isalnum()]
    rest: Sequence[Token] = found[1:] if found and found[0].word == "the" else found
    if not rest or not rest[-1].text[0].isupper():
        return None
    is_body = rest[-1].word in say.ORGANISATIONS or any(token.word in say.ORGANISATIONS for token in rest)
    rest = _without_brackets(words, rest)
    acronym = len(rest) == 1 and rest[0].text.isupper() and len(rest[0].text) > 1
    return words[rest[0].start : rest[-1].end] if is_body or acronym or len(rest) < len(found) else None
