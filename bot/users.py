"""Slack's user objects: they come by events to those who answer, and by calls to the worker."""

from __future__ import annotations

from typing import Any

from bot.domain.people import Profile
from bot.language.text import clean
from bot.wire import is_id


def is_user(told: Any) -> bool:
    """Whether it is a user object as far as anybody here reaches into it."""
    if not isinstance(told, dict) or not isinstance(told.get("profile") or {}, dict):
        return False
    return bool(told.get("id")) and is_id(told["id"])


def profile_of(user: Any, team: str) -> Profile:
    """What is kept of a user of that team, or met in it; names as they can be shown.

    Raises ValueError for what is no user. https://docs.slack.dev/reference/objects/user-object
    """
    if not is_user(user):
        raise ValueError("no user")
    shown = user.get("profile") or {}
    names = (shown.get("display_name"), user.get("real_name"), shown.get("real_name"), user.get("name"))
    return Profile(
        user=user["id"],
        name=next(filter(None, map(_said, names)), None),
        zone=_said(user.get("tz")),
        is_admin=bool(user.get("is_admin") or user.get("is_owner")),
        is_guest=bool(user.get("is_restricted") or user.get("is_ultra_restricted")),
        is_stranger=bool(user.get("is_stranger")) or user.get("team_id", team) != team,
        is_bot=bool(user.get("is_bot")),
        deleted=bool(user.get("deleted")),
    )


def _said(text: Any) -> str | None:
    return (" ".join(clean(text).split()) or None) if isinstance(text, str) else None
