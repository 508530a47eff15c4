"""The deals behind a number of a report."""

from __future__ import annotations

from bot.actions.desk import Desk
from bot.actions.reporting.bridging import list_changed
from bot.actions.reporting.question import Question, question
from bot.domain.closings import folded
from bot.domain.refusals import Refusal
from bot.language.commands import ListBehind
from bot.outcomes.deals import DEALS_A_PAGE
from bot.outcomes.reports import BehindShown
from bot.store.figures import closings
from bot.store.figures.lists import Asked, behind
from bot.store.figures.past_lists import behind_then

_CALLED = {
    "open": "open",
    "due": "open and due",
    "late": "past their close date",
    "no-amount": "open without an amount",
    "no-date": "open without a close date",
    "pushed": "put off three times or more",
    "won": "won",
    "lost": "lost",
}


def list_behind(desk: Desk, command: ListBehind) -> BehindShown:
    """The largest first; as they are now, or were at the end of the past day that is asked about.

    Raises Refusal for what is known of today alone.
    """
    if command.what == "changed":
        return list_changed(desk, command)
    asks = question(desk, command, "this month")
    if asks.about.as_of and command.what in ("pushed", "late"):
        raise Refusal("Which dates have passed, and how often they were put off, is told of today alone.")
    page = max(command.page, 1)
    which, of = ("due", asks.late) if command.what == "late" else (command.what, asks.due)
    asked = Asked(which, of, asks.time, command.stage, _keys(desk, command, asks))
    first = (page - 1) * DEALS_A_PAGE
    if asks.time.until is None:
        found, total = behind(desk.work, asked, DEALS_A_PAGE, first)
    else:
        found, total = behind_then(desk.work, asked, asks.about.pipeline, DEALS_A_PAGE, first)
    rows = tuple((deal, desk.stage_of(deal)) for deal in found)
    return BehindShown(asks.about, _called(command), rows, total, page, command)


def _called(command: ListBehind) -> str:
    """ "lost for price", "won from webinar"."""
    what = _CALLED[command.what]
    if command.key is None:
        return what
    if command.what == "won":
        return f"{what} from {command.key}" if command.key else f"{what} without a source"
    return f"{what} for {command.key}" if command.key else f"{what} without a reason"


def _keys(desk: Desk, command: ListBehind, asks: Question) -> tuple[str, ...] | None:
    """The reason or source in all the ways in which it was typed, as the report counts them."""
    if command.key is None or command.what not in ("won", "lost"):
        return None
    of = closings.by_source if command.what == "won" else closings.lost_by_reason
    typed = {each.key for each in of(desk.work, asks.everything, asks.time)}
    return tuple(sorted(each for each in typed if folded(each) == folded(command.key)))
