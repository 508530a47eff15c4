"""Outages: telling a poisoned notice from a Slack that is down.

Ten failures set a notice aside, unless the fault is Slack's: when several notices failed and no call went
through between them, a notice waits on however often it failed, and one that was set aside before that
came to light is put back in its lane, once, as soon as a call succeeds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.store import outbox
from bot.store.work import Work
from bot.worker.failures import TRIES, DeliveryFailed, Scope
from bot.worker.turns import Outcome

Known = tuple[str, str, int]
"""A notice: team, route, number."""


class Outages:
    """What failed since the last call that succeeded. Kept in memory: after a restart, doctor tells."""

    def __init__(self) -> None:
        self._failed: set[Known] = set()
        self._set_aside: set[Known] = set()
        self._returned: set[Known] = set()
        self._returning: list[Known] = []

    def judged(self, outcome: Outcome) -> Outcome:
        """The outcome as it counts: a failure that is Slack's own is no try of the notice."""
        notice, failure = outcome.notice, outcome.failure
        if failure is None:
            if outcome.step and outcome.step.call:
                self._ended()
            return outcome
        if not failure.counts:
            return outcome
        known = (notice.team, notice.route, notice.id)
        self._failed.add(known)
        if notice.attempts + 1 < TRIES:
            return outcome
        if len(self._failed) > 1:
            return replace(outcome, failure=DeliveryFailed(failure.reason, Scope.UNTRIED))
        self._set_aside.add(known)
        return outcome

    def returning(self) -> list[Known]:
        """The notices to be put back now; they are handed out once."""
        returning, self._returning = self._returning, []
        return returning

    def _ended(self) -> None:
        if len(self._failed) > 1:
            back = self._set_aside - self._returned
            self._returned |= back
            self._returning += sorted(back)
        self._failed.clear()
        self._set_aside.clear()


def put_back(work: Work, known: Sequence[Known], now: datetime) -> None:
    """Return the notices to their lanes."""
    for team, route, number in known:
        mine = Work(team, work.connection)
        outbox.put_back(mine, route, [number], now)
        work.notices += mine.notices
