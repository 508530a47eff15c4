"""The people of the workspace, and the app's own user, as Slack describes users."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

SLACKBOT = "USLACKBOT"

_COLOURS = (
    "9f69e7",
    "4bbe2e",
    "e7392d",
    "3c989f",
    "674b1b",
    "e96699",
    "e0a729",
    "684b6c",
    "5b89d5",
    "2b6836",
)


@dataclass(slots=True)
class Member:
    """A user of Slack. `tz` is an IANA name, or None: Slack leaves it out for some users."""

    id: str
    name: str
    real_name: str
    team_id: str
    role: str = "rep"
    title: str = ""
    tz: str | None = "Europe/London"
    is_admin: bool = False
    is_owner: bool = False
    is_restricted: bool = False
    is_ultra_restricted: bool = False
    is_stranger: bool = False
    is_bot: bool = False
    deleted: bool = False
    display_name: str = ""
    bot_id: str = ""
    app_id: str = ""

    def as_user(self, now: datetime) -> dict[str, Any]:
        """Slack's user object (https://docs.slack.dev/reference/objects/user-object); `now` fixes the tz
        offset.
        """
        user: dict[str, Any] = {
            "id": self.id,
            "team_id": self.team_id,
            "name": self.name,
            "deleted": self.deleted,
            "color": _COLOURS[sum(self.id.encode()) % len(_COLOURS)],
            "real_name": self.real_name,
            "profile": self._profile(),
            "is_admin": self.is_admin,
            "is_owner": self.is_owner,
            "is_primary_owner": self.is_owner,
            "is_restricted": self.is_restricted,
            "is_ultra_restricted": self.is_ultra_restricted,
            "is_bot": self.is_bot,
            "is_app_user": False,
            "updated": 1,
        }
        if self.is_stranger:
            user["is_stranger"] = True
        return user | self._zone(now)

    def _profile(self) -> dict[str, Any]:
        first, _, last = self.real_name.partition(" ")
        profile: dict[str, Any] = {
            "title": self.title,
            "real_name": self.real_name,
            "real_name_normalized": self.real_name,
            "display_name": self.display_name,
            "display_name_normalized": self.display_name,
            "first_name": first,
            "last_name": last,
            "image_72": "",
            "team": self.team_id,
        }
        if self.is_bot:
            return profile | {"bot_id": self.bot_id, "api_app_id": self.app_id, "always_active": True}
        return profile

    def _zone(self, now: datetime) -> dict[str, Any]:
        if self.tz is None:
            return {}
        local = now.astimezone(ZoneInfo(self.tz))
        offset = local.utcoffset()
        seconds = int(offset.total_seconds()) if offset is not None else 0
        return {"tz": self.tz, "tz_label": local.tzname() or self.tz, "tz_offset": seconds}
