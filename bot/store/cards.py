"""Cards and posts: which Slack message shows a deal in a channel, and which one announced a change.

A message is known by its channel and its `ts`. A deal has one card in a channel; a change has one post in
it, or shares one with others when many changes were told together.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from bot.domain.notices import NewNotice, NoticeKind
from bot.store.tables import cards, outbox, posts
from bot.store.work import Work

_CARD = (
    cards.c.team_id == sa.bindparam("team"),
    cards.c.channel_id == sa.bindparam("channel"),
    cards.c.deal_id == sa.bindparam("deal"),
)
_CARD_TS = sa.select(cards.c.ts).where(*_CARD)
_KEEP_CARD = sa.text(
    """
    INSERT INTO cards (team_id, channel_id, deal_id, ts) VALUES (:team, :channel, :deal, :ts)
    ON CONFLICT (team_id, channel_id, deal_id) DO UPDATE SET ts = excluded.ts
    """
)
_FORGET_CARD = sa.delete(cards).where(*_CARD, cards.c.ts == sa.bindparam("ts"))
_SHOWN = sa.select(cards.c.deal_id).where(
    *_CARD[:2], cards.c.deal_id.in_(sa.bindparam("deals", expanding=True))
)

_POST = (posts.c.team_id == sa.bindparam("team"), posts.c.channel_id == sa.bindparam("channel"))
_POST_OF = sa.select(posts.c.ts, posts.c.notice).where(*_POST, posts.c.change_id == sa.bindparam("change"))
_KEEP_POST = sa.text(
    """
    INSERT INTO posts (team_id, change_id, channel_id, ts, notice)
    VALUES (:team, :change, :channel, :ts, :notice)
    ON CONFLICT (team_id, change_id, channel_id) DO UPDATE SET ts = excluded.ts, notice = excluded.notice
    """
)
_FORGET_POSTS = sa.delete(posts).where(*_POST, posts.c.change_id == sa.bindparam("change"))

# Everywhere that a change was told, its deal is shown, or an announcement of it still waits.
_HEARD = sa.union(
    sa.select(posts.c.channel_id).where(
        posts.c.team_id == sa.bindparam("team"), posts.c.change_id == sa.bindparam("change")
    ),
    sa.select(outbox.c.route).where(
        outbox.c.team_id == sa.bindparam("team"),
        outbox.c.state.is_(None),
        outbox.c.kind == NoticeKind.ANNOUNCEMENT.value,
        outbox.c.payload.like(sa.bindparam("begins")),
    ),
)


def card_ts(work: Work, channel: str, deal: int) -> str | None:
    """The message that is the deal's card in the channel; None where it has none."""
    ts: str | None = work.execute(_CARD_TS, channel=channel, deal=deal).scalar_one_or_none()
    return ts


def keep_card(work: Work, channel: str, deal: int, ts: str) -> None:
    work.execute(_KEEP_CARD, channel=channel, deal=deal, ts=ts)


def forget_card(work: Work, channel: str, deal: int, ts: str) -> None:
    """The message is gone; another that took its place in the meantime stays."""
    work.execute(_FORGET_CARD, channel=channel, deal=deal, ts=ts)


def with_card(work: Work, channel: str, deals: list[int]) -> list[int]:
    """Those of the deals that have a card in the channel."""
    return list(work.execute(_SHOWN, channel=channel, deals=deals).scalars()) if deals else []


def post_of(work: Work, channel: str, change: int) -> tuple[str, dict[str, Any]] | None:
    """The ts of the message that announced the change in the channel, and what was kept with it."""
    row = work.execute(_POST_OF, channel=channel, change=change).one_or_none()
    return None if row is None else (row.ts, json.loads(row.notice))


def keep_post(work: Work, channel: str, change: int, ts: str, kept: Mapping[str, Any]) -> None:
    """Remember the post of a change, with what it takes to write it anew; JSON."""
    work.execute(_KEEP_POST, channel=channel, change=change, ts=ts, notice=json.dumps(kept))


def forget_post(work: Work, channel: str, change: int) -> None:
    work.execute(_FORGET_POSTS, channel=channel, change=change)


def corrections(work: Work, change: int, by: str) -> list[NewNotice]:
    """The notices that take back a change wherever it was announced or is about to be. by: user id."""
    # An announcement's JSON begins with its change, so no payload has to be parsed here.
    channels = work.execute(_HEARD, change=change, begins=f'{{"change": {change},%').scalars()
    payload = {"change": change, "by": by}
    return [NewNotice(channel, NoticeKind.TAKE_BACK, payload, by) for channel in sorted(channels)]
