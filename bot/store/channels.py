"""Channels by another id: Slack renumbers a channel, such as one that comes to be shared with others.

What hangs on the old id goes along: what the channel hears and is still to be told, the cards of deals and
the posts in it, its summaries, and its being the managers' channel. The messages themselves keep their `ts`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.store import lanes, people, setups
from bot.store.outbox import State
from bot.store.tables import cards, outbox, posts, subscriptions, timers
from bot.store.tables import lanes as lane
from bot.store.timers import TimerKind
from bot.store.work import Work

_OLD: sa.BindParameter[str] = sa.bindparam("old", type_=sa.String)
_NEW: sa.BindParameter[str] = sa.bindparam("new", type_=sa.String)


def _there_already(table: sa.Table) -> sa.Delete:
    """Rows of the old id that the new one has as well: what was said under the new one stands."""
    other = table.alias("other")
    rest = [column.name for column in table.primary_key if column.name not in ("team_id", "channel_id")]
    same: list[sa.ColumnElement[Any]] = [other.c[name] == table.c[name] for name in rest]
    there = sa.exists().where(other.c.team_id == table.c.team_id, other.c.channel_id == _NEW, *same)
    return sa.delete(table).where(*_of_old(table), there)


def _of_old(table: sa.Table) -> tuple[sa.ColumnElement[bool], ...]:
    return table.c.team_id == sa.bindparam("team"), table.c.channel_id == _OLD


_BY_CHANNEL = (subscriptions, cards, posts)
_GIVE_WAY = [_there_already(table) for table in _BY_CHANNEL]
_GO_ALONG = [sa.update(table).where(*_of_old(table)).values(channel_id=_NEW) for table in _BY_CHANNEL]
# A summary's subject begins with its channel (bot.domain.schedules).
_SUMMARIES = (
    sa.update(timers)
    .where(
        timers.c.team_id == sa.bindparam("team"),
        timers.c.kind == TimerKind.SUMMARY.value,
        sa.func.substr(timers.c.subject, 1, sa.func.length(_OLD) + 1) == _OLD + "|",
    )
    .values(subject=_NEW + sa.func.substr(timers.c.subject, sa.func.length(_OLD) + 1))
)
_other = outbox.alias("other")
# Both ids heard of it: the channel that they are hears it once.
_DROP_TWINS = (
    sa.update(outbox)
    .where(
        outbox.c.team_id == sa.bindparam("team"),
        outbox.c.route == _OLD,
        outbox.c.state.is_(None),
        sa.exists().where(
            _other.c.team_id == outbox.c.team_id,
            _other.c.route == _NEW,
            _other.c.change_id == outbox.c.change_id,
            sa.or_(_other.c.state.is_(None), _other.c.state == State.SENT.value),
        ),
    )
    .values(state=State.DROPPED.value, settled_at=sa.bindparam("now"))
)
# A ready-made call names the channel in its arguments.
_NOTICES = (
    sa.update(outbox)
    .where(outbox.c.team_id == sa.bindparam("team"), outbox.c.route == _OLD)
    .values(route=_NEW, payload=sa.func.replace(outbox.c.payload, '"' + _OLD + '"', '"' + _NEW + '"'))
)
# A lease goes along: what is being told just now is told again, if at all, when it has run out.
_JOIN_LANES = sa.text(
    """
    INSERT INTO lanes (team_id, route, due_at, paced_until, lease, parked_at, parked_reason)
    SELECT team_id, CAST(:new AS VARCHAR), due_at, paced_until, lease, parked_at, parked_reason
    FROM lanes WHERE team_id = :team AND route = :old
    ON CONFLICT (team_id, route) DO UPDATE SET
        due_at = CASE
            WHEN lanes.lease IS NOT NULL OR lanes.parked_at IS NOT NULL THEN lanes.due_at
            WHEN excluded.lease IS NOT NULL THEN excluded.due_at
            WHEN excluded.paced_until > lanes.paced_until THEN excluded.paced_until
            ELSE lanes.paced_until
        END,
        paced_until = CASE
            WHEN excluded.paced_until > lanes.paced_until THEN excluded.paced_until ELSE lanes.paced_until
        END,
        lease = CASE
            WHEN lanes.lease IS NULL AND lanes.parked_at IS NULL THEN excluded.lease ELSE lanes.lease
        END
    """
)
_DROP_LANE = sa.delete(lane).where(lane.c.team_id == sa.bindparam("team"), lane.c.route == _OLD)
_MENDED = "channel_not_found"
"""Why a route is parked whose channel was told something by its old id."""


def renumber(work: Work, old: str, new: str, now: datetime) -> None:
    """Everything of the channel goes by its new id from now on; once more changes nothing."""
    for statement in (*_GIVE_WAY, *_GO_ALONG, _SUMMARIES):
        work.execute(statement, old=old, new=new)
    _hand_over_lane(work, old, new, now)
    if people.workspace(work).manager_channel == old:
        place = setups.hold(work, now)
        people.keep_workspace(work, replace(place, manager_channel=new), now)


def _hand_over_lane(work: Work, old: str, new: str, now: datetime) -> None:
    """What waits for the old id waits for the new one, with all that was told, in one lane."""
    work.execute(_DROP_TWINS, old=old, new=new, now=now)
    work.left(work.execute(_NOTICES, old=old, new=new).rowcount > 0)
    work.execute(_JOIN_LANES, old=old, new=new)
    work.execute(_DROP_LANE, old=old)
    if lanes.parked_because(work, new) == _MENDED:
        lanes.unpark(work, new, now)
