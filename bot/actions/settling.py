"""What closing and reopening bring along: check-ins after a win, and an end to follow-ups without a point."""

from __future__ import annotations

from datetime import date

from bot.actions.desk import Desk, put_on_record
from bot.actions.echo import changed
from bot.actions.meeting import meet
from bot.domain.after_sales import AfterSale, after_sale, renewal_day
from bot.domain.deals import Deal
from bot.domain.events import Event, EventKind
from bot.domain.follow_ups import FollowUpKind, PlannedFollowUp
from bot.language.working_days import calendar_of
from bot.outcomes.deals import Changed
from bot.store import follow_ups
from bot.store.numbers import new_number

_AFTER_SALE = (FollowUpKind.CHECK_IN, FollowUpKind.RENEWAL)
_POINTLESS = {
    EventKind.WON: (FollowUpKind.LOOK_AGAIN,),
    EventKind.LOST: tuple(FollowUpKind),
    EventKind.REOPENED: (*_AFTER_SALE, FollowUpKind.LOOK_AGAIN),
}
"""Which follow-ups a deal no longer needs once that has happened."""
CHECK_IN, RENEWAL = "check in with the customer", "talk about the renewal"


def settle(desk: Desk, *happened: Event) -> Changed:
    """Put a move on record, with what it brings along as a part of the same change.

    A win moves the deal on to the after-sale stage at once: the win itself stays the event that counts.
    """
    last = happened[-1]
    follow_ups.withdraw(desk.work, last.after.id, _POINTLESS.get(last.kind, ()), desk.signed)
    if last.kind is not EventKind.WON:
        is_lost = last.kind is EventKind.LOST
        return changed(desk, put_on_record(desk, *happened)[-1], may_look_again=is_lost)
    ahead = _after_sale(desk, last.after)
    moved_on = _moved_on(desk, last)
    recorded = put_on_record(desk, *happened, *moved_on, ahead=ahead)
    return changed(desk, recorded[len(happened) - 1], ahead=ahead)


def _moved_on(desk: Desk, won: Event) -> tuple[Event, ...]:
    stage = desk.workspace.pipeline_of(won.after.pipeline).after_sale
    if stage is None or stage.id == won.after.stage:
        return ()
    return (won.after.moved_to(stage, won.by, won.at),)


def _after_sale(desk: Desk, deal: Deal) -> AfterSale:
    place, today = desk.workspace, desk.today
    by = _who_checks_in(desk, deal)
    found = after_sale(by, today, place.check_in_days, deal.term_months, calendar_of(place, today))
    for day in found.check_ins:
        _plan(desk, deal, FollowUpKind.CHECK_IN, by, day, CHECK_IN)
    if found.renewal is not None:
        _plan(desk, deal, FollowUpKind.RENEWAL, by, found.renewal, RENEWAL)
    return found


def _who_checks_in(desk: Desk, deal: Deal) -> str:
    """The owner or the colleague of the settings, who from now on has mornings to be told in."""
    return meet(desk, desk.workspace.check_in_by or deal.owner).user


def plan_renewal(desk: Desk, deal: Deal) -> AfterSale | None:
    """A customer's term was told after the win: its renewal talk is planned, in place of an earlier one."""
    if deal.term_months is None or deal.is_open or deal.closed_at is None:
        return None
    place, today = desk.workspace, desk.today
    won_on = desk.member.day_at(deal.closed_at)
    day = max(renewal_day(won_on, deal.term_months, calendar_of(place, today)), today)
    by = _who_checks_in(desk, deal)
    follow_ups.withdraw(desk.work, deal.id, (FollowUpKind.RENEWAL,), desk.signed)
    _plan(desk, deal, FollowUpKind.RENEWAL, by, day, RENEWAL)
    return AfterSale(by, (), day)


def _plan(desk: Desk, deal: Deal, kind: FollowUpKind, by: str, day: date, text: str) -> None:
    planned = PlannedFollowUp(new_number(), deal.id, by, desk.member.user, day, None, text, kind=kind)
    follow_ups.plan(desk.work, planned, desk.signed)
