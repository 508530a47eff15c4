"""Open deals that stand still: counted, and the worst of them first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from bot.domain.deals import Deal, Status
from bot.store import deals as stored
from bot.store.figures.seconds import seconds
from bot.store.figures.standing import Selection
from bot.store.tables import OPEN_FOLLOW_UP, Instant, deals, follow_ups
from bot.store.work import Work

DAY = 86_400


@dataclass(frozen=True, slots=True)
class Limit:
    """When a stage's deals stand still, in instants, UTC; None: never.

    quiet_before: a last touch before it is too long ago. aged_before: an entry before it is.
    """

    stage: int
    quiet_before: datetime | None
    aged_before: datetime | None


_REP = sa.bindparam("rep", type_=sa.String)
_HAS_AHEAD = (
    sa.exists()
    .where(
        # Not the deal's team: asked so, PostgreSQL would gather every team's follow-ups to compare with.
        follow_ups.c.team_id == sa.bindparam("team"),
        follow_ups.c.deal_id == deals.c.id,
        OPEN_FOLLOW_UP,
        follow_ups.c.due >= sa.bindparam("today", type_=sa.Date),
    )
    .correlate(deals)
)


def _still(limits: Sequence[Limit]) -> tuple[sa.ColumnElement[bool], sa.ColumnElement[int]]:
    """The condition, and by how many seconds a deal is over the limit that it broke by more."""
    quiet_before = {each.stage: each.quiet_before for each in limits}
    aged_before = {each.stage: each.aged_before for each in limits}
    quiet = sa.and_(deals.c.touched_at < _by_stage(quiet_before, _instant), ~_HAS_AHEAD)
    aged = deals.c.stage_since < _by_stage(aged_before, _instant)
    late = sa.case((quiet, _by_stage(quiet_before, _second) - seconds(deals.c.touched_at)), else_=0)
    over = sa.case((aged, _by_stage(aged_before, _second) - seconds(deals.c.stage_since)), else_=0)
    # Whoever is aged is not asked for follow-ups, which costs more than all else.
    return sa.or_(aged, quiet), sa.case((late > over, late), else_=over)


def _by_stage(
    limits: Mapping[int, datetime | None], told: Callable[[datetime | None], sa.ColumnElement[Any]]
) -> sa.ColumnElement[Any]:
    """What is told of the limit of the stage that a deal is in; null where its stage has none."""
    known = {stage: told(limit) for stage, limit in limits.items() if limit}
    return sa.case(known, value=deals.c.stage_id, else_=told(None)) if known else told(None)


def _instant(limit: datetime | None) -> sa.ColumnElement[Any]:
    return sa.literal(limit, Instant)


def _second(limit: datetime | None) -> sa.ColumnElement[Any]:
    return sa.literal(int(limit.timestamp()) if limit else None, sa.BigInteger)


def stalled(
    work: Work, of: Selection, limits: Sequence[Limit], today: date, limit: int, offset: int
) -> tuple[list[Deal], int, dict[str, int]]:
    """A page of deals, the longest over their limit first; how many there are; what they amount to.

    The amounts are minor units by currency. A follow-up that lies ahead keeps a deal from being quiet.
    """
    still, worst = _still(limits)
    where = (
        deals.c.team_id == sa.bindparam("team"),
        deals.c.pipeline_id == sa.bindparam("pipeline"),
        deals.c.status == Status.OPEN.value,
        sa.or_(_REP.is_(None), deals.c.owner == _REP),
        still,
    )
    values = {"team": work.team, "pipeline": of.pipeline, "rep": of.rep, "today": today}
    page = sa.select(deals.c.id).where(*where).order_by(worst.desc(), deals.c.id).limit(limit).offset(offset)
    ids = list(work.connection.execute(page, values).scalars())
    sums = (
        sa.select(deals.c.currency, sa.func.count(), sa.func.sum(deals.c.amount))
        .where(*where)
        .group_by(deals.c.currency)
    )
    rows: Any = work.connection.execute(sums, values).all()
    found = stored.load_many(work, ids)
    at_stake = {currency: int(total) for currency, _, total in rows if currency is not None}
    return [found[each] for each in ids if each in found], sum(count for _, count, _ in rows), at_stake
