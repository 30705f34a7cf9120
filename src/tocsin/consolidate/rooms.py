"""Who stands in which block: kept small, since most blocks hold one telling."""

from array import array
from collections.abc import Iterable, Iterator, Mapping


class Rooms:
    """The keys that stand in blocks. Of the order in which they came nothing is kept."""

    def __init__(self) -> None:
        self._in: dict[int, str | list[str]] = {}  # a key alone takes no list: with a list each, a large store takes twice the memory

    def add(self, key: str, blocks: Iterable[int]) -> None:
        """*key* stands in *blocks* now."""
        held = self._in
        for block in blocks:
            there = held.setdefault(block, key)
            if isinstance(there, list):
                there.append(key)
            elif there is not key:
                held[block] = [there, key]

    def remove(self, key: str, blocks: Iterable[int]) -> None:
        """*key*, which stood in *blocks*, stands there no more."""
        for block in blocks:
            there = self._in[block]
            if isinstance(there, list):
                there.remove(key)
            else:
                del self._in[block]

    def standing(self, blocks: Iterable[int]) -> set[str]:
        """The keys that stand in any of *blocks*."""
        found: set[str] = set()
        held = self._in
        for block in blocks:
            there = held.get(block)
            if isinstance(there, list):
                found.update(there)
            elif there is not None:
                found.add(there)
        return found


class Packed(Mapping[str, tuple[int, ...]]):
    """For each key the blocks it stands in, four bytes each."""

    def __init__(self) -> None:
        self._blocks: dict[str, array[int]] = {}

    def put(self, key: str, blocks: Iterable[int]) -> None:
        """*key* stands in *blocks*, and in no others."""
        self._blocks[key] = array("I", blocks)

    def drop(self, key: str) -> tuple[int, ...]:
        """The blocks of *key*, which is forgotten."""
        return tuple(self._blocks.pop(key))

    def __getitem__(self, key: str) -> tuple[int, ...]:
        return tuple(self._blocks[key])

    def __iter__(self) -> Iterator[str]:
        return iter(self._blocks)

    def __len__(self) -> int:
        return len(self._blocks)
