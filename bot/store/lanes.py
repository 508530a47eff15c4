"""Lanes: one row for each channel or person that hears something, with its next wake-up.

A worker claims lanes, not notices, so that a route's order and pace come by themselves: it takes a due
lane under a lease, tells the lane's lowest waiting notice, marks what became of it and frees the lane. A
worker that dies leaves the lease to run out. Whoever frees a lane without holding its lease changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from bot.domain.notices import Notice, NoticeKind
from bot.store.tables import lanes, outbox
from bot.store.work import Work


@dataclass(frozen=True, slots=True)
class Turn:
    """A lane's head notice, taken under a lease that ends at `until`, UTC."""

    notice: Notice
    lease: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Freed:
    """A lane given back: it may be taken again at `due`, if anything waits in it."""

    team: str
    route: str
    lease: str
    due: datetime


@dataclass(frozen=True, slots=True)
class Parked:
    """A route that cannot be told anything, since when and why."""

    team: str
    route: str
    since: datetime
    reason: str


_waiting = (outbox.c.team_id == lanes.c.team_id, outbox.c.route == lanes.c.route, outbox.c.state.is_(None))
_other = outbox.c.kind.not_in(sa.bindparam("kinds", expanding=True))
WAITS = sa.select(sa.literal(1)).where(*_waiting).correlate(lanes).exists()
SAYS_ELSE = sa.select(sa.literal(1)).where(*_waiting, _other).correlate(lanes).exists()
"""Whether anything waits in a lane, and whether anything of another kind than `kinds` does."""
_KEY = sa.tuple_(lanes.c.team_id, lanes.c.route, lanes.c.lease)
_HOLD = (
    sa.select(lanes.c.team_id, lanes.c.route, lanes.c.lease)
    .where(_KEY.in_(sa.bindparam("leases", expanding=True)))
    .order_by(lanes.c.team_id, lanes.c.route)
    .with_for_update()
)
_ROUTE = (lanes.c.team_id == sa.bindparam("team"), lanes.c.route == sa.bindparam("to"))
_MINE = (*_ROUTE, lanes.c.lease == sa.bindparam("token"))
_RENEW = sa.update(lanes).where(*_MINE).values(due_at=sa.bindparam("until"))
_FREE = (
    sa.update(lanes)
    .where(*_MINE)
    .values(
        lease=None,
        paced_until=sa.bindparam("due"),
        due_at=sa.case((WAITS, sa.bindparam("due", type_=lanes.c.due_at.type)), else_=sa.null()),
    )
)
_PARKING = sa.update(lanes).values(
    due_at=None, parked_at=sa.bindparam("now"), parked_reason=sa.bindparam("reason")
)
_PARK = _PARKING.where(*_MINE).values(lease=None)
_PARK_ROUTE = _PARKING.where(*_ROUTE, lanes.c.parked_at.is_(None))
_PARK_ALL = _PARKING.where(lanes.c.team_id == sa.bindparam("team"), lanes.c.parked_at.is_(None))
_PUT_OFF = (
    sa.update(lanes)
    .where(lanes.c.team_id == sa.bindparam("team"), lanes.c.due_at <= sa.bindparam("now"), ~SAYS_ELSE)
    .values(due_at=sa.bindparam("until"))
)
_INSTANT = lanes.c.due_at.type
_NOW = sa.bindparam("now", type_=_INSTANT)
# At once, or when the route's pace allows.
_BACK = {
    "due_at": sa.case((lanes.c.paced_until > _NOW, lanes.c.paced_until), else_=_NOW),
    "parked_at": None,
    "parked_reason": None,
}
_UNPARK = sa.update(lanes).where(*_ROUTE, lanes.c.parked_at.is_not(None)).values(**_BACK)
_UNPARK_ALL = (
    sa.update(lanes)
    .where(
        *(lanes.c.team_id == sa.bindparam("team"), lanes.c.parked_at.is_not(None)),
        lanes.c.parked_reason.in_(sa.bindparam("reasons", expanding=True)),
    )
    .values(**_BACK)
)
_WHY = sa.select(lanes.c.parked_reason).where(*_ROUTE, lanes.c.parked_at.is_not(None))
_FAR_OFF = sa.or_(lanes.c.due_at > sa.bindparam("beyond"), lanes.c.paced_until > sa.bindparam("beyond"))
_SET_BACK = (
    sa.update(lanes)
    .where(_FAR_OFF)
    .values(
        paced_until=sa.bindparam("now"),
        due_at=sa.case(
            (lanes.c.lease.is_not(None), sa.bindparam("until", type_=_INSTANT)),
            (lanes.c.due_at.is_not(None), sa.bindparam("now", type_=_INSTANT)),
            else_=sa.null(),
        ),
    )
)
_PARKED_LANES = sa.select(lanes.c.team_id, lanes.c.route).where(lanes.c.parked_at.is_not(None))
_OLDEST_ON_ITS_WAY = sa.select(sa.func.min(outbox.c.created_at, type_=outbox.c.created_at.type)).where(
    outbox.c.state.is_(None), sa.tuple_(outbox.c.team_id, outbox.c.route).not_in(_PARKED_LANES)
)
_NEXT = sa.select(sa.func.min(lanes.c.due_at, type_=lanes.c.due_at.type)).where(lanes.c.due_at.is_not(None))
_PARKED = sa.select(lanes.c.team_id, lanes.c.route, lanes.c.parked_at, lanes.c.parked_reason).where(
    lanes.c.parked_at.is_not(None)
)


def held(connection: sa.Connection, leases: Iterable[tuple[str, str, str]]) -> set[tuple[str, str, str]]:
    """Which of the leases (team, route, token) still run; their lanes are ours until the transaction ends.

    On PostgreSQL this also waits for whoever is just now leaving a notice there, so that the lane is not
    freed as empty over it.
    """
    wanted = list(leases)
    return {tuple(row) for row in connection.execute(_HOLD, {"leases": wanted})} if wanted else set()


def renew(connection: sa.Connection, leases: Iterable[tuple[str, str, str]], until: datetime) -> None:
    """Keep leases (team, route, token) that still run, until a later end."""
    rows = [{"team": team, "to": route, "token": token, "until": until} for team, route, token in leases]
    if rows:
        connection.execute(_RENEW, rows)


def free(connection: sa.Connection, freed: Iterable[Freed]) -> None:
    """Give lanes back, each to be taken again at its own time. Call `held` first."""
    rows = [{"team": one.team, "to": one.route, "token": one.lease, "due": one.due} for one in freed]
    if rows:
        connection.execute(_FREE, rows)


def park(connection: sa.Connection, turn: Turn, reason: str, now: datetime) -> None:
    """Stop telling a route; what waits there stays, and comes when it is unparked."""
    notice = turn.notice
    values = {"team": notice.team, "to": notice.route, "token": turn.lease, "now": now, "reason": reason}
    connection.execute(_PARK, values)


def put_off(work: Work, kinds: Iterable[NoticeKind], now: datetime, until: datetime) -> None:
    """Have the workspace's due lanes wait in which nothing but notices of these kinds is to be told."""
    work.execute(_PUT_OFF, now=now, until=until, kinds=[kind.value for kind in kinds])


def unpark(work: Work, route: str, now: datetime) -> bool:
    """Try a parked route again, such as when its channel returned. Whether it was parked."""
    found = work.execute(_UNPARK, to=route, now=now).rowcount > 0
    work.left(found)
    return found


def unpark_all(work: Work, reasons: Iterable[str], now: datetime) -> int:
    """Try all routes of the workspace again that were parked for these reasons. How many there were."""
    found = work.execute(_UNPARK_ALL, reasons=list(reasons), now=now).rowcount
    work.left(found)
    return found


def set_back(connection: sa.Connection, now: datetime, beyond: datetime, until: datetime) -> None:
    """The clock was set back: lanes that would rest beyond that time rest no longer.

    until: when the leases among them end.
    """
    connection.execute(_SET_BACK, {"now": now, "beyond": beyond, "until": until})


def next_due(connection: sa.Connection) -> datetime | None:
    """When the next lane may be taken, UTC; None while nothing waits."""
    due: datetime | None = connection.execute(_NEXT).scalar_one()
    return due


def waiting_since(connection: sa.Connection) -> datetime | None:
    """When the oldest notice was written that still waits, of all teams, UTC; parked routes left out."""
    oldest: datetime | None = connection.execute(_OLDEST_ON_ITS_WAY).scalar_one()
    return oldest


def parked(connection: sa.Connection) -> list[Parked]:
    """The parked routes of all teams."""
    return [Parked(*row) for row in connection.execute(_PARKED)]


def parked_because(work: Work, route: str) -> str | None:
    """Why the route is parked, in Slack's word for it; None where it is not."""
    reason: str | None = work.execute(_WHY, to=route).scalar_one_or_none()
    return reason


def park_route(work: Work, route: str, reason: str, now: datetime) -> None:
    """Stop telling a route that Slack said is gone, such as an archived channel."""
    work.execute(_PARK_ROUTE, to=route, reason=reason, now=now)


def park_all(work: Work, reason: str, now: datetime) -> None:
    """Stop telling the whole workspace, as when the app was removed from it."""
    work.execute(_PARK_ALL, reason=reason, now=now)
