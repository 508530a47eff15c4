"""The deals behind a number of a report."""

from __future__ import annotations

from bot.actions.desk import Desk
from bot.actions.reporting.question import question
from bot.domain.outcomes import DEALS_A_PAGE
from bot.domain.reports import BehindShown
from bot.language.commands import ListBehind
from bot.store.figures.lists import behind

_CALLED = {
    "open": "open",
    "due": "open and due",
    "no-amount": "open without an amount",
    "no-date": "open without a close date",
    "pushed": "put off three times or more",
    "won": "won",
    "lost": "lost",
}


def list_behind(desk: Desk, command: ListBehind) -> BehindShown:
    """The largest first; as they are now."""
    asks = question(desk, command, "this month")
    found, total = behind(
        desk.work,
        command.what,
        asks.due,
        asks.time,
        command.stage,
        DEALS_A_PAGE,
        (max(command.page, 1) - 1) * DEALS_A_PAGE,
    )
    rows = tuple((deal, desk.stage_of(deal)) for deal in found)
    return BehindShown(asks.about, _CALLED[command.what], rows, total, max(command.page, 1), command)
