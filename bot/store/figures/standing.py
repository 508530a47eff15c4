"""What is open at a moment: counts and sums by stage, currency and month of the close date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from bot.domain.deals import Status
from bot.domain.standing import NO_MONTH, OTHER_MONTH, OpenSum
from bot.store.tables import Instant, deals, events
from bot.store.work import Work


@dataclass(frozen=True, slots=True)
class Selection:
    """Which deals: of a pipeline, of one owner when rep is given; first, last: the days of the close dates.

    Without days every deal counts.
    """

    pipeline: int
    rep: str | None = None
    first: date | None = None
    last: date | None = None

    @property
    def values(self) -> dict[str, Any]:
        return {
            "pipeline": self.pipeline,
            "rep": self.rep,
            # The wrong way round, no day lies between them: then the month is not asked for.
            "first": self.first or date.max,
            "last": self.last or date.min,
        }


def _month(day: sa.ColumnElement[Any]) -> sa.ColumnElement[int]:
    """Months since the year 0 of a close date between the first and last day; else why there is none."""
    first, last = sa.bindparam("first", type_=sa.Date), sa.bindparam("last", type_=sa.Date)
    return sa.case(
        (day.is_(None), NO_MONTH),
        (day.between(first, last), sa.extract("year", day) * 12 + sa.extract("month", day)),
        else_=OTHER_MONTH,
    )


def _of(owner: sa.ColumnElement[Any]) -> sa.ColumnElement[bool]:
    rep = sa.bindparam("rep", type_=sa.String)
    return sa.or_(rep.is_(None), owner == rep)


def _grouped(table: sa.Table, *conditions: sa.ColumnElement[bool] | sa.TextClause) -> sa.Select[Any]:
    """Sums over the rows that stand for an open deal each."""
    deal = table.c
    rows = (
        sa.select(
            deal.stage_id, deal.currency, deal.amount, deal.odds, _month(deal.close_date).label("month")
        )
        .where(
            deal.team_id == sa.bindparam("team"),
            deal.pipeline_id == sa.bindparam("pipeline"),
            _of(deal.owner),
            *conditions,
        )
        .subquery()
        .c
    )
    return (
        sa.select(
            rows.stage_id,
            rows.currency,
            rows.month,
            sa.func.count(),
            sa.func.sum(rows.amount),
            sa.func.sum(sa.case((rows.odds.is_(None), rows.amount), else_=0)),
            sa.func.sum(rows.amount * rows.odds),
        )
        .group_by(rows.stage_id, rows.currency, rows.month)
        .order_by(rows.stage_id, rows.currency, rows.month)
    )


_INSTANT = sa.bindparam("instant", type_=Instant)
_NOW = _grouped(deals, deals.c.status == Status.OPEN.value)
_THEN = _grouped(
    events, events.c.status == Status.OPEN.value, events.c.until >= _INSTANT, events.c.at < _INSTANT
)


def open_now(work: Work, selection: Selection) -> tuple[OpenSum, ...]:
    """The open deals as they are."""
    return _told(work.execute(_NOW, **selection.values))


def open_at(work: Work, selection: Selection, instant: datetime, now: datetime) -> tuple[OpenSum, ...]:
    """The open deals as they were just before that instant, UTC, by all that is known today."""
    if instant > now:
        return open_now(work, selection)
    return _told(work.execute(_THEN, **selection.values, instant=instant))


def _told(rows: Iterable[Any]) -> tuple[OpenSum, ...]:
    return tuple(
        OpenSum(stage, currency, int(month), count, *(int(each or 0) for each in sums))
        for stage, currency, month, count, *sums in rows
    )
