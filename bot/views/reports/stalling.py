"""What stands still, the worst first, each with the way to its deal."""

from __future__ import annotations

from bot.language.commands import ListStalled, ShowDeal
from bot.outcomes.audience import Audience
from bot.outcomes.reports import Stalled, StalledShown
from bot.views import words
from bot.views.blocks import Block, Message
from bot.views.buttons import picked, run
from bot.views.lines import BREAK, DOT, Line, Span, answer_of, beside, bold, facts, joined, line, paragraph
from bot.views.paging import page_of, pages
from bot.views.phrases import standing, who, whose
from bot.views.reports.phrases import sums

_RED, _YELLOW = Span("🔴 ", aloud=""), Span("🟡 ", aloud="")


def stalled_shown(outcome: StalledShown, audience: Audience) -> Message:
    """A page of quiet and aged deals."""
    about = outcome.about
    owner = line(DOT, whose(about.rep, audience)) if about.rep else ()
    title = line(bold(f"{words.counted(outcome.total, 'deal')} stuck in {about.pipeline.name}"), owner)
    if not outcome.total:
        return _nothing(outcome, owner)
    if not outcome.deals:
        return answer_of(title, paragraph(title))
    at_stake = sums(outcome.at_stake, about.home)
    stake = facts(line(f"{at_stake} at stake") if at_stake else None)
    title = line(title, stake, page_of(outcome.page, outcome.total))
    here = ListStalled(about.rep, about.pipeline.name, outcome.page)
    spoken = joined("; ", [_standing(each, audience) for each in outcome.deals])
    return answer_of(
        line(title, ": ", spoken),
        paragraph(title),
        *(_row(each, audience) for each in outcome.deals),
        *pages(here, outcome.total),
    )


def _nothing(outcome: StalledShown, owner: Line) -> Message:
    place = outcome.about.pipeline.name
    if not outcome.moving:
        told = line(bold(f"No open deals in {place}"), owner, ", so nothing is stuck")
    elif outcome.moving == 1:
        told = line(bold(f"Nothing stuck in {place}"), owner, ": the one open deal moves")
    else:
        told = line(
            bold(f"Nothing stuck in {place}"), owner, f": all {words.number(outcome.moving)} open deals move"
        )
    return answer_of(told, paragraph(told))


def _row(each: Stalled, audience: Audience) -> Block:
    told = line(
        _RED if each.badly else _YELLOW,
        standing(each.deal, each.stage, audience),
        BREAK,
        _why(each, audience),
    )
    return beside(told, run("Show", ShowDeal(picked(each.deal)), f"show-{each.deal.id}"))


def _standing(each: Stalled, audience: Audience) -> Line:
    return line(standing(each.deal, each.stage, audience), DOT, _why(each, audience))


def _why(each: Stalled, audience: Audience) -> Line:
    """ "quiet for 8 working days · 12 days longer in this stage than expected · @Kim"."""
    silent = f"quiet for {words.counted(each.silent, 'working day')}" if each.silent is not None else None
    over = None
    if each.over is not None:
        over = f"{words.days(max(each.over, 1))} longer in this stage than expected"
    known = [line(said) for said in (silent, over) if said]
    return line(*facts(*known, line(who(each.deal.owner, audience)))[1:])
