"""What changed: the bridge from the open deals of one day to those of another."""

from __future__ import annotations

from dataclasses import replace

from bot.actions.desk import Desk
from bot.actions.reporting.question import days, question, title
from bot.domain.bridges import bridges
from bot.domain.reports import About, BridgeShown
from bot.language.commands import ExplainChanges
from bot.store.figures.flows import flows
from bot.store.figures.standing import Selection, open_at

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def explain_changes(desk: Desk, command: ExplainChanges) -> BridgeShown:
    """By default since Monday (or the day on which weeks begin); on that day itself, of the week before."""
    asks = question(desk, command, _lately(desk))
    frame = _frame(desk, command, asks.about)
    selection = Selection(asks.about.pipeline.id, command.rep)
    if frame is not None:
        selection = replace(selection, first=frame.first, last=frame.last)
    start, end = asks.time.start, min(asks.time.end, asks.until(desk))
    now = desk.clock()
    found = bridges(
        open_at(desk.work, selection, start, now),
        open_at(desk.work, selection, end, now),
        flows(desk.work, selection, start, max(start, end)),
        framed=frame is not None,
        home=asks.about.home,
    )
    return BridgeShown(asks.about, found, frame)


def _lately(desk: Desk) -> str:
    """Since the day on which weeks begin; on that day itself, the week before, for this one is empty."""
    first = desk.workspace.week_start
    return "last week" if desk.today.weekday() == first else f"since {WEEKDAYS[first]}"


def _frame(desk: Desk, command: ExplainChanges, about: About) -> About | None:
    if command.frame is None:
        return None
    first, last = days(desk, command.frame)
    called = title(command.frame, first, last, desk.today)
    return replace(about, title=called, first=first, last=last, said=command.frame)
