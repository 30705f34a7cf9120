"""What a run has asked, and what it cost."""

from dataclasses import dataclass, field
from threading import Lock

from tocsin.models.chat.policy import ChatPolicy


@dataclass(slots=True)
class Account:
    """Sums over a run; several threads add to it."""

    requests: int = 0
    retries: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    untold: int = 0  # answers that did not say how many tokens they took
    quotes: int = 0
    missing: int = 0  # quotes that are not in the text
    unusable: int = 0  # entries of an answer that are not of the codebook
    _lock: Lock = field(default_factory=Lock)

    def add(self, **amounts: int) -> None:
        """Add to the sums of these names."""
        with self._lock:
            for name, amount in amounts.items():
                setattr(self, name, getattr(self, name) + amount)

    def told(self, policy: ChatPolicy) -> str:
        """The sums in one line, "" where nothing was asked."""
        if not self.requests:
            return ""
        parts = [
            f"{_count(self.requests, 'request')}{f' ({self.retries} of them again)' if self.retries else ''}",
            self._tokens(),
            self._price(policy),
            f"{self.missing} of {_count(self.quotes, 'quote')} not in the text, dropped" if self.missing else "",
            f"{_count(self.unusable, 'entry', 'entries')} outside the codebook, dropped" if self.unusable else "",
        ]
        return ", ".join(part for part in parts if part)

    def _tokens(self) -> str:
        told = f"{self.tokens_in:,} tokens asked, {self.tokens_out:,} answered"
        return f"{told} (of {_count(self.untold, 'answer')} not told)" if self.untold else told

    def _price(self, policy: ChatPolicy) -> str:
        if not policy.price_in and not policy.price_out:
            return ""
        return f"cost {(self.tokens_in * policy.price_in + self.tokens_out * policy.price_out) / 1e6:.4f} at the prices set"


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"
