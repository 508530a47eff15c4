"""Whom to turn to when something needs a person in charge."""

from __future__ import annotations

import sqlalchemy as sa

from bot.store import people
from bot.store.tables import subscriptions
from bot.store.work import Work

_SUBSCRIBERS = (
    sa.select(subscriptions.c.by)
    .where(
        subscriptions.c.team_id == sa.bindparam("team"), subscriptions.c.channel_id == sa.bindparam("channel")
    )
    .order_by(subscriptions.c.at.desc())
)


def someone_in_charge(work: Work, channel: str) -> str | None:
    """One user id: an admin, best the one who subscribed the channel; else a manager, else a subscriber.

    None while nobody is known.
    """
    place = people.workspace(work)
    admins = sorted({*people.admins(work), *place.admins})
    subscribers = list(work.execute(_SUBSCRIBERS, channel=channel).scalars())
    both = [user for user in subscribers if user in admins]
    everyone = [*both, *admins, *place.managers, *subscribers]
    return everyone[0] if everyone else None
