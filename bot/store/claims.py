"""Claims: a worker takes lanes that are due, each under a lease, with what they say next.

Two workers never take one lane: PostgreSQL skips what another holds, SQLite has one writer.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.domain.notices import NoticeKind
from bot.store.lanes import SAYS_ELSE, WAITS, Turn
from bot.store.outbox import COLUMNS, notice_of
from bot.store.tables import lanes, outbox


def _claiming(due: sa.Select[Any]) -> sa.Update:
    taken = due.limit(sa.bindparam("most")).with_for_update(of=lanes, skip_locked=True).cte("due")
    return (
        sa.update(lanes)
        .where(lanes.c.team_id == taken.c.team_id, lanes.c.route == taken.c.route)
        .values(due_at=sa.bindparam("until"), lease=sa.bindparam("token"))
    )


_DUE = sa.select(lanes.c.team_id, lanes.c.route).where(lanes.c.due_at <= sa.bindparam("now"))
_CLAIM = _claiming(_DUE.order_by(lanes.c.due_at))
# Hidden from the index by time: statistics from before ten thousand lanes came due at once have PostgreSQL
# expect a handful there, and read them all for each lane that is looked at (2 s instead of 5 ms).
_until = sa.bindparam("until", type_=lanes.c.due_at.type)
_STILL_DUE = sa.func.coalesce(lanes.c.due_at, _until) <= sa.bindparam("now")
_newest = _DUE.order_by(lanes.c.due_at.desc()).limit(sa.bindparam("look")).subquery("newest")
_CLAIM_NEWEST = _claiming(
    sa.select(lanes.c.team_id, lanes.c.route)
    .join(_newest, sa.and_(lanes.c.team_id == _newest.c.team_id, lanes.c.route == _newest.c.route))
    .where(_STILL_DUE, SAYS_ELSE)
    .order_by(lanes.c.due_at.desc())
)
_CLAIMED = sa.and_(lanes.c.due_at == sa.bindparam("until"), lanes.c.lease == sa.bindparam("token"))
_later = outbox.alias("later")
_head = (
    sa.select(sa.func.min(_later.c.id))
    .where(_later.c.team_id == lanes.c.team_id, _later.c.route == lanes.c.route, _later.c.state.is_(None))
    .correlate(lanes)
    .scalar_subquery()
)
_HEADS = (
    sa.select(*COLUMNS)
    .select_from(
        lanes.join(outbox, sa.and_(outbox.c.team_id == lanes.c.team_id, outbox.c.route == lanes.c.route))
    )
    .where(_CLAIMED, outbox.c.id == _head)
    .order_by(outbox.c.id)
)
_EMPTY = sa.update(lanes).where(_CLAIMED, ~WAITS).values(due_at=None, lease=None)


def claim(connection: sa.Connection, now: datetime, until: datetime, most: int, token: str) -> list[Turn]:
    """Take up to `most` due lanes of any team, the longest due first, under one lease until `until`.

    token names this claim and no other.
    """
    claimed = connection.execute(_CLAIM, {"now": now, "until": until, "most": most, "token": token})
    return _turns(connection, claimed.rowcount, until, token)


def claim_newest(
    connection: sa.Connection,
    now: datetime,
    until: datetime,
    most: int,
    token: str,
    *,
    but: Iterable[NoticeKind],
    look: int,
) -> list[Turn]:
    """The same with those that became due last, where more is to be told than notices of the kinds `but`.

    look: how many due lanes are looked at, from the newest on.
    """
    values = {"now": now, "until": until, "most": most, "token": token}
    claimed = connection.execute(
        _CLAIM_NEWEST, {**values, "look": look, "kinds": [kind.value for kind in but]}
    )
    return _turns(connection, claimed.rowcount, until, token)


def _turns(connection: sa.Connection, claimed: int, until: datetime, token: str) -> list[Turn]:
    """The head notices of the lanes just claimed; those where nothing waits are freed at once."""
    if not claimed:
        return []
    values = {"until": until, "token": token}
    turns = [Turn(notice_of(row), token, until) for row in connection.execute(_HEADS, values)]
    if len(turns) < claimed:
        connection.execute(_EMPTY, values)
    return turns
