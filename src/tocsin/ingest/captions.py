"""Which paragraphs are captions of pictures, and which paragraphs are said twice."""

import re
from collections.abc import Collection, Sequence

from tocsin.ingest.paragraphs import Paragraph

CAPTION_WORDS = 60
REPEATED_WORDS, NEARBY = 45, 3  # a caption said twice is short, and its copy stands beside it
SAME_WORDS = 5  # shorter paragraphs may be said twice in one report
SPEECH = re.compile(r"[“”\"]|\b(?:said|says|told|added)\b", re.IGNORECASE)
_AGENCY = (
    r"(?:ap|afp|reuters|getty(?:\s+images)?|epa(?:-efe)?|anadolu(?:\s+agency)?|shutterstock|xinhua|ani|pti|nurphoto|zuma(?:\s+press)?)"
)
_SOURCES = rf"{_AGENCY}(?:\s+(?:photo|via\s+[\w\s/]{{2,40}}|images))?(?:\s*/\s*[\w.’' -]{{2,40}})?"
CREDITED = re.compile(
    rf"""(?:[(\[](?:file\s+|courtesy\s+)?(?:photo|picture|image|file|handout|screenshot|screengrab|credit|source)\b[^)\]]{{0,80}}[)\]]
         |[(\[]{_SOURCES}[)\]]
         |[(\[][\w.’' -]{{2,40}}/\s*{_SOURCES}[)\]]
         |\w\s?/\s?{_SOURCES}
         |\bvia\s+{_AGENCY}
         |\bgetty\s+images
         |[.\s(]file\s+(?:photo|picture|image))\s*[.)\]]*$""",
    re.IGNORECASE | re.VERBOSE,
)
_CREDITS = "ap afp reuters getty images epa efe anadolu agency shutterstock xinhua ani pti nurphoto zuma press photo picture image file"
CREDIT_WORDS = frozenset(_CREDITS.split())
CREDIT_LETTERS = 140  # a credit is looked for in so many of the last
LABELLED = re.compile(
    r"(?:\(?files?\)?\s*(?:photo|picture)?\s*[:–—]|file\s+-|\(?files?\)|(?:image|photo|picture|caption|pictured)\s*:"
    r"|(?:image|media) (?:copyright|caption)\b)\s*\S",
    re.IGNORECASE,
)


def is_caption(paragraph: Paragraph) -> bool:
    """Whether *paragraph* says itself that it belongs to a picture: it is short, with a label before it or a credit behind."""
    if paragraph.folded.count(" ") >= CAPTION_WORDS:
        return False
    return LABELLED.match(paragraph.text) is not None or (
        _may_end_in_credit(paragraph) and CREDITED.search(paragraph.text[-CREDIT_LETTERS:]) is not None
    )


def _may_end_in_credit(paragraph: Paragraph) -> bool:
    """A quick look, since nearly all paragraphs have no credit."""
    return paragraph.text.endswith((")", "]", ").", "].")) or not CREDIT_WORDS.isdisjoint(paragraph.folded.split()[-3:])


def find_repeats(paragraphs: Sequence[Paragraph], passed_over: Collection[int]) -> dict[int, int]:
    """The number of each paragraph that repeats an earlier one, with that of the first; case, spacing and quotes do not count."""
    first: dict[str, int] = {}
    repeats = {}
    for at, paragraph in enumerate(paragraphs):
        words = paragraph.folded
        if at not in passed_over and words.count(" ") >= SAME_WORDS - 1 and first.setdefault(words, at) != at:
            repeats[at] = first[words]
    return repeats


def is_repeated_caption(paragraphs: Sequence[Paragraph], again: int, first: int) -> bool:
    """Whether paragraph *first*, which is repeated as *again*, is a caption: pages carry it for the picture and for screen readers.

    Not at the top: there a summary is repeated as the first paragraph.
    """
    paragraph = paragraphs[first]
    return again - first <= NEARBY and paragraph.words <= REPEATED_WORDS and not SPEECH.search(paragraph.text)
