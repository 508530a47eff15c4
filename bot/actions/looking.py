"""Looking at deals: one, its history, those that match, one's own. Nothing here changes anything."""

from __future__ import annotations

from dataclasses import replace

from bot.actions.desk import Desk
from bot.actions.finding import find
from bot.actions.likelier import namesakes_of
from bot.actions.naming import StoredNames
from bot.domain.deals import Deal
from bot.domain.refusals import NotUnderstood
from bot.language.commands import FindDeals, Help, ListMine, ShowDeal, ShowHistory
from bot.language.context import Scope
from bot.outcomes.deals import DEALS_A_PAGE, DealShown, DealsListed, HelpShown, HistoryShown
from bot.store import contacts, deals, events, follow_ups, names

_HISTORY_PAGE = 15
_LATEST = 5


def _not_taken(desk: Desk, command: ShowDeal | ShowHistory, deal: Deal) -> tuple[Deal, ...]:
    """Its namesakes, where the deal was called by a name that they bear as well."""
    if not isinstance(command.deal, str):
        return ()
    return namesakes_of(desk, deal, StoredNames(desk.work).whole(command.deal, Scope.ANY))


def show(desk: Desk, command: ShowDeal) -> DealShown:
    deal = find(desk, command, Scope.ANY)
    family = deals.family(desk.work, deal.id)
    return DealShown(
        deal,
        desk.stage_of(deal),
        desk.workspace.pipeline_of(deal.pipeline),
        contacts.of_deals(desk.work, family),
        tuple(follow_ups.of_deals(desk.work, [deal.id])),
        latest=tuple(events.history(desk.work, family, limit=_LATEST)),
        customer=None if deal.customer is None else deals.load(desk.work, deal.customer),
        namesakes=_not_taken(desk, command, deal),
    )


def show_history(desk: Desk, command: ShowHistory) -> HistoryShown:
    """A page of what happened to a deal, latest first; with it what happened to those merged into it."""
    deal = find(desk, command, Scope.ANY)
    family = deals.family(desk.work, deal.id)
    page = events.history(desk.work, family, before=command.before, limit=_HISTORY_PAGE + 1)
    older = page[_HISTORY_PAGE - 1].id if len(page) > _HISTORY_PAGE else None
    return HistoryShown(deal, tuple(page[:_HISTORY_PAGE]), older, _not_taken(desk, command, deal))


def find_deals(desk: Desk, command: FindDeals) -> DealsListed:
    """Deals, open or closed, that are called so or have words that begin so."""
    if not command.words:
        raise NotUnderstood("Find what? Type the beginning of a deal's name.", usage="/deal find acm")
    found = StoredNames(desk.work).searched(command.words)
    matches = found[: names.MOST]
    start = (command.page - 1) * DEALS_A_PAGE
    shown = deals.load_many(desk.work, matches[start : start + DEALS_A_PAGE])
    rows = [shown[number] for number in matches[start : start + DEALS_A_PAGE] if number in shown]
    listed = _listed(desk, rows, len(matches), command.page, command.words)
    return replace(listed, has_others=len(found) > len(matches))


def list_mine(desk: Desk, command: ListMine) -> DealsListed:
    """The member's open deals, the longest in their stage first."""
    user = desk.member.user
    rows = deals.mine(desk.work, user, limit=DEALS_A_PAGE, offset=(command.page - 1) * DEALS_A_PAGE)
    total = deals.count_mine(desk.work, user)
    return _listed(desk, rows, total, command.page)


def _listed(desk: Desk, rows: list[Deal], total: int, page: int, words: str | None = None) -> DealsListed:
    """A page of deals, each with what comes next."""
    ahead = follow_ups.next_of(desk.work, [deal.id for deal in rows])
    return DealsListed(tuple((deal, desk.stage_of(deal)) for deal in rows), total, page, words, ahead)


def show_help(desk: Desk, command: Help) -> HelpShown:
    return HelpShown(command.family, command.topic, command.wordings)
