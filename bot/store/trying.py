"""How long a transaction is tried for, and what is known of it when it is given up."""

from __future__ import annotations

import time
from dataclasses import dataclass

from bot.store.errors import MayBeSaved, StoreUnavailable

_QUEUE_SECONDS = 10
"""How long a transaction waits for its turn in this process, where the line moves on by itself."""
_REST_SECONDS = 0.4
"""Between two of five tries: a server that only starts anew is back by then, and Slack still waits."""


@dataclass(slots=True)
class Trying:
    """until: when whoever asked has gone, by time.monotonic(). locks: seconds that PostgreSQL waits for each.

    None: for ever. may_be_saved: a try was lost in its commit.
    """

    until: float | None
    locks: float | None
    may_be_saved: bool = False

    @property
    def is_over(self) -> bool:
        return self.until is not None and time.monotonic() > self.until

    def left(self) -> float:
        """Seconds that a transaction may wait for its turn in this process."""
        return _QUEUE_SECONDS if self.until is None else max(self.until - time.monotonic(), 0)

    def rest(self) -> None:
        """Give a database that went away in a commit time to come back: only it knows what became of that."""
        if self.may_be_saved:
            time.sleep(min(_REST_SECONDS, self.left()))

    def given_up(self, reason: str) -> StoreUnavailable:
        """What is to be raised when nothing came of the last try."""
        return MayBeSaved(reason) if self.may_be_saved else StoreUnavailable(reason)
