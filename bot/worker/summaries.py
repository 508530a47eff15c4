"""The summary that a channel gets by itself, as a post that pings nobody."""

from __future__ import annotations

from datetime import datetime

from bot.actions.reporting.summing import summary_for
from bot.domain.mornings import LATE
from bot.domain.notices import slack_call
from bot.domain.people import zone_of
from bot.domain.schedules import Schedule
from bot.language.working_days import calendar_of
from bot.outcomes.audience import Audience
from bot.store import people, timers
from bot.store.timers import Timer, TimerKind
from bot.store.work import Work
from bot.views.summary import summarised
from bot.worker.mornings import Told


def tell(work: Work, timer: Timer, now: datetime) -> list[Told]:
    """Post it and set the next one; after an outage of hours only the next one comes."""
    schedule = Schedule.read(timer.subject)
    place, member, _ = people.who(work, schedule.by)
    zone = zone_of(schedule.zone)
    following = schedule.next_after(now, zone, calendar_of(place, now.astimezone(zone).date()))
    timers.set_to(work, TimerKind.SUMMARY, timer.subject, following)
    if now - timer.due_at >= LATE or not member.role.is_inside:
        return []
    shown = summary_for(work, place, member, now)
    message = summarised(shown, Audience(member, now, people.names(work)))
    return [Told(work.team, slack_call(schedule.channel, "chat.postMessage", message), ("summary",))]
