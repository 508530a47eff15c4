"""Patience: what can wait gives way, to what came last and wherever Slack asks for a slower pace.

Slack limits a channel's pace, but also that of the whole workspace, so a flood of mornings can have a win's
post refused. Its lane tries again as soon as Slack allows; the mornings try a little later than that.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.domain.notices import Notice, NoticeKind
from bot.store import lanes
from bot.store.work import Work
from bot.worker.failures import DeliveryFailed, Scope
from bot.worker.turns import Outcome

PATIENT = frozenset({NoticeKind.DIGEST, NoticeKind.TEAM_DIGEST})
"""What a minute more or less does not matter to."""
_COURTESY = timedelta(seconds=2)


class Patience:
    """Which workspaces were asked to slow down, and until when their mornings wait, UTC.

    Kept in memory: another worker hears the same from Slack.
    """

    def __init__(self) -> None:
        self._until: dict[str, datetime] = {}

    def refusal(self, notice: Notice, now: datetime) -> DeliveryFailed | None:
        """Why a notice that was taken already is not told now, if it is not."""
        until = self._until.get(notice.team)
        if until is None or until <= now or notice.kind not in PATIENT:
            return None
        return DeliveryFailed("gives way", Scope.UNTRIED, retry_after=(until - now).total_seconds())

    def give_way(self, work: Work, outcomes: Iterable[Outcome], now: datetime) -> None:
        """Put off the mornings of each workspace that was asked to slow down."""
        asked: set[str] = set()
        for outcome in outcomes:
            failure, team = outcome.failure, outcome.notice.team
            if outcome.step is not None and failure is not None and failure.retry_after is not None:
                until = now + timedelta(seconds=failure.retry_after) + _COURTESY
                self._until[team] = max(self._until.get(team, until), until)
                asked.add(team)
        for team in sorted(asked):
            lanes.put_off(Work(team, work.connection), PATIENT, now, self._until[team])
        self._until = {team: until for team, until in self._until.items() if until > now}
