"""A request comes in: it is noted as handled, and who asks is looked up; on PostgreSQL in one round trip."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from bot.store import inbox, people
from bot.store.people import WHO, Asker
from bot.store.tables import Instant
from bot.store.work import Work

_entered = (
    sa.text(f"{inbox.ENTER} RETURNING 1 AS one")
    .bindparams(sa.bindparam("at", type_=Instant))
    .columns(one=sa.Integer)
    .cte("entered")
)
_ENTER = WHO.add_columns(
    sa.select(sa.func.count()).select_from(_entered).scalar_subquery().label("entered"),
    sa.cast(sa.func.pg_current_snapshot(), sa.Text).label("snapshot"),
)


def enter(work: Work, request: str, at: datetime, user: str, *, is_stranger: bool) -> Asker | None:
    """Who asks; None for a request that was handled before. To be called first in a transaction.

    On PostgreSQL a second delivery waits here for the first one's end, and it is noted who else is at work.
    """
    if work.is_sqlite:
        is_first = inbox.is_first(work, request, at)
        return people.who(work, user, is_stranger=is_stranger) if is_first else None
    row = work.execute(_ENTER, request=request, at=at, user=user).one()
    work.sight.snapshot = work.sight.snapshot or row.snapshot
    return people.asker(work.team, user, row, is_stranger=is_stranger) if row.entered else None
