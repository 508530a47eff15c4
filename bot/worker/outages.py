"""Outages: telling a poisoned notice from a Slack that is down.

Ten failures set a notice aside. When every call of this worker failed all the while, and not of that notice
alone, Slack was down and the notice is not to blame: as soon as a call succeeds it is put back in its lane,
once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.store import outbox
from bot.store.outbox import State
from bot.store.work import Work
from bot.worker.marking import counts, marks
from bot.worker.turns import Outcome

Known = tuple[str, str, int]


class Outages:
    """What failed since the last call that succeeded. Kept in memory: after a restart, doctor tells."""

    def __init__(self) -> None:
        self._failures: dict[Known, int] = {}
        self._set_aside: set[Known] = set()
        self._put_back: set[Known] = set()

    def note(self, outcomes: Iterable[Outcome]) -> list[Known]:
        """Take in what came of some turns; the notices that are to be put back now."""
        back: list[Known] = []
        for outcome in outcomes:
            if outcome.failure is None:
                back += self._ended() if outcome.step and outcome.step.call else []
            elif counts(outcome.failure):
                self._failed(outcome)
        return back

    def _failed(self, outcome: Outcome) -> None:
        notice = outcome.notice
        known = (notice.team, notice.route, notice.id)
        self._failures[known] = self._failures.get(known, 0) + 1
        was_down_all_along = self._failures[known] > notice.attempts
        if marks(outcome)[0].state is State.SET_ASIDE and was_down_all_along:
            self._set_aside.add(known)

    def _ended(self) -> list[Known]:
        """A call succeeded. Where one notice alone had failed, it was the notice and not Slack."""
        back = sorted(self._set_aside - self._put_back) if len(self._failures) > 1 else []
        self._put_back.update(back)
        self._failures.clear()
        self._set_aside.clear()
        return back


def put_back(work: Work, known: Sequence[Known], now: datetime) -> None:
    """Return the notices to their lanes."""
    for team, route, number in known:
        mine = Work(team, work.connection)
        outbox.put_back(mine, route, [number], now)
        work.notices += mine.notices
