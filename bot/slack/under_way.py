"""The requests that are being handled at this moment, and so what their askers cannot have seen.

Someone who asks while a colleague's change is being committed has not seen that change, though it was
decided before they asked. The time of the oldest request under way is therefore the latest at which the
team's deals are certain to have looked as they did to everybody.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime


class UnderWay:
    """Of this process; safe to use from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._teams: dict[str, dict[int, datetime]] = {}
        self._entered = 0

    @contextmanager
    def entered(self, team: str, at: datetime) -> Iterator[datetime]:
        """Count a request as under way; yields the time, UTC, up to which its asker saw the team's deals."""
        with self._lock:
            others = self._teams.setdefault(team, {})
            seen_at = min(at, *others.values()) if others else at
            self._entered += 1
            number = self._entered
            others[number] = at
        try:
            yield seen_at
        finally:
            with self._lock:
                del others[number]
                if not others:
                    del self._teams[team]
