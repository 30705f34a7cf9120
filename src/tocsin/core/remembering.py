"""Answers that are kept, those about short texts only: what is asked of a name comes again and again, and a report is not to be held."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

T = TypeVar("T")


def remembered(*, longest: int, entries: int) -> Callable[[Callable[[str], T]], Callable[[str], T]]:
    """A function of a text that keeps its last *entries* answers about texts of *longest* code points or fewer."""

    def keeping(answer: Callable[[str], T]) -> Callable[[str], T]:
        kept = lru_cache(maxsize=entries)(answer)

        @wraps(answer)
        def ask(text: str) -> T:
            return kept(text) if len(text) <= longest else answer(text)

        return ask

    return keeping
