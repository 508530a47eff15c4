"""The deals behind a number of a past day: as they were then, not as they have become."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from bot.domain.deals import Deal, Status
from bot.domain.money import Money
from bot.domain.stages import Pipeline
from bot.store import deals as stored
from bot.store.figures.closings import THEN
from bot.store.figures.lists import Asked
from bot.store.tables import Instant, events
from bot.store.work import Work

_REP = sa.bindparam("rep", type_=sa.String)
_STAGE = sa.bindparam("stage", type_=sa.Integer)
_FIRST, _LAST = sa.bindparam("first", type_=sa.Date), sa.bindparam("last", type_=sa.Date)
_UNTIL = sa.bindparam("until", type_=Instant)
_WAS_OPEN = (
    events.c.team_id == sa.bindparam("team"),
    events.c.pipeline_id == sa.bindparam("pipeline"),
    events.c.status == Status.OPEN.value,
    events.c.until >= _UNTIL,
    events.c.at < _UNTIL,
    sa.or_(_REP.is_(None), events.c.owner == _REP),
    sa.or_(_STAGE.is_(None), events.c.stage_id == _STAGE),
)
_THEN = (events.c.owner, events.c.amount, events.c.currency, events.c.stage_id, events.c.close_date)
_NO_STAGE, _NO_DATE = sa.null().label("stage_id"), sa.null().label("close_date")


def _open(*also: sa.ColumnElement[bool]) -> sa.Select[Any]:
    return sa.select(events.c.deal_id, *_THEN).where(*_WAS_OPEN, *also)


def _closed(status: Status) -> sa.Select[Any]:
    t = THEN.c
    known = (t.deal_id, t.owner, t.amount, t.currency, _NO_STAGE, _NO_DATE)
    return sa.select(*known).where(t.status == status.value)


_WHICH = {
    "open": _open(),
    "due": _open(events.c.close_date.between(_FIRST, _LAST)),
    "no-amount": _open(events.c.amount.is_(None)),
    "no-date": _open(events.c.close_date.is_(None)),
    "won": _closed(Status.WON),
    "lost": _closed(Status.LOST),
}
_PAGES = {
    which: query.order_by(query.selected_columns.amount.desc().nulls_last(), query.selected_columns.deal_id)
    .limit(sa.bindparam("limit"))
    .offset(sa.bindparam("offset"))
    for which, query in _WHICH.items()
}
_COUNTS = {which: sa.select(sa.func.count()).select_from(query.subquery()) for which, query in _WHICH.items()}


def behind_then(
    work: Work, asked: Asked, pipeline: Pipeline, limit: int, offset: int
) -> tuple[list[Deal], int]:
    """A page of the deals behind a number as of asked.time.until, the largest first, and how many there are.

    How often a date was put off, for what a deal was lost and where it came from are not asked of the past.
    """
    values = {**asked.values, "until": asked.time.until}
    rows: Iterable[Any] = work.execute(_PAGES[asked.which], **values, limit=limit, offset=offset).all()
    found = stored.load_many(work, [row.deal_id for row in rows])
    told = [
        _as_it_was(found[row.deal_id], row, asked.which, pipeline) for row in rows if row.deal_id in found
    ]
    return told, int(work.execute(_COUNTS[asked.which], **values).scalar_one())


def _as_it_was(deal: Deal, row: Any, which: str, pipeline: Pipeline) -> Deal:
    closed = {"won": pipeline.won, "lost": pipeline.lost}.get(which)
    return replace(
        deal,
        status=Status(which) if closed else Status.OPEN,
        stage=closed.id if closed else row.stage_id,
        owner=row.owner,
        amount=None if row.currency is None else Money(int(row.amount), row.currency),
        close_date=row.close_date,
    )
