"""Deals that were won or lost in a time and are so still, summed by whatever is asked of them.

A deal that was reopened later counts no more; one that was closed twice counts at the later time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

import sqlalchemy as sa

from bot.domain.closings import Closed, Spread, spread
from bot.domain.deals import Status
from bot.store.figures.lengths import gathered
from bot.store.figures.seconds import seconds
from bot.store.figures.standing import Selection
from bot.store.tables import FAR, Instant, deals, events
from bot.store.tables.figures import closes, counts, enters
from bot.store.work import Work

_FIGURES = ("owner", "currency", "amount")
_FACTS = (*_FIGURES, "created_at", "source", "reason", "customer")
_NONE: sa.ColumnElement[str] = sa.literal_column("''")
_WON_OR_LOST = (Status.WON.value, Status.LOST.value)
_START, _END = sa.bindparam("start", type_=Instant), sa.bindparam("end", type_=Instant)
_UNTIL = sa.bindparam("until", type_=Instant)
_REP = sa.bindparam("rep", type_=sa.String)
_TEAM: sa.BindParameter[str] = sa.bindparam("team")
_PIPELINE: sa.BindParameter[int] = sa.bindparam("pipeline")

_LATER, _STATE = events.alias("later"), events.alias("state")
_TAKEN_FURTHER = sa.exists().where(
    _LATER.c.team_id == events.c.team_id,
    _LATER.c.deal_id == events.c.deal_id,
    _LATER.c.id > events.c.id,
    _LATER.c.at < _UNTIL,
    _LATER.c.status != events.c.status,
    counts(_LATER),
)


def _is_or_was(status: Any) -> sa.ColumnElement[bool]:
    # Written out: with a parameter in its place, PostgreSQL would plan without its statistics.
    return cast(
        "sa.ColumnElement[bool]", status.in_([sa.literal_column(f"'{each}'") for each in _WON_OR_LOST])
    )


_NOW = (
    sa.select(
        deals.c.id.label("deal_id"),
        deals.c.closed_at.label("at"),
        deals.c.status,
        (deals.c.status == Status.WON.value).label("won"),
        *(deals.c[name] for name in _FACTS),
    )
    .where(
        deals.c.team_id == _TEAM,
        deals.c.pipeline_id == _PIPELINE,
        _is_or_was(deals.c.status),
        deals.c.closed_at >= _START,
        deals.c.closed_at < _END,
        sa.or_(_REP.is_(None), deals.c.owner == _REP),
    )
    .subquery("closed")
)
# The closing that still stood, with the deal's figures as they were then: both may have changed since.
THEN = (
    sa.select(
        events.c.deal_id,
        events.c.at,
        events.c.status,
        (events.c.status == Status.WON.value).label("won"),
        *((_STATE if name in _FIGURES else deals).c[name] for name in _FACTS),
        events.c.was_stage_id,
    )
    .select_from(
        events.join(
            _STATE,
            sa.and_(
                _STATE.c.team_id == events.c.team_id,
                _STATE.c.deal_id == events.c.deal_id,
                _STATE.c.at < _UNTIL,
                _STATE.c.until >= _UNTIL,
            ),
        ).join(deals, sa.and_(deals.c.team_id == events.c.team_id, deals.c.id == events.c.deal_id))
    )
    .where(
        events.c.team_id == _TEAM,
        events.c.pipeline_id == _PIPELINE,
        events.c.at >= _START,
        events.c.at < _END,
        events.c.at < _UNTIL,
        _is_or_was(events.c.status),
        sa.or_(_REP.is_(None), _STATE.c.owner == _REP),
        closes(),
        ~_TAKEN_FURTHER,
    )
    .subquery("closed")
)
_CLOSED_FROM = (
    sa.select(events.c.was_stage_id)
    .where(
        events.c.team_id == _TEAM,
        events.c.pipeline_id == _PIPELINE,
        events.c.at == _NOW.c.at,
        events.c.deal_id == _NOW.c.deal_id,
        enters(),
    )
    .limit(1)
    .correlate(_NOW)
    .scalar_subquery()
)


@dataclass(frozen=True, slots=True)
class _Statements:
    """What is asked of closed deals, of the present or of a past moment."""

    numbers: sa.Select[Any]
    by_currency: sa.Select[Any]
    by_owner: sa.Select[Any]
    by_reason: sa.Select[Any]
    by_source: sa.Select[Any]
    cycles: sa.Select[Any]


def _statements(closed: sa.Subquery, stage: sa.ColumnElement[Any]) -> _Statements:
    """stage: the one from which each was closed."""
    of = closed.c
    tally = (of.won, of.currency, sa.func.count(), sa.func.sum(of.amount))
    reason, origin = sa.func.coalesce(of.reason, _NONE), sa.func.coalesce(of.source, _NONE)
    told = (of.won, of.currency, of.amount, reason.label("reason"), stage.label("stage"))
    lost = sa.select(*told).where(sa.not_(of.won)).subquery().c
    return _Statements(
        # By its name, since that is the order of the index: nothing has to be sorted.
        numbers=sa.select(of.status, sa.func.count()).group_by(of.status),
        by_currency=sa.select(*tally).group_by(of.won, of.currency),
        by_owner=sa.select(*tally, of.owner).group_by(of.won, of.currency, of.owner),
        by_reason=sa.select(
            lost.won, lost.currency, sa.func.count(), sa.func.sum(lost.amount), lost.reason, lost.stage
        ).group_by(lost.won, lost.currency, lost.reason, lost.stage),
        by_source=sa.select(*tally, origin, sa.null(), sa.func.count(of.customer)).group_by(
            of.won, of.currency, origin
        ),
        cycles=sa.select(of.won, gathered(seconds(of.at) - seconds(of.created_at))).group_by(of.won),
    )


_PRESENT = _statements(_NOW, _CLOSED_FROM)
_PAST = _statements(THEN, THEN.c.was_stage_id)
_TIMES_IN_STAGE = (
    sa.select(events.c.was_stage_id, gathered(events.c.dwell))
    .where(
        events.c.team_id == _TEAM,
        events.c.pipeline_id == _PIPELINE,
        events.c.at >= _START,
        events.c.at < _END,
        events.c.dwell.is_not(None),
        events.c.was_status == Status.OPEN.value,
        sa.or_(_REP.is_(None), events.c.was_owner == _REP),
        enters(),
    )
    .group_by(events.c.was_stage_id)
)


@dataclass(frozen=True, slots=True)
class Time:
    """From start to end, UTC, end exclusive; as it stood just before `until`, None for as it stands now."""

    start: datetime
    end: datetime
    until: datetime | None = None

    @property
    def statements(self) -> _Statements:
        return _PRESENT if self.until is None else _PAST


def numbers(work: Work, of: Selection, time: Time) -> tuple[int, int]:
    """How many were won, and how many lost."""
    found = dict(work.execute(time.statements.numbers, **_values(of, time)).all())
    return found.get(Status.WON.value, 0), found.get(Status.LOST.value, 0)


def by_currency(work: Work, of: Selection, time: Time) -> list[Closed]:
    return _closed(work, time.statements.by_currency, of, time)


def by_owner(work: Work, of: Selection, time: Time) -> list[Closed]:
    """key: the owner."""
    return _closed(work, time.statements.by_owner, of, time)


def lost_by_reason(work: Work, of: Selection, time: Time) -> list[Closed]:
    """key: the reason as it was typed; stage: the one that the deal was lost from."""
    return _closed(work, time.statements.by_reason, of, time)


def by_source(work: Work, of: Selection, time: Time) -> list[Closed]:
    """key: the source as it was typed; again: how many were a customer's further deal."""
    return _closed(work, time.statements.by_source, of, time)


def cycles(work: Work, of: Selection, time: Time) -> dict[bool, Spread]:
    """From created to won (True) and to lost (False)."""
    return {bool(kind): each for kind, each in _spreads(work, time.statements.cycles, of, time).items()}


def times_in_stage(work: Work, of: Selection, time: Time) -> dict[int, Spread]:
    """How long deals had been in the open stages that they left in that time, by stage."""
    return _spreads(work, _TIMES_IN_STAGE, of, time)


def _closed(work: Work, statement: sa.Select[Any], of: Selection, time: Time) -> list[Closed]:
    rows: Iterable[Any] = work.execute(statement, **_values(of, time))
    return [
        Closed(bool(won), currency, count, int(total or 0), *more)
        for won, currency, count, total, *more in rows
    ]


def _values(of: Selection, time: Time) -> dict[str, Any]:
    return {
        "pipeline": of.pipeline,
        "rep": of.rep,
        "start": time.start,
        "end": time.end,
        "until": time.until or FAR,
    }


def _spreads(work: Work, statement: sa.Select[Any], of: Selection, time: Time) -> dict[Any, Spread]:
    rows: Iterable[Any] = work.execute(statement, **_values(of, time))
    return {kind: spread(lengths) for kind, lengths in rows}
