"""The deals behind a number, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from bot.domain.deals import Deal, Status
from bot.store import deals as stored
from bot.store.figures.closings import Time
from bot.store.figures.dates import OFTEN
from bot.store.figures.standing import Selection
from bot.store.tables import deals
from bot.store.work import Work

_REP = sa.bindparam("rep", type_=sa.String)
_STAGE = sa.bindparam("stage", type_=sa.Integer)
_FIRST, _LAST = sa.bindparam("first", type_=sa.Date), sa.bindparam("last", type_=sa.Date)
_OURS = (
    deals.c.team_id == sa.bindparam("team"),
    deals.c.pipeline_id == sa.bindparam("pipeline"),
    sa.or_(_REP.is_(None), deals.c.owner == _REP),
    sa.or_(_STAGE.is_(None), deals.c.stage_id == _STAGE),
)
_OPEN = (*_OURS, deals.c.status == Status.OPEN.value)
_IN_DAYS = deals.c.close_date.between(_FIRST, _LAST)


_LIKE = sa.bindparam("keys", expanding=True, type_=sa.String)
_NONE: sa.ColumnElement[str] = sa.literal_column("''")


def _closed(status: Status) -> tuple[sa.ColumnElement[bool], ...]:
    return (
        *_OURS,
        deals.c.status == status.value,
        deals.c.closed_at >= sa.bindparam("start", type_=deals.c.closed_at.type),
        deals.c.closed_at < sa.bindparam("end", type_=deals.c.closed_at.type),
    )


_WHICH: dict[str, tuple[sa.ColumnElement[bool], ...]] = {
    "open": _OPEN,
    "due": (*_OPEN, _IN_DAYS),
    "no-amount": (*_OPEN, deals.c.amount.is_(None)),
    "no-date": (*_OPEN, deals.c.close_date.is_(None)),
    "pushed": (*_OPEN, _IN_DAYS, deals.c.push_count >= OFTEN),
    "won": _closed(Status.WON),
    "lost": _closed(Status.LOST),
    "won like": (*_closed(Status.WON), sa.func.coalesce(deals.c.source, _NONE).in_(_LIKE)),
    "lost like": (*_closed(Status.LOST), sa.func.coalesce(deals.c.reason, _NONE).in_(_LIKE)),
}
_LARGEST, _FIRST_TO_CLOSE = deals.c.amount.desc().nulls_last(), deals.c.close_date.nulls_last()
_PAGES = {
    which: sa.select(deals.c.id)
    .where(*where)
    # Where no deal has an amount, the first to close: by nothing but their numbers, SQLite would go through
    # all that a team ever had.
    .order_by(_FIRST_TO_CLOSE if which == "no-amount" else _LARGEST, deals.c.id)
    .limit(sa.bindparam("limit"))
    .offset(sa.bindparam("offset"))
    for which, where in _WHICH.items()
}
_COUNTS = {which: sa.select(sa.func.count()).where(*where) for which, where in _WHICH.items()}


@dataclass(frozen=True, slots=True)
class Asked:
    """Which deals. which: "open", "due", "no-amount", "no-date", "pushed", "won" or "lost".

    stage: only those in it. keys: only those lost for one of these reasons, or won from one of these sources.
    """

    which: str
    of: Selection
    time: Time
    stage: int | None = None
    keys: tuple[str, ...] | None = None

    @property
    def values(self) -> dict[str, Any]:
        known = {**self.of.values, "start": self.time.start, "end": self.time.end, "stage": self.stage}
        return known if self.keys is None else {**known, "keys": list(self.keys)}


def behind(work: Work, asked: Asked, limit: int, offset: int) -> tuple[list[Deal], int]:
    """A page of the deals behind a number, and how many there are in all.

    The largest first, by their minor units: a list of several currencies is not sorted by worth. Those
    without an amount by their close dates.
    """
    which = asked.which if asked.keys is None else f"{asked.which} like"
    ids = list(work.execute(_PAGES[which], **asked.values, limit=limit, offset=offset).scalars())
    found = stored.load_many(work, ids)
    count = int(work.execute(_COUNTS[which], **asked.values).scalar_one())
    return [found[each] for each in ids if each in found], count
