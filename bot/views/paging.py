"""Pages of a list of deals: which one is shown, and the ways to its neighbours."""

from __future__ import annotations

from dataclasses import replace

from bot.language.commands import FindDeals, ListBehind, ListMine, ListStalled
from bot.outcomes.deals import DEALS_A_PAGE
from bot.views.blocks import Block
from bot.views.buttons import row, run
from bot.views.words import number

Paged = FindDeals | ListBehind | ListMine | ListStalled


def page_of(page: int, total: int) -> str:
    """ " (page 2 of 5)"; nothing where one page holds all the deals. page: from 1."""
    last = -(-total // DEALS_A_PAGE)
    return f" (page {page} of {last})" if last > 1 else ""


def pages(here: Paged, total: int) -> tuple[Block, ...]:
    """The buttons that turn the pages. here: the command that shows this one; total: deals on all of them."""
    more = total - here.page * DEALS_A_PAGE
    return row(
        run("‹ Back", replace(here, page=here.page - 1), "back") if here.page > 1 else None,
        run(f"More ({number(more)})", replace(here, page=here.page + 1), "more") if more > 0 else None,
    )
