"""Follow-ups in the database: planned, changed with a journal for undo, and looked up when they are due."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Any

import sqlalchemy as sa
from pydantic import TypeAdapter

from bot.domain.follow_ups import FollowUpKind, FollowUpState, PlannedFollowUp
from bot.store import timers
from bot.store.tables import follow_up_changes, follow_ups
from bot.store.timers import TimerKind
from bot.store.work import Overtaken, Work

_JSON: TypeAdapter[PlannedFollowUp] = TypeAdapter(PlannedFollowUp)
_TEAM = follow_ups.c.team_id == sa.bindparam("team")
# Written out, so that the partial indexes are seen to fit.
_OPEN = sa.literal_column("follow_ups.state") == sa.literal_column(f"'{FollowUpState.OPEN.value}'")
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
    .where(_TEAM, _OPEN, follow_ups.c.id.in_(sa.bindparam("numbers", expanding=True)))
    .values(state=FollowUpState.DONE.value)
)
_OF_DEALS = (
    sa.select(*_COLUMNS)
    .where(_TEAM, _OPEN, follow_ups.c.deal_id.in_(sa.bindparam("deals", expanding=True)))
    .order_by(follow_ups.c.due, follow_ups.c.remind_at, follow_ups.c.id)
)
_OF_MEMBERS = (
    sa.select(*_COLUMNS)
    .where(
        _TEAM,
        _OPEN,
        follow_ups.c.assignee.in_(sa.bindparam("members", expanding=True)),
        follow_ups.c.due <= sa.bindparam("until"),
    )
    .order_by(follow_ups.c.due, follow_ups.c.remind_at, follow_ups.c.id)
)
# A change that writes one follow-up twice is undone to what was before the first time.
_JOURNAL = sa.text(
    """
    INSERT INTO follow_up_changes (team_id, change_id, follow_up_id, was, was_change_id)
    VALUES (:team, :change, :number, :was, :seen)
    ON CONFLICT (team_id, change_id, follow_up_id) DO NOTHING
    """
).bindparams(sa.bindparam("seen", type_=sa.BigInteger), sa.bindparam("was", type_=sa.Text))
_IN_CHANGE = (
    sa.select(follow_up_changes.c.follow_up_id, follow_up_changes.c.was, follow_up_changes.c.was_change_id)
    .where(
        follow_up_changes.c.team_id == sa.bindparam("team"),
        follow_up_changes.c.change_id == sa.bindparam("change"),
    )
    .order_by(follow_up_changes.c.follow_up_id)
)


def plan(work: Work, planned: PlannedFollowUp, change: int) -> None:
    """Write a new follow-up; undoing the change withdraws it."""
    work.execute(_INSERT, **_values(planned, change))
    work.execute(_JOURNAL, change=change, number=planned.id, was=None, seen=None)
    _set_timer(work, None, planned)


def load(work: Work, number: int, *, to_change: bool = False) -> PlannedFollowUp | None:
    """The follow-up of that number, open or over. to_change holds its row until the transaction ends."""
    row = work.execute(_LOAD_TO_CHANGE if to_change else _LOAD, number=number).one_or_none()
    return None if row is None else _planned(row)


def save(work: Work, before: PlannedFollowUp, after: PlannedFollowUp, change: int) -> None:
    """Write a follow-up as it is after a change; undoing the change restores it.

    Raises Overtaken when it is not as `before` any more.
    """
    row = work.execute(_LOAD_TO_CHANGE, number=before.id).one_or_none()
    if row is None or _planned(row) != before:
        raise Overtaken
    _update(work, before, after, row.change_id, change)
    was = _JSON.dump_json(before).decode()
    work.execute(_JOURNAL, change=change, number=before.id, was=was, seen=row.change_id)


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


def hand_on(work: Work, deal: int, to: int, change: int) -> None:
    """Give the deal's open follow-ups to the one that it was merged into."""
    for each in of_deals(work, [deal]):
        save(work, each, replace(each, deal=to), change)


def withdraw(work: Work, deal: int, kinds: Collection[FollowUpKind], change: int) -> None:
    """Withdraw the deal's open follow-ups of these kinds, since the deal took another way."""
    for each in of_deals(work, [deal]) if kinds else ():
        if each.kind in kinds:
            save(work, each, each.withdrawn(), change)


def close(work: Work, numbers: Collection[int]) -> None:
    """End follow-ups that were only to be told once; nobody did that, so it is no change."""
    if numbers:
        work.execute(_CLOSE, numbers=list(numbers))


def overtaken(work: Work, change: int) -> bool:
    """Whether a later change has written a follow-up that this one wrote."""
    written = work.execute(_IN_CHANGE, change=change).all()
    return any(_change_of(work, row.follow_up_id) != change for row in written)


def take_back(work: Work, change: int, by: int) -> None:
    """Restore the follow-ups as they were before the change, and withdraw those that it planned.

    by: the undoing change. Call `overtaken` first.
    """
    for row in work.execute(_IN_CHANGE, change=change).all():
        present = load(work, row.follow_up_id, to_change=True)
        if present is None:
            continue
        if row.was is None:
            _update(work, present, present.withdrawn(), change, by)
        else:
            _update(work, present, _JSON.validate_json(row.was), change, row.was_change_id)


def _update(work: Work, before: PlannedFollowUp, after: PlannedFollowUp, seen: int, change: int) -> None:
    values = _values(after, change)
    if work.execute(_UPDATE, number=values.pop("id"), seen=seen, **values).rowcount != 1:
        raise Overtaken
    _set_timer(work, before, after)


def _change_of(work: Work, number: int) -> int | None:
    row = work.execute(_LOAD, number=number).one_or_none()
    return None if row is None else int(row.change_id)


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
