"""The workspace's clock: the real one, until somebody asks to see tomorrow morning."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta


@dataclass
class Clock:
    """The real time plus an offset, so that a moved clock keeps ticking.

    `on_moved` is told the new instant (UTC) after each move; the launcher sets the bot's clock with it.
    """

    on_moved: Callable[[datetime], None] | None = None
    offset: timedelta = field(default_factory=timedelta)

    def now(self) -> datetime:
        """The workspace's now, in UTC."""
        return datetime.now(UTC) + self.offset

    def move(self, to: datetime) -> None:
        """Make it `to` (aware) now."""
        self._set(to - datetime.now(UTC))

    def back_to_real(self) -> None:
        """Follow the real clock again."""
        self._set(timedelta())

    def _set(self, offset: timedelta) -> None:
        self.offset = offset
        if self.on_moved is not None:
            self.on_moved(self.now())

    def as_json(self) -> dict[str, object]:
        """What the page shows: the instant to the second, and whether it was moved."""
        return {
            "now": self.now().isoformat(timespec="seconds").replace("+00:00", "Z"),
            "moved": bool(self.offset),
        }
