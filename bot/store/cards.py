"""Cards: which Slack message, known by its `ts`, shows a deal in a channel; there is one for each."""

from __future__ import annotations

import sqlalchemy as sa

from bot.domain.notices import NewNotice, NoticeKind
from bot.store.tables import cards
from bot.store.work import Work

_CARD = (
    cards.c.team_id == sa.bindparam("team"),
    cards.c.channel_id == sa.bindparam("channel"),
    cards.c.deal_id == sa.bindparam("deal"),
)
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
_LATEST = (
    sa.select(cards.c.deal_id, cards.c.ts)
    .where(*_CARD[:2], cards.c.ts < sa.bindparam("before"))
    .order_by(cards.c.ts.desc())
    .limit(1)
)
_AFTER_ALL = "9999999999.999999"


def keep_card(work: Work, channel: str, deal: int, ts: str) -> None:
    """Remember which message of the channel is the deal's card. ts: Slack's name of it."""
    work.execute(_KEEP_CARD, channel=channel, deal=deal, ts=ts)


def forget_card(work: Work, channel: str, deal: int, ts: str) -> None:
    """The message is gone; another that took its place in the meantime stays."""
    work.execute(_FORGET_CARD, channel=channel, deal=deal, ts=ts)


def with_card(work: Work, channel: str, deals: list[int]) -> list[int]:
    """Those of the deals that have a card in the channel."""
    return list(work.execute(_SHOWN, channel=channel, deals=deals).scalars()) if deals else []


def anew(work: Work, channel: str, before: str = _AFTER_ALL) -> list[NewNotice]:
    """Has the channel's latest card posted before that `ts` written anew, and then all that are older.

    One notice at a time: thousands of them in the lane would keep the channel waiting for its news.
    """
    latest = work.execute(_LATEST, channel=channel, before=before).all()
    return [NewNotice(channel, NoticeKind.CARD, {"deal": deal, "older_than": ts}) for deal, ts in latest]
