"""Announcements as JSON: how a change is written into the outbox, and read back when it is told.

The names in an announcement are those of its day, so it is kept whole and not looked up again.
"""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from bot.domain.notices import Announcement, NewNotice, NoticeKind

_ADAPTER = TypeAdapter(Announcement)


def packed(announcement: Announcement) -> dict[str, Any]:
    """The announcement as a notice's payload: plain JSON."""
    values: dict[str, Any] = _ADAPTER.dump_python(announcement, mode="json")
    return values


def unpacked(payload: dict[str, Any]) -> Announcement:
    """The announcement that a notice carries; `packed` is the way there."""
    return _ADAPTER.validate_python(payload)


def announced_in(channel: str, announcement: Announcement) -> NewNotice:
    """The notice that tells a channel of a change."""
    return NewNotice(
        channel, NoticeKind.ANNOUNCEMENT, packed(announcement), announcement.by, announcement.change
    )
