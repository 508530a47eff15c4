"""One field at a time: amount, close date, odds, owner, source, reason, term, name, next step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from bot.actions.desk import Desk, put_on_record
from bot.actions.echo import changed
from bot.actions.finding import find, refuse_if_overtaken
from bot.actions.settling import plan_renewal
from bot.domain.deals import Deal, checked_date
from bot.domain.events import Event
from bot.domain.outcomes import Changed
from bot.domain.refusals import NotUnderstood, Refusal
from bot.language.commands import (
    DealCommand,
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


def set_amount(desk: Desk, command: SetAmount) -> Changed:
    """Raises NotUnderstood when no amount was said, AmountRefused when it is out of bounds."""
    deal = _deal(desk, command, Scope.ANY)
    amount = desk.money(command.amount)
    if amount is None:
        raise NotUnderstood(f"Which amount for {deal.name}? Nothing changed.", usage="/deal amount Acme $50k")
    if amount == deal.amount:
        raise _same(deal, "that amount")
    return _record(desk, deal.with_amount(amount, desk.member.user, desk.clock()))


def set_close_date(desk: Desk, command: SetCloseDate) -> Changed:
    """Raises DateRefused, quoting what was said, before 2000 or after 2100."""
    deal = _deal(desk, command)
    if command.close_date is None:
        raise NotUnderstood(
            f"When does {deal.name} close? Nothing changed.", usage="/deal close Acme end of quarter"
        )
    day = checked_date(command.close_date, command.said or command.close_date.isoformat())
    if day == deal.close_date:
        raise _same(deal, "that close date")
    event = deal.with_close_date(day, desk.member.user, desk.clock())
    (recorded,) = put_on_record(desk, event)
    return changed(desk, recorded, other=_other_reading(command, deal))


def _other_reading(command: SetCloseDate, deal: Deal) -> tuple[date, SetCloseDate] | None:
    if command.other is None:
        return None
    again = SetCloseDate(Picked(deal.id), command.other, command.other.isoformat())
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
    deal = _deal(desk, command, Scope.ANY)
    if command.owner is None:
        raise NotUnderstood(f"Who takes {deal.name}? Nothing changed.", usage="/deal owner Acme @kim")
    if command.owner == deal.owner:
        raise _same(deal, "that owner")
    return _record(desk, deal.owned_by(command.owner, desk.member.user, desk.clock()))


def set_source(desk: Desk, command: SetSource) -> Changed:
    return _worded(desk, command, command.source, "/deal source Acme trade fair", Deal.with_source, Scope.ANY)


def set_reason(desk: Desk, command: SetReason) -> Changed:
    """Why a closed deal was won or lost. Raises Refusal for an open one."""
    deal = find(desk, command, Scope.ANY)
    if deal.is_open:
        raise Refusal(f"{deal.name} is open, so there is no reason yet why it was won or lost.")
    return _record(desk, deal.with_reason(command.reason, desk.member.user, desk.clock()))


def set_term(desk: Desk, command: SetTerm) -> Changed:
    deal = _deal(desk, command, Scope.ANY)
    if command.months is None:
        raise NotUnderstood(
            f"How long does the contract with {deal.name} run? Nothing changed.",
            usage="/deal term Acme 12 months",
        )
    event = deal.with_term(command.months, desk.member.user, desk.clock())
    (recorded,) = put_on_record(desk, event)
    return changed(desk, recorded, ahead=plan_renewal(desk, event.after))


def rename(desk: Desk, command: RenameDeal) -> Changed:
    return _worded(desk, command, command.name, "/deal rename Acme to Acme Europe", Deal.renamed, Scope.ANY)


def set_next_step(desk: Desk, command: SetNextStep) -> Changed:
    usage = "/deal next Acme send the draft contract"
    return _worded(desk, command, command.step, usage, Deal.with_next_step, Scope.ANY)


def _deal(desk: Desk, command: DealCommand, scope: Scope = Scope.OPEN) -> Deal:
    deal = find(desk, command, scope)
    refuse_if_overtaken(desk, command, deal)
    return deal


def _record(desk: Desk, event: Event) -> Changed:
    (recorded,) = put_on_record(desk, event)
    return changed(desk, recorded)


def _same(deal: Deal, what: str) -> Refusal:
    return Refusal(f"{deal.name} has {what} already. Nothing changed.")


def _worded(
    desk: Desk,
    command: DealCommand,
    said: str | None,
    usage: str,
    apply: Callable[..., Event],
    scope: Scope,
) -> Changed:
    """A field that takes words as they were typed."""
    deal = _deal(desk, command, scope)
    if not said or not said.strip():
        raise NotUnderstood(f"Some words are missing after {deal.name}. Nothing changed.", usage=usage)
    return _record(desk, apply(deal, said, desk.member.user, desk.clock()))
