"""Sums over deals, made by the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from bot.domain.deals import Status
from bot.domain.money import Money
from bot.store.tables import deals
from bot.store.work import Work

_TEAM = deals.c.team_id == sa.bindparam("team")
_OF = sa.or_(sa.bindparam("rep", type_=sa.String).is_(None), deals.c.owner == sa.bindparam("rep"))

# Every column that it names is in the index deals_by_stage, so the rows themselves are not read.
_OPEN_BY_STAGE = (
    sa.select(
        deals.c.stage_id,
        deals.c.currency,
        sa.func.count().label("count"),
        sa.func.sum(deals.c.amount).label("total"),
        sa.func.sum(sa.case((deals.c.odds.is_(None), deals.c.amount), else_=0)).label("by_stage_odds"),
        sa.func.sum(deals.c.amount * deals.c.odds).label("by_own_odds"),
    )
    .where(_TEAM, _OF, deals.c.pipeline_id == sa.bindparam("pipeline"), deals.c.status == Status.OPEN.value)
    .group_by(deals.c.stage_id, deals.c.currency)
)
_CLOSED = (
    sa.select(deals.c.currency, sa.func.count().label("count"), sa.func.sum(deals.c.amount).label("total"))
    .where(
        _TEAM,
        _OF,
        deals.c.pipeline_id == sa.bindparam("pipeline"),
        deals.c.status == sa.bindparam("status"),
        deals.c.closed_at >= sa.bindparam("start"),
        deals.c.closed_at < sa.bindparam("end"),
    )
    .group_by(deals.c.currency)
    .order_by(sa.desc("total"))
)


@dataclass(frozen=True, slots=True)
class OpenSum:
    """Open deals of one stage and currency, sums in minor units; currency None: those without an amount.

    by_stage_odds: the sum of the amounts that the stage's odds apply to. by_own_odds: amount × percent,
    summed over deals with odds of their own.
    """

    stage: int
    currency: str | None
    count: int
    total: int
    by_stage_odds: int
    by_own_odds: int


def open_by_stage(work: Work, pipeline: int, rep: str | None = None) -> list[OpenSum]:
    """The open deals of a pipeline (of one owner, when rep is given)."""
    rows = work.execute(_OPEN_BY_STAGE, pipeline=pipeline, rep=rep)
    return [
        OpenSum(stage, currency, count, int(total or 0), int(stage_odds or 0), int(own or 0))
        for stage, currency, count, total, stage_odds, own in rows
    ]


def closed(
    work: Work, pipeline: int, status: Status, start: datetime, end: datetime, rep: str | None = None
) -> tuple[tuple[int, Money | None], ...]:
    """How many deals were closed so between start (inclusive) and end, UTC, and their sum per currency.

    Deals without an amount are counted apart, with None.
    """
    rows = work.execute(_CLOSED, pipeline=pipeline, status=status.value, start=start, end=end, rep=rep).all()
    return tuple(
        (count, None if currency is None else Money(int(total), currency)) for currency, count, total in rows
    )
