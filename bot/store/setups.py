"""The setup in the database: settings held for change, the record of their changes, what the stages hold."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa

from bot.domain.deals import Deal, Status
from bot.domain.journal import Entry, Kept, Signed
from bot.domain.setups import Alteration, HeldDeals
from bot.domain.workspaces import Workspace
from bot.store import deals, journal, people
from bot.store.tables import deals as deals_table
from bot.store.tables import workspaces
from bot.store.work import Work

_HOLD = sa.select(workspaces.c.config).where(workspaces.c.team_id == sa.bindparam("team")).with_for_update()
_HELD_STATUSES = (Status.OPEN.value, Status.WON.value)
_HOLDING = (
    sa.select(deals_table.c.pipeline_id, deals_table.c.stage_id, sa.func.count())
    .where(deals_table.c.team_id == sa.bindparam("team"), deals_table.c.status.in_(_HELD_STATUSES))
    .group_by(deals_table.c.pipeline_id, deals_table.c.stage_id)
)
_IN_STAGE = (
    deals_table.c.team_id == sa.bindparam("team"),
    deals_table.c.pipeline_id == sa.bindparam("pipeline"),
    deals_table.c.status.in_(_HELD_STATUSES),
    deals_table.c.stage_id == sa.bindparam("stage"),
)
_COUNT_IN = sa.select(sa.func.count()).where(*_IN_STAGE)
_FIRST_IN = (
    sa.select(*(column for column in deals_table.c if column.name != "team_id"))
    .where(*_IN_STAGE)
    .order_by(deals_table.c.stage_since, deals_table.c.id)
    .limit(sa.bindparam("limit"))
)
_HOLD_IN = _FIRST_IN.with_for_update()
_ANY_DEAL = sa.select(deals_table.c.id).where(deals_table.c.team_id == sa.bindparam("team")).limit(1)
_TEAMS = (
    sa.select(deals_table.c.team_id).distinct().order_by(deals_table.c.team_id).limit(sa.bindparam("most"))
)


def hold(work: Work, now: datetime) -> Workspace:
    """The workspace's settings, ours until the transaction ends: two admins at once come after each other."""
    if work.execute(_HOLD).scalar_one_or_none() is None:
        people.keep_workspace(work, people.workspace(work), now)
        work.execute(_HOLD)
    return people.workspace(work)


def record(work: Work, signed: Signed, altered: Sequence[Alteration]) -> tuple[Alteration, ...]:
    """Write down what one change altered; returns it signed."""
    for each in altered:
        became = {"value": each.now, "label": each.label, "told": each.told}
        journal.write(
            work, signed, Kept.SETUP, each.subject, json.dumps({"value": each.was}), json.dumps(became)
        )
    return tuple(replace(each, by=signed.by, at=signed.at, change=signed.change) for each in altered)


def of_change(work: Work, change: int) -> tuple[Alteration, ...]:
    """What one change altered of the setup."""
    entries = journal.of_change(work, change)
    return tuple(alteration(entry) for entry in entries if entry.kind is Kept.SETUP)


def latest(work: Work, limit: int) -> tuple[Alteration, ...]:
    """What was altered last, latest first."""
    return tuple(alteration(entry) for entry in journal.lately(work, Kept.SETUP, limit))


def who_set(work: Work, subject: str) -> str | None:
    """Whose the last change of a subject is, be it one or its undoing."""
    return journal.last_hand(work, Kept.SETUP, subject)


def holding(work: Work) -> dict[tuple[int, int], int]:
    """Pipeline and stage -> how many open and won deals are there."""
    return {(pipeline, stage): count for pipeline, stage, count in work.execute(_HOLDING)}


def held_in(work: Work, pipeline: int, stage: int, *, most: int) -> HeldDeals:
    """The open and won deals of a stage: the longest there first, at most so many, and their number."""
    total = int(work.execute(_COUNT_IN, pipeline=pipeline, stage=stage).scalar_one())
    rows = work.execute(_FIRST_IN, pipeline=pipeline, stage=stage, limit=most) if total else ()
    return HeldDeals(tuple(deals.deal_of(row) for row in rows), total)


def hold_deals(work: Work, pipeline: int, stage: int, *, most: int) -> list[Deal]:
    """Those deals, held for change until the transaction ends."""
    return [deals.deal_of(row) for row in work.execute(_HOLD_IN, pipeline=pipeline, stage=stage, limit=most)]


def has_deals(work: Work) -> bool:
    return work.execute(_ANY_DEAL).first() is not None


def with_deals(connection: sa.Connection, *, most: int) -> list[str]:
    """The workspaces that have deals, at most so many."""
    return list(connection.execute(_TEAMS, {"most": most}).scalars())


def alteration(entry: Entry) -> Alteration:
    """What a line of the journal says of the setup."""
    was, became = json.loads(entry.was or "{}"), json.loads(entry.became or "{}")
    return Alteration(
        subject=entry.subject,
        label=became.get("label", entry.subject),
        was=was.get("value"),
        now=became.get("value"),
        told=became.get("told"),
        by=entry.by,
        at=entry.signed.at,
        change=entry.signed.change,
        undone_by=entry.undone_by,
    )
