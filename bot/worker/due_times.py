"""Follow-ups with a clock time: the assignee is reminded when it has come."""

from __future__ import annotations

from datetime import datetime

from bot.domain.follow_ups import PlannedFollowUp
from bot.domain.mornings import LATE
from bot.domain.notices import FollowUpNews, NewNotice, NoticeKind
from bot.store import follow_ups, mornings, people, timers
from bot.store.timers import Timer, TimerKind
from bot.store.work import Work
from bot.worker.mornings import Told


def tell(work: Work, timer: Timer, now: datetime) -> list[Told]:
    """Tell it, unless it is over, long past or its assignee away; the next morning has it then."""
    timers.stop(work, TimerKind.FOLLOW_UP, timer.subject)
    planned = follow_ups.load(work, int(timer.subject))
    if planned is None or not _is_worth_telling(work, planned, now):
        return []
    payload = {"follow_up": planned.id, "why": FollowUpNews.DUE.value}
    notice = NewNotice(planned.assignee, NoticeKind.FOLLOW_UP, payload)
    return [Told(work.team, notice, (planned.text or planned.kind.value,))]


def _is_worth_telling(work: Work, planned: PlannedFollowUp, now: datetime) -> bool:
    if not planned.is_open or planned.remind_at is None or now - planned.remind_at >= LATE:
        return False
    place, member, _ = people.who(work, planned.assignee)
    if not place.lets_in(member.role):
        return False
    return not mornings.wishes_of(work, member.user).is_away(member.day_at(now))
