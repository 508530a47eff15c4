"""Whether the database is within reach, as the worker's log tells it: the beginning, each minute, the end.

Whoever works here looks each second. A line each time would bury what an operator is looking for.
"""

from __future__ import annotations

import time

import structlog

log = structlog.get_logger(__name__)

_AGAIN_SECONDS = 60


class Reach:
    """what: what cannot be done without the database, as the log names it."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._lost_at: float | None = None
        self._told_at = 0.0

    def lost(self, error: Exception) -> None:
        """It failed for want of the database, once more."""
        now = time.monotonic()
        if self._lost_at is None:
            self._lost_at = now
        elif now - self._told_at < _AGAIN_SECONDS:
            return
        self._told_at = now
        reason = str(error).partition("\n")[0]
        log.warning(f"{self._what} out of reach", seconds=round(now - self._lost_at), reason=reason)

    def found(self) -> None:
        """It was done."""
        if self._lost_at is not None:
            log.info(f"{self._what} within reach again", seconds=round(time.monotonic() - self._lost_at))
            self._lost_at = None
