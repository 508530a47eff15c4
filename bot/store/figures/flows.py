"""What changed between two instants, for the bridge from one sum of open deals to the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.domain.bridges import Flow, Step, Tally
from bot.domain.deals import Status
from bot.store.figures.standing import Selection
from bot.store.tables import events
from bot.store.tables.figures import changes_figures
from bot.store.work import Work

_RECOUNTED = "recounted"
"""An amount in another currency: shrunk in the old one by all of it, grown in the new one."""


def _inside(side: str) -> sa.ColumnElement[int]:
    """1 where the deal is open within the frame, before (side "was_") or after the event; else 0."""
    framed, rep = sa.bindparam("framed", type_=sa.Boolean), sa.bindparam("rep", type_=sa.String)
    first, last = sa.bindparam("first", type_=sa.Date), sa.bindparam("last", type_=sa.Date)
    counts = sa.and_(
        events.c[f"{side}status"] == Status.OPEN.value,
        sa.or_(sa.not_(framed), events.c[f"{side}close_date"].between(first, last)),
        sa.or_(rep.is_(None), events.c[f"{side}owner"] == rep),
    )
    return sa.case((counts, 1), else_=0)


_HAPPENED = (
    sa.select(
        events.c.deal_id,
        events.c.status,
        events.c.owner,
        events.c.currency,
        events.c.amount,
        events.c.was_status,
        events.c.was_owner,
        events.c.was_currency,
        events.c.was_amount,
        _inside("").label("inside"),
        _inside("was_").label("was_inside"),
    )
    .where(
        events.c.team_id == sa.bindparam("team"),
        events.c.pipeline_id == sa.bindparam("pipeline"),
        events.c.at >= sa.bindparam("start", type_=events.c.at.type),
        events.c.at < sa.bindparam("end", type_=events.c.at.type),
        changes_figures(),
    )
    .subquery()
)
_h = _HAPPENED.c
_SAME_CURRENCY = _h.currency.is_not_distinct_from(_h.was_currency)
_STAYS = sa.and_(_h.inside == 1, _h.was_inside == 1)
_ENTERS = sa.case(
    (_h.was_status.is_(None), Step.NEW.value),
    (_h.was_status != Status.OPEN.value, Step.REOPENED.value),
    (_h.was_owner != _h.owner, Step.TAKEN_OVER.value),
    else_=Step.PULLED_IN.value,
)
_LEAVES = sa.case(
    (_h.status == Status.WON.value, Step.WON.value),
    (_h.status == Status.LOST.value, Step.LOST.value),
    (_h.status != Status.OPEN.value, Step.SHRUNK.value),
    (_h.was_owner != _h.owner, Step.HANDED_ON.value),
    else_=Step.SLIPPED.value,
)
_STEP = sa.case(
    (sa.and_(_STAYS, sa.not_(_SAME_CURRENCY)), _RECOUNTED),
    (sa.and_(_STAYS, _h.amount > _h.was_amount), Step.GROWN.value),
    (_STAYS, Step.SHRUNK.value),
    (_h.inside == 1, _ENTERS),
    else_=_LEAVES,
)
_COUNTS = (
    _h.inside + _h.was_inside > 0,
    sa.not_(sa.and_(_STAYS, _SAME_CURRENCY, _h.amount.is_not_distinct_from(_h.was_amount))),
)
_FLOWS = (
    sa.select(
        _STEP.label("step"),
        _h.inside,
        _h.was_inside,
        _h.currency,
        _h.was_currency,
        sa.func.count(),
        sa.func.sum(_h.amount),
        sa.func.sum(_h.was_amount),
    )
    .where(*_COUNTS)
    .group_by("step", _h.inside, _h.was_inside, _h.currency, _h.was_currency)
)

_CHANGED = (
    sa.select(_h.deal_id)
    .where(*_COUNTS, _STEP.in_(sa.bindparam("steps", expanding=True)))
    .group_by(_h.deal_id)
)
_PAGE = (
    _CHANGED.order_by(sa.func.max(sa.func.coalesce(_h.amount, _h.was_amount)).desc().nulls_last(), _h.deal_id)
    .limit(sa.bindparam("limit"))
    .offset(sa.bindparam("offset"))
)
_HOW_MANY = sa.select(sa.func.count()).select_from(_CHANGED.subquery())


def flows(work: Work, selection: Selection, start: datetime, end: datetime) -> list[Flow]:
    """The steps from the open deals at `start` to those at `end` (UTC, exclusive), by currency."""
    return [flow for row in work.execute(_FLOWS, **_values(selection, start, end)) for flow in _told(row)]


def changed(
    work: Work,
    selection: Selection,
    window: tuple[datetime, datetime],
    steps: Iterable[Step],
    limit: int,
    offset: int,
) -> tuple[list[int], int]:
    """A page of the deals that such steps were made of, by number, the largest first; how many there are."""
    names = {each.value for each in steps}
    if names & {Step.GROWN.value, Step.SHRUNK.value}:
        names.add(_RECOUNTED)
    values = _values(selection, *window) | {"steps": sorted(names)}
    ids = list(work.execute(_PAGE, **values, limit=limit, offset=offset).scalars())
    return ids, int(work.execute(_HOW_MANY, **values).scalar_one())


def _values(selection: Selection, start: datetime, end: datetime) -> dict[str, Any]:
    return selection.values | {"framed": selection.first is not None, "start": start, "end": end}


def _told(row: Any) -> Iterator[Flow]:
    step, inside, was_inside, currency, was_currency, count, amount, was_amount = row
    now, before = int(amount or 0), int(was_amount or 0)
    if step == _RECOUNTED:
        yield Flow(Step.GROWN, currency, Tally(count, now))
        yield Flow(Step.SHRUNK, was_currency, Tally(count, before))
    elif inside and was_inside:
        yield Flow(Step(step), currency, Tally(count, abs(now - before)))
    elif inside:
        yield Flow(Step(step), currency, Tally(count, now))
    else:
        yield Flow(Step(step), was_currency, Tally(count, before))
