"""Holding a deal for change; one that was merged leads to the deal in which it lives on, and that is said."""

from __future__ import annotations

from datetime import date, datetime

from bot.actions.desk import Desk
from bot.domain.days import short_day
from bot.domain.deals import Deal, Status
from bot.domain.encounters import ChangedSince
from bot.domain.journal import Signed
from bot.domain.people import handle
from bot.domain.refusals import Choice, UnknownDeal
from bot.language.commands import DealCommand, MergeDeals, Picked, RenameDeal, ShowDeal, ShowHistory, of_deal
from bot.store import deals, events, people, subscriptions


def held(desk: Desk, number: int) -> Deal:
    """The deal of that number, or the one that it was merged into, held for change. Raises UnknownDeal."""
    deal = deals.load(desk.work, number, to_change=True)
    if deal is None or deal.status is Status.WITHDRAWN:
        raise UnknownDeal("That deal is not there any more. Nothing changed.")
    if deal.status is not Status.MERGED or deal.merged_into is None:
        return deal
    kept = held(desk, deal.merged_into)
    remark = _part_of(desk, deal, kept)
    if remark not in desk.remarks:
        desk.remarks.append(remark)
    return kept


def reached(desk: Desk, command: DealCommand, ref: Picked, *, overwrites: bool) -> Deal:
    """The deal that a name or a button speaks of, held for change.

    Raises ChangedSince, offering the same for the deal in which it lives on, where someone else has merged it
    since the button was drawn, or where the command is about the merged deal itself.
    """
    if not isinstance(command, (ShowDeal, ShowHistory)):
        subscriptions.ask_ahead(desk.work, ref.deal, desk.today)
    deal = held(desk, ref.deal)
    if deal.id == ref.deal:
        return deal
    gone = deals.load(desk.work, ref.deal)
    is_stale = overwrites and ref.version is not None and gone is not None
    is_by_other = is_stale and gone is not None and gone.changed_by != desk.member.user
    if is_by_other or isinstance(command, (MergeDeals, RenameDeal)):
        raise ChangedSince(
            "Nothing changed.",
            since=tuple(events.history(desk.work, [ref.deal], limit=1)),
            choices=(
                Choice(f"Do it for {deal.name}", of_deal(command, Picked(deal.id, deal.version))),
                Choice("Show it", ShowDeal(Picked(deal.id))),
            ),
        )
    return deal


def _part_of(desk: Desk, gone: Deal, kept: Deal) -> str:
    """ "Alpha is part of Beta since Mon 23 Nov."."""
    since = day_said(desk, gone.changed_at)
    if gone.name == kept.name:
        return f"Two deals called {kept.name} are one since {since}."
    return f"{gone.name} is part of {kept.name} since {since}."


def day_said(desk: Desk, when: datetime | date) -> str:
    """ "Mon 23 Nov", with its year when that is over or to come."""
    on = desk.member.day_at(when) if isinstance(when, datetime) else when
    return short_day(on, year=on.year != desk.today.year)


def done_by(desk: Desk, signed: Signed) -> str:
    """ "On Mon 23 Nov at 10:05 you", "On Mon 23 Nov at 10:05 @Kim": the beginning of what they did."""
    name = people.names_of(desk.work, signed.by).get(signed.by)
    colleague = handle(name) if name else "a colleague"
    who = "you" if signed.by == desk.member.user else colleague
    return f"On {day_said(desk, signed.at)} at {signed.at.astimezone(desk.member.tz):%H:%M} {who}"
