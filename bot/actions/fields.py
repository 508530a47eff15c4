"""One field at a time: amount, close date, odds, owner, source, reason, term, name, next step."""

from __future__ import annotations

from datetime import date, timedelta

from bot.actions.checking_in import may_look_again
from bot.actions.colleagues import checked_owner
from bot.actions.desk import Desk, put_on_record
from bot.actions.echo import changed
from bot.actions.finding import find, refuse_if_overtaken
from bot.actions.namesakes import namesake, way_to
from bot.actions.settling import plan_renewal
from bot.domain.days import short_day
from bot.domain.deals import Deal, checked_date
from bot.domain.events import Event
from bot.domain.people import handle
from bot.domain.refusals import Choice, NotUnderstood, Refusal
from bot.language.commands import (
    DealCommand,
    MergeDeals,
    Picked,
    RenameDeal,
    SetAmount,
    SetCloseDate,
    SetNextStep,
    SetOdds,
    SetOwner,
    SetReason,
    SetSource,
    SetTerm,
)
from bot.language.context import Scope
from bot.outcomes.deals import Changed
from bot.store import people


def set_amount(desk: Desk, command: SetAmount) -> Changed:
    """Raises NotUnderstood when no amount was said, AmountRefused when it is out of bounds."""
    deal = _deal(desk, command, Scope.ANY)
    amount = desk.money(command.amount, deal)
    if amount is None:
        raise NotUnderstood(f"Which amount for {deal.name}? Nothing changed.", usage="/deal amount Acme $50k")
    if amount == deal.amount:
        raise _same(deal, "that amount")
    return _record(desk, deal.with_amount(amount, desk.member.user, desk.clock()))


def set_close_date(desk: Desk, command: SetCloseDate) -> Changed:
    """Raises DateRefused, quoting what was said, before 2000 or after 2100."""
    deal = _deal(desk, command)
    if command.close_date is None:
        picked = Picked(deal.id, deal.version)
        raise NotUnderstood(
            f"When does {deal.name} close? Nothing changed.",
            usage="/deal close Acme end of quarter",
            choices=tuple(
                Choice(short_day(day), SetCloseDate(picked, day, day.isoformat()))
                for day in _month_ends(desk.today)
            ),
        )
    day = checked_date(command.close_date, command.said or command.close_date.isoformat())
    if day == deal.close_date:
        raise _same(deal, "that close date")
    event = deal.with_close_date(day, desk.member.user, desk.clock())
    (recorded,) = put_on_record(desk, event)
    return changed(desk, recorded, other=_other_reading(command, recorded.after))


def _other_reading(command: SetCloseDate, deal: Deal) -> tuple[date, SetCloseDate] | None:
    if command.other is None:
        return None
    again = SetCloseDate(Picked(deal.id, deal.version), command.other, command.other.isoformat())
    return command.other, again


def set_odds(desk: Desk, command: SetOdds) -> Changed:
    """The deal's own odds, in percent; they outrank those of its stage."""
    deal = _deal(desk, command)
    if command.percent is None:
        raise NotUnderstood(f"Which odds for {deal.name}? Nothing changed.", usage="/deal odds Acme 60%")
    if command.percent == deal.odds:
        raise _same(deal, "those odds")
    return _record(desk, deal.with_odds(command.percent, desk.member.user, desk.clock()))


def set_owner(desk: Desk, command: SetOwner) -> Changed:
    """Raises NotUnderstood when nobody was named, and Refusal for who may not own deals."""
    deal = _deal(desk, command, Scope.ANY)
    if command.owner is None:
        mine = SetOwner(Picked(deal.id, deal.version), desk.member.user)
        raise NotUnderstood(
            f"Who takes {deal.name}? Nothing changed.",
            usage="/deal owner Acme @kim",
            choices=() if deal.owner == desk.member.user else (Choice("I do", mine),),
        )
    if command.owner == deal.owner:
        raise Refusal(f"{deal.name} is {_whose(desk, deal.owner)} already. Nothing changed.")
    owner = checked_owner(desk, command.owner)
    return _record(desk, deal.owned_by(owner, desk.member.user, desk.clock()))


def set_source(desk: Desk, command: SetSource) -> Changed:
    """Raises NotUnderstood when nothing was said, and TextTooLong."""
    deal = _deal(desk, command, Scope.ANY)
    source = _words(command.source, f"Where did {deal.name} come from?", "/deal source Acme trade fair")
    event = deal.with_source(source, desk.member.user, desk.clock())
    if event.after.source == deal.source:
        raise _same(deal, "that source")
    return _record(desk, event)


def set_reason(desk: Desk, command: SetReason) -> Changed:
    """Why a closed deal was won or lost. Raises Refusal for an open one."""
    deal = find(desk, command, Scope.ANY)
    if deal.is_open:
        raise Refusal(f"{deal.name} is open, so there is no reason yet why it was won or lost.")
    event = deal.with_reason(command.reason, desk.member.user, desk.clock())
    if event.after.reason == deal.reason:
        raise _same(deal, "that reason")
    (recorded,) = put_on_record(desk, event)
    return changed(desk, recorded, may_look_again=may_look_again(desk, deal))


def set_term(desk: Desk, command: SetTerm) -> Changed:
    """How long the contract runs; of a customer, the renewal talk is planned anew."""
    deal = _deal(desk, command, Scope.ANY)
    if command.months is None:
        raise NotUnderstood(
            f"How long does the contract with {deal.name} run? Nothing changed.",
            usage="/deal term Acme 12 months",
        )
    event = deal.with_term(command.months, desk.member.user, desk.clock())
    if event.after.term_months == deal.term_months:
        raise _same(deal, "that term")
    (recorded,) = put_on_record(desk, event)
    return changed(desk, recorded, ahead=plan_renewal(desk, event.after))


def rename(desk: Desk, command: RenameDeal) -> Changed:
    """Raises Refusal with the other deal and the choice when an open deal of the new name exists."""
    deal = _deal(desk, command, Scope.ANY)
    name = _words(command.name, f"What shall {deal.name} be called?", "/deal rename Acme to Acme Europe")
    event = deal.renamed(name, desk.member.user, desk.clock())
    other = None if command.anyway else namesake(desk, event.after.name, besides=deal.id)
    if other is not None:
        picked = Picked(deal.id, deal.version)
        raise Refusal(
            f"There is an open deal called {other.name} already. Nothing changed.",
            choices=(
                way_to(desk, other),
                Choice("Merge the two", MergeDeals(picked, Picked(other.id))),
                Choice("Rename anyway", RenameDeal(picked, name, anyway=True)),
            ),
        )
    return _record(desk, event)


def set_next_step(desk: Desk, command: SetNextStep) -> Changed:
    """Raises NotUnderstood when nothing was said, and TextTooLong."""
    deal = _deal(desk, command, Scope.ANY)
    asked = f"What comes next with {deal.name}?"
    step = _words(command.step, asked, "/deal next Acme send the draft contract")
    event = deal.with_next_step(step, desk.member.user, desk.clock())
    if event.after.next_step == deal.next_step:
        raise _same(deal, "that next step")
    return _record(desk, event)


def _deal(desk: Desk, command: DealCommand, scope: Scope = Scope.OPEN) -> Deal:
    deal = find(desk, command, scope)
    refuse_if_overtaken(desk, command, deal)
    return deal


def _record(desk: Desk, event: Event) -> Changed:
    (recorded,) = put_on_record(desk, event)
    return changed(desk, recorded)


def _same(deal: Deal, what: str) -> Refusal:
    return Refusal(f"{deal.name} has {what} already. Nothing changed.")


def _whose(desk: Desk, owner: str) -> str:
    name = people.names_of(desk.work, owner).get(owner)
    return "yours" if owner == desk.member.user else f"{handle(name)}'s" if name else "that colleague's"


def _words(said: str | None, question: str, usage: str) -> str:
    """What was typed. Raises NotUnderstood with the question where nothing was."""
    if not said or not said.strip():
        raise NotUnderstood(f"{question} Nothing changed.", usage=usage)
    return said


def _month_ends(today: date) -> list[date]:
    """The last days of this month and the two after it; the quarter's is one of them."""
    months = (divmod(today.year * 12 + today.month + ahead, 12) for ahead in range(3))
    return [date(year, month + 1, 1) - timedelta(days=1) for year, month in months]
