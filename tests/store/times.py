"""A clock that tests set, and the days on which things happen in them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

MONDAY, TUESDAY, WEDNESDAY, THURSDAY = (date(2024, 5, day) for day in (13, 14, 15, 16))


@dataclass
class Clock:
    """What time it is."""

    now: datetime = datetime(2024, 5, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def set(self, day: date, hour: int = 12) -> None:
        """It is that day now."""
        self.now = datetime.combine(day, time(hour), UTC)
