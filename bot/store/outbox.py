"""The outbox: what is still to be told, written in the transaction of the change that causes it.

A notice waits in its route's lane until a worker has told it; `tell` is all that a command needs. Numbers
rise in time, so the lowest waiting number of a lane is what it says next.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from bot.compact import compact
from bot.domain.notices import NewNotice, Notice, NoticeKind
from bot.store.numbers import new_number
from bot.store.tables import Instant, outbox
from bot.store.work import Work

_WRITE = sa.insert(outbox).values(
    team_id=sa.bindparam("team"),
    route=sa.bindparam("to"),
    id=sa.bindparam("number"),
    kind=sa.bindparam("what"),
    payload=sa.bindparam("body"),
    step=0,
    actor=sa.bindparam("who"),
    created_at=sa.bindparam("now"),
    attempts=0,
    change_id=sa.bindparam("announced"),
)


# A lane with something to say is due, at once or when its pace allows; a parked one stays parked.
# PostgreSQL locks the lane's row even where the WHERE leaves it alone: a worker that is about to find
# the lane empty therefore waits for this transaction, and then sees its notices.
_WAKE = sa.text(
    """
    INSERT INTO lanes (team_id, route, due_at, paced_until) VALUES (:team, :to, :now, :now)
    ON CONFLICT (team_id, route) DO UPDATE SET
        due_at = CASE WHEN lanes.paced_until > excluded.due_at THEN lanes.paced_until ELSE excluded.due_at END
        WHERE lanes.due_at IS NULL AND lanes.parked_at IS NULL
    """
).bindparams(sa.bindparam("now", type_=Instant))


def tell(work: Work, notices: Sequence[NewNotice], now: datetime) -> None:
    """Leave the notices in the outbox and wake their lanes; they are told once the work is committed.

    Best called last in a transaction: on PostgreSQL the lanes stay locked until it ends. A payload must
    be JSON.
    """
    if not notices:
        return
    work.write_many(
        _WRITE,
        [
            {
                "to": notice.route,
                "number": new_number(),
                "what": notice.kind.value,
                "body": compact(notice.payload),
                "who": notice.actor,
                "now": now,
                "announced": notice.announces,
            }
            for notice in notices
        ],
    )
    # In one order for everybody: two transactions that wake the same lanes never wait in a circle.
    routes = sorted({notice.route for notice in notices})
    work.write_many(_WAKE, [{"to": route, "now": now} for route in routes])
    work.left(len(notices))


COLUMNS = (
    outbox.c.team_id,
    outbox.c.route,
    outbox.c.id,
    outbox.c.kind,
    outbox.c.payload,
    outbox.c.step,
    outbox.c.actor,
    outbox.c.created_at,
    outbox.c.attempts,
)


class State(StrEnum):
    """What became of a notice that no longer waits."""

    SENT = "sent"
    SET_ASIDE = "set-aside"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Mark:
    """What a turn made of a notice. state None: it still waits, for its next step or another try."""

    team: str
    route: str
    id: int
    step: int
    attempts: int
    state: State | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class SetAside:
    """A notice that could not be told, and why."""

    team: str
    route: str
    id: int
    kind: NoticeKind
    at: datetime
    reason: str


_THIS = (
    outbox.c.team_id == sa.bindparam("team"),
    outbox.c.route == sa.bindparam("to"),
    outbox.c.id == sa.bindparam("number"),
)
_MARK = (
    sa.update(outbox)
    .where(*_THIS, outbox.c.state.is_(None))
    .values(
        step=sa.bindparam("done"),
        attempts=sa.bindparam("tries"),
        state=sa.bindparam("became"),
        settled_at=sa.bindparam("at"),
        reason=sa.bindparam("why"),
    )
)
_RETURN = (
    sa.update(outbox)
    .where(*_THIS, outbox.c.state == State.SET_ASIDE.value)
    .values(attempts=0, state=None, settled_at=None, reason=None)
)
_LANE = (outbox.c.team_id == sa.bindparam("team"), outbox.c.route == sa.bindparam("to"))
_WAITING = (
    sa.select(*COLUMNS)
    .where(*_LANE, outbox.c.state.is_(None), outbox.c.id > sa.bindparam("number"))
    .order_by(outbox.c.id)
    .limit(sa.bindparam("most"))
)
_BEFORE = (
    sa.select(*COLUMNS, outbox.c.state)
    .where(*_LANE, outbox.c.id < sa.bindparam("number"))
    .order_by(outbox.c.id.desc())
    .limit(sa.bindparam("most"))
)
_SET_ASIDE = (
    sa.select(
        outbox.c.team_id, outbox.c.route, outbox.c.id, outbox.c.kind, outbox.c.settled_at, outbox.c.reason
    )
    .where(outbox.c.state == State.SET_ASIDE.value, outbox.c.settled_at.is_not(None))
    .order_by(outbox.c.settled_at.desc())
    .limit(sa.bindparam("most"))
)


def notice_of(row: sa.Row[*tuple[Any, ...]] | tuple[Any, ...]) -> Notice:
    """The notice of a row of COLUMNS."""
    team, route, number, kind, payload, step, actor, created_at, attempts = row
    return Notice(
        number, team, route, NoticeKind(kind), json.loads(payload), actor, created_at, attempts, step
    )


def mark(connection: sa.Connection, marks: Iterable[Mark], now: datetime) -> None:
    """Write down what became of notices; those that no longer wait are left as they are."""
    rows = [
        {
            "team": one.team,
            "to": one.route,
            "number": one.id,
            "done": one.step,
            "tries": one.attempts,
            "became": one.state and one.state.value,
            "at": now if one.state else None,
            "why": one.reason and one.reason[:300],
        }
        for one in marks
    ]
    if rows:
        connection.execute(_MARK, rows)


def put_back(work: Work, route: str, notices: Iterable[int], now: datetime) -> None:
    """Have notices of a route that were set aside told after all, and wake its lane."""
    work.execute_many(_RETURN, [{"to": route, "number": number} for number in notices])
    work.execute(_WAKE, to=route, now=now)
    work.left(1)


def waiting_behind(work: Work, notice: Notice, most: int = 200) -> list[Notice]:
    """What waits in the lane after this notice, in order."""
    rows = work.execute(_WAITING, to=notice.route, number=notice.id, most=most)
    return [notice_of(row) for row in rows]


def sent_before(work: Work, notice: Notice, most: int = 100) -> list[Notice]:
    """What was told in the lane before this notice, the latest first."""
    rows = work.execute(_BEFORE, to=notice.route, number=notice.id, most=most)
    return [notice_of(row[:-1]) for row in rows if row.state == State.SENT.value]


def set_aside(connection: sa.Connection, most: int = 100) -> list[SetAside]:
    """The notices of all teams that were set aside, the latest first."""
    return [
        SetAside(team, route, number, NoticeKind(kind), at, reason)
        for team, route, number, kind, at, reason in connection.execute(_SET_ASIDE, {"most": most})
    ]
