"""Channels by another id: Slack renumbers a channel, such as one that comes to be shared with others.

What hangs on the old id goes along: what the channel hears, the cards of deals and the posts in it, its
summaries, and its being the managers' channel. The messages themselves keep their `ts`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.store import people, setups
from bot.store.tables import cards, posts, subscriptions, timers
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


def renumber(work: Work, old: str, new: str, now: datetime) -> None:
    """Everything of the channel goes by its new id from now on; once more changes nothing."""
    for statement in (*_GIVE_WAY, *_GO_ALONG, _SUMMARIES):
        work.execute(statement, old=old, new=new)
    if people.workspace(work).manager_channel == old:
        place = setups.hold(work, now)
        people.keep_workspace(work, replace(place, manager_channel=new), now)
