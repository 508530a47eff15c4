"""What members hear of single follow-ups: one was given to them, came back to them, or its time has come."""

from __future__ import annotations

from datetime import datetime

from bot.domain.notices import FollowUpNews, Notice
from bot.domain.outcomes import Audience
from bot.store import deals, follow_ups, people
from bot.store.work import Work
from bot.views.reminders import follow_up_told
from bot.worker.steps import DROPPED, Step, post


def follow_up(work: Work, notice: Notice, now: datetime) -> Step:
    """A direct message; none when the follow-up is over by now, or someone else's."""
    planned = follow_ups.load(work, notice.payload["follow_up"])
    if planned is None or not planned.is_open or planned.assignee != notice.route:
        return DROPPED
    deal = deals.load(work, planned.deal)
    if deal is None:
        return DROPPED
    _, member, _ = people.who(work, notice.route)
    names = people.names_of(work, planned.by, planned.assignee, notice.actor or "")
    audience = Audience(member, now, names)
    news = FollowUpNews(notice.payload["why"])
    return Step(post(notice.route, follow_up_told(planned, deal, news, notice.actor, audience)))
