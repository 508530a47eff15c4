"""Targets: what a team or a member is to win from one day to another."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa

from bot.domain.journal import Target
from bot.domain.money import Money
from bot.store.tables import Instant
from bot.store.tables.figures import targets
from bot.store.work import Work

TEAM = ""
"""In place of a member: the whole team."""

_OF = sa.select(targets.c.amount, targets.c.currency).where(
    targets.c.team_id == sa.bindparam("team"),
    targets.c.owner == sa.bindparam("owner"),
    targets.c.first == sa.bindparam("first"),
    targets.c.last == sa.bindparam("last"),
)
_OF_MEMBERS = sa.select(targets.c.owner, targets.c.amount, targets.c.currency).where(
    targets.c.team_id == sa.bindparam("team"),
    targets.c.owner != TEAM,
    targets.c.first == sa.bindparam("first"),
    targets.c.last == sa.bindparam("last"),
)
_LASTING = (
    sa.select(targets.c.owner, targets.c.first, targets.c.last, targets.c.amount, targets.c.currency)
    .where(targets.c.team_id == sa.bindparam("team"), targets.c.last >= sa.bindparam("day"))
    .order_by(targets.c.first, targets.c.last, targets.c.owner)
)
_KEEP = sa.text(
    "INSERT INTO targets (team_id, owner, first, last, amount, currency, set_by, set_at)"
    " VALUES (:team, :owner, :first, :last, :amount, :currency, :by, :at)"
    " ON CONFLICT (team_id, owner, first, last) DO UPDATE SET"
    " amount = excluded.amount, currency = excluded.currency,"
    " set_by = excluded.set_by, set_at = excluded.set_at"
).bindparams(
    sa.bindparam("first", type_=sa.Date),
    sa.bindparam("last", type_=sa.Date),
    sa.bindparam("at", type_=Instant),
)


_REMOVE = sa.delete(targets).where(
    targets.c.team_id == sa.bindparam("team"),
    targets.c.owner == sa.bindparam("owner"),
    targets.c.first == sa.bindparam("first"),
    targets.c.last == sa.bindparam("last"),
)


def of(work: Work, first: date, last: date, rep: str | None = None) -> Money | None:
    """The target for exactly those days."""
    row = work.execute(_OF, owner=rep or TEAM, first=first, last=last).one_or_none()
    return None if row is None else Money(row.amount, row.currency)


def of_members(work: Work, first: date, last: date) -> dict[str, Money]:
    """Everybody's own target for exactly those days, by user id."""
    rows = work.execute(_OF_MEMBERS, first=first, last=last)
    return {row.owner: Money(row.amount, row.currency) for row in rows}


def lasting(work: Work, day: date) -> list[Target]:
    """Those that are not over on that day, the earliest first, the team's before its members'."""
    rows = work.execute(_LASTING, day=day)
    return [Target(row.owner or None, row.first, row.last, Money(row.amount, row.currency)) for row in rows]


def keep(work: Work, first: date, last: date, rep: str | None, amount: Money, by: str, at: datetime) -> None:
    """In place of the one that was set for those days before."""
    work.execute(
        _KEEP,
        owner=rep or TEAM,
        first=first,
        last=last,
        amount=amount.minor,
        currency=amount.currency,
        by=by,
        at=at,
    )


def remove(work: Work, first: date, last: date, rep: str | None) -> None:
    """There is no target for those days any more."""
    work.execute(_REMOVE, owner=rep or TEAM, first=first, last=last)
