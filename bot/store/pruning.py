"""Pruning: what has served its time is deleted, some hundred rows a transaction, so that nobody waits for it.

A request is never repeated after three days; a told notice and a morning's lines are of interest for a month;
what waits for a route that stays shut is given up after a week.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from bot.store.outbox import State
from bot.store.tables import digests, inbox, lanes, outbox
from bot.store.work import Work

INBOX_DAYS, OUTBOX_DAYS, PARKED_DAYS, DIGEST_DAYS = 3, 30, 7, 30
_BATCH = 500


def _oldest_first(table: sa.Table, age: sa.Column[Any], *served: sa.ColumnElement[bool]) -> sa.Executable:
    key = table.primary_key.columns
    old = sa.select(*key).where(age < sa.bindparam("before"), *served).order_by(age).limit(_BATCH)
    return sa.delete(table).where(sa.tuple_(*key).in_(old))


_OLD_REQUESTS = _oldest_first(inbox, inbox.c.received_at)
_OLD_DIGESTS = _oldest_first(digests, digests.c.day)
_OLD_NOTICES = _oldest_first(outbox, outbox.c.settled_at, outbox.c.state.is_not(None))

_shut = (
    lanes.c.team_id == outbox.c.team_id,
    lanes.c.route == outbox.c.route,
    lanes.c.parked_at.is_not(None),
)
_GIVE_UP = (
    sa.update(outbox)
    .where(
        outbox.c.state.is_(None),
        outbox.c.created_at < sa.bindparam("before"),
        sa.exists().where(*_shut).correlate(outbox),
    )
    .values(
        state=State.SET_ASIDE.value,
        settled_at=sa.bindparam("now"),
        reason=sa.select(lanes.c.parked_reason).where(*_shut).correlate(outbox).scalar_subquery(),
    )
)


def give_up(work: Work, now: datetime) -> int:
    """Set aside what has waited a week for a parked route, of all teams. How many notices."""
    before = now - timedelta(days=PARKED_DAYS)
    return work.connection.execute(_GIVE_UP, {"before": before, "now": now}).rowcount


def prune(work: Work, now: datetime) -> int:
    """Delete some of what is old, of all teams. How many rows; 0 when nothing is left to do."""
    requests = {"before": now - timedelta(days=INBOX_DAYS)}
    notices = {"before": now - timedelta(days=OUTBOX_DAYS)}
    mornings = {"before": (now - timedelta(days=DIGEST_DAYS)).date()}
    deleted = work.connection.execute(_OLD_REQUESTS, requests).rowcount
    deleted += work.connection.execute(_OLD_DIGESTS, mornings).rowcount
    return deleted + work.connection.execute(_OLD_NOTICES, notices).rowcount
