"""Deals that were won or lost in a time and are so still, summed by whatever is asked of them.

A deal that was reopened later counts no more; one that was closed twice counts at the later time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

import sqlalchemy as sa

from bot.domain.closings import Closed, Spread
from bot.domain.deals import Status
from bot.store.figures.seconds import seconds
from bot.store.figures.standing import Selection
from bot.store.tables import deals, events
from bot.store.tables.figures import closes, counts, enters
from bot.store.work import Work

_INSTANT = events.c.at.type
_LATER = events.alias("later")
_WON_OR_LOST = (Status.WON.value, Status.LOST.value)

_IN_TIME = (
    events.c.team_id == sa.bindparam("team"),
    events.c.pipeline_id == sa.bindparam("pipeline"),
    events.c.at >= sa.bindparam("start", type_=_INSTANT),
    events.c.at < sa.bindparam("end", type_=_INSTANT),
)
_NOT_TAKEN_FURTHER = ~sa.exists().where(
    _LATER.c.team_id == events.c.team_id,
    _LATER.c.deal_id == events.c.deal_id,
    _LATER.c.id > events.c.id,
    _LATER.c.at < sa.bindparam("until", type_=_INSTANT),
    _LATER.c.status != events.c.status,
    counts("later"),
)
_CLOSED = (
    sa.select(
        events.c.deal_id,
        events.c.at,
        (events.c.status == Status.WON.value).label("won"),
        events.c.was_stage_id,
        events.c.owner,
        events.c.currency,
        events.c.amount,
    )
    .where(
        *_IN_TIME,
        events.c.at < sa.bindparam("until", type_=_INSTANT),
        events.c.status.in_(sa.literal_column(f"'{status}'") for status in _WON_OR_LOST),
        sa.or_(
            sa.bindparam("rep", type_=sa.String).is_(None),
            events.c.owner == sa.bindparam("rep", type_=sa.String),
        ),
        closes(),
        _NOT_TAKEN_FURTHER,
    )
    .subquery("closed")
)
_c = _CLOSED.c
_OF_DEAL = sa.and_(deals.c.team_id == sa.bindparam("team"), deals.c.id == _c.deal_id)
_WITH_DEAL = _CLOSED.join(deals, _OF_DEAL)
_TALLY = (sa.func.count(), sa.func.sum(_c.amount))

_BY_CURRENCY = sa.select(_c.won, _c.currency, *_TALLY).group_by(_c.won, _c.currency)
_BY_OWNER = sa.select(_c.won, _c.currency, *_TALLY, _c.owner).group_by(_c.won, _c.currency, _c.owner)
_REASON = sa.func.coalesce(deals.c.reason, "")
_BY_REASON = (
    sa.select(_c.won, _c.currency, *_TALLY, _REASON, _c.was_stage_id)
    .select_from(_WITH_DEAL)
    .where(sa.not_(_c.won))
    .group_by(_c.won, _c.currency, _REASON, _c.was_stage_id)
)
_SOURCE = sa.func.coalesce(deals.c.source, "")
_BY_SOURCE = (
    sa.select(
        _c.won, _c.currency, *_TALLY, _SOURCE, sa.null().label("stage"), sa.func.count(deals.c.customer)
    )
    .select_from(_WITH_DEAL)
    .group_by(_c.won, _c.currency, _SOURCE)
)
_LENGTH = seconds(_c.at) - seconds(deals.c.created_at)
_LENGTHS = sa.select(_c.won.label("kind"), _LENGTH.label("length")).select_from(_WITH_DEAL)
_DWELLS = sa.select(events.c.was_stage_id.label("kind"), events.c.dwell.label("length")).where(
    *_IN_TIME,
    events.c.dwell.is_not(None),
    events.c.was_status == Status.OPEN.value,
    sa.or_(
        sa.bindparam("rep", type_=sa.String).is_(None),
        events.c.was_owner == sa.bindparam("rep", type_=sa.String),
    ),
    enters(),
)


def _spread(lengths: sa.Select[Any]) -> sa.Select[Any]:
    """Of each kind the lengths that its median and 80th percentile are made of."""
    rows = lengths.subquery()
    ranked = sa.select(
        rows.c.kind,
        rows.c.length,
        sa.func.row_number().over(partition_by=rows.c.kind, order_by=rows.c.length).label("place"),
        sa.func.count().over(partition_by=rows.c.kind).label("number"),
    ).subquery()
    place, number = ranked.c.place, ranked.c.number
    return sa.select(ranked.c.kind, ranked.c.length, place, number).where(
        sa.or_(place == (number + 1) // 2, place == number // 2 + 1, place == (number * 4 + 4) // 5)
    )


_CYCLES, _TIMES_IN_STAGE = _spread(_LENGTHS), _spread(_DWELLS)

_OUTCOMES = (
    sa.select(events.c.was_path, events.c.status, events.c.was_status, sa.func.count())
    .where(
        events.c.team_id == sa.bindparam("team"),
        events.c.pipeline_id == sa.bindparam("pipeline"),
        events.c.at < sa.bindparam("until", type_=_INSTANT),
        closes(),
    )
    .group_by(events.c.was_path, events.c.status, events.c.was_status)
)


@dataclass(frozen=True, slots=True)
class Time:
    """From start to end, UTC, end exclusive; by all that had happened until then (exclusive)."""

    start: datetime
    end: datetime
    until: datetime


def by_currency(work: Work, of: Selection, time: Time) -> list[Closed]:
    return _closed(work, _BY_CURRENCY, of, time)


def by_owner(work: Work, of: Selection, time: Time) -> list[Closed]:
    """key: the owner when it was closed."""
    return _closed(work, _BY_OWNER, of, time)


def lost_by_reason(work: Work, of: Selection, time: Time) -> list[Closed]:
    """key: the reason as it was typed; stage: the one that the deal was lost from."""
    return _closed(work, _BY_REASON, of, time)


def by_source(work: Work, of: Selection, time: Time) -> list[Closed]:
    """key: the source as it was typed; again: how many were a customer's further deal."""
    return _closed(work, _BY_SOURCE, of, time)


def cycles(work: Work, of: Selection, time: Time) -> dict[bool, Spread]:
    """From created to won (True) and to lost (False)."""
    return {bool(kind): each for kind, each in _spreads(work, _CYCLES, of, time).items()}


def times_in_stage(work: Work, of: Selection, time: Time) -> dict[int, Spread]:
    """How long deals had been in the open stages that they left in that time, by stage."""
    return _spreads(work, _TIMES_IN_STAGE, of, time)


def outcomes(work: Work, of: Selection, until: datetime) -> dict[tuple[tuple[int, ...], bool], int]:
    """(path, whether it was won) -> how many deals went that way and are closed, just before `until`, UTC."""
    counted: Counter[tuple[tuple[int, ...], bool]] = Counter()
    rows: Iterable[Any] = work.execute(_OUTCOMES, pipeline=of.pipeline, until=until)
    for path, status, was_status, count in rows:
        way = tuple(map(int, path.split(","))) if path else ()
        if status in _WON_OR_LOST:
            counted[way, status == Status.WON.value] += count
        if was_status in _WON_OR_LOST:
            counted[way, was_status == Status.WON.value] -= count
    return {way: count for way, count in counted.items() if count}


def _closed(work: Work, statement: sa.Select[Any], of: Selection, time: Time) -> list[Closed]:
    rows: Iterable[Any] = work.execute(statement, **_values(of, time))
    return [
        Closed(bool(won), currency, count, int(total or 0), *more)
        for won, currency, count, total, *more in rows
    ]


def _values(of: Selection, time: Time) -> dict[str, Any]:
    return {"pipeline": of.pipeline, "rep": of.rep, "start": time.start, "end": time.end, "until": time.until}


def _spreads(work: Work, statement: sa.Select[Any], of: Selection, time: Time) -> dict[Any, Spread]:
    places: dict[Any, dict[int, int]] = {}
    numbers: dict[Any, int] = {}
    rows: Iterable[Any] = work.execute(statement, **_values(of, time))
    for kind, length, place, number in rows:
        places.setdefault(kind, {})[place] = length
        numbers[kind] = number
    return {
        kind: Spread(
            number,
            Fraction(places[kind][(number + 1) // 2] + places[kind][number // 2 + 1], 2),
            places[kind][(number * 4 + 4) // 5],
        )
        for kind, number in numbers.items()
    }
