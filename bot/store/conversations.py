"""Conversations: the deal that was spoken of last, and proposals that a member did not want."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from bot.store.tables import Instant, cards, conversations, deals, dismissals, subscriptions
from bot.store.work import Work

_TEAM = conversations.c.team_id == sa.bindparam("team")
_LAST = (
    sa.select(deals.c.id, deals.c.name)
    .join(
        conversations,
        sa.and_(conversations.c.team_id == deals.c.team_id, conversations.c.deal_id == deals.c.id),
    )
    .where(
        _TEAM,
        conversations.c.place == sa.bindparam("place"),
        conversations.c.user_id == sa.bindparam("user"),
    )
)
_OF_CARD = (
    sa.select(deals.c.id, deals.c.name)
    .join(cards, sa.and_(cards.c.team_id == deals.c.team_id, cards.c.deal_id == deals.c.id))
    .where(
        cards.c.team_id == sa.bindparam("team"),
        cards.c.channel_id == sa.bindparam("channel"),
        cards.c.ts == sa.bindparam("ts"),
    )
)
_REMEMBER = sa.text(
    """
    INSERT INTO conversations (team_id, place, user_id, deal_id, at) VALUES (:team, :place, :user, :deal, :at)
    ON CONFLICT (team_id, place, user_id) DO UPDATE SET deal_id = excluded.deal_id, at = excluded.at
    """
).bindparams(sa.bindparam("at", type_=Instant))
_DISMISS = sa.text(
    """
    INSERT INTO dismissals (team_id, user_id, wording, at) VALUES (:team, :user, :wording, :at)
    ON CONFLICT DO NOTHING
    """
).bindparams(sa.bindparam("at", type_=Instant))
_UNDISMISS = sa.delete(dismissals).where(
    dismissals.c.team_id == sa.bindparam("team"),
    dismissals.c.user_id == sa.bindparam("user"),
    dismissals.c.wording == sa.bindparam("wording"),
)
_DISMISSED = sa.select(sa.literal(1)).where(
    dismissals.c.team_id == sa.bindparam("team"),
    dismissals.c.user_id == sa.bindparam("user"),
    dismissals.c.wording == sa.bindparam("wording"),
)
_LISTENS = sa.select(sa.literal(1)).where(
    subscriptions.c.team_id == sa.bindparam("team"),
    subscriptions.c.channel_id == sa.bindparam("channel"),
    subscriptions.c.kind == "listening",
)


def deal_spoken_of(work: Work, channel: str, thread: str | None, user: str) -> tuple[int, str] | None:
    """Number and name of the deal that "it" means: of the card whose thread this is, else the last one."""
    if thread is not None:
        row = work.execute(_OF_CARD, channel=channel, ts=thread).first()
        if row is not None:
            return row.id, row.name
    row = work.execute(_LAST, place=place_of(channel, thread), user=user).first()
    return None if row is None else (row.id, row.name)


def remember(work: Work, place: str, user: str, deal: int, now: datetime) -> None:
    """That the member spoke of this deal there last."""
    work.execute(_REMEMBER, place=place, user=user, deal=deal, at=now)


def place_of(channel: str, thread: str | None) -> str:
    """Where a conversation is held: a channel, or a thread in it."""
    return channel if thread is None else f"{channel}/{thread}"


def listens(work: Work, channel: str) -> bool:
    """Whether a member asked Rainmaker to listen in the channel."""
    return work.execute(_LISTENS, channel=channel).first() is not None


def dismiss(work: Work, user: str, wording: str, now: datetime) -> None:
    """That wording is not proposed to the member again."""
    work.execute(_DISMISS, user=user, wording=wording, at=now)


def undismiss(work: Work, user: str, wording: str) -> None:
    """That wording may be proposed to the member again."""
    work.execute(_UNDISMISS, user=user, wording=wording)


def is_dismissed(work: Work, user: str, wording: str) -> bool:
    """Whether the member once did not want that wording proposed."""
    return work.execute(_DISMISSED, user=user, wording=wording).first() is not None
