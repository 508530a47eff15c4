"""Announcements as JSON: how a change is written into the outbox, and read back when it is told.

The names in an announcement are those of its day, so it is kept whole and not looked up again.
"""

from __future__ import annotations

from typing import Any

from msgspec import convert, to_builtins

from bot.domain.notices import Announcement, NewNotice, NoticeKind


def packed(announcement: Announcement) -> dict[str, Any]:
    """The announcement as a notice's payload: plain JSON."""
    values: dict[str, Any] = to_builtins(announcement)
    return values


def unpacked(payload: dict[str, Any]) -> Announcement:
    """The announcement that a notice carries; `packed` is the way there."""
    return convert(payload, Announcement)


def announced_in(channel: str, announcement: Announcement) -> NewNotice:
    """The notice that tells a channel of a change."""
    return NewNotice(
        channel, NoticeKind.ANNOUNCEMENT, packed(announcement), announcement.by, announcement.change
    )
