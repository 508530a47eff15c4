"""Marking: what a turn's outcome means for its notice and its lane, written in one transaction for many.

A lane whose lease was lost meanwhile is left alone: whoever has it now tells the notice again, under the
same `client_msg_id`.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import datetime, timedelta

import structlog

from bot.domain.notices import NewNotice, NoticeKind
from bot.store import admins, lanes, outbox
from bot.store.lanes import Freed, Turn
from bot.store.outbox import Mark, State
from bot.store.work import Work
from bot.views import announcements
from bot.worker.failures import TRIES, DeliveryFailed, Scope, pause
from bot.worker.pace import rest_after
from bot.worker.steps import Step
from bot.worker.turns import Outcome

log = structlog.get_logger(__name__)
_chance = random.Random()

Key = tuple[str, str, str]


def key_of(turn: Turn) -> Key:
    """What a turn's lease is known by: team, route, token."""
    return (turn.notice.team, turn.notice.route, turn.lease)


def write(work: Work, outcomes: Sequence[Outcome], now: datetime) -> None:
    """Write what came of the turns, of any team, and free their lanes."""
    ours = lanes.held(work.connection, [key_of(outcome.turn) for outcome in outcomes])
    kept = [outcome for outcome in outcomes if key_of(outcome.turn) in ours]
    outbox.mark(work.connection, [mark for outcome in kept for mark in marks(outcome)], now)
    for outcome in kept:
        _log(outcome)
        _remember(work, outcome, now)
    lanes.free(work.connection, [_freed(outcome, now) for outcome in kept if not shuts(outcome)])
    for outcome in kept:
        if shuts(outcome):
            _park(work, outcome, now)


def _log(outcome: Outcome) -> None:
    """What an operator looks for while Slack is down; a pace that Slack asks for is none of it."""
    notice, failure = outcome.notice, outcome.failure
    if failure is None or not (failure.counts or failure.scope is Scope.MESSAGE):
        return
    told = log.warning if _is_given_up(outcome) else log.info
    what = "notice set aside" if _is_given_up(outcome) else "not told yet"
    told(what, team=notice.team, route=notice.route, kind=notice.kind.value, reason=failure.reason)


def marks(outcome: Outcome) -> list[Mark]:
    """What became of the outcome's notice, and of those that were told with it."""
    step, failure = outcome.step, outcome.failure
    if failure is not None:
        return [_failed(outcome, failure)]
    assert step is not None, "a turn without failure was prepared"
    others = [Mark(each.team, each.route, each.id, each.step, 0, State.SENT) for each in step.also]
    return [_told(outcome, step), *others]


def _told(outcome: Outcome, step: Step) -> Mark:
    state = step.state if step.last else None
    return _mark(outcome, step.number + 1, 0, state)


def _failed(outcome: Outcome, failure: DeliveryFailed) -> Mark:
    notice, step = outcome.notice, outcome.step
    if failure.scope is Scope.GONE and step is not None:
        if step.gone is not None:
            return _mark(outcome, notice.step, notice.attempts + 1)
        return _mark(outcome, step.number + 1, 0, State.DROPPED if step.last else None, failure.reason)
    if failure.scope is Scope.MESSAGE:
        return _mark(outcome, notice.step, notice.attempts + 1, State.SET_ASIDE, failure.reason)
    if not failure.counts:
        return _mark(outcome, notice.step, notice.attempts)
    attempts = notice.attempts + 1
    state = State.SET_ASIDE if attempts >= TRIES else None
    return _mark(outcome, notice.step, attempts, state, failure.reason)


def _mark(
    outcome: Outcome, step: int, attempts: int, state: State | None = None, reason: str | None = None
) -> Mark:
    notice = outcome.notice
    return Mark(notice.team, notice.route, notice.id, step, attempts, state, reason)


def shuts(outcome: Outcome) -> bool:
    """Whether the outcome parks the route."""
    failure = outcome.failure
    return failure is not None and failure.scope in (Scope.ROUTE, Scope.WORKSPACE)


def _freed(outcome: Outcome, now: datetime) -> Freed:
    """The lane after its usual rest; another try of the notice may have to wait longer, never shorter."""
    notice, failure = outcome.notice, outcome.failure
    call = outcome.step.call if outcome.step else None
    # A clock that was set back meanwhile counts as it does now.
    due = min(outcome.at, now) + rest_after(call.method if call else None)
    if failure is not None and failure.retry_after is not None:
        due = max(due, now + timedelta(seconds=failure.retry_after))
    elif failure is not None and _is_tried_again(outcome, failure):
        due = max(due, now + pause(notice.attempts + 1, _chance))
    return Freed(notice.team, notice.route, outcome.turn.lease, due)


def _is_tried_again(outcome: Outcome, failure: DeliveryFailed) -> bool:
    return failure.scope in (Scope.PASSING, Scope.UNTRIED) and not _is_given_up(outcome)


def _remember(work: Work, outcome: Outcome, now: datetime) -> None:
    """Write what the step wants kept or forgotten, under its own team."""
    step, failure = outcome.step, outcome.failure
    if step is None:
        return
    mine = Work(outcome.notice.team, work.connection)
    if failure is None and step.keep is not None:
        step.keep(mine, outcome.answer or {})
    elif failure is not None and failure.scope is Scope.GONE and step.gone is not None:
        step.gone(mine)
    elif failure is not None and step.unable is not None and _is_given_up(outcome):
        step.unable(mine, failure.reason)
    work.notices += mine.notices


def _is_given_up(outcome: Outcome) -> bool:
    return any(mark.state is State.SET_ASIDE for mark in marks(outcome))


def _park(work: Work, outcome: Outcome, now: datetime) -> None:
    """Park the route; an admin hears of it once, unless the admin's own route or the token is at fault."""
    notice, failure = outcome.notice, outcome.failure
    assert failure is not None, "only a failure parks"
    lanes.park(work.connection, outcome.turn, failure.reason, now)
    log.warning("route parked", team=notice.team, route=notice.route, reason=failure.reason)
    mine = Work(notice.team, work.connection)
    if notice.payload.get("method") == "auth.test":
        lanes.park_all(mine, failure.reason, now)
    if failure.scope is Scope.WORKSPACE or notice.payload.get("about"):
        return
    admin = admins.someone_in_charge(mine, notice.route)
    if admin is not None and admin != notice.route:
        arguments = announcements.parked(notice.route, failure.reason)
        payload = {"method": "chat.postMessage", "arguments": arguments, "about": notice.route}
        outbox.tell(mine, [NewNotice(admin, NoticeKind.CALL, payload)], now)
    work.notices += mine.notices
