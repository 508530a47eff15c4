"""What changed: the bridge from the open deals of one day to those of another."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.actions.desk import Desk
from bot.actions.reporting.question import Question, days, question, title
from bot.domain.bridges import Step, bridges
from bot.language.commands import ExplainChanges, ListBehind
from bot.outcomes.deals import DEALS_A_PAGE
from bot.outcomes.reports import About, BehindShown, BridgeShown
from bot.store.deals import load_many
from bot.store.figures.flows import changed, flows
from bot.store.figures.standing import Selection, open_at

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def explain_changes(desk: Desk, command: ExplainChanges) -> BridgeShown:
    """By default since Monday (or the day on which weeks begin); on that day itself, of the week before."""
    asks = question(desk, command, _lately(desk))
    frame = _frame(desk, command.frame, asks.about)
    selection, (start, end) = _selection(asks, frame), _window(desk, asks)
    now = desk.clock()
    found = bridges(
        open_at(desk.work, selection, start, now),
        open_at(desk.work, selection, end, now),
        flows(desk.work, selection, start, max(start, end)),
        framed=frame is not None,
        home=asks.about.home,
    )
    return BridgeShown(asks.about, found, frame)


def list_changed(desk: Desk, command: ListBehind) -> BehindShown:
    """The deals behind a step of the bridge, or behind all of them, the largest first, as they are now."""
    asks = question(desk, command, _lately(desk))
    frame = _frame(desk, command.frame, asks.about)
    steps = [each for each in Step if command.key in (None, each.value)]
    page = max(command.page, 1)
    ids, total = changed(
        desk.work,
        _selection(asks, frame),
        _window(desk, asks),
        steps,
        DEALS_A_PAGE,
        (page - 1) * DEALS_A_PAGE,
    )
    deals = load_many(desk.work, ids)
    rows = tuple((deals[each], desk.stage_of(deals[each])) for each in ids if each in deals)
    called = command.key or "changed"
    if frame is not None:
        called += f", closing in {frame.said}"
    return BehindShown(asks.about, called, rows, total, page, command)


def _selection(asks: Question, frame: About | None) -> Selection:
    about = asks.about
    if frame is None:
        return Selection(about.pipeline.id, about.rep)
    return Selection(about.pipeline.id, about.rep, frame.first, frame.last)


def _window(desk: Desk, asks: Question) -> tuple[datetime, datetime]:
    return asks.time.start, min(asks.time.end, asks.until(desk))


def _lately(desk: Desk) -> str:
    """Since the day on which weeks begin; on that day itself, the week before, for this one is empty."""
    first = desk.workspace.week_start
    return "last week" if desk.today.weekday() == first else f"since {WEEKDAYS[first]}"


def _frame(desk: Desk, said: str | None, about: About) -> About | None:
    if said is None:
        return None
    first, last = days(desk, said)
    return replace(about, title=title(said, first, last, desk.today), first=first, last=last, said=said)
