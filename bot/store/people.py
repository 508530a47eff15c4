"""Who is asking: the workspace's settings and the member's profile, in one query.

Profiles come from Slack by the worker and are kept here, so that no answer waits for Slack.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

import sqlalchemy as sa
from msgspec.json import Decoder

from bot.compact import compact
from bot.domain.people import Member, Profile, Role
from bot.domain.workspaces import Workspace
from bot.store.tables import Instant, people, workspaces
from bot.store.work import Work

_CONFIG = Decoder(Workspace)

_KNOWN = (people.c.team_id == sa.bindparam("team")) & (people.c.user_id == sa.bindparam("user"))
# Both sides may be missing, so neither can be the one that is joined from.
WHO = sa.select(
    sa.select(workspaces.c.config).where(workspaces.c.team_id == sa.bindparam("team")).scalar_subquery(),
    people.c.user_id,
    people.c.name,
    people.c.zone,
    people.c.is_admin,
    people.c.is_guest,
    people.c.is_stranger,
).select_from(sa.select(sa.literal(1).label("one")).subquery("always").outerjoin(people, _KNOWN))
"""What `asker` reads."""
_PROFILES = sa.select(
    people.c.user_id.label("user"),
    people.c.name,
    people.c.zone,
    people.c.is_admin,
    people.c.is_guest,
    people.c.is_stranger,
    people.c.is_bot,
    people.c.deleted,
)
_PROFILE = _PROFILES.where(_KNOWN)
_ALL_PROFILES = _PROFILES.where(people.c.team_id == sa.bindparam("team"))
_CONFIG_OF = sa.select(workspaces.c.config).where(workspaces.c.team_id == sa.bindparam("team"))
_NAMES = sa.select(people.c.user_id, people.c.name).where(
    people.c.team_id == sa.bindparam("team"), people.c.name.is_not(None)
)
_NAMES_OF = _NAMES.where(people.c.user_id.in_(sa.bindparam("users", expanding=True)))
_COLLEAGUES = sa.select(people.c.user_id, people.c.name, people.c.is_guest).where(
    people.c.team_id == sa.bindparam("team"),
    people.c.name.is_not(None),
    ~people.c.deleted,
    ~people.c.is_bot,
    ~people.c.is_stranger,
)
_ADMINS = sa.select(people.c.user_id).where(
    people.c.team_id == sa.bindparam("team"), people.c.is_admin, ~people.c.deleted, ~people.c.is_bot
)
_KEEP_PROFILE = sa.text(
    """
    INSERT INTO people
        (team_id, user_id, name, zone, is_admin, is_guest, is_stranger, is_bot, deleted, fetched_at)
    VALUES (:team, :user, :name, :zone, :is_admin, :is_guest, :is_stranger, :is_bot, :deleted, :at)
    ON CONFLICT (team_id, user_id) DO UPDATE SET
        name = excluded.name, zone = excluded.zone, is_admin = excluded.is_admin,
        is_guest = excluded.is_guest, is_stranger = excluded.is_stranger, is_bot = excluded.is_bot,
        deleted = excluded.deleted, fetched_at = excluded.fetched_at
    """
).bindparams(sa.bindparam("at", type_=Instant))
_CONFIGS = sa.select(workspaces.c.config)
_KEEP_CONFIG = sa.text(
    """
    INSERT INTO workspaces (team_id, config, changed_at) VALUES (:team, :config, :at)
    ON CONFLICT (team_id) DO UPDATE SET config = excluded.config, changed_at = excluded.changed_at
    """
).bindparams(sa.bindparam("at", type_=Instant))


class Asker(NamedTuple):
    """Who asks, and where. is_known: whether the member's profile is known yet."""

    workspace: Workspace
    member: Member
    is_known: bool


def who(work: Work, user: str, *, is_stranger: bool = False) -> Asker:
    """Who asks. Until their profile is known, the workspace's zone serves and they count as a rep.

    is_stranger: what the request itself says, which outranks the profile.
    """
    return asker(work.team, user, work.execute(WHO, user=user).one(), is_stranger=is_stranger)


def asker(team: str, user: str, row: Sequence[Any], *, is_stranger: bool) -> Asker:
    """Who asks, by a row that begins with the columns of WHO."""
    config, known, name, zone, is_admin, is_guest, stranger = row[:7]
    place = _workspace(team, config)
    role = Role.REP
    if is_stranger or stranger:
        role = Role.STRANGER
    elif is_guest:
        role = Role.GUEST
    elif is_admin or user in place.admins:
        role = Role.ADMIN
    elif user in place.managers:
        role = Role.MANAGER
    return Asker(place, Member(team, user, role, zone or place.zone, name), known is not None)


def workspace(work: Work) -> Workspace:
    """The workspace's settings, or those of a new one."""
    return _workspace(work.team, work.execute(_CONFIG_OF).scalar_one_or_none())


def languages_written(connection: sa.Connection) -> set[tuple[str, ...]]:
    """What the workspaces write, each as its setting tells it, over all teams."""
    return {_parsed(config).languages for config in connection.execute(_CONFIGS).scalars() if config}


def keep_workspace(work: Work, place: Workspace, now: datetime) -> None:
    work.execute(_KEEP_CONFIG, config=compact(place), at=now)


def keep_profile(work: Work, profile: Profile, now: datetime) -> None:
    """Remember what Slack said of a user. The first known zone becomes a new workspace's own."""
    work.execute(
        _KEEP_PROFILE,
        user=profile.user,
        name=profile.name,
        zone=profile.zone,
        is_admin=profile.is_admin,
        is_guest=profile.is_guest,
        is_stranger=profile.is_stranger,
        is_bot=profile.is_bot,
        deleted=profile.deleted,
        at=now,
    )
    if profile.zone and not profile.is_stranger and work.execute(_CONFIG_OF).scalar_one_or_none() is None:
        keep_workspace(work, Workspace(work.team, zone=profile.zone), now)


def profile(work: Work, user: str) -> Profile | None:
    """What Slack said of a user; None while they are not known."""
    row = work.execute(_PROFILE, user=user).first()
    return None if row is None else Profile(**row._asdict())


def profiles(work: Work) -> dict[str, Profile]:
    """User id -> what Slack said of them, of everyone who is known."""
    return {row.user: Profile(**row._asdict()) for row in work.execute(_ALL_PROFILES)}


def names(work: Work) -> Mapping[str, str]:
    """User id -> display name, for everyone whose profile is known."""
    return MappingProxyType({row.user_id: row.name for row in work.execute(_NAMES)})


def names_of(work: Work, *users: str) -> Mapping[str, str]:
    """The same, for a few."""
    return MappingProxyType({row.user_id: row.name for row in work.execute(_NAMES_OF, users=list(users))})


def colleagues(work: Work, *, guests: bool) -> Mapping[str, str]:
    """User id -> display name, for those who may own deals as far as they are known. guests: these too."""
    found = work.execute(_COLLEAGUES)
    return MappingProxyType({row.user_id: row.name for row in found if guests or not row.is_guest})


def admins(work: Work) -> list[str]:
    """The workspace's administrators in Slack, as far as they are known."""
    return list(work.execute(_ADMINS).scalars())


def _workspace(team: str, config: str | None) -> Workspace:
    return Workspace(team) if config is None else _parsed(config)


@lru_cache(maxsize=4096)
def _parsed(config: str) -> Workspace:
    return _CONFIG.decode(config)
