"""What channels hear: their subscriptions, and which of them show a deal's card."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.domain.money import Money
from bot.domain.notices import Subscription, Topic
from bot.store.tables import Instant, cards, subscriptions
from bot.store.work import Work

_TEAM = subscriptions.c.team_id == sa.bindparam("team")
_COLUMNS = (
    subscriptions.c.channel_id,
    subscriptions.c.kind,
    subscriptions.c.over,
    subscriptions.c.currency,
    subscriptions.c.stage,
    subscriptions.c.without_amounts,
)
_OF_CHANNEL = (
    sa.select(*_COLUMNS)
    .where(_TEAM, subscriptions.c.channel_id == sa.bindparam("channel"))
    .order_by(subscriptions.c.kind)
)
# One round trip tells who hears of a deal: the subscribers, and the channels that show its card.
_LISTENERS = sa.union_all(
    sa.select(*_COLUMNS).where(_TEAM),
    sa.select(cards.c.channel_id, sa.literal("card"), sa.null(), sa.null(), sa.null(), sa.false()).where(
        cards.c.team_id == sa.bindparam("team"), cards.c.deal_id == sa.bindparam("deal")
    ),
)
_KEEP = sa.text(
    """
    INSERT INTO subscriptions (team_id, channel_id, kind, over, currency, stage, without_amounts, by, at)
    VALUES (:team, :channel, :kind, :over, :currency, :stage, :without_amounts, :by, :at)
    ON CONFLICT (team_id, channel_id, kind) DO UPDATE SET
        over = excluded.over, currency = excluded.currency, stage = excluded.stage,
        without_amounts = excluded.without_amounts, by = excluded.by, at = excluded.at
    """
).bindparams(sa.bindparam("at", type_=Instant), sa.bindparam("over", type_=sa.BigInteger))
_REMOVE = sa.delete(subscriptions).where(
    _TEAM, subscriptions.c.channel_id == sa.bindparam("channel"), subscriptions.c.kind == sa.bindparam("kind")
)


def of_channel(work: Work, channel: str) -> tuple[Subscription, ...]:
    return tuple(_subscription(row) for row in work.execute(_OF_CHANNEL, channel=channel))


def listeners(work: Work, deal: int) -> tuple[list[Subscription], list[str]]:
    """All of the workspace's subscriptions, and the channels in which that deal has a card."""
    heard, shown = [], []
    for row in work.execute(_LISTENERS, deal=deal):
        if row.kind == "card":
            shown.append(row.channel_id)
        else:
            heard.append(_subscription(row))
    return heard, shown


def keep(work: Work, subscription: Subscription, by: str, now: datetime) -> None:
    """Subscribe a channel to a topic, in place of what it heard of that topic before."""
    work.execute(
        _KEEP,
        channel=subscription.channel,
        kind=subscription.topic.value,
        over=subscription.over.minor if subscription.over else None,
        currency=subscription.over.currency if subscription.over else None,
        stage=subscription.stage,
        without_amounts=subscription.without_amounts,
        by=by,
        at=now,
    )


def remove(work: Work, channel: str, topics: Sequence[Topic]) -> None:
    work.execute_many(_REMOVE, [{"channel": channel, "kind": topic.value} for topic in topics])


def _subscription(row: sa.Row[Any]) -> Subscription:
    return Subscription(
        row.channel_id,
        Topic(row.kind),
        None if row.over is None else Money(row.over, row.currency),
        row.stage,
        row.without_amounts,
    )
