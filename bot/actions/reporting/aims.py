"""What is set, as it stands: the targets of now and later with what is won of them, and today's rates."""

from __future__ import annotations

from datetime import date

from bot.actions.desk import Desk
from bot.actions.reporting.question import asked, called
from bot.domain.closings import score, scores
from bot.domain.rates import Converted, Rates
from bot.language.commands import ListRates, ListTargets
from bot.outcomes.reports import About
from bot.outcomes.steering import Aim, RatesShown, TargetsShown
from bot.store import rates, targets
from bot.store.figures import closings


def list_targets(desk: Desk, command: ListTargets) -> TargetsShown:
    """Those that are not over, of the team and of its members, or of one."""
    found = [each for each in targets.lasting(desk.work, desk.today) if command.rep in (None, each.rep)]
    known = rates.known(desk.work, desk.workspace.currency, desk.today)
    # Of each time that has begun, one look at what was won serves the team's target and everybody's.
    begun = {(each.first, each.last) for each in found if each.first <= desk.today}
    won = {days: _won(desk, *days, known) for days in begun}
    nothing = known.converted({})
    aims = []
    for each in found:
        days = each.first, each.last
        so_far = won[days].get(each.rep, nothing) if days in won else None
        aims.append(Aim(each, called(desk, *days), so_far))
    return TargetsShown(tuple(aims), command.rep)


def _won(desk: Desk, first: date, last: date, known: Rates) -> dict[str | None, Converted]:
    """What was won from the first day to the last by each member, and by all (None)."""
    asks = asked(desk, About(desk.workspace.pipeline, "", first, last, desk.today))
    closed = closings.by_owner(desk.work, asks.everything, asks.time)
    won: dict[str | None, Converted] = {None: score(closed, known).won_value}
    won.update((owner, each.won_value) for owner, each in scores(closed, known).items())
    return won


def list_rates(desk: Desk, command: ListRates) -> RatesShown:
    """The latest of each currency up to today."""
    return RatesShown(rates.known(desk.work, desk.workspace.currency, desk.today))
