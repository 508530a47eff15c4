"""A channel gets the summary by itself from now on, or no longer."""

from __future__ import annotations

from bot.actions.desk import Desk
from bot.domain.refusals import NotAllowed, Refusal
from bot.domain.reports import Scheduled
from bot.domain.schedules import Schedule
from bot.language.commands import ScheduleSummary
from bot.language.working_days import calendar_of
from bot.store import timers
from bot.store.timers import TimerKind


def schedule_summary(desk: Desk, command: ScheduleSummary) -> Scheduled:
    """In place of what was set for the channel before. Raises NotAllowed for those who do not steer."""
    if not desk.member.role.steers:
        raise NotAllowed("Only managers and admins schedule summaries. Nothing changed.")
    channel = command.channel or desk.channel
    if channel is None:
        raise Refusal("Type that in the channel that is to get it. Nothing changed.")
    for subject in timers.subjects(desk.work, TimerKind.SUMMARY, f"{channel}|"):
        timers.stop(desk.work, TimerKind.SUMMARY, subject)
    if command.off:
        return Scheduled(channel)
    minute = command.at.hour * 60 + command.at.minute
    schedule = Schedule(channel, command.weekday, minute, desk.member.zone, desk.member.user)
    due = schedule.next_after(desk.clock(), desk.member.tz, calendar_of(desk.workspace, desk.today))
    timers.set_to(desk.work, TimerKind.SUMMARY, schedule.written(), due)
    elsewhere = channel != desk.channel
    return Scheduled(channel, command.weekday, f"{schedule.at:%H:%M}", desk.member.zone, elsewhere)
