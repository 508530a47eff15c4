"""What managers set: targets and exchange rates."""

from __future__ import annotations

from bot.actions.desk import Desk
from bot.actions.keeping import of_days, of_rate, put
from bot.actions.reporting.question import question, rates_of
from bot.actions.rights import check_steers
from bot.domain.closings import score
from bot.domain.journal import Kept, OwnRate, Target
from bot.domain.money import Money, minor_digits
from bot.domain.refusals import Refusal
from bot.domain.reports import RateSet, TargetSet
from bot.language.commands import SetRate, SetTarget, Sum, Summarise
from bot.store import rates
from bot.store.figures import closings

_HIGHEST_RATE = 10**9
_FINEST = 12
"""Decimals of a rate."""


def set_target(desk: Desk, command: SetTarget) -> TargetSet:
    """What the team, or one member, is to win in a period. Raises NotAllowed for those who do not steer."""
    check_steers(desk, "set targets")
    home = desk.workspace.currency
    amount = desk.money(Sum(command.value, command.currency))
    if amount is None or amount.currency != home:
        raise Refusal(f"Targets are in this workspace's currency, {home}. Nothing changed.")
    if not amount.minor:
        raise Refusal("A target of nothing is none. Nothing changed.")
    asks = question(desk, Summarise(command.rep, command.period), "this month")
    about = asks.about
    wanted = Target(command.rep, about.first, about.last, amount)
    was, change = put(desk, Kept.TARGET, of_days(command.rep, about.first, about.last), wanted)
    closed = closings.by_currency(desk.work, asks.everything, asks.time)
    won: Money = score(closed, rates_of(desk, about)).won_value.money
    return TargetSet(about, amount, was.amount if was else None, won, change)


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
    was = f"{float(before.worth):.6g}" if before else None
    return RateSet(own.currency, home, own.worth, own.day, was, change)
