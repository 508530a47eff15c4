"""Follow-ups in the database: planned, changed with a journal for undo, and looked up when they are due."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Any

import sqlalchemy as sa
from msgspec.json import Decoder

from bot.compact import compact
from bot.domain.follow_ups import FollowUpKind, FollowUpState, PlannedFollowUp
from bot.domain.journal import Kept, Signed
from bot.store import journal, timers
from bot.store.errors import Overtaken
from bot.store.tables import OPEN_FOLLOW_UP, follow_ups
from bot.store.timers import TimerKind
from bot.store.work import Work

JSON = Decoder(PlannedFollowUp)
_TEAM = follow_ups.c.team_id == sa.bindparam("team")
_COLUMNS = (
    follow_ups.c.id,
    follow_ups.c.deal_id,
    follow_ups.c.assignee,
    follow_ups.c.planned_by,
    follow_ups.c.due,
    follow_ups.c.remind_at,
    follow_ups.c.text,
    follow_ups.c.snoozes,
    follow_ups.c.kind,
    follow_ups.c.state,
)
_THIS = (_TEAM, follow_ups.c.id == sa.bindparam("number"))
_LOAD = sa.select(*_COLUMNS, follow_ups.c.change_id).where(*_THIS)
_LOAD_TO_CHANGE = _LOAD.with_for_update()
_INSERT = sa.insert(follow_ups).values(
    team_id=sa.bindparam("team"),
    **{column.name: sa.bindparam(column.name) for column in follow_ups.c if column.name != "team_id"},
)
_UPDATE = (
    sa.update(follow_ups)
    .where(*_THIS, follow_ups.c.change_id == sa.bindparam("seen"))
    .values(
        {
            column.name: sa.bindparam(column.name)
            for column in follow_ups.c
            if column.name not in ("team_id", "id")
        }
    )
)
_CLOSE = (
    sa.update(follow_ups)
    .where(_TEAM, OPEN_FOLLOW_UP, follow_ups.c.id.in_(sa.bindparam("numbers", expanding=True)))
    .values(state=FollowUpState.DONE.value)
)
_OF_DEALS = (
    sa.select(*_COLUMNS)
    .where(_TEAM, OPEN_FOLLOW_UP, follow_ups.c.deal_id.in_(sa.bindparam("deals", expanding=True)))
    .order_by(follow_ups.c.due, follow_ups.c.remind_at, follow_ups.c.id)
)
_OF_MEMBERS = (
    sa.select(*_COLUMNS)
    .where(
        _TEAM,
        OPEN_FOLLOW_UP,
        follow_ups.c.assignee.in_(sa.bindparam("members", expanding=True)),
        follow_ups.c.due <= sa.bindparam("until"),
    )
    .order_by(follow_ups.c.due, follow_ups.c.remind_at, follow_ups.c.id)
)


def plan(work: Work, planned: PlannedFollowUp, signed: Signed) -> None:
    """Write a new follow-up; undoing the change withdraws it."""
    work.execute(_INSERT, **_values(planned, signed.change))
    _write_down(work, signed, None, planned)
    _set_timer(work, None, planned)


def load(work: Work, number: int, *, to_change: bool = False) -> PlannedFollowUp | None:
    """The follow-up of that number, open or over. to_change holds its row until the transaction ends."""
    row = work.execute(_LOAD_TO_CHANGE if to_change else _LOAD, number=number).one_or_none()
    return None if row is None else _planned(row)


def save(work: Work, before: PlannedFollowUp, after: PlannedFollowUp, signed: Signed) -> None:
    """Write a follow-up as it is after a change; undoing the change restores it.

    Raises Overtaken when it is not as `before` any more.
    """
    _replace(work, before, after, signed.change)
    _write_down(work, signed, before, after)


def put_back(work: Work, number: int, was: PlannedFollowUp | None, change: int) -> None:
    """Restore a follow-up as it was; one that was not there is withdrawn. change: the one that undoes."""
    present = load(work, number, to_change=True)
    if present is not None:
        _replace(work, present, was or present.withdrawn(), change)


def _replace(work: Work, before: PlannedFollowUp, after: PlannedFollowUp, change: int) -> None:
    row = work.execute(_LOAD_TO_CHANGE, number=before.id).one_or_none()
    if row is None or _planned(row) != before:
        raise Overtaken
    values = _values(after, change)
    if work.execute(_UPDATE, number=values.pop("id"), seen=row.change_id, **values).rowcount != 1:
        raise Overtaken
    _set_timer(work, before, after)


def _write_down(work: Work, signed: Signed, before: PlannedFollowUp | None, after: PlannedFollowUp) -> None:
    was = None if before is None else compact(before)
    journal.write(work, signed, Kept.FOLLOW_UP, str(after.id), was, compact(after))


def of_deals(work: Work, deals: Collection[int]) -> list[PlannedFollowUp]:
    """The open follow-ups of the deals, the next one first."""
    return [_planned(row) for row in work.execute(_OF_DEALS, deals=list(deals))] if deals else []


def next_of(work: Work, deals: Collection[int]) -> dict[int, PlannedFollowUp]:
    """Deal number -> its next open follow-up, for those that have one."""
    found: dict[int, PlannedFollowUp] = {}
    for each in of_deals(work, deals):
        found.setdefault(each.deal, each)
    return found


def of_members(work: Work, members: Collection[str], until: date) -> list[PlannedFollowUp]:
    """The members' open follow-ups that are due by that day, the longest due first."""
    if not members:
        return []
    return [_planned(row) for row in work.execute(_OF_MEMBERS, members=list(members), until=until)]


def hand_on(work: Work, deal: int, to: int, signed: Signed) -> None:
    """Give the deal's open follow-ups to the one that it was merged into."""
    for each in of_deals(work, [deal]):
        save(work, each, replace(each, deal=to), signed)


def withdraw(work: Work, deal: int, kinds: Collection[FollowUpKind], signed: Signed) -> None:
    """Withdraw the deal's open follow-ups of these kinds, since the deal took another way."""
    for each in of_deals(work, [deal]) if kinds else ():
        if each.kind in kinds:
            save(work, each, each.withdrawn(), signed)


def close(work: Work, numbers: Collection[int]) -> None:
    """End follow-ups that were only to be told once; nobody did that, so it is no change."""
    if numbers:
        work.execute(_CLOSE, numbers=list(numbers))


def _set_timer(work: Work, before: PlannedFollowUp | None, after: PlannedFollowUp) -> None:
    """One with a clock time is told at that time, as long as it is open."""
    if after.is_open and after.remind_at is not None:
        timers.set_to(work, TimerKind.FOLLOW_UP, str(after.id), after.remind_at)
    elif before is not None and before.remind_at is not None:
        timers.stop(work, TimerKind.FOLLOW_UP, str(after.id))


def _values(planned: PlannedFollowUp, change: int) -> dict[str, Any]:
    return {
        "id": planned.id,
        "deal_id": planned.deal,
        "kind": planned.kind.value,
        "state": planned.state.value,
        "assignee": planned.assignee,
        "planned_by": planned.by,
        "due": planned.due,
        "remind_at": planned.remind_at,
        "text": planned.text,
        "snoozes": planned.snoozes,
        "change_id": change,
    }


def _planned(row: Any) -> PlannedFollowUp:
    return PlannedFollowUp(
        id=row.id,
        deal=row.deal_id,
        assignee=row.assignee,
        by=row.planned_by,
        due=row.due,
        remind_at=row.remind_at,
        text=row.text,
        snoozes=row.snoozes,
        kind=FollowUpKind(row.kind),
        state=FollowUpState(row.state),
    )
