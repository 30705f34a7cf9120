"""The event types that a reading may use, and what each means in other schemes."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """One codebook type. *codes* maps a scheme (plover, cameo, acled, ucdp, gtd) to its code or codes, most specific last."""

    name: str
    label: str
    definition: str
    roles: tuple[str, ...]
    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def group(self) -> str:
        """The part before the dot: ``attack``."""
        return self.name.split(".")[0]


Ontology = Mapping[str, EventType]
