"""Timers: when the clock has to look at something next.

One row for each member's morning, each follow-up with a clock time and each workspace's own day; an index
by time makes a tick cost what is due, not what there is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa

from bot.store.tables import Instant, timers
from bot.store.work import Work


class TimerKind(StrEnum):
    MORNING = "morning"
    """subject: the member whose morning it is."""
    FOLLOW_UP = "follow-up"
    """subject: the follow-up's number."""
    SUMMARY = "summary"
    """subject: the channel that it is posted to, when, and who wanted it (bot.domain.schedules)."""
    TEAM = "team"
    """The workspace's own morning; subject is empty."""


@dataclass(frozen=True, slots=True)
class Timer:
    """due_at: UTC."""

    team: str
    kind: TimerKind
    subject: str
    due_at: datetime


_SET = sa.text(
    """
    INSERT INTO timers (team_id, kind, subject, due_at) VALUES (:team, :kind, :subject, :due)
    ON CONFLICT (team_id, kind, subject) DO UPDATE SET due_at = excluded.due_at
    """
).bindparams(sa.bindparam("due", type_=Instant))
_START = sa.text(
    """
    INSERT INTO timers (team_id, kind, subject, due_at) VALUES (:team, :kind, :subject, :due)
    ON CONFLICT (team_id, kind, subject) DO NOTHING
    """
).bindparams(sa.bindparam("due", type_=Instant))
_STOP = sa.delete(timers).where(
    timers.c.team_id == sa.bindparam("team"),
    timers.c.kind == sa.bindparam("kind"),
    timers.c.subject == sa.bindparam("subject"),
)
_SUBJECTS = sa.select(timers.c.subject).where(
    timers.c.team_id == sa.bindparam("team"),
    timers.c.kind == sa.bindparam("kind"),
    timers.c.subject.startswith(sa.bindparam("beginning")),
)
_COLUMNS = (timers.c.team_id, timers.c.kind, timers.c.subject, timers.c.due_at)
_DUE = (
    sa.select(*_COLUMNS)
    # A kind that only a later version knows waits for that version.
    .where(timers.c.due_at <= sa.bindparam("now"), timers.c.kind.in_([kind.value for kind in TimerKind]))
    # Members of one workspace come together, and are looked at with the same queries.
    .order_by(timers.c.due_at, timers.c.team_id)
    .limit(sa.bindparam("most"))
    .with_for_update(skip_locked=True)
)
_DUE_OF_TEAM = _DUE.where(timers.c.team_id == sa.bindparam("team"))
_LOOK_AGAIN = (
    sa.update(timers)
    .where(
        timers.c.due_at > sa.bindparam("now"),
        timers.c.kind.in_([TimerKind.MORNING.value, TimerKind.TEAM.value]),
    )
    .values(due_at=sa.bindparam("now"))
)
_NEXT = sa.select(sa.func.min(timers.c.due_at, type_=timers.c.due_at.type))


def set_to(work: Work, kind: TimerKind, subject: str, due_at: datetime) -> None:
    """Set the one timer of that kind and subject, in place of any other. due_at: UTC."""
    work.execute(_SET, kind=kind.value, subject=subject, due=due_at)


def set_all(connection: sa.Connection, due: Iterable[Timer]) -> None:
    """Set timers of any team."""
    rows = [
        {"team": one.team, "kind": one.kind.value, "subject": one.subject, "due": one.due_at} for one in due
    ]
    if rows:
        connection.execute(_SET, rows)


def start(work: Work, kind: TimerKind, subject: str, due_at: datetime) -> None:
    """Set it unless it runs already."""
    work.execute(_START, kind=kind.value, subject=subject, due=due_at)


def subjects(work: Work, kind: TimerKind, beginning: str) -> list[str]:
    """The subjects of a kind that begin so."""
    return list(work.execute(_SUBJECTS, kind=kind.value, beginning=beginning).scalars())


def stop(work: Work, kind: TimerKind, subject: str) -> None:
    """No longer look at that subject."""
    work.execute(_STOP, kind=kind.value, subject=subject)


def claim(connection: sa.Connection, now: datetime, most: int, team: str | None = None) -> list[Timer]:
    """Up to `most` due timers, of one team or of any, the longest due first; ours until the commit.

    Two clocks never claim one timer: PostgreSQL skips what another holds, SQLite has one writer. A timer
    that is neither set anew nor stopped is claimed again.
    """
    values = {"now": now, "most": most, "team": team}
    if team is None:
        del values["team"]
    rows = connection.execute(_DUE if team is None else _DUE_OF_TEAM, values)
    return [Timer(each, TimerKind(kind), subject, due) for each, kind, subject, due in rows]


def look_again(connection: sa.Connection, now: datetime) -> None:
    """Have every morning looked at now, as when a clock that was ahead passed some over."""
    connection.execute(_LOOK_AGAIN, {"now": now})


def next_due(connection: sa.Connection) -> datetime | None:
    """When the clock has to look next, UTC; None while nothing is planned."""
    due: datetime | None = connection.execute(_NEXT).scalar_one()
    return due
