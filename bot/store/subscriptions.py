"""What channels hear: their subscriptions, and which of them show a deal's card.

A channel that hears of more than wins has cards, and they are kept up to date; what it hears of it without
amounts has none in its cards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from bot.domain.money import Money
from bot.domain.notices import Subscription, Topic
from bot.store import outbox
from bot.store.cards import anew
from bot.store.tables import OPEN_FOLLOW_UP, Instant, cards, follow_ups, subscriptions
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
_OF_CHANNEL = sa.select(*_COLUMNS).where(_TEAM, subscriptions.c.channel_id == sa.bindparam("channel"))
_PLACE = {topic: place for place, topic in enumerate(Topic)}
_NO = (sa.null(), sa.null(), sa.null(), sa.false())
# One round trip tells who hears of a deal (the subscribers, and the channels that show its card) and whether
# a follow-up lies ahead, so that the answer can ask for one.
_LISTENERS = sa.union_all(
    sa.select(*_COLUMNS).where(_TEAM),
    sa.select(cards.c.channel_id, sa.literal("card"), *_NO).where(
        cards.c.team_id == sa.bindparam("team"), cards.c.deal_id == sa.bindparam("deal")
    ),
    sa.select(sa.literal(""), sa.literal("next"), *_NO).where(
        sa.exists().where(
            follow_ups.c.team_id == sa.bindparam("team"),
            follow_ups.c.deal_id == sa.bindparam("deal"),
            OPEN_FOLLOW_UP,
            follow_ups.c.due >= sa.bindparam("today"),
        )
    ),
)
# What a notice is told by, in one statement: delivery is a hot path.
_HEARING = sa.union_all(
    sa.select(*_COLUMNS, sa.null().label("ts")).where(
        _TEAM, subscriptions.c.channel_id == sa.bindparam("channel")
    ),
    sa.select(cards.c.channel_id, sa.literal("card"), *_NO, cards.c.ts).where(
        cards.c.team_id == sa.bindparam("team"),
        cards.c.channel_id == sa.bindparam("channel"),
        cards.c.deal_id == sa.bindparam("deal"),
    ),
)
_OF_NEW = sa.select(subscriptions.c.channel_id).where(
    _TEAM,
    subscriptions.c.kind == Topic.NEW.value,
    subscriptions.c.over.is_(None),
    subscriptions.c.stage.is_(None),
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
_BY_CARD = {Topic.LOSSES, Topic.MOVES, Topic.NEW}
_REMOVE = sa.delete(subscriptions).where(
    _TEAM, subscriptions.c.channel_id == sa.bindparam("channel"), subscriptions.c.kind == sa.bindparam("kind")
)


def of_channel(work: Work, channel: str) -> tuple[Subscription, ...]:
    """What the channel hears, one for each topic, in the topics' order."""
    heard = [_subscription(row) for row in work.execute(_OF_CHANNEL, channel=channel)]
    return tuple(sorted(heard, key=lambda each: _PLACE[each.topic]))


def hearing_of_new(work: Work) -> list[str]:
    """The channels that hear of every new deal."""
    return sorted(work.execute(_OF_NEW).scalars())


@dataclass(frozen=True, slots=True)
class Hearing:
    """What a channel hears now. card: the `ts` of a deal's card there, if there is one."""

    heard: tuple[Subscription, ...]
    card: str | None = None

    @property
    def keeps_cards(self) -> bool:
        """Whether it hears of anything that is told by a card; wins are posts of their own."""
        return any(each.topic in _BY_CARD for each in self.heard)

    @property
    def hides_amounts(self) -> bool:
        """Whether its cards are without amounts; where none are kept, there is nobody to show them to."""
        return not self.keeps_cards or any(each.without_amounts for each in self.heard)

    def hears(self, topic: Topic) -> bool:
        return any(each.topic is topic for each in self.heard)

    def hides(self, topic: Topic) -> bool:
        """Whether what was said of the topic is without amounts; also of one that it hears no more."""
        return next((each.without_amounts for each in self.heard if each.topic is topic), self.hides_amounts)


def hearing(work: Work, channel: str, deal: int) -> Hearing:
    """What the channel hears, with the deal's card there."""
    heard, card = [], None
    for row in work.execute(_HEARING, channel=channel, deal=deal):
        if row.kind == "card":
            card = row.ts
        else:
            heard.append(_subscription(row))
    return Hearing(tuple(heard), card)


@dataclass(frozen=True, slots=True)
class Listeners:
    """Who may hear of a change: the workspace's subscriptions, and the channels with the deal's card.

    has_next: whether a follow-up of the deal is due today or later.
    """

    subscriptions: list[Subscription]
    shown: list[str]
    has_next: bool


def ask_ahead(work: Work, deal: int, today: date) -> None:
    """Have `listeners` answered on the next statement's trip."""
    work.ask_ahead(_LISTENERS, deal=deal, today=today)


def listeners(work: Work, deal: int, today: date) -> Listeners:
    """What channels hear, and what there is of the deal. today: from which day a follow-up lies ahead."""
    heard, shown, has_next = [], [], False
    for row in work.execute(_LISTENERS, deal=deal, today=today):
        if row.kind == "card":
            shown.append(row.channel_id)
        elif row.kind == "next":
            has_next = True
        else:
            heard.append(_subscription(row))
    return Listeners(heard, shown, has_next)


def keep(work: Work, subscription: Subscription, by: str, now: datetime) -> None:
    """Subscribe a channel to a topic, in place of what it heard of that topic before.

    From the first one without amounts on, they go out of the cards that stand there already.
    """
    channel, hides = subscription.channel, subscription.without_amounts
    is_first = hides and not any(each.without_amounts for each in of_channel(work, channel))
    work.execute(
        _KEEP,
        channel=channel,
        kind=subscription.topic.value,
        over=subscription.over.minor if subscription.over else None,
        currency=subscription.over.currency if subscription.over else None,
        stage=subscription.stage,
        without_amounts=hides,
        by=by,
        at=now,
    )
    if is_first:
        outbox.tell(work, anew(work, channel), now)


def remove(work: Work, channel: str, topics: Sequence[Topic]) -> None:
    """Have the channel hear of these topics no longer."""
    work.execute_many(_REMOVE, [{"channel": channel, "kind": topic.value} for topic in topics])


@lru_cache(maxsize=4096)
def _subscription(row: sa.Row[Any]) -> Subscription:
    """Read at every change; the same few rows again and again."""
    return Subscription(
        row.channel_id,
        Topic(row.kind),
        None if row.over is None else Money(row.over, row.currency),
        row.stage,
        row.without_amounts,
    )
