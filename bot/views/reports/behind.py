"""The deals behind a number, a page at a time; each row leads to its deal."""

from __future__ import annotations

from dataclasses import replace

from bot.language.commands import ShowDeal
from bot.outcomes.audience import Audience
from bot.outcomes.reports import BehindShown
from bot.views import words
from bot.views.blocks import Message
from bot.views.buttons import picked, run
from bot.views.lines import DOT, answer_of, beside, bold, facts, joined, line, paragraph
from bot.views.paging import page_of, pages
from bot.views.phrases import day_of, standing, who, whose

_PERIODS = ("due", "late", "won", "lost", "pushed", "changed")


def behind_shown(outcome: BehindShown, audience: Audience) -> Message:
    """A page of the deals behind a number."""
    about = outcome.about
    when = line(DOT, about.title) if outcome.command.what in _PERIODS else ()
    owner = line(DOT, whose(about.rep, audience)) if about.rep else ()
    then = line(DOT, f"as of {day_of(about.as_of, audience)}") if about.as_of else ()
    called = bold(f"{words.counted(outcome.total, 'deal')} {outcome.what}")
    title = line(called, when, owner, then, page_of(outcome.page, outcome.total))
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
        *pages(replace(outcome.command, page=outcome.page), outcome.total),
    )
