"""What members hear of single follow-ups: one was given to them, came back to them, or its time has come."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.domain.follow_ups import PlannedFollowUp
from bot.domain.mornings import LATE
from bot.domain.notices import FollowUpNews, Notice
from bot.outcomes.audience import Audience
from bot.store import deals, follow_ups, people
from bot.store.work import Work
from bot.views.reminders import follow_up_told
from bot.worker.steps import DROPPED, Step, post


def follow_up(work: Work, notice: Notice, now: datetime) -> Step:
    """A direct message; none when it is no news any more: the follow-up is over by now, or someone else's."""
    planned, news = follow_ups.load(work, notice.payload["follow_up"]), FollowUpNews(notice.payload["why"])
    if planned is None or planned.assignee != notice.route or not _is_news(planned, news, now):
        return DROPPED
    deal = deals.load(work, planned.deal)
    if deal is None:
        return DROPPED
    member = people.who(work, notice.route).member
    names = people.names_of(work, planned.by, planned.assignee, notice.actor or "")
    audience = Audience(member, now, names)
    return Step(post(notice.route, follow_up_told(planned, deal, news, notice.actor, audience)))


def _is_news(planned: PlannedFollowUp, news: FollowUpNews, now: datetime) -> bool:
    if news is FollowUpNews.TAKEN_BACK:
        return not planned.is_open
    return planned.is_open and (news is not FollowUpNews.DUE or _is_now(planned, now))


def _is_now(planned: PlannedFollowUp, now: datetime) -> bool:
    """Whether it is still time: it may have been put off since, or waited for Slack for hours."""
    return planned.remind_at is not None and timedelta() <= now - planned.remind_at <= LATE
