"""Cut long token sequences into overlapping windows; put per-token arrays back together."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Window:
    """Tokens ``start <= i < end`` are read together; of the result ``keep_start <= i < keep_end`` is used."""

    start: int
    end: int
    keep_start: int
    keep_end: int


def windows(length: int, size: int, overlap: int) -> tuple[Window, ...]:
    """Windows of at most *size* tokens that share *overlap* with the next; what they keep tiles ``0 <= i < length`` exactly.

    All are as long as the shortest that do: reading a token twice is paid for. Raises ValueError where *overlap* is not smaller than
    *size*.
    """
    if not 0 <= overlap < size:
        raise ValueError(f"overlap {overlap} must be smaller than the window of {size}")
    if length <= size:
        return (Window(0, length, 0, length),) if length else ()
    count = -(-(length - overlap) // (size - overlap))
    size = -(-(length + (count - 1) * overlap) // count)
    starts = [round(i * (length - size) / (count - 1)) for i in range(count)]
    cuts = [0, *((a + size + b) // 2 for a, b in itertools.pairwise(starts)), length]
    return tuple(Window(s, s + size, cuts[i], cuts[i + 1]) for i, s in enumerate(starts))


def join(parts: Sequence[NDArray[np.float32]], cut: Sequence[Window]) -> NDArray[np.float32]:
    """One array over all tokens from the arrays of the windows, each ``(window length, …)``."""
    kept = [part[w.keep_start - w.start : w.keep_end - w.start] for part, w in zip(parts, cut, strict=True)]
    return np.concatenate(kept)
