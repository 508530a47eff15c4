"""Slack's user objects: they come by events to those who answer, and by calls to the worker."""

from __future__ import annotations

from typing import Any

from bot.domain.people import Profile


def profile_of(user: dict[str, Any], team: str) -> Profile:
    """What is kept of a user of that team, or met in it.

    https://docs.slack.dev/reference/objects/user-object
    """
    shown = user.get("profile") or {}
    name = shown.get("display_name") or user.get("real_name") or shown.get("real_name") or user.get("name")
    return Profile(
        user=user["id"],
        name=name or None,
        zone=user.get("tz") or None,
        is_admin=bool(user.get("is_admin") or user.get("is_owner")),
        is_guest=bool(user.get("is_restricted") or user.get("is_ultra_restricted")),
        is_stranger=bool(user.get("is_stranger")) or user.get("team_id", team) != team,
        is_bot=bool(user.get("is_bot")),
        deleted=bool(user.get("deleted")),
    )
