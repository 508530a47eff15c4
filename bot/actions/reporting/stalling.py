"""What stands still: quiet and aged deals, the worst first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.actions.desk import Desk
from bot.actions.reporting.question import instant, question
from bot.domain import reminders
from bot.domain.calendars import Calendar
from bot.domain.deals import Deal
from bot.domain.stages import Stage
from bot.language.commands import ListStalled, Summarise
from bot.language.working_days import calendar_of
from bot.outcomes.deals import DEALS_A_PAGE
from bot.outcomes.reports import Stalled, StalledShown
from bot.store import follow_ups
from bot.store.figures import stalled as stored
from bot.store.figures.stalled import Limit
from bot.store.figures.standing import open_now

_FARTHEST = 400
"""Days back that are looked at for the last working days: more than any stage's limit."""


def list_stalled(desk: Desk, command: ListStalled) -> StalledShown:
    """A page of the deals that are quiet or aged by the limits of their stages."""
    asks = question(desk, Summarise(command.rep, None, command.pipeline), "today")
    calendar = calendar_of(desk.workspace, desk.today)
    limits = [_limit(desk, stage, calendar) for stage in asks.about.pipeline.stages if stage.is_open]
    found, total, at_stake = stored.stalled(
        desk.work, asks.everything, limits, desk.today, DEALS_A_PAGE, (command.page - 1) * DEALS_A_PAGE
    )
    ahead = _latest_due(desk, found)
    told = tuple(_told(desk, deal, ahead.get(deal.id), calendar) for deal in found)
    about = replace(asks.about, title="Today")
    moving = 0 if total else sum(each.count for each in open_now(desk.work, asks.everything))
    return StalledShown(about, told, total, command.page, at_stake, moving)


def _latest_due(desk: Desk, found: list[Deal]) -> dict[int, date]:
    planned = follow_ups.of_deals(desk.work, [deal.id for deal in found])
    return {each.deal: each.due for each in sorted(planned, key=lambda one: one.due)}


def _limit(desk: Desk, stage: Stage, calendar: Calendar) -> Limit:
    aged = timedelta(days=stage.expected_days) if stage.expected_days is not None else None
    return Limit(
        stage.id,
        None if stage.quiet_after is None else _quiet_before(desk, stage.quiet_after, calendar),
        desk.asked_at - aged if aged is not None else None,
    )


def _quiet_before(desk: Desk, limit: int, calendar: Calendar) -> datetime | None:
    """Touches before it are more working days ago than the limit."""
    for back in range(_FARTHEST):
        day = desk.today - timedelta(days=back)
        if calendar.working_days_between(day, desk.today) > limit:
            return instant(desk, day + timedelta(days=1))
    return None


def _told(desk: Desk, deal: Deal, last_due: date | None, calendar: Calendar) -> Stalled:
    stage, today = desk.stage_of(deal), desk.today
    silence = reminders.quiet(deal, stage, last_due, today, desk.member.tz, calendar)
    age = reminders.aged(deal, stage, desk.asked_at)
    over = (desk.asked_at - deal.stage_since).days - (stage.expected_days or 0)
    return Stalled(
        deal,
        stage,
        silence.working_days if silence else None,
        over if age else None,
        badly=age is reminders.Age.RED,
    )
