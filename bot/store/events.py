"""Events in the database: written once, read back as history, for undo and for figures."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from bot.compact import compact
from bot.domain.deals import Status
from bot.domain.events import FIGURE_EVENTS, Event, EventKind, Source
from bot.domain.money import Money
from bot.domain.outcomes import PastEvent
from bot.domain.workspaces import Workspace
from bot.store.deals import path_text
from bot.store.numbers import new_number
from bot.store.tables import FAR, Instant, events
from bot.store.tables.figures import counts
from bot.store.work import Work

_TEAM = events.c.team_id == sa.bindparam("team")
_INSERT = sa.insert(events).values(
    team_id=sa.bindparam("team"),
    **{column.name: sa.bindparam(column.name) for column in events.c if column.name != "team_id"},
)
_PAST = (
    events.c.id,
    events.c.change_id,
    events.c.deal_id,
    events.c.name,
    events.c.kind,
    events.c.actor,
    events.c.source,
    events.c.at,
    events.c.text,
    events.c.touch,
    events.c.stage,
    events.c.was_stage,
    events.c.changes,
    events.c.undoes,
    events.c.undone_by,
    events.c.dwell,
)
_OF_CHANGE = (
    sa.select(*_PAST).where(_TEAM, events.c.change_id == sa.bindparam("change")).order_by(events.c.id)
)
_HISTORY = (
    sa.select(*_PAST)
    .where(
        _TEAM,
        events.c.deal_id.in_(sa.bindparam("deals", expanding=True)),
        events.c.id < sa.bindparam("before"),
    )
    .order_by(events.c.id.desc())
    .limit(sa.bindparam("limit"))
)
_SINCE = (
    sa.select(*_PAST)
    .where(
        _TEAM,
        events.c.deal_id == sa.bindparam("deal"),
        events.c.id > sa.bindparam("after"),
        events.c.undone_by.is_(None),
        events.c.undoes.is_(None),
    )
    .order_by(events.c.id)
)
_TOUCHES = (
    sa.select(events.c.changes)
    .where(
        _TEAM,
        events.c.deal_id == sa.bindparam("deal"),
        events.c.undoes.is_(None),
        events.c.changes.contains('"touched_at":', autoescape=True),
    )
    .limit(1)
)
_LAST_TOUCH = _TOUCHES.where(
    events.c.undone_by.is_(None), events.c.change_id != sa.bindparam("besides")
).order_by(events.c.id.desc())
_FIRST_TOUCH = _TOUCHES.order_by(events.c.id)
_LAST_CHANGE = (
    sa.select(events.c.change_id)
    .where(
        _TEAM,
        events.c.actor == sa.bindparam("actor"),
        events.c.source != Source.IMPORT.value,
        events.c.undone_by.is_(None),
        events.c.undoes.is_(None),
    )
    .order_by(events.c.id.desc())
    .limit(1)
)
_MARK_UNDONE = (
    sa.update(events)
    .where(_TEAM, events.c.change_id == sa.bindparam("change"), events.c.undone_by.is_(None))
    .values(undone_by=sa.bindparam("by"), until=None)
)
_OTHER = events.alias("other")
# What a deal's figures were is kept with how long they held, so that a past day needs no search. They hold
# since one of its last events, which the index finds from the end, however long the history.
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
_LAST_FIGURES = (
    sa.select(sa.func.max(_OTHER.c.id))
    .where(
        _OTHER.c.team_id == sa.bindparam("team"),
        _OTHER.c.deal_id.in_(
            sa.select(events.c.deal_id).where(_TEAM, events.c.change_id == sa.bindparam("change"))
        ),
        counts(_OTHER),
    )
    .group_by(_OTHER.c.deal_id)
)
_STAND_AGAIN = sa.update(events).where(_TEAM, events.c.id.in_(_LAST_FIGURES)).values(until=FAR)
_FAR = 2**63 - 1


def record(
    work: Work, place: Workspace, happened: Sequence[Event], source: Source, now: datetime, change: int
) -> tuple[Event, ...]:
    """Write the events of one change, in order; returns them numbered.

    now: when they are recorded, UTC; each event's own `at` tells when it took effect. change: the number
    that they share.
    """
    recorded = tuple(replace(event, id=new_number(), change=change, source=source) for event in happened)
    rows = [_values(place, event, now) for event in recorded]
    work.write_many(_END, _ended(recorded, rows))
    work.write_many(_INSERT, rows)
    return recorded


def _ended(recorded: Sequence[Event], rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Whose last figures end with these events; within one change, the rows themselves say so."""
    latest: dict[int, dict[str, Any]] = {}
    ended = []
    for event, row in zip(recorded, rows, strict=True):
        if event.kind not in FIGURE_EVENTS:
            continue
        if event.after.id in latest:
            latest[event.after.id]["until"] = event.at
        elif event.before is not None:
            ended.append({"deal": event.after.id, "end": event.at})
        latest[event.after.id] = row
    return ended


def of_change(work: Work, change: int) -> list[PastEvent]:
    """The events of one change, in the order in which they happened."""
    return [_past(row) for row in work.execute(_OF_CHANGE, change=change)]


def history(
    work: Work, deals: Sequence[int], *, before: int | None = None, limit: int = 20
) -> list[PastEvent]:
    """What happened to a deal and those merged into it, latest first, undone events included."""
    rows = work.execute(_HISTORY, deals=list(deals), before=before or _FAR, limit=limit)
    return [_past(row) for row in rows]


def since(work: Work, deal: int, after: int) -> list[PastEvent]:
    """What happened to a deal after that event and still holds, in order."""
    return [_past(row) for row in work.execute(_SINCE, deal=deal, after=after)]


def last_touch(work: Work, deal: int, besides: int) -> datetime:
    """When a deal was touched last, UTC, but for that change, which is one, and for what was taken back."""
    found = work.execute(_LAST_TOUCH, deal=deal, besides=besides).scalar_one_or_none()
    if found is None:
        # Nothing else has touched it: it stands as it was before the first touch.
        before, _ = json.loads(work.execute(_FIRST_TOUCH, deal=deal).scalar_one())["touched_at"]
        return datetime.fromisoformat(before)
    _, after = json.loads(found)["touched_at"]
    return datetime.fromisoformat(after)


def last_change(work: Work, actor: str) -> int | None:
    """The member's latest change that still holds, imports apart; None when there is nothing to take back."""
    change: int | None = work.execute(_LAST_CHANGE, actor=actor).scalar_one_or_none()
    return change


def mark_undone(work: Work, change: int, by: int) -> bool:
    """Mark a change as taken back by another change; False when someone was first."""
    if not work.execute(_MARK_UNDONE, change=change, by=by).rowcount:
        return False
    work.execute(_STAND_AGAIN, change=change)
    return True


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
        "was_stage_id": was.stage if was else None,
        "was_stage": place.stage_of(was.pipeline, was.stage).name if was else None,
        "was_status": was.status.value if was else None,
        "was_owner": was.owner if was else None,
        "was_amount": was.amount.minor if was and was.amount else None,
        "was_currency": was.amount.currency if was and was.amount else None,
        "was_close_date": was.close_date if was else None,
        "was_path": path_text(was.path) if was else None,
        "until": FAR if event.kind in FIGURE_EVENTS else None,
        "dwell": int((event.at - was.stage_since).total_seconds()) if was and left else None,
        "changes": compact(
            {field: [_plain(old), _plain(new)] for field, (old, new) in event.changed_fields.items()}
        ),
        "version": deal.version,
        "undoes": event.undoes,
        "undone_by": None,
    }


def _past(row: sa.Row[Any]) -> PastEvent:
    return PastEvent(
        id=row.id,
        change=row.change_id,
        deal=row.deal_id,
        deal_name=row.name,
        kind=EventKind(row.kind),
        by=row.actor,
        source=Source(row.source),
        at=row.at,
        text=row.text,
        touch=row.touch,
        stage=row.stage,
        was_stage=row.was_stage,
        changes={
            field: (_read(field, old), _read(field, new))
            for field, (old, new) in json.loads(row.changes).items()
        },
        undoes=row.undoes,
        undone_by=row.undone_by,
        dwell=row.dwell,
    )


def _plain(value: Any) -> Any:
    if isinstance(value, Money):
        return [value.minor, value.currency]
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return value


_READERS: dict[str, Any] = {
    "amount": lambda pair: Money(pair[0], pair[1]),
    "status": Status,
    "close_date": date.fromisoformat,
    "first_close_date": date.fromisoformat,
    "stage_since": datetime.fromisoformat,
    "closed_at": datetime.fromisoformat,
    "touched_at": datetime.fromisoformat,
    "path": tuple,
}


def _read(field: str, value: Any) -> Any:
    reader = _READERS.get(field)
    return value if reader is None or value is None else reader(value)
