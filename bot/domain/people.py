"""Members: the people of a workspace, their time zone and their rights."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


class Role(StrEnum):
    """What someone may do: `stranger` is of another organisation (Slack Connect)."""

    REP = "rep"
    MANAGER = "manager"
    ADMIN = "admin"
    GUEST = "guest"
    STRANGER = "stranger"

    @property
    def is_inside(self) -> bool:
        """A full member of the organisation that installed Rainmaker."""
        return self in (Role.REP, Role.MANAGER, Role.ADMIN)

    @property
    def steers(self) -> bool:
        """May set targets, stages and what others see."""
        return self in (Role.MANAGER, Role.ADMIN)


@lru_cache(maxsize=1024)
def zone_of(name: str | None) -> ZoneInfo:
    """The zone of an IANA name; UTC where the name is missing or unknown (Slack may send neither)."""
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


@lru_cache(maxsize=256)
def day_in(zone: str | None, instant: datetime) -> date:
    """What day it is then in the zone of that name; kept, as a request asks for its own a dozen times."""
    return instant.astimezone(zone_of(zone)).date()


def handle(name: str) -> str:
    """ "@kim": a member's name as people write it, with one @ however Slack has it."""
    return f"@{name.removeprefix('@')}"


@dataclass(frozen=True, slots=True)
class Member:
    """Who is asking: `zone` is an IANA name; `name` is None until Slack has told it."""

    team: str
    user: str
    role: Role
    zone: str
    name: str | None = None

    @property
    def tz(self) -> ZoneInfo:
        return zone_of(self.zone)

    def day_at(self, instant: datetime) -> date:
        """What day it is then where they are."""
        return day_in(self.zone, instant)


@dataclass(frozen=True, slots=True)
class Profile:
    """What Slack says of a user (`users.info`), kept so that no answer waits for it."""

    user: str
    name: str | None
    zone: str | None
    is_admin: bool = False
    is_guest: bool = False
    is_stranger: bool = False
    is_bot: bool = False
    deleted: bool = False
