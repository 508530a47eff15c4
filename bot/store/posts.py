"""Posts: which Slack messages announced a change in a channel, and what it takes to write them anew.

A change that touched several deals has a message for each; and when one member made many changes at
once, they share one message, which is kept with the first of them.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa

from bot.domain.notices import NewNotice, NoticeKind
from bot.store.tables import outbox, posts
from bot.store.work import Work


@dataclass(frozen=True, slots=True)
class Posted:
    """Where a change was told in a channel.

    alone: (ts, announcement) for each message of its own. within: the change whose shared message tells
    this one as well. shared: on that first change only, all that its message tells: (announcement, user
    who took it back or None), with the message's shared_ts. Announcements are JSON.
    """

    alone: tuple[tuple[str, dict[str, Any]], ...] = ()
    within: int | None = None
    shared: tuple[tuple[dict[str, Any], str | None], ...] = ()
    shared_ts: str | None = None


_CHANGE = (posts.c.team_id == sa.bindparam("team"), posts.c.change_id == sa.bindparam("change"))
_POSTED = sa.select(posts.c.notice).where(*_CHANGE, posts.c.channel_id == sa.bindparam("channel"))
_CHANNELS = sa.select(posts.c.channel_id).where(*_CHANGE)
_TS = sa.select(posts.c.ts).where(*_CHANGE, posts.c.channel_id == sa.bindparam("channel"))
_KEEP = sa.text(
    """
    INSERT INTO posts (team_id, change_id, channel_id, ts, notice)
    VALUES (:team, :change, :channel, :ts, :notice)
    ON CONFLICT (team_id, change_id, channel_id) DO UPDATE SET ts = excluded.ts, notice = excluded.notice
    """
)
# Wherever the change was told, or an announcement of it still waits.
_HEARD = sa.union(
    sa.select(posts.c.channel_id).where(*_CHANGE),
    sa.select(outbox.c.route).where(
        outbox.c.team_id == sa.bindparam("team"),
        outbox.c.state.is_(None),
        outbox.c.change_id == sa.bindparam("change"),
    ),
)


def posted(work: Work, channel: str, change: int) -> Posted:
    """Where the change was told in the channel; an empty Posted where it was not."""
    kept = work.execute(_POSTED, channel=channel, change=change).scalar_one_or_none()
    if kept is None:
        return Posted()
    values = json.loads(kept)
    return Posted(
        alone=tuple((ts, said) for ts, said in values["alone"]),
        within=values["within"],
        shared=tuple((said, by) for said, by in values["shared"]),
        shared_ts=values["shared_ts"],
    )


def keep(work: Work, channel: str, change: int, where: Posted, ts: str) -> None:
    """Remember where the change was told. ts: the latest message that told it."""
    work.execute(_KEEP, channel=channel, change=change, ts=ts, notice=json.dumps(asdict(where)))


def channels(work: Work, change: int) -> list[str]:
    """Where the change was told."""
    return sorted(work.execute(_CHANNELS, change=change).scalars())


def latest(work: Work, channel: str, change: int) -> str | None:
    """The ts of the latest message that told the change in the channel; None where none did."""
    found: str | None = work.execute(_TS, channel=channel, change=change).scalar_one_or_none()
    return found


def corrections(work: Work, change: int, by: str) -> list[NewNotice]:
    """The notices that take back a change wherever it was announced or is about to be. by: user id."""
    channels = work.execute(_HEARD, change=change).scalars()
    payload = {"change": change, "by": by}
    return [NewNotice(channel, NoticeKind.TAKE_BACK, payload, by) for channel in sorted(channels)]
