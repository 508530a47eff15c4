"""The outbox: what is still to be told, written in the transaction of the change that causes it.

A notice waits in its route's lane until a worker has told it; `tell` is all that a command needs. Numbers
rise in time, so the lowest waiting number of a lane is what it says next.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from bot.domain.notices import NewNotice
from bot.store.numbers import new_number
from bot.store.tables import lanes, outbox
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
)


def _waking(insert: postgresql.Insert | sqlite.Insert) -> sa.Executable:
    """A lane with something to say is due, at once or when its pace allows; a parked one stays parked.

    PostgreSQL locks the lane's row even where the WHERE leaves it alone: a worker that is about to find
    the lane empty therefore waits for this transaction, and then sees its notices.
    """
    row = insert.values(
        team_id=sa.bindparam("team"),
        route=sa.bindparam("to"),
        due_at=sa.bindparam("now"),
        paced_until=sa.bindparam("now"),
    )
    at_once = row.excluded.due_at
    wake = sa.case((lanes.c.paced_until > at_once, lanes.c.paced_until), else_=at_once)
    return row.on_conflict_do_update(
        index_elements=["team_id", "route"],
        set_={"due_at": wake},
        where=lanes.c.due_at.is_(None) & lanes.c.parked_at.is_(None),
    )


_WAKE_SQLITE = _waking(sqlite.insert(lanes))
_WAKE_POSTGRESQL = _waking(postgresql.insert(lanes))


def tell(work: Work, notices: Sequence[NewNotice], now: datetime) -> None:
    """Leave the notices in the outbox and wake their lanes; they are told once the work is committed.

    Best called last in a transaction: on PostgreSQL the lanes stay locked until it ends. A payload must
    be JSON.
    """
    if not notices:
        return
    work.execute_many(
        _WRITE,
        [
            {
                "to": notice.route,
                "number": new_number(),
                "what": notice.kind.value,
                "body": json.dumps(notice.payload),
                "who": notice.actor,
                "now": now,
            }
            for notice in notices
        ],
    )
    # In one order for everybody: two transactions that wake the same lanes never wait in a circle.
    routes = sorted({notice.route for notice in notices})
    wake = _WAKE_SQLITE if work.is_sqlite else _WAKE_POSTGRESQL
    work.execute_many(wake, [{"to": route, "now": now} for route in routes])
    work.notices += len(notices)
