"""Concerns: deals that have been silent for long, and which silence was told to a manager already."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

import sqlalchemy as sa

from bot.domain.deals import Deal, Status
from bot.domain.events import EventKind
from bot.store import deals
from bot.store.tables import Instant, events
from bot.store.tables import deals as deals_table
from bot.store.work import Work

_OPEN = (
    deals_table.c.team_id == sa.bindparam("team"),
    deals_table.c.pipeline_id == sa.bindparam("pipeline"),
    deals_table.c.status == Status.OPEN.value,
)
_ALL = tuple(column for column in deals_table.c if column.name != "team_id")
_SILENT = (
    sa.select(*_ALL)
    .where(
        *_OPEN,
        deals_table.c.stage_id.in_(sa.bindparam("stages", expanding=True)),
        deals_table.c.touched_at < sa.bindparam("before"),
    )
    .order_by(deals_table.c.touched_at)
    .limit(sa.bindparam("most"))
)
_CLOSING = (
    sa.select(*_ALL)
    .where(*_OPEN, deals_table.c.close_date <= sa.bindparam("last"))
    .order_by(deals_table.c.close_date, deals_table.c.id)
)
_TOLD = sa.text(
    """
    INSERT INTO alerts (team_id, deal_id, quiet_since) VALUES (:team, :deal, :since)
    ON CONFLICT (team_id, deal_id) DO UPDATE SET quiet_since = excluded.quiet_since
    WHERE alerts.quiet_since <> excluded.quiet_since
    """
).bindparams(sa.bindparam("since", type_=Instant))
_COUNTED = (EventKind.ADDED, EventKind.MOVED, EventKind.WON, EventKind.LOST)
_HAPPENED = (
    sa.select(events.c.kind, sa.func.count(sa.distinct(events.c.deal_id)).label("deals"))
    .where(
        events.c.team_id == sa.bindparam("team"),
        events.c.at >= sa.bindparam("start"),
        events.c.at < sa.bindparam("end"),
        events.c.kind.in_([kind.value for kind in _COUNTED]),
        # What moves on after a win is told as the win.
        sa.or_(events.c.kind != EventKind.MOVED.value, events.c.status == Status.OPEN.value),
        events.c.undone_by.is_(None),
        events.c.undoes.is_(None),
    )
    .group_by(events.c.kind)
)


def silent(work: Work, pipeline: int, stages: Collection[int], before: datetime, most: int) -> list[Deal]:
    """At most `most` open deals in these stages without a touch since then, the longest silent first."""
    rows = work.execute(_SILENT, pipeline=pipeline, stages=list(stages), before=before, most=most)
    return [deals.deal_of(row) for row in rows]


def closing(work: Work, pipeline: int, last: date) -> list[Deal]:
    """The open deals that should close, or should have closed, by that day."""
    rows = work.execute(_CLOSING, pipeline=pipeline, last=last)
    return [deals.deal_of(row) for row in rows]


def tell_once(work: Work, deal: int, quiet_since: datetime) -> bool:
    """Whether this silence of the deal is told for the first time."""
    return work.execute(_TOLD, deal=deal, since=quiet_since).rowcount == 1


def happened(work: Work, start: datetime, end: datetime) -> dict[EventKind, int]:
    """How many deals were added, moved, won and lost in that time, what was undone left out."""
    return {EventKind(row.kind): row.deals for row in work.execute(_HAPPENED, start=start, end=end)}
