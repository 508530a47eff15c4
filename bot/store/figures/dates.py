"""Close dates that moved: what slipped out of a period, and what is put off again and again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from bot.domain.bridges import Tally
from bot.domain.deals import Status
from bot.store.figures.closings import Time
from bot.store.figures.standing import Selection
from bot.store.tables import FAR, deals, events
from bot.store.tables.figures import moves_date
from bot.store.work import Work

OFTEN = 3
"""Pushes of a close date from which a deal is flagged."""

_FIRST, _LAST = sa.bindparam("first", type_=sa.Date), sa.bindparam("last", type_=sa.Date)
_REP = sa.bindparam("rep", type_=sa.String)
_SLIPPED = (
    sa.select(events.c.currency, sa.func.count(), sa.func.sum(events.c.amount))
    .where(
        events.c.team_id == sa.bindparam("team"),
        events.c.pipeline_id == sa.bindparam("pipeline"),
        events.c.at < sa.bindparam("until", type_=events.c.at.type),
        events.c.status == Status.OPEN.value,
        events.c.was_close_date.between(_FIRST, _LAST),
        events.c.close_date > _LAST,
        sa.or_(_REP.is_(None), events.c.owner == _REP),
        moves_date(),
    )
    .group_by(events.c.currency)
)
_PUSHED = sa.select(sa.func.count()).where(
    deals.c.team_id == sa.bindparam("team"),
    deals.c.pipeline_id == sa.bindparam("pipeline"),
    deals.c.status == Status.OPEN.value,
    deals.c.close_date.between(_FIRST, _LAST),
    deals.c.push_count >= OFTEN,
    sa.or_(_REP.is_(None), deals.c.owner == _REP),
)
_DUE = sa.select(sa.func.count()).where(
    deals.c.team_id == sa.bindparam("team"),
    deals.c.pipeline_id == sa.bindparam("pipeline"),
    deals.c.status == Status.OPEN.value,
    deals.c.close_date.between(_FIRST, _LAST),
    sa.or_(_REP.is_(None), deals.c.owner == _REP),
)


def slipped(work: Work, of: Selection, time: Time) -> dict[str, Tally]:
    """Close dates that were moved from inside the selection's days to after them, by currency ("": none)."""
    rows: Iterable[Any] = work.execute(_SLIPPED, **of.values, until=time.until or FAR)
    return {currency or "": Tally(count, int(total or 0)) for currency, count, total in rows}


def due(work: Work, of: Selection) -> int:
    """Open deals due in the selection's days."""
    return int(work.execute(_DUE, **of.values).scalar_one())


def pushed(work: Work, of: Selection) -> int:
    """Open deals due in the selection's days that were put off three times or more."""
    return int(work.execute(_PUSHED, **of.values).scalar_one())
