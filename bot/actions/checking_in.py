"""After the sale: how a customer is doing, what else they want, and a second look at what was lost."""

from __future__ import annotations

from datetime import date, timedelta

from bot.actions.desk import Desk, put_on_record
from bot.actions.echo import changed
from bot.actions.finding import find
from bot.actions.holding import day_said, held
from bot.domain.deals import Deal, Status
from bot.domain.events import EventKind
from bot.domain.follow_ups import FollowUpKind, PlannedFollowUp
from bot.domain.notices import ConcernKind, NewNotice, NoticeKind
from bot.domain.refusals import Refusal
from bot.language.commands import CheckIn, LookAgain
from bot.language.context import Scope
from bot.language.working_days import calendar_of
from bot.outcomes.deals import Changed
from bot.store import events, follow_ups, outbox
from bot.store.numbers import new_number

WANTS_MORE, AT_RISK = "wants more", "at risk"


def check_in(desk: Desk, command: CheckIn) -> Changed:
    """Happy or at risk; of a customer at risk the managers hear."""
    before = follow_ups.load(desk.work, command.follow_up, to_change=True)
    if before is None:
        raise Refusal("That check-in is not there any more. Nothing changed.")
    deal = held(desk, before.deal)
    follow_ups.save(desk.work, before, before.done(), desk.signed)
    event = deal.checked_in(command.found, desk.member.user, desk.clock())
    (recorded,) = put_on_record(desk, event)
    if command.found == AT_RISK:
        outbox.tell(desk.work, managers_hear(desk, deal.id, ConcernKind.AT_RISK), desk.clock())
    return changed(desk, recorded, has_next=True)


def managers_hear(desk: Desk, deal: int, why: ConcernKind) -> list[NewNotice]:
    """What the managers are to hear of a customer: they themselves, else their channel."""
    place = desk.workspace
    routes = [user for user in place.managers if user != desk.member.user]
    if not place.managers and place.manager_channel:
        routes = [place.manager_channel]
    payload = {"deal": deal, "why": why.value, "by": desk.member.user}
    return [NewNotice(to, NoticeKind.CONCERN, payload, desk.member.user) for to in routes]


def customer_of(desk: Desk, number: int | None) -> Deal | None:
    """The won deal that a new one grows from. Raises Refusal for what is no customer."""
    if number is None:
        return None
    customer = held(desk, number)
    if customer.status is not Status.WON:
        raise Refusal(f"{customer.name} is not won, so it is no customer yet. Nothing was added.")
    return customer


def wanted_more(desk: Desk, customer: Deal) -> None:
    """A new deal for a customer answers the check-in that was due."""
    ready = [
        each
        for each in follow_ups.of_deals(desk.work, [customer.id])
        if each.kind is FollowUpKind.CHECK_IN and each.due <= desk.today
    ]
    if ready:
        follow_ups.save(desk.work, ready[0], ready[0].done(), desk.signed)
        put_on_record(desk, customer.checked_in(WANTS_MORE, desk.member.user, desk.clock()))


def look_again(desk: Desk, command: LookAgain) -> Changed:
    """A second look at a lost deal in some time, or never; raises Refusal unless it is lost."""
    deal = find(desk, command, Scope.ANY)
    if deal.status is not Status.LOST:
        raise Refusal(f"{deal.name} is {deal.status}, not lost. Nothing changed.")
    if not command.again and _is_left_alone(desk, deal):
        raise Refusal(f"{deal.name} stays lost already, without a second look. Nothing changed.")
    if command.again:
        _refuse_if_planned(desk, deal)
    follow_ups.withdraw(desk.work, deal.id, (FollowUpKind.LOOK_AGAIN,), desk.signed)
    planned = _second_look(desk, deal) if command.again else None
    kind, text = (EventKind.FOLLOW_UP_PLANNED, planned.text) if planned else (EventKind.LEFT_ALONE, None)
    (recorded,) = put_on_record(desk, deal.happened(kind, desk.member.user, desk.clock(), text))
    return changed(desk, recorded, follow_up=planned, has_next=True)


def _refuse_if_planned(desk: Desk, deal: Deal) -> None:
    due = _day_of_second_look(desk)
    planned = follow_ups.of_deals(desk.work, [deal.id])
    if any(each.kind is FollowUpKind.LOOK_AGAIN and each.due == due for each in planned):
        raise Refusal(f"{deal.name} is looked at again on {day_said(desk, due)} already. Nothing changed.")


def _day_of_second_look(desk: Desk) -> date:
    calendar = calendar_of(desk.workspace, desk.today)
    return calendar.next_working_day(desk.today + timedelta(days=desk.workspace.look_again_days))


def _second_look(desk: Desk, deal: Deal) -> PlannedFollowUp:
    due, user = _day_of_second_look(desk), desk.member.user
    planned = PlannedFollowUp(
        new_number(), deal.id, user, user, due, None, "look again", kind=FollowUpKind.LOOK_AGAIN
    )
    follow_ups.plan(desk.work, planned, desk.signed)
    return planned


def may_look_again(desk: Desk, deal: Deal) -> bool:
    """Whether it is still to be asked if a lost deal is to be looked at again."""
    planned = follow_ups.of_deals(desk.work, [deal.id])
    if deal.status is not Status.LOST or any(each.kind is FollowUpKind.LOOK_AGAIN for each in planned):
        return False
    return not _is_left_alone(desk, deal)


def _is_left_alone(desk: Desk, deal: Deal) -> bool:
    """Whether someone said so since the deal was lost, and that still holds."""
    last = events.latest(desk.work, deal.id, (EventKind.LEFT_ALONE, EventKind.LOST))
    return last is not None and last.kind is EventKind.LEFT_ALONE
