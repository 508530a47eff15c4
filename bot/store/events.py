"""Events read back: as a deal's history, and for what an undo must know."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from bot.domain.deals import Status
from bot.domain.events import EventKind, PastEvent, Source
from bot.domain.money import Money
from bot.store.tables import events
from bot.store.work import Work

_TEAM = events.c.team_id == sa.bindparam("team")
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
_OF_DEAL = (_TEAM, events.c.deal_id == sa.bindparam("deal"))
_HOLDS = (events.c.undone_by.is_(None), events.c.undoes.is_(None))
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
    sa.select(*_PAST).where(*_OF_DEAL, *_HOLDS, events.c.id > sa.bindparam("after")).order_by(events.c.id)
)
_LATEST = (
    sa.select(*_PAST)
    .where(*_OF_DEAL, *_HOLDS, events.c.kind.in_(sa.bindparam("kinds", expanding=True)))
    .order_by(events.c.id.desc())
    .limit(1)
)
_LAST_STAGE = (
    sa.select(events.c.was_stage_id)
    .where(*_OF_DEAL, *_HOLDS, events.c.was_stage_id.in_(sa.bindparam("stages", expanding=True)))
    .order_by(events.c.id.desc())
    .limit(1)
)
_TOUCHES = (
    sa.select(events.c.changes)
    .where(
        *_OF_DEAL,
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
        *_HOLDS,
        events.c.actor == sa.bindparam("actor"),
        events.c.source != Source.IMPORT.value,
    )
    .order_by(events.c.id.desc())
    .limit(1)
)
_FAR = 2**63 - 1


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


def latest(work: Work, deal: int, kinds: Iterable[EventKind]) -> PastEvent | None:
    """The latest event of those kinds that still holds; None where there is none."""
    row = work.execute(_LATEST, deal=deal, kinds=[kind.value for kind in kinds]).one_or_none()
    return None if row is None else _past(row)


def last_stage(work: Work, deal: int, among: Iterable[int]) -> int | None:
    """In which of those stages the deal was last, before where it is now; None where it was in none."""
    stage: int | None = work.execute(_LAST_STAGE, deal=deal, stages=list(among)).scalar_one_or_none()
    return stage


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
