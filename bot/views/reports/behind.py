"""The deals behind a number, a page at a time; each row leads to its deal."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.outcomes import DEALS_A_PAGE, Audience
from bot.domain.reports import BehindShown
from bot.language.commands import ShowDeal
from bot.views import words
from bot.views.blocks import Block, Message
from bot.views.buttons import picked, row, run
from bot.views.lines import DOT, answer_of, beside, bold, facts, joined, line, paragraph
from bot.views.phrases import day_of, standing, who, whose

_PERIODS = ("due", "late", "won", "lost", "pushed", "changed")


def behind_shown(outcome: BehindShown, audience: Audience) -> Message:
    about = outcome.about
    when = line(DOT, about.title) if outcome.command.what in _PERIODS else ()
    owner = line(DOT, whose(about.rep, audience)) if about.rep else ()
    then = line(DOT, f"as of {day_of(about.as_of, audience)}") if about.as_of else ()
    called = bold(f"{words.counted(outcome.total, 'deal')} {outcome.what}")
    title = line(called, when, owner, then, _page(outcome))
    if not outcome.deals:
        return answer_of(title, paragraph(title))
    spoken = joined("; ", [standing(deal, stage, audience) for deal, stage in outcome.deals])
    return answer_of(
        line(title, ": ", spoken),
        paragraph(title),
        *(
            beside(
                line(standing(deal, stage, audience), facts(line(who(deal.owner, audience)))),
                run("Show", ShowDeal(picked(deal)), f"show-{deal.id}"),
            )
            for deal, stage in outcome.deals
        ),
        *_pages(outcome),
    )


def _page(outcome: BehindShown) -> str:
    last = -(-outcome.total // DEALS_A_PAGE)
    return f" (page {outcome.page} of {last})" if last > 1 else ""


def _pages(outcome: BehindShown) -> tuple[Block, ...]:
    more = outcome.total - outcome.page * DEALS_A_PAGE
    here = outcome.command
    return row(
        run("‹ Back", replace(here, page=outcome.page - 1), "back") if outcome.page > 1 else None,
        run(f"More ({words.number(more)})", replace(here, page=outcome.page + 1), "more")
        if more > 0
        else None,
    )
