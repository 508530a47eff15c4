"""What changed: the bridge from the open deals of one day to those of another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bot.actions.desk import Desk
from bot.actions.reporting.question import days, question, title
from bot.domain.bridges import bridges
from bot.domain.reports import About, BridgeShown
from bot.language.commands import ExplainChanges
from bot.store.figures.flows import flows
from bot.store.figures.standing import Selection, open_at


def explain_changes(desk: Desk, command: ExplainChanges) -> BridgeShown:
    """By default since Monday (or the day on which weeks begin); on that day itself, of the week before."""
    asks = question(desk, command, _lately(desk))
    if command.period is None:
        asks = replace(asks, about=replace(asks.about, title=_called(desk)))
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
    )
    return BridgeShown(asks.about, found, frame)


def _lately(desk: Desk) -> str:
    return "last week" if _is_first_day(desk) else "this week"


def _called(desk: Desk) -> str:
    return "Last week" if _is_first_day(desk) else f"Since {_first_day(desk):%A}"


def _is_first_day(desk: Desk) -> bool:
    return desk.today.weekday() == desk.workspace.week_start


def _first_day(desk: Desk) -> date:
    return desk.today - timedelta(days=(desk.today.weekday() - desk.workspace.week_start) % 7)


def _frame(desk: Desk, command: ExplainChanges, about: About) -> About | None:
    if command.frame is None:
        return None
    first, last = days(desk, command.frame)
    return replace(about, title=title(command.frame, first, last), first=first, last=last, said=command.frame)
