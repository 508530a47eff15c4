"""Events on the record: each is written once, and marked when it is taken back.

What a deal's figures were is kept with how long they held, so that a past day needs no search.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.compact import compact
from bot.domain.deals import Deal
from bot.domain.events import FIGURE_EVENTS, Event
from bot.domain.money import Money
from bot.domain.workspaces import Workspace
from bot.store.deals import path_text
from bot.store.tables import FAR, Instant, events
from bot.store.tables.figures import counts
from bot.store.work import Work

_TEAM = events.c.team_id == sa.bindparam("team")
_INSERT = sa.insert(events).values(
    team_id=sa.bindparam("team"),
    **{column.name: sa.bindparam(column.name) for column in events.c if column.name != "team_id"},
)
_MARK_UNDONE = (
    sa.update(events)
    .where(_TEAM, events.c.change_id == sa.bindparam("change"), events.c.undone_by.is_(None))
    .values(undone_by=sa.bindparam("by"), until=None)
    .returning(events.c.deal_id)
)
_MARK_EVENTS = (
    sa.update(events)
    .where(_TEAM, events.c.id.in_(sa.bindparam("numbers", expanding=True)), events.c.undone_by.is_(None))
    .values(undone_by=sa.bindparam("by"))
)
_OTHER = events.alias("other")
# They hold since one of its last events, which the index finds from the end, however long the history.
_HOLDING = (
    sa.select(_OTHER.c.id)
    .where(
        _OTHER.c.team_id == sa.bindparam("team"),
        _OTHER.c.deal_id == sa.bindparam("deal"),
        _OTHER.c.until == sa.literal(FAR, Instant),
    )
    .order_by(_OTHER.c.id.desc())
    .limit(1)
    .scalar_subquery()
)
_END = (
    sa.update(events).where(_TEAM, events.c.id == _HOLDING).values(until=sa.bindparam("end", type_=Instant))
)
# Of one deal at a time: asked for those of all deals of a change, PostgreSQL compares every event with every
# other while it has no statistics: 2 s among 2,000 events.
_LAST_FIGURES = (
    sa.select(_OTHER.c.id)
    .where(_OTHER.c.team_id == sa.bindparam("team"), _OTHER.c.deal_id == sa.bindparam("deal"), counts(_OTHER))
    .order_by(_OTHER.c.id.desc())
    .limit(1)
    .scalar_subquery()
)
_STAND_AGAIN = sa.update(events).where(_TEAM, events.c.id == _LAST_FIGURES).values(until=FAR)
_NEW: dict[str, Any] = dict.fromkeys(column.name for column in events.c if column.name.startswith("was_"))


def record(work: Work, place: Workspace, happened: Sequence[Event], now: datetime) -> None:
    """Write the events of one change, numbered and in order.

    now: when they are recorded, UTC; each event's own `at` tells when it took effect.
    """
    rows = [_values(place, event, now) for event in happened]
    work.write_many(_END, _ended(happened, rows))
    work.write_many(_INSERT, rows)


def _ended(happened: Sequence[Event], rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Whose last figures end with these events; within one change, the rows themselves say so."""
    latest: dict[int, dict[str, Any]] = {}
    ended = []
    for event, row in zip(happened, rows, strict=True):
        if event.kind not in FIGURE_EVENTS:
            continue
        if event.after.id in latest:
            latest[event.after.id]["until"] = event.at
        elif event.before is not None:
            ended.append({"deal": event.after.id, "end": event.at})
        latest[event.after.id] = row
    return ended


def mark_undone(work: Work, change: int, by: int) -> bool:
    """Mark a change as taken back by another change; False when someone was first."""
    deals = set(work.execute(_MARK_UNDONE, change=change, by=by).scalars())
    work.execute_many(_STAND_AGAIN, [{"deal": deal} for deal in sorted(deals)])
    return bool(deals)


def mark_events_undone(work: Work, numbers: Sequence[int], by: int) -> None:
    """Mark events as taken back by another change, whatever else their own change did; none is of figures."""
    if numbers:
        work.execute(_MARK_EVENTS, numbers=list(numbers), by=by)


def _values(place: Workspace, event: Event, now: datetime) -> dict[str, Any]:
    deal, was = event.after, event.before
    left = was is not None and was.stage != deal.stage
    return {
        "id": event.id,
        "change_id": event.change,
        "deal_id": deal.id,
        "kind": event.kind.value,
        "actor": event.by,
        "source": event.source.value,
        "at": event.at,
        "recorded_at": now,
        "text": event.text,
        "touch": event.touch,
        "name": deal.name,
        "pipeline_id": deal.pipeline,
        "stage_id": deal.stage,
        "stage": place.stage_of(deal.pipeline, deal.stage).name,
        "status": deal.status.value,
        "owner": deal.owner,
        "amount": deal.amount.minor if deal.amount else None,
        "currency": deal.amount.currency if deal.amount else None,
        "close_date": deal.close_date,
        "odds": deal.odds,
        **_before(place, was),
        "until": FAR if event.kind in FIGURE_EVENTS else None,
        "dwell": int((event.at - was.stage_since).total_seconds()) if was and left else None,
        "changes": compact(
            {field: (_plain(old), _plain(new)) for field, (old, new) in event.changed_fields.items()}
        ),
        "version": deal.version,
        "undoes": event.undoes,
        "undone_by": None,
    }


def _before(place: Workspace, was: Deal | None) -> dict[str, Any]:
    """The deal as it was; all of it null for a new one."""
    if was is None:
        return _NEW
    return {
        "was_stage_id": was.stage,
        "was_stage": place.stage_of(was.pipeline, was.stage).name,
        "was_status": was.status.value,
        "was_owner": was.owner,
        "was_amount": was.amount.minor if was.amount else None,
        "was_currency": was.amount.currency if was.amount else None,
        "was_close_date": was.close_date,
        "was_path": path_text(was.path),
    }


def _plain(value: Any) -> Any:
    return (value.minor, value.currency) if isinstance(value, Money) else value
