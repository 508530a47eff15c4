"""Meeting colleagues: whoever is given a deal or a follow-up has mornings of their own, by their clock."""

from __future__ import annotations

from datetime import datetime

from bot.actions.desk import Desk
from bot.domain.notices import who_is
from bot.domain.people import Member, Profile
from bot.store import mornings, outbox, people
from bot.store.work import Work


def meet(desk: Desk, user: str) -> Member:
    """A colleague as far as they are known; until Slack tells their zone, the workspace's serves."""
    if user == desk.member.user:
        return desk.member
    colleague = people.who(desk.work, user)
    if not colleague.is_known:
        ask_who_that_is(desk, user)
    return colleague.member


def ask_who_that_is(desk: Desk, user: str) -> None:
    """Someone who was never heard of gets their own mornings once Slack has told their zone."""
    outbox.tell(desk.work, [who_is(user)], desk.clock())


def learn(work: Work, profile: Profile, now: datetime) -> None:
    """Keep what Slack told of someone; their mornings, if they have any, come by their zone. now: UTC."""
    people.keep_profile(work, profile, now)
    place = people.workspace(work)
    mornings.move(work, place, profile.user, profile.zone or place.zone, now)
