"""A workspace's own morning: negotiations that nobody talks about any more, and the managers' week."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from bot.domain.calendars import Calendar
from bot.domain.deals import Deal
from bot.domain.digests import DueDeal, StuckDeal, TeamDigest
from bot.domain.events import EventKind
from bot.domain.mornings import LATE, Wishes, next_morning, next_working_morning
from bot.domain.notices import ConcernKind, NewNotice, NoticeKind
from bot.domain.people import zone_of
from bot.domain.reminders import Quiet, quiet
from bot.domain.stages import Pipeline
from bot.domain.workspaces import Workspace
from bot.language.working_days import calendar_of
from bot.store import concerns, digests, follow_ups, people, timers
from bot.store.timers import TimerKind
from bot.store.work import Work
from bot.worker.mornings import Told

_LOOKED_AT = 200
"""Silent deals that are looked at; the longest silent come first."""
_SHOWN = 5
_WEEK = timedelta(days=7)


def tell(work: Work, now: datetime) -> list[Told]:
    """Tell the managers what there is to tell this morning, and set the next one."""
    place = people.workspace(work)
    zone = zone_of(place.zone)
    morning = next_morning(now - LATE, zone, place.digest_minute)
    calendar = calendar_of(place, morning.day)
    following = next_working_morning(now, zone, place.digest_minute, Wishes(), calendar)
    timers.set_to(work, TimerKind.TEAM, "", following.at)
    if morning.at > now or not calendar.is_working(morning.day):
        return []
    told = _concerns(work, place, morning.day, calendar, now)
    if _is_first_of_week(morning.day, calendar):
        told += _week(work, place, morning.day, calendar, now)
    return told


def listeners(place: Workspace) -> tuple[str, ...]:
    """Who hears what managers hear one by one: they themselves, else their channel."""
    return place.managers or ((place.manager_channel,) if place.manager_channel else ())


def _concerns(work: Work, place: Workspace, today: date, calendar: Calendar, now: datetime) -> list[Told]:
    """Negotiations quiet for twice their limit; each silence is told once."""
    routes, told = listeners(place), []
    for pipeline in place.pipelines if routes else ():
        for deal, silence in _quiet(work, place, pipeline, pipeline.negotiations, today, calendar, now):
            if silence.twice and concerns.tell_once(work, deal.id, deal.touched_at):
                payload = {
                    "deal": deal.id,
                    "why": ConcernKind.QUIET.value,
                    "quiet_since": deal.touched_at.isoformat(),
                    "days": silence.working_days,
                    "limit": silence.limit,
                }
                notices = [NewNotice(to, NoticeKind.CONCERN, payload) for to in routes]
                told += [Told(work.team, notice, (deal.name,)) for notice in notices]
    return told


def _quiet(
    work: Work,
    place: Workspace,
    pipeline: Pipeline,
    stages: Iterable[int],
    today: date,
    calendar: Calendar,
    now: datetime,
) -> list[tuple[Deal, Quiet]]:
    """The quiet deals in those stages of a pipeline, the longest silent first."""
    limits = [limit for each in stages if (limit := pipeline.stage(each).quiet_after) is not None]
    if not limits:
        return []
    before = now - timedelta(days=min(limits))
    silent = concerns.silent(work, pipeline.id, list(stages), before, _LOOKED_AT)
    last_due: dict[int, date] = {}
    for each in follow_ups.of_deals(work, [deal.id for deal in silent]):
        last_due[each.deal] = max(each.due, last_due.get(each.deal, each.due))
    zone = zone_of(place.zone)
    found = [
        (deal, quiet(deal, pipeline.stage(deal.stage), last_due.get(deal.id), today, zone, calendar))
        for deal in silent
    ]
    return [(deal, silence) for deal, silence in found if silence is not None]


def _is_first_of_week(day: date, calendar: Calendar) -> bool:
    """Monday, or the first day that is worked after it."""
    monday = day - timedelta(days=day.weekday())
    return calendar.next_working_day(monday) == day


def _week(work: Work, place: Workspace, today: date, calendar: Calendar, now: datetime) -> list[Told]:
    route = place.manager_channel
    routes = (route,) if route else place.managers
    if not routes:
        return []
    digest = _team_digest(work, place, today, calendar, now)
    if digest.is_empty or not digests.write_team(work, digest):
        return []
    payload = {"day": today.isoformat()}
    notices = [NewNotice(to, NoticeKind.TEAM_DIGEST, payload) for to in routes]
    about = (f"{digest.stuck_count} stuck", f"{digest.late_count} late", f"{digest.due_count} due")
    return [Told(work.team, notice, about) for notice in notices]


def _team_digest(work: Work, place: Workspace, today: date, calendar: Calendar, now: datetime) -> TeamDigest:
    monday = today - timedelta(days=today.weekday())
    start = datetime.combine(monday, time(), zone_of(place.zone))
    counts = concerns.happened(work, start - _WEEK, start)
    stuck = _stuck(work, place, today, calendar, now)
    closing = _closing(work, place, monday + timedelta(days=6), today)
    due = [one for one in closing if one.close_date >= today]
    late = [one for one in reversed(closing) if one.close_date < today]
    return TeamDigest(
        today,
        counts.get(EventKind.ADDED, 0),
        counts.get(EventKind.MOVED, 0),
        counts.get(EventKind.WON, 0),
        counts.get(EventKind.LOST, 0),
        tuple(stuck[:_SHOWN]),
        len(stuck),
        tuple(due[:_SHOWN]),
        len(due),
        tuple(late[:_SHOWN]),
        len(late),
    )


def _stuck(work: Work, place: Workspace, today: date, calendar: Calendar, now: datetime) -> list[StuckDeal]:
    """The quiet deals of all pipelines, the furthest over its limit first."""
    found = []
    for pipeline in place.pipelines:
        stages = [stage.id for stage in pipeline.open_stages]
        for deal, silence in _quiet(work, place, pipeline, stages, today, calendar, now):
            name = pipeline.stage(deal.stage).name
            found.append(StuckDeal(deal.name, deal.owner, name, silence.working_days, silence.limit))
    return sorted(found, key=lambda one: one.limit - one.days)


def _closing(work: Work, place: Workspace, last: date, today: date) -> list[DueDeal]:
    """The open deals of all pipelines that should have closed by then, the longest due first."""
    found = [
        DueDeal(deal.name, deal.owner, deal.close_date or today, deal.amount)
        for pipeline in place.pipelines
        for deal in concerns.closing(work, pipeline.id, last)
    ]
    return sorted(found, key=lambda one: one.close_date)
