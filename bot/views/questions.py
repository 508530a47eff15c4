"""Questions that an answer ends with: what comes next, and why a deal was lost. Each is one tap."""

from __future__ import annotations

from datetime import date, timedelta

from bot.domain.calendars import Calendar
from bot.domain.deals import Deal, Status
from bot.domain.events import EventKind
from bot.domain.follow_ups import FollowUpKind
from bot.domain.next_days import offered_days
from bot.language.commands import PlanFollowUp, SetReason
from bot.outcomes.audience import Audience
from bot.outcomes.deals import Changed
from bot.views import words
from bot.views.blocks import Element
from bot.views.buttons import ask, picked, run

NEXT = "Next step?"
WHY = "Why?"
WHY_LOST = "Why was it lost?"
"""The same after an answer about something else, where a mere "Why?" would ask for the reason of that."""

_LEADS_ON = frozenset(
    {
        EventKind.ADDED,
        EventKind.MOVED,
        EventKind.REOPENED,
        EventKind.NOTED,
        EventKind.TOUCHED,
        EventKind.FOLLOW_UP_DONE,
    }
)
"""The changes after which someone knows what comes next; asking after a mended name would only annoy."""


def question(outcome: Changed) -> str | None:
    """What the answer to this change asks, if anything."""
    event = outcome.event
    if _is_about_a_loss(outcome) and not event.after.reason:
        return WHY if event.kind is EventKind.LOST else WHY_LOST
    if event.kind in _LEADS_ON and not outcome.has_next and event.after.is_open:
        return NEXT
    return None


def _is_about_a_loss(outcome: Changed) -> bool:
    """A loss, or the answer to whether to look at it again, which leaves the other question open."""
    event, planned = outcome.event, outcome.follow_up
    if event.kind is EventKind.LOST:
        return event.text is None
    if event.kind is EventKind.FOLLOW_UP_PLANNED:
        is_again = planned is not None and planned.kind is FollowUpKind.LOOK_AGAIN
        return is_again and event.after.status is Status.LOST
    return event.kind is EventKind.LEFT_ALONE


def ways(outcome: Changed, audience: Audience) -> tuple[Element | None, ...]:
    """The buttons that answer the question."""
    asked = question(outcome)
    if asked in (WHY, WHY_LOST):
        return reasons(outcome.event.after, outcome.reasons)
    return next_steps(outcome.event.after, audience, outcome.offered) if asked == NEXT else ()


def next_steps(deal: Deal, audience: Audience, offered: tuple[date, ...] = ()) -> tuple[Element | None, ...]:
    """A follow-up on one of three near days, or on a day to pick."""
    days = offered or offered_days(audience.today, Calendar())
    ref = picked(deal)
    near = (
        run(day_label(day, audience), PlanFollowUp(ref, due=day), f"next-{index}")
        for index, day in enumerate(days)
    )
    return (*near, ask("Pick a day", PlanFollowUp(ref), "date"))


def day_label(day: date, audience: Audience) -> str:
    """ "Tomorrow", "Fri 6 Mar"."""
    return "Tomorrow" if day == audience.today + timedelta(days=1) else words.day(day, audience.today)


def reasons(deal: Deal, offered: tuple[str, ...]) -> tuple[Element | None, ...]:
    """The workspace's usual reasons, and one's own words. At most twenty, for Slack takes 25 buttons."""
    usual = (
        run(reason, SetReason(picked(deal), reason), f"why-{index}")
        for index, reason in enumerate(offered[:20])
    )
    return (*usual, ask("Other…", SetReason(picked(deal), ""), "reason"))
