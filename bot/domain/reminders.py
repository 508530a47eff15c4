"""Reminders: which deals need attention this morning, why, and in which order.

Two clocks run, apart from each other. A deal is *quiet* when more working days than its stage allows have
passed since its last touch and no follow-up lies ahead; it is *aged* when it has been in its stage longer
than expected.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.after_sales import term_ends
from bot.domain.calendars import Calendar
from bot.domain.deals import Deal
from bot.domain.follow_ups import PlannedFollowUp
from bot.domain.stages import Stage

RED = 1.5
"""Times the expected days in a stage, from which a deal is badly aged."""
TWICE = 2
"""Times its limit that a negotiation is quiet when the manager hears of it."""


class Reason(StrEnum):
    """Why a deal needs attention, in the order in which a morning tells it."""

    FOLLOW_UP = "follow-up"
    QUIET_NEGOTIATION = "quiet-negotiation"
    QUIET = "quiet"
    PAST_CLOSE_DATE = "past-close-date"
    NO_NEXT_STEP = "no-next-step"


class Age(StrEnum):
    YELLOW = "yellow"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Quiet:
    """working_days since the last touch; limit: how many the stage allows."""

    working_days: int
    limit: int

    @property
    def twice(self) -> bool:
        return self.working_days >= TWICE * self.limit


@dataclass(frozen=True, slots=True)
class Attention:
    """One line of a morning. days: how late (calendar days), or how long quiet (working days).

    since: calendar days since the deal was won or lost. ends: when a customer's contract is to be renewed.
    """

    reason: Reason
    deal: Deal
    stage: Stage
    days: int = 0
    limit: int | None = None
    follow_up: PlannedFollowUp | None = None
    since: int | None = None
    ends: date | None = None


def quiet(
    deal: Deal, stage: Stage, next_due: date | None, today: date, zone: ZoneInfo, calendar: Calendar
) -> Quiet | None:
    """How long an open deal has been quiet, or None while it is not.

    next_due: its latest open follow-up's day; today and the days of touches are the zone's.
    """
    if not deal.is_open or stage.quiet_after is None or (next_due is not None and next_due >= today):
        return None
    since = calendar.working_days_between(deal.touched_at.astimezone(zone).date(), today)
    return Quiet(since, stage.quiet_after) if since > stage.quiet_after else None


def aged(deal: Deal, stage: Stage, now: datetime) -> Age | None:
    """Whether an open deal has been in its stage longer than expected (calendar days)."""
    if not deal.is_open or stage.expected_days is None:
        return None
    days = (now - deal.stage_since).total_seconds() / 86_400
    if days > RED * stage.expected_days:
        return Age.RED
    return Age.YELLOW if days > stage.expected_days else None


@dataclass(frozen=True, slots=True)
class OpenDeal:
    """An open deal with what its reminders depend on.

    last_due: the day of its latest open follow-up, whoever it is for; None without one.
    """

    deal: Deal
    stage: Stage
    is_negotiation: bool
    last_due: date | None = None


def attention(
    due: Sequence[Attention],
    opened: Iterable[OpenDeal],
    today: date,
    zone: ZoneInfo,
    calendar: Calendar,
    unwanted: Collection[Reason] = (),
) -> list[Attention]:
    """Everything that needs attention, each deal once, in order.

    due: the member's follow-ups until today, the longest due first. opened: the member's open deals.
    unwanted: reasons that do not count; a deal that has another is told for that one.
    """
    found = [*due, *(reason for each in opened for reason in _reasons(each, today, zone, calendar))]
    found = [one for one in found if one.reason not in unwanted]
    found.sort(key=lambda one: (_ORDER[one.reason], -one.days, one.deal.id))
    once: dict[int, Attention] = {}
    for one in found:
        once.setdefault(one.deal.id, one)
    return list(once.values())


_ORDER = {reason: place for place, reason in enumerate(Reason)}


def _reasons(each: OpenDeal, today: date, zone: ZoneInfo, calendar: Calendar) -> Iterator[Attention]:
    """Why a deal needs attention by itself."""
    deal, stage = each.deal, each.stage
    silence = quiet(deal, stage, each.last_due, today, zone, calendar)
    if silence is not None:
        reason = Reason.QUIET_NEGOTIATION if each.is_negotiation else Reason.QUIET
        yield Attention(reason, deal, stage, silence.working_days, silence.limit)
    if deal.close_date is not None and deal.close_date < today:
        yield Attention(Reason.PAST_CLOSE_DATE, deal, stage, (today - deal.close_date).days)
    if each.last_due is None and not deal.next_step:
        yield Attention(Reason.NO_NEXT_STEP, deal, stage)


def follow_up_due(
    planned: PlannedFollowUp, deal: Deal, stage: Stage, today: date, zone: ZoneInfo
) -> Attention:
    """A follow-up that is due today or late."""
    late = (today - planned.due).days
    if deal.closed_at is None:
        return Attention(Reason.FOLLOW_UP, deal, stage, late, follow_up=planned)
    closed_on = deal.closed_at.astimezone(zone).date()
    ends = term_ends(closed_on, deal.term_months) if deal.term_months else None
    since = (today - closed_on).days
    return Attention(Reason.FOLLOW_UP, deal, stage, late, follow_up=planned, since=since, ends=ends)
