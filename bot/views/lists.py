"""Lists of deals: a page at a time, and every row leads to its deal."""

from __future__ import annotations

from bot.domain.deals import NAME_LIMIT, Deal
from bot.domain.follow_ups import PlannedFollowUp
from bot.domain.stages import Stage
from bot.language.commands import AddDeal, FindDeals, ListMine, ShowDeal
from bot.language.quotes import shortened
from bot.outcomes.audience import Audience
from bot.outcomes.deals import DEALS_A_PAGE, DealsListed
from bot.views.blocks import Block, Message, shorten
from bot.views.buttons import ask, picked, row, run
from bot.views.lines import BREAK, DOT, Line, answer_of, beside, bold, code, facts, joined, line, paragraph
from bot.views.paging import page_of, pages
from bot.views.phrases import amount, closes, due, standing
from bot.views.words import counted

EXAMPLE = "/deal add Acme $50k"

NEXT_SHOWN = 100
"""Characters of what comes next in a row; the card has the whole."""

FEW_LETTERS = 2
"""So few that fewer are no better advice."""


def listed(outcome: DealsListed, audience: Audience) -> Message:
    """One's own open deals with what each needs next, or the deals that were found."""
    if not outcome.deals:
        return _empty(outcome)
    title = _title(outcome)
    rows = outcome.deals[:DEALS_A_PAGE]
    here = ListMine(outcome.page) if outcome.words is None else FindDeals(outcome.words, outcome.page)
    spoken = joined("; ", [standing(deal, stage, audience) for deal, stage in rows])
    return answer_of(
        line(title, ": ", spoken),
        paragraph(title),
        *(_row(deal, stage, outcome, audience) for deal, stage in rows),
        *pages(here, outcome.total),
    )


def _title(outcome: DealsListed) -> Line:
    page = page_of(outcome.page, outcome.total)
    if outcome.words is None:
        yours = "open deal" if outcome.total == 1 else counted(outcome.total, "open deal")
        return line(bold(f"Your {yours}"), page)
    match = "matches" if outcome.total == 1 else "match"
    more = "More than " if outcome.has_others else ""
    told = f'{more}{counted(outcome.total, "deal")} {match} "{shortened(outcome.words)}"'
    return line(bold(told), page, ", type more of the name" if more else "")


def _row(deal: Deal, stage: Stage, outcome: DealsListed, audience: Audience) -> Block:
    told = line(bold(deal.name), DOT, stage.name, facts(amount(deal)))
    if deal.is_open:
        needs = _needs(deal, outcome.follow_ups.get(deal.id), audience)
        told = joined(BREAK, [told, joined(DOT, filter(None, (closes(deal, audience), needs)))])
    return beside(told, run("Show", ShowDeal(picked(deal)), f"show-{deal.id}"))


def _needs(deal: Deal, follow_up: PlannedFollowUp | None, audience: Audience) -> Line:
    """What a deal needs next: its follow-up, else its next step.

    The words come before the time: "10:00:" would be taken for the start of an emoji.
    """
    if follow_up is not None:
        late = "late since " if follow_up.due < audience.today else ""
        when = f"{late}{due(follow_up, audience)}"
        text = shorten(follow_up.text, NEXT_SHOWN) if follow_up.text else None
        return line("next: ", f"{text} ({when})" if text else when)
    return line(f"next: {shorten(deal.next_step, NEXT_SHOWN)}" if deal.next_step else "no next step yet")


def _empty(outcome: DealsListed) -> Message:
    """No deal to show, and what to do about it."""
    if outcome.total:
        told = line("That page is empty: there are fewer deals now. Type ", code("/deal"), " to see them.")
        return answer_of(told, paragraph(told))
    if outcome.words is None:
        told = line("You have no open deals. Add one: ", code(EXAMPLE))
        return answer_of(told, paragraph(told), *row(ask("Add a deal", AddDeal(), "add")))
    told = line(f'No deal matches "{shortened(outcome.words)}". {_advice(outcome.words)}')
    add = ask("Add it", AddDeal(name=outcome.words), "add") if len(outcome.words) <= NAME_LIMIT else None
    return answer_of(told, paragraph(told), *row(add))


def _advice(searched: str) -> str:
    """What to do about words that found nothing: fewer letters only where there are some to spare."""
    if len(searched) > NAME_LIMIT:
        return "The beginning of a word of its name is enough."
    if len(searched) <= FEW_LETTERS:
        return "No name has a word that begins so. You can add it."
    return "Type just the beginning of a word of its name, or add it."
