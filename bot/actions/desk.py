"""The desk: what every action is handed, and what they all do with a change once it is decided.

An action never commits and never calls Slack. It decides by the rules in `bot.domain`, puts the change on
the record here, and leaves notices for those who are to hear of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from bot.domain.after_sales import AfterSale
from bot.domain.deals import Deal
from bot.domain.events import Event, EventKind, Source
from bot.domain.journal import Signed
from bot.domain.money import Money
from bot.domain.next_days import offered_days
from bot.domain.notices import NewNotice, NoticeKind, Subscription, announcement
from bot.domain.people import Member
from bot.domain.rates import Rates
from bot.domain.stages import Stage, StageKind
from bot.domain.workspaces import Workspace
from bot.language.commands import Sum
from bot.language.working_days import calendar_of
from bot.store import deals, outbox, rates, recording, subscriptions
from bot.store.announcements import announced_in
from bot.store.numbers import new_number
from bot.store.subscriptions import Listeners
from bot.store.work import Work


@dataclass(frozen=True, slots=True)
class Desk:
    """One member's request in one transaction.

    asked_at: when the request reached us, UTC. clock: the time now, read after a deal's row is held, so
    that a change by someone else between asking and now can be noticed. channel: where it was asked;
    place: the conversation there, for messages. change: the number of all that this request changes,
    which Undo takes back as a whole. remarks: sentences that the answer begins with.
    """

    work: Work
    workspace: Workspace
    member: Member
    asked_at: datetime
    clock: Callable[[], datetime]
    source: Source
    channel: str | None = None
    place: str | None = None
    change: int = field(default_factory=new_number)
    remarks: list[str] = field(default_factory=list)

    @property
    def signed(self) -> Signed:
        """What this change is written down with."""
        return Signed(self.change, self.member.user, self.clock())

    @property
    def today(self) -> date:
        return self.member.day_at(self.asked_at)

    @property
    def offered_days(self) -> tuple[date, ...]:
        """Near working days for what comes next."""
        return offered_days(self.today, calendar_of(self.workspace, self.today))

    def money(self, amount: Sum | None, deal: Deal | None = None) -> Money | None:
        """The sum in minor units; where no currency was said, in that of the deal, else of the workspace.

        Raises AmountRefused.
        """
        if amount is None:
            return None
        known = deal.amount.currency if deal and deal.amount else self.workspace.currency
        return Money.of(amount.value, amount.currency or known)

    def numbered(self, event: Event, has_next: bool = False) -> Event:
        """The event as it is kept: a part of what this request changes."""
        return replace(event, id=new_number(), change=self.change, source=self.source, has_next=has_next)

    def stage_of(self, deal: Deal) -> Stage:
        return self.workspace.stage_of(deal.pipeline, deal.stage)


def put_on_record(desk: Desk, *happened: Event, ahead: AfterSale | None = None) -> tuple[Event, ...]:
    """Save the deals as the events leave them, write the events as one change, tell who listens.

    Events must be in order, several of one deal each starting where the last one ended. Raises
    Overtaken when a deal changed since it was loaded. ahead: what a win among them leads to.
    """
    listening = [_listeners(desk, event) for event in happened]
    recorded = tuple(map(desk.numbered, happened, (each.has_next for each in listening)))
    with desk.work.together():
        for event in recorded:
            if event.before is None:
                deals.insert(desk.work, event.after)
            else:
                deals.save(desk.work, event.before, event.after)
        now = desk.clock()
        recording.record(desk.work, desk.workspace, recorded, now)
        heard = zip(recorded, listening, strict=True)
        notices = [notice for each in heard for notice in _notices(desk, *each, ahead)]
        outbox.tell(desk.work, notices, now)
    return recorded


_ENDS = (EventKind.WON, EventKind.LOST)


def _listeners(desk: Desk, event: Event) -> Listeners:
    return subscriptions.listeners(desk.work, event.after.id, desk.today)


def _notices(desk: Desk, event: Event, listeners: Listeners, ahead: AfterSale | None) -> list[NewNotice]:
    """One announcement for each channel that subscribed to this, and its card wherever else it stands."""
    if event.kind is EventKind.UNDONE:
        return [_card(channel, event) for channel in listeners.shown]
    stage = desk.stage_of(event.after)
    left = event.before if event.kind in _ENDS else None
    about = desk.stage_of(left) if left else stage
    names = frozenset(name.casefold() for name in (about.name, *about.aliases))
    # Every win comes to the after-sale stage, so nobody needs telling.
    heard = () if stage.kind is StageKind.AFTER_SALE else listeners.subscriptions
    told = {each.channel: each for each in heard if each.hears(event, names, _rates(desk, event, each))}
    announced = [_announced(desk, event, each, stage, ahead) for each in told.values()]
    return announced + [_card(channel, event) for channel in listeners.shown if channel not in told]


def _rates(desk: Desk, event: Event, subscription: Subscription) -> Rates | None:
    """What other currencies are worth today, where the channel's threshold is in another one."""
    if subscription.over is None or not subscription.compares(event.after.amount):
        return None
    return rates.known(desk.work, subscription.over.currency, desk.today)


def _announced(
    desk: Desk, event: Event, subscription: Subscription, stage: Stage, ahead: AfterSale | None
) -> NewNotice:
    was = event.before
    said = announcement(
        event,
        desk.stage_of(was).name if was else None,
        stage.name,
        without_amounts=subscription.without_amounts,
        ahead=ahead if event.kind is EventKind.WON else None,
    )
    return announced_in(subscription.channel, said)


def _card(channel: str, event: Event) -> NewNotice:
    return NewNotice(channel, NoticeKind.CARD, {"deal": event.after.id}, event.by)
