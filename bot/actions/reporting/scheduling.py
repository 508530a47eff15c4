"""A channel gets the summary by itself from now on, or no longer."""

from __future__ import annotations

from bot.actions.desk import Desk
from bot.actions.keeping import put
from bot.actions.rights import check_steers
from bot.domain.journal import Kept
from bot.domain.refusals import Refusal
from bot.domain.schedules import Schedule
from bot.language.commands import ScheduleSummary
from bot.outcomes.steering import Scheduled


def schedule_summary(desk: Desk, command: ScheduleSummary) -> Scheduled:
    """In place of what was set for the channel before. Raises NotAllowed for those who do not steer."""
    check_steers(desk, "schedule summaries")
    channel = command.channel or desk.channel
    if channel is None:
        raise Refusal("Type that in the channel that is to get it. Nothing changed.")
    if command.off:
        _, change = put(desk, Kept.SCHEDULE, channel, None)
        return Scheduled(channel, change=change)
    minute = command.at.hour * 60 + command.at.minute
    schedule = Schedule(channel, command.weekday, minute, desk.member.zone, desk.member.user)
    _, change = put(desk, Kept.SCHEDULE, channel, schedule)
    elsewhere = channel != desk.channel
    return Scheduled(channel, command.weekday, f"{schedule.at:%H:%M}", desk.member.zone, elsewhere, change)
