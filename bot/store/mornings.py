"""Mornings in the database: who has them, what each member wants of theirs, and what lies before them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

import sqlalchemy as sa
from msgspec.json import Decoder

from bot.compact import compact
from bot.domain.deals import Deal, Status
from bot.domain.mornings import Morning, Wishes, next_morning
from bot.domain.people import zone_of
from bot.domain.workspaces import Workspace
from bot.store import deals, timers
from bot.store.tables import OPEN_FOLLOW_UP, Instant, follow_ups, mornings, people
from bot.store.tables import deals as deals_table
from bot.store.timers import TimerKind
from bot.store.work import Work

_JSON = Decoder(Wishes)
_THEIRS = sa.and_(mornings.c.team_id == people.c.team_id, mornings.c.user_id == people.c.user_id)
_MEMBERS = (
    sa.select(people, mornings.c.wishes)
    .select_from(people.outerjoin(mornings, _THEIRS))
    .where(
        people.c.team_id == sa.bindparam("team"),
        people.c.user_id.in_(sa.bindparam("users", expanding=True)),
    )
)
_WISHES = sa.select(mornings.c.wishes).where(
    mornings.c.team_id == sa.bindparam("team"), mornings.c.user_id == sa.bindparam("user")
)
_KEEP = sa.text(
    """
    INSERT INTO mornings (team_id, user_id, wishes) VALUES (:team, :user, :wishes)
    ON CONFLICT (team_id, user_id) DO UPDATE SET wishes = excluded.wishes
    """
)
_MOVE_TIMER = sa.text(
    """
    UPDATE timers SET due_at = :due
    WHERE team_id = :team AND kind = :kind AND subject = :subject AND due_at > :now AND due_at >= :first
    """
).bindparams(*(sa.bindparam(name, type_=Instant) for name in ("due", "now", "first")))
_OWNED = (
    deals_table.c.team_id == sa.bindparam("team"),
    deals_table.c.owner.in_(sa.bindparam("users", expanding=True)),
    deals_table.c.status == Status.OPEN.value,
)
_OPEN_DEALS = sa.select(*(column for column in deals_table.c if column.name != "team_id")).where(*_OWNED)
_LAST_DUE = (
    sa.select(follow_ups.c.deal_id, sa.func.max(follow_ups.c.due, type_=sa.Date).label("last"))
    .join(
        deals_table,
        sa.and_(deals_table.c.team_id == follow_ups.c.team_id, deals_table.c.id == follow_ups.c.deal_id),
    )
    .where(
        *_OWNED,
        OPEN_FOLLOW_UP,
    )
    .group_by(follow_ups.c.deal_id)
)


@dataclass(frozen=True, slots=True)
class Riser:
    """Someone whose morning comes. zone: IANA name; hears: a member who is to hear of deals at all."""

    user: str
    zone: str
    wishes: Wishes
    hears: bool


def risers(work: Work, place: Workspace, users: Collection[str]) -> list[Riser]:
    """The users as far as they are known, with their wishes."""
    return [
        Riser(
            row.user_id,
            row.zone or place.zone,
            _JSON.decode(row.wishes) if row.wishes else Wishes(),
            hears=_hears(row, place),
        )
        for row in work.execute(_MEMBERS, users=list(users))
    ]


def _hears(row: Any, place: Workspace) -> bool:
    if row.is_bot or row.deleted or (row.is_stranger and not place.strangers_allowed):
        return False
    return place.guests_allowed or not row.is_guest


def wishes_of(work: Work, user: str) -> Wishes:
    """What the member wants of their mornings; the workspace's own where they never said."""
    kept = work.execute(_WISHES, user=user).scalar_one_or_none()
    return Wishes() if kept is None else _JSON.decode(kept)


def keep(work: Work, user: str, wanted: Wishes) -> None:
    """Write the member's wishes; the timer of their next morning is another's to move (`wake`, `move`)."""
    work.execute(_KEEP, user=user, wishes=compact(wanted))


def wake(work: Work, place: Workspace, user: str, zone: str, now: datetime) -> None:
    """Start a member's mornings, and the workspace's own, where they do not run already."""
    move(work, place, user, zone, now)
    timers.start(work, TimerKind.MORNING, user, _next(work, place, user, zone, now).at)
    timers.start(work, TimerKind.TEAM, "", next_morning(now, zone_of(place.zone), place.digest_minute).at)


def move(work: Work, place: Workspace, user: str, zone: str, now: datetime) -> None:
    """Set a member's mornings, if they run, to another zone or hour.

    One that is due already keeps its turn, and so does today's when the new hour has passed: a change loses
    nobody the day's message.
    """
    _move(work, TimerKind.MORNING, user, _next(work, place, user, zone, now), zone, now)


def move_own(work: Work, place: Workspace, now: datetime) -> None:
    """The same for the workspace's own morning, which runs from then on."""
    following = next_morning(now, zone_of(place.zone), place.digest_minute)
    _move(work, TimerKind.TEAM, "", following, place.zone, now)
    timers.start(work, TimerKind.TEAM, "", following.at)


def _move(work: Work, kind: TimerKind, subject: str, following: Morning, zone: str, now: datetime) -> None:
    first = min(datetime.combine(following.day, time(), zone_of(zone)), following.at)
    work.execute(_MOVE_TIMER, kind=kind.value, subject=subject, due=following.at, now=now, first=first)


def _next(work: Work, place: Workspace, user: str, zone: str, now: datetime) -> Morning:
    return next_morning(now, zone_of(zone), wishes_of(work, user).minute_in(place))


def open_deals(work: Work, owners: Collection[str]) -> dict[str, list[Deal]]:
    """User id -> their open deals."""
    found: dict[str, list[Deal]] = {}
    for row in work.execute(_OPEN_DEALS, users=list(owners)):
        deal = deals.deal_of(row)
        found.setdefault(deal.owner, []).append(deal)
    return found


def last_due(work: Work, owners: Collection[str]) -> dict[int, date]:
    """The owners' open deals -> the day of the latest open follow-up, for those that have one."""
    return {row.deal_id: row.last for row in work.execute(_LAST_DUE, users=list(owners))}
