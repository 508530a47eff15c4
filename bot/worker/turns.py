"""Turns: a lane's head notice, from the outbox to Slack and back; one call at most.

A call that repeats an earlier one, whose reply or mark was lost, carries the same `client_msg_id`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

import structlog

from bot.domain.notices import Notice, NoticeKind
from bot.store.errors import StoreUnavailable
from bot.store.lanes import Turn
from bot.store.work import Store, Work
from bot.worker import (
    announcing,
    calls,
    cards,
    digests,
    exporting,
    fetching,
    follow_ups,
    home,
    importing,
    setting_up,
)
from bot.worker.failures import TRIES, DeliveryFailed, Scope
from bot.worker.steps import FETCH, Answer, Call, Prepare, Step
from bot.worker.web_api import SlackApi

ALONE: Mapping[NoticeKind, Callable[[Notice, datetime], Step]] = {
    NoticeKind.CALL: calls.ready_made,
    NoticeKind.PROFILE: calls.profile,
    NoticeKind.UNKNOWN: calls.unknown,
}
"""What some kinds come to without a look into the database."""
PREPARE: Mapping[NoticeKind, Prepare] = {
    NoticeKind.ANNOUNCEMENT: announcing.announcement,
    NoticeKind.CARD: cards.card,
    NoticeKind.TAKE_BACK: announcing.take_back,
    NoticeKind.FOLLOW_UP: follow_ups.follow_up,
    NoticeKind.DIGEST: digests.digest,
    NoticeKind.CONCERN: digests.concern,
    NoticeKind.TEAM_DIGEST: digests.team_digest,
    NoticeKind.HOME: home.home,
    NoticeKind.EXPORT: exporting.export,
    NoticeKind.IMPORT: importing.step,
    NoticeKind.SETUP: setting_up.page,
}
_NOTICES = UUID("6f0e3d1c-6a0e-4f0b-9a53-0c4f7c1d52a8")

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a turn. step None: it could not even be prepared. at: when its call ended, UTC."""

    turn: Turn
    at: datetime
    step: Step | None = None
    answer: Answer | None = None
    failure: DeliveryFailed | None = None

    @property
    def notice(self) -> Notice:
        return self.turn.notice


@dataclass(frozen=True, slots=True)
class Delivery:
    """What turns need. tokens: a team's bot token, None when it has none. clock: now, UTC."""

    store: Store
    slack: SlackApi
    tokens: Callable[[str], str | None]
    clock: Callable[[], datetime]

    def take(self, turn: Turn) -> Outcome:
        """Prepare the notice's next step and make its call. Raises nothing: a surprise is a failure."""
        step: Step | None = None
        try:
            step = self._prepared(turn.notice, self.clock())
            answer = self._made(step.call, turn.notice, step.number) if step.call else {}
        except DeliveryFailed as failed:
            failure = self._whose(failed, turn.notice)
        except StoreUnavailable:
            failure = DeliveryFailed("database", Scope.UNTRIED)
        except Exception as error:
            log.exception("notice failed", notice=turn.notice.id, team=turn.notice.team)
            failure = DeliveryFailed(f"{type(error).__name__}: {error}")
        else:
            return Outcome(turn, self.clock(), step, answer)
        return Outcome(turn, self.clock(), step, failure=failure)

    def _whose(self, failure: DeliveryFailed, notice: Notice) -> DeliveryFailed:
        """The failure; one that would be the notice's last is held against Slack when Slack is down."""
        if not failure.counts or notice.attempts + 1 < TRIES:
            return failure
        try:
            self.slack.call(self.tokens(notice.team) or "", "api.test", {})
        except DeliveryFailed as down:
            return DeliveryFailed(failure.reason, Scope.UNTRIED) if down.scope is Scope.PASSING else failure
        return failure

    def _prepared(self, notice: Notice, now: datetime) -> Step:
        if (alone := ALONE.get(notice.kind)) is not None:
            return alone(notice, now)
        prepare = PREPARE[notice.kind]
        with self.store.reading() as connection:
            return prepare(Work(notice.team, connection), notice, now)

    def _made(self, call: Call, notice: Notice, step: int) -> Answer:
        if call.response_url is not None:
            self.slack.respond(call.response_url, call.arguments)
            return {}
        token = self.tokens(notice.team)
        if token is None:
            raise DeliveryFailed("not_installed", Scope.WORKSPACE)
        if call.method == FETCH:
            return fetching.fetch(self.slack, token, call.arguments)
        if call.file is not None:
            with call.file:
                return self.slack.upload(token, call.arguments["user"], call.arguments["filename"], call.file)
        return self.slack.call(token, call.method, _recognisable(call, notice, step))


def _recognisable(call: Call, notice: Notice, step: int) -> Mapping[str, Any]:
    if call.method != "chat.postMessage":
        return call.arguments
    # Without its route: a renumbered channel has another one.
    name = f"{notice.team}/{notice.id}/{step}"
    return {**call.arguments, "client_msg_id": str(uuid5(_NOTICES, name))}
