"""What managers set: targets and exchange rates."""

from __future__ import annotations

from bot.actions.desk import Desk
from bot.actions.keeping import of_days, of_rate, put
from bot.actions.reporting.question import question, rates_of
from bot.actions.rights import check_steers
from bot.domain.closings import score
from bot.domain.journal import Kept, OwnRate, Target
from bot.domain.money import Money, minor_digits
from bot.domain.people import handle
from bot.domain.refusals import Choice, Refusal
from bot.language.commands import ListTargets, SetRate, SetTarget, Sum, Summarise
from bot.outcomes.reports import About
from bot.outcomes.steering import RateSet, TargetSet
from bot.store import people, rates
from bot.store.figures import closings

_HIGHEST_RATE = 10**9
_FINEST = 12
"""Decimals of a rate."""


def set_target(desk: Desk, command: SetTarget) -> TargetSet:
    """What the team, or one member, is to win in a period, or that there is no target any more.

    Raises NotAllowed for those who do not steer, and Refusal where there was none.
    """
    check_steers(desk, "set targets")
    amount = _amount(desk, command)
    asks = question(desk, Summarise(command.rep, command.period), "this month")
    about = asks.about
    wanted = Target(command.rep, about.first, about.last, amount) if amount else None
    was, change = put(desk, Kept.TARGET, of_days(command.rep, about.first, about.last), wanted)
    if was is wanted is None:
        raise _none_set(desk, about)
    closed = closings.by_currency(desk.work, asks.everything, asks.time)
    won: Money = score(closed, rates_of(desk, about)).won_value.money
    return TargetSet(about, amount, was.amount if was else None, won, change)


def _amount(desk: Desk, command: SetTarget) -> Money | None:
    """None where there is to be no target any more."""
    if command.value is None:
        return None
    home = desk.workspace.currency
    amount = desk.money(Sum(command.value, command.currency))
    if amount is None or amount.currency != home:
        raise Refusal(f"Targets are in this workspace's currency, {home}. Nothing changed.")
    if not amount.minor:
        raise Refusal(
            "A target of nothing is none. Nothing changed.", usage="/pipeline target off this quarter"
        )
    return amount


def _none_set(desk: Desk, about: About) -> Refusal:
    """Of a target that is to go and is not there."""
    name = people.names_of(desk.work, about.rep).get(about.rep) if about.rep else None
    whose = f" of {handle(name)}" if name else ""
    return Refusal(
        f"No target{whose} is set for {about.said or about.title}. Nothing changed.",
        choices=(Choice("Show the targets", ListTargets()),),
    )


def set_rate(desk: Desk, command: SetRate) -> RateSet:
    """What a currency is worth in the workspace's from today on. Raises Refusal for no sensible rate."""
    check_steers(desk, "set rates")
    home = desk.workspace.currency
    minor_digits(command.currency)
    if command.currency == home:
        raise Refusal(f"{home} is this workspace's own currency: one is one. Nothing changed.")
    exponent = command.worth.as_tuple().exponent
    fine = isinstance(exponent, int) and exponent >= -_FINEST
    if not command.worth.is_finite() or not 0 < command.worth < _HIGHEST_RATE or not fine:
        raise Refusal(f'"{command.worth}" is not a rate. Type it like 1.08. Nothing changed.')
    before = rates.known(desk.work, home, desk.today).known.get(command.currency)
    own = OwnRate(command.currency, home, format(command.worth, "f"), desk.today)
    _, change = put(desk, Kept.RATE, of_rate(command.currency, desk.today), own)
    was = before.written if before else None
    return RateSet(own.currency, home, own.worth, own.day, was, change)
