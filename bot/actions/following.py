"""Follow-ups: planned, done, put off, given back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from bot.actions.colleagues import checked_owner
from bot.actions.desk import Desk, put_on_record
from bot.actions.echo import changed
from bot.actions.finding import find
from bot.actions.holding import done_by, held
from bot.actions.meeting import meet
from bot.domain.days import short_day
from bot.domain.deals import Deal, words
from bot.domain.encounters import ChangedSince
from bot.domain.events import EventKind
from bot.domain.follow_ups import FollowUpState, PlannedFollowUp, checked_due, instant_of
from bot.domain.journal import Kept
from bot.domain.notices import FollowUpNews, NewNotice, NoticeKind
from bot.domain.people import Member, zone_of
from bot.domain.refusals import Choice, NotUnderstood, Refusal
from bot.language.commands import DeclineFollowUp, FinishFollowUp, Picked, PlanFollowUp, SnoozeFollowUp
from bot.language.context import Scope
from bot.outcomes.deals import Changed
from bot.store import follow_ups, journal, outbox, people
from bot.store.numbers import new_number

_PLAN_USAGE = "/deal follow-up Acme next tuesday 3pm call Jane"
_SNOOZE_USAGE = "/deal snooze Acme friday"


def plan(desk: Desk, command: PlanFollowUp) -> Changed:
    """A follow-up for the member or for a colleague, who is told of it and can give it back.

    The day and the clock time are the assignee's own. Raises DateRefused for a time that has passed.
    """
    deal = find(desk, command, Scope.ANY)
    if command.due is None:
        raise NotUnderstood(
            f"When is the follow-up with {deal.name} due? Nothing changed.",
            usage=_PLAN_USAGE,
            choices=_days(desk, replace(command, deal=Picked(deal.id, deal.version))),
        )
    assignee = _assignee(desk, command.assignee)
    due = checked_due(command.due, command.at, assignee.zone, desk.asked_at, command.said)
    planned = PlannedFollowUp(
        id=new_number(),
        deal=deal.id,
        assignee=assignee.user,
        by=desk.member.user,
        due=due,
        remind_at=instant_of(due, command.at, assignee.zone),
        text=words(command.text, "follow-up") if command.text else None,
    )
    return _planned(desk, command, deal, planned, assignee.zone)


def _planned(desk: Desk, command: PlanFollowUp, deal: Deal, planned: PlannedFollowUp, zone: str) -> Changed:
    by = desk.member.user
    follow_ups.plan(desk.work, planned, desk.signed)
    event = deal.happened(EventKind.FOLLOW_UP_PLANNED, by, desk.clock(), planned.text)
    (recorded,) = put_on_record(desk, event)
    if planned.assignee != by:
        _tell(desk, planned.assignee, planned, FollowUpNews.GIVEN)
    other = None
    if command.other is not None:
        # The day is moved, not planned a second time.
        again = SnoozeFollowUp(Picked(deal.id), command.other, command.at, planned.id)
        other = (command.other, again)
    return changed(desk, recorded, follow_up=planned, has_next=True, other=other, assignee_zone=zone)


def finish(desk: Desk, command: FinishFollowUp) -> Changed:
    """Done: a touch of the deal. The answer asks for the next follow-up unless one is planned already."""
    deal = find(desk, command, Scope.ANY)
    before = _chosen(desk, deal, command.follow_up)
    _refuse_if_over(desk, before)
    after = before.done()
    follow_ups.save(desk.work, before, after, desk.signed)
    event = deal.followed_up(before.text, desk.member.user, desk.clock())
    (recorded,) = put_on_record(desk, event)
    return changed(desk, recorded, follow_up=after)


def snooze(desk: Desk, command: SnoozeFollowUp) -> Changed:
    """Put off to another day; a clock time stays unless another was said."""
    deal = find(desk, command, Scope.ANY)
    before = _chosen(desk, deal, command.follow_up)
    _refuse_if_over(desk, before)
    if command.due is None:
        again = replace(command, deal=Picked(deal.id), follow_up=before.id)
        raise NotUnderstood(
            f"Until when shall the follow-up with {deal.name} wait? Nothing changed.",
            usage=_SNOOZE_USAGE,
            choices=_days(desk, again, but=None if before.remind_at else before.due),
        )
    zone = meet(desk, before.assignee).zone
    at = command.at or _clock_time(before, zone)
    due = checked_due(command.due, at, zone, desk.asked_at, command.said)
    after = before.snoozed(due, instant_of(due, at, zone))
    if (after.due, after.remind_at) == (before.due, before.remind_at):
        raise Refusal(
            f"The follow-up with {deal.name} is due on {short_day(due)} already. Nothing changed.",
            usage=_SNOOZE_USAGE,
            choices=_days(desk, replace(command, deal=Picked(deal.id), follow_up=before.id), but=due),
        )
    follow_ups.save(desk.work, before, after, desk.signed)
    event = deal.happened(EventKind.FOLLOW_UP_SNOOZED, desk.member.user, desk.clock(), before.text)
    (recorded,) = put_on_record(desk, event)
    return changed(desk, recorded, follow_up=after, has_next=True, assignee_zone=zone)


def decline(desk: Desk, command: DeclineFollowUp) -> Changed:
    """Given back to the one who planned it, who is told."""
    before = follow_ups.load(desk.work, command.follow_up)
    if before is None:
        raise Refusal("That follow-up is not there any more. Nothing changed.")
    deal = held(desk, before.deal)
    _refuse_if_over(desk, before)
    by = desk.member.user
    after = before.declined(by)
    if after.remind_at is not None:
        # The same instant may be another day by the clock of the one who gets it back.
        zone = zone_of(meet(desk, after.assignee).zone)
        after = replace(after, due=after.remind_at.astimezone(zone).date())
    follow_ups.save(desk.work, before, after, desk.signed)
    event = deal.happened(EventKind.FOLLOW_UP_DECLINED, by, desk.clock(), before.text)
    (recorded,) = put_on_record(desk, event)
    _tell(desk, after.assignee, after, FollowUpNews.DECLINED)
    return changed(desk, recorded, follow_up=after, has_next=True)


def _refuse_if_over(desk: Desk, planned: PlannedFollowUp) -> None:
    """Raises ChangedSince where a colleague has done it, or withdrawn it with the deal that they closed."""
    last = None if planned.is_open else journal.latest(desk.work, Kept.FOLLOW_UP, str(planned.id))
    if last is not None and last.by != desk.member.user:
        ended = "finished" if planned.state is FollowUpState.DONE else "withdrew"
        raise ChangedSince(f"{done_by(desk, last.signed)} {ended} that follow-up. Nothing changed.")


def _chosen(desk: Desk, deal: Deal, number: int | None) -> PlannedFollowUp:
    """The one that a button names; else the deal's next one, the member's own before a colleague's."""
    if number is not None:
        known = follow_ups.load(desk.work, number, to_change=True)
        if known is None or known.deal != deal.id:
            raise Refusal("That follow-up is not there any more. Nothing changed.")
        return known
    found = follow_ups.of_deals(desk.work, [deal.id])
    mine = [each for each in found if each.assignee == desk.member.user]
    if not found:
        raise Refusal(
            f"{deal.name} has no open follow-up. Nothing changed.",
            usage=_PLAN_USAGE,
            choices=_days(desk, PlanFollowUp(Picked(deal.id))),
        )
    return (mine or found)[0]


def _assignee(desk: Desk, user: str | None) -> Member:
    """Raises Refusal for someone who may not see the workspace's deals."""
    if user is None or user == desk.member.user:
        return desk.member
    return people.who(desk.work, checked_owner(desk, user)).member


def _tell(desk: Desk, user: str, planned: PlannedFollowUp, why: FollowUpNews) -> None:
    payload = {"follow_up": planned.id, "why": why.value}
    notice = NewNotice(user, NoticeKind.FOLLOW_UP, payload, desk.member.user)
    outbox.tell(desk.work, [notice], desk.clock())


def _clock_time(planned: PlannedFollowUp, zone: str) -> time | None:
    if planned.remind_at is None:
        return None
    return planned.remind_at.astimezone(zone_of(zone)).time()


def _days(desk: Desk, command: PlanFollowUp | SnoozeFollowUp, but: date | None = None) -> tuple[Choice, ...]:
    """Near days and any other, each carrying on with the command as typed. but: a day that will not do."""
    near = (Choice(short_day(day), replace(command, due=day)) for day in desk.offered_days if day != but)
    return (*near, Choice("Pick a day", command, form="date"))
