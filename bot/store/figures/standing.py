"""What is open at a moment: counts and sums by stage, currency and month of the close date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from bot.domain.deals import Status
from bot.domain.standing import NO_MONTH, OTHER_MONTH, OpenSum
from bot.store.tables import deals, events
from bot.store.tables.figures import counts
from bot.store.work import Work

_Condition = sa.ColumnElement[bool] | sa.TextClause
_OPEN = Status.OPEN.value


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


def _sums(source: Any) -> list[sa.ColumnElement[Any]]:
    """sign: 1 for what is there, -1 for what is not any more."""
    return [
        source.stage_id,
        source.currency,
        source.month,
        sa.func.sum(source.sign),
        sa.func.sum(source.sign * source.amount),
        sa.func.sum(sa.case((source.odds.is_(None), source.sign * source.amount), else_=0)),
        sa.func.sum(source.sign * source.amount * source.odds),
    ]


def _side(
    table: sa.Table, was: str, sign: int, *conditions: sa.ColumnElement[bool] | sa.TextClause
) -> sa.Select[Any]:
    columns = {name: table.c[was + name] for name in ("stage_id", "currency", "amount", "odds")}
    return sa.select(
        *(column.label(name) for name, column in columns.items()),
        _month(table.c[was + "close_date"]).label("month"),
        sa.literal_column(str(sign)).label("sign"),
    ).where(
        table.c.team_id == sa.bindparam("team"),
        table.c.pipeline_id == sa.bindparam("pipeline"),
        table.c[was + "status"] == sa.literal_column(f"'{_OPEN}'"),
        _of(table.c[was + "owner"]),
        *conditions,
    )


def _grouped(rows: sa.Subquery) -> sa.Select[Any]:
    return sa.select(*_sums(rows.c)).group_by(rows.c.stage_id, rows.c.currency, rows.c.month)


def _changes(when: sa.ColumnElement[bool]) -> sa.Select[Any]:
    after, before = _side(events, "", 1, counts(), when), _side(events, "was_", -1, counts(), when)
    return _grouped(sa.union_all(after, before).subquery())


_INSTANT = sa.bindparam("instant", type_=events.c.at.type)
_NOW = _grouped(_side(deals, "", 1).subquery())
_UNTIL = _changes(events.c.at < _INSTANT)
_SINCE = _changes(events.c.at >= _INSTANT)
_BEGAN = sa.select(sa.func.min(events.c.at)).where(
    events.c.team_id == sa.bindparam("team"), events.c.pipeline_id == sa.bindparam("pipeline"), counts()
)


def open_now(work: Work, selection: Selection) -> tuple[OpenSum, ...]:
    """The open deals as they are."""
    return _told(_counted(work.execute(_NOW, **selection.values)))


def open_at(work: Work, selection: Selection, instant: datetime, now: datetime) -> tuple[OpenSum, ...]:
    """The open deals as they were just before that instant, UTC, by all that is known today."""
    if instant > now:
        return open_now(work, selection)
    values = selection.values | {"instant": instant}
    began: datetime | None = work.execute(_BEGAN, pipeline=selection.pipeline).scalar_one()
    # Whichever way there is less to add up: from the beginning on, or back from the present.
    if began is None or instant - began < now - instant:
        return _told(_counted(work.execute(_UNTIL, **values)))
    present = _counted(work.execute(_NOW, **selection.values))
    for key, sums in _counted(work.execute(_SINCE, **values)).items():
        present.setdefault(key, Counter()).subtract(sums)
    return _told(present)


_Sums = dict[tuple[int, str | None, int], Counter[str]]


def _counted(rows: Iterable[Any]) -> _Sums:
    return {
        (stage, currency, int(month)): Counter(
            count=int(count), total=int(total or 0), by_stage=int(by_stage or 0), by_own=int(by_own or 0)
        )
        for stage, currency, month, count, total, by_stage, by_own in rows
    }


def _told(sums: _Sums) -> tuple[OpenSum, ...]:
    rows = sorted(sums.items(), key=lambda item: (item[0][0], item[0][1] or "", item[0][2]))
    return tuple(
        OpenSum(
            stage,
            currency,
            month,
            each["count"],
            each["total"],
            each["by_stage"],
            each["by_own"],
        )
        for (stage, currency, month), each in rows
        if any(each.values())
    )
