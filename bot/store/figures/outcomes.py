"""What became of the deals that were in each stage: the past from which odds are learned.

Counted anew at each question, from one index that holds the closings in the order of their groups. So a
correction or an undo of long ago is in the next answer, of any day, whichever process was told of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.domain.deals import Status
from bot.store.figures.standing import Selection
from bot.store.tables import FAR, Instant, events
from bot.store.tables.figures import closes
from bot.store.work import Work

Outcomes = Mapping[tuple[tuple[int, ...], bool], int]
"""(path, whether it was won) -> how many deals went that way and are closed."""

_WON_OR_LOST = (Status.WON.value, Status.LOST.value)


def _counted(*also: sa.ColumnElement[Any]) -> sa.Select[Any]:
    """How often a closing, or a reopening, led from which path to which status."""
    groups = (events.c.was_path, events.c.status, events.c.was_status)
    return (
        sa.select(*groups, sa.func.count(), *also)
        .where(
            events.c.team_id == sa.bindparam("team"),
            events.c.pipeline_id == sa.bindparam("pipeline"),
            events.c.at < sa.bindparam("until", type_=Instant),
            closes(),
        )
        .group_by(*groups)
    )


_IS_EARLIER = events.c.at < sa.bindparam("earlier", type_=Instant)
_ONCE, _TWICE = _counted(), _counted(sa.func.sum(sa.case((_IS_EARLIER, 1), else_=0)))


def outcomes(work: Work, of: Selection, until: datetime | None) -> Outcomes:
    """As it stood just before `until`, UTC; None for as it stands now."""
    rows = work.execute(_ONCE, pipeline=of.pipeline, until=until or FAR)
    return _closed((path, status, was, number) for path, status, was, number in rows)


def outcomes_twice(
    work: Work, of: Selection, until: datetime | None, earlier: datetime
) -> tuple[Outcomes, Outcomes]:
    """The same as it stood at two moments, `earlier` no later than `until`, in one pass over the past."""
    rows = work.execute(_TWICE, pipeline=of.pipeline, until=until or FAR, earlier=earlier).all()
    return (
        _closed((path, status, was, number) for path, status, was, number, _ in rows),
        _closed((path, status, was, number) for path, status, was, _, number in rows),
    )


def _closed(rows: Iterable[tuple[str | None, str, str | None, int]]) -> Outcomes:
    counted: Counter[tuple[tuple[int, ...], bool]] = Counter()
    for path, status, was_status, number in rows:
        way = tuple(map(int, path.split(","))) if path else ()
        if status in _WON_OR_LOST:
            counted[way, status == Status.WON.value] += int(number)
        # A deal that was reopened, or closed another way, is not closed any more as it was before.
        if was_status in _WON_OR_LOST:
            counted[way, was_status == Status.WON.value] -= int(number)
    return {way: number for way, number in counted.items() if number}
