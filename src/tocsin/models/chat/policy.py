"""How a chat server is asked: the limits, which the settings have too."""

from dataclasses import dataclass
from typing import Protocol


class ChatPolicy(Protocol):
    """Limits and prices; the settings have these fields too."""

    @property
    def timeout_s(self) -> float:
        """Seconds until an answer counts as lost."""

    @property
    def retries(self) -> int:
        """How often a request is sent again."""

    @property
    def window(self) -> int:
        """Letters of a report that are asked about at once."""

    @property
    def max_tokens(self) -> int:
        """The longest answer."""

    @property
    def parallel(self) -> int:
        """Reports that are asked about at the same time."""

    @property
    def price_in(self) -> float:
        """Price of a million tokens asked."""

    @property
    def price_out(self) -> float:
        """Price of a million tokens answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatLimits:
    """The limits where no settings are at hand."""

    timeout_s: float = 120.0
    retries: int = 4
    window: int = 8_000
    max_tokens: int = 8_000
    parallel: int = 1
    price_in: float = 0.0
    price_out: float = 0.0
