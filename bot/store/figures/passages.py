"""Entries into stages in a time, grouped by where the deals had been before and have been since."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from bot.domain.deals import Status
from bot.domain.funnels import Passage
from bot.store.figures.closings import Time
from bot.store.figures.covered import covered
from bot.store.figures.standing import Selection
from bot.store.tables import deals, events
from bot.store.tables.figures import enters
from bot.store.work import Work

_REP = sa.bindparam("rep", type_=sa.String)
_ENTRIES = (
    sa.select(events.c.was_path, events.c.stage_id, deals.c.path, deals.c.status, sa.func.count())
    .select_from(
        events.join(
            deals, sa.and_(deals.c.team_id == events.c.team_id, covered(deals.c.id, events.c.deal_id))
        )
    )
    .where(
        events.c.team_id == sa.bindparam("team"),
        events.c.pipeline_id == sa.bindparam("pipeline"),
        events.c.at >= sa.bindparam("start", type_=events.c.at.type),
        events.c.at < sa.bindparam("end", type_=events.c.at.type),
        sa.or_(_REP.is_(None), deals.c.owner == _REP),
        enters(),
    )
    # A number first: SQLite sorts the rows by these, and most of them differ in it.
    .group_by(events.c.stage_id, deals.c.path, events.c.was_path, deals.c.status)
)


def passages(work: Work, of: Selection, time: Time) -> list[Passage]:
    """Every entry into a stage in that time, by what has become of the deals until now."""
    values = {"pipeline": of.pipeline, "rep": of.rep, "start": time.start, "end": time.end}
    rows: Iterable[Any] = work.execute(_ENTRIES, **values)
    return [
        Passage(None if was is None else _path(was), stage, _path(path), Status(status), count)
        for was, stage, path, status, count in rows
    ]


def _path(text: Any) -> tuple[int, ...]:
    return tuple(map(int, text.split(","))) if text else ()
