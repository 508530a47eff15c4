"""One deal as a card: where it stands, what it is worth, what comes next, and what happened last."""

from __future__ import annotations

from itertools import accumulate

from bot.domain.deals import Deal
from bot.domain.events import EventKind, PastEvent
from bot.domain.follow_ups import PlannedFollowUp
from bot.domain.stages import Pipeline, Stage
from bot.language.commands import FindDeals, LoseDeal, MoveDeal, ReopenDeal, ShowDeal, ShowHistory, WinDeal
from bot.outcomes.audience import Audience
from bot.outcomes.deals import DealShown, HistoryShown
from bot.views import words
from bot.views.blocks import Block, Element, Message, divider, header
from bot.views.buttons import menu, picked, row, run
from bot.views.lines import (
    DOT,
    GAP,
    Line,
    Span,
    answer_of,
    bold,
    fact_fields,
    facts,
    joined,
    line,
    paragraph,
    small_print,
)
from bot.views.past import remembered
from bot.views.phrases import contact, day_of, due, lasted, local_day, standing, task, who

LATEST = 3
"""Events on the card; the others are in the history."""

AHEAD = 3
"""Follow-ups and contacts on the card."""

HISTORY_SHOWN = 9_000
EVENTS_SHOWN = 40
"""Characters and lines of a page of history: a message takes some 12,000 and 50."""


def shown(outcome: DealShown, audience: Audience) -> Message:
    """The card of a deal."""
    deal, stage = outcome.deal, outcome.stage
    owner = f", owner {who(deal.owner, audience)}"
    spoken = line(standing(deal, stage, audience), owner, _next_aloud(outcome, audience))
    return answer_of(
        spoken,
        header(deal.name),
        paragraph(_where(deal, stage, outcome.pipeline, audience)),
        fact_fields(*_facts(outcome, audience)),
        *_ahead(outcome, audience),
        *_latest(outcome, audience),
        *row(*_ways(deal, outcome.pipeline), _others(outcome.namesakes)),
    )


def history(outcome: HistoryShown, audience: Audience) -> Message:
    """What happened to a deal, latest first, and the way to what is older."""
    deal = outcome.deal
    events = _without_endings(outcome.events, deal)
    told = _fitting([remembered(event, audience, deal.id) for event in events])
    cut = len(told) < len(events)
    before = events[len(told) - 1].id if cut else outcome.older
    first = line(bold(deal.name), DOT, "history" if told else "nothing older in its history")
    older = run("Older", ShowHistory(picked(deal), before), "older") if before else None
    return answer_of(
        joined(". ", [first, *told]),
        paragraph(first),
        *(paragraph(each) for each in told),
        *row(older, run("Show deal", ShowDeal(picked(deal)), "show"), _others(outcome.namesakes)),
    )


def _without_endings(events: tuple[PastEvent, ...], deal: Deal) -> tuple[PastEvent, ...]:
    """The events but for the end of a deal that became part of this one, whose own record says it too.

    What was taken back at once is told once, however many steps it had.
    """
    once = {event.change: event.id for event in reversed(events) if event.kind is EventKind.UNDONE}
    return tuple(
        event
        for event in events
        if (event.kind is not EventKind.MERGED or event.text or event.deal == deal.id)
        and once.get(event.change, event.id) == event.id
    )


def _fitting(told: list[Line]) -> list[Line]:
    """As many of the lines, but at least one, as a message holds; the others are on the next page."""
    lengths = accumulate(sum(len(span.text) for span in each) for each in told)
    fitting = sum(length <= HISTORY_SHOWN for length in lengths)
    return told[: min(max(fitting, 1), EVENTS_SHOWN)]


def _where(deal: Deal, stage: Stage, pipeline: Pipeline, audience: Audience) -> Line:
    """ "●●●●○  Negotiation for 9 days · 70 %": the way through the open stages at a glance."""
    age = f" for {lasted(audience.now - deal.stage_since)}"
    own = "" if deal.odds is None else ", its own odds"
    odds = line(f"{deal.odds_in(stage)} %{own}") if deal.is_open else None
    return line(_beads(stage, pipeline), bold(stage.name), age, facts(odds))


def _beads(stage: Stage, pipeline: Pipeline) -> Span:
    stages = pipeline.open_stages
    passed = next((index for index, each in enumerate(stages, 1) if each.id == stage.id), 0)
    return Span("●" * passed + "○" * (len(stages) - passed) + GAP.text if passed else "", aloud="")


def _facts(outcome: DealShown, audience: Audience) -> list[tuple[str, Line]]:
    deal = outcome.deal
    known = [("Amount", line(words.money(deal.amount) if deal.amount else "not known"))]
    if deal.is_open:
        known.append(("Closes", _closing(deal, audience)))
    else:
        known.append(("Closed", line(local_day(deal.closed_at, audience) if deal.closed_at else "yes")))
    known.append(("Owner", line(who(deal.owner, audience))))
    if outcome.customer is not None:
        known.append(("Customer", line(outcome.customer.name)))
    if deal.source:
        known.append(("Source", line(deal.source)))
    if deal.reason:
        known.append(("Why", line(deal.reason)))
    if deal.term_months:
        known.append(("Term", line(words.counted(deal.term_months, "month"))))
    age = lasted(audience.now - deal.created_at)
    known.append(("Age", line(age)))
    return known


def _closing(deal: Deal, audience: Audience) -> Line:
    if deal.close_date is None:
        return line("no date")
    late = (audience.today - deal.close_date).days
    pushed = f", pushed {_times(deal.push_count)}" if deal.push_count else ""
    return line(day_of(deal.close_date, audience), f", {words.days(late)} late" if late > 0 else "", pushed)


def _times(count: int) -> str:
    return "once" if count == 1 else f"{words.number(count)} times"


def _ahead(outcome: DealShown, audience: Audience) -> tuple[Block, ...]:
    """The next step, follow-ups and people, each on its line."""
    told = [
        *_next_step(outcome),
        *(line("Follow-up: ", _planned(each, audience)) for each in outcome.follow_ups[:AHEAD]),
        *(line("Contact: ", contact(each)) for each in outcome.contacts[:AHEAD]),
    ]
    return (paragraph(*told),) if told else ()


def _next_step(outcome: DealShown) -> tuple[Line, ...]:
    deal = outcome.deal
    if deal.next_step:
        return (line("Next: ", bold(deal.next_step)),)
    return (line("No next step yet."),) if deal.is_open and not outcome.follow_ups else ()


def _planned(follow_up: PlannedFollowUp, audience: Audience) -> Line:
    other = follow_up.assignee != audience.member.user
    return line(
        bold(due(follow_up, audience)),
        " your time" if other and follow_up.remind_at is not None else "",
        task(follow_up),
        facts(line(who(follow_up.assignee, audience)) if other else None),
    )


def _next_aloud(outcome: DealShown, audience: Audience) -> Line:
    if outcome.deal.next_step:
        return line(f". Next: {outcome.deal.next_step}")
    if outcome.follow_ups:
        return line(". Follow-up: ", _planned(outcome.follow_ups[0], audience))
    return ()


def _latest(outcome: DealShown, audience: Audience) -> tuple[Block, ...]:
    events = _without_endings(outcome.latest, outcome.deal)[:LATEST]
    if not events:
        return ()
    return (divider(), *(small_print(remembered(event, audience, outcome.deal.id)) for event in events))


def _ways(deal: Deal, pipeline: Pipeline) -> tuple[Element | None, ...]:
    """What is done most with a deal, one tap away."""
    past = run("History", ShowHistory(picked(deal)), "history")
    if not deal.is_open:
        return (run("Reopen", ReopenDeal(picked(deal)), "reopen"), past)
    return (
        _stage_menu(deal, pipeline),
        run("Won", WinDeal(picked(deal)), "won", "primary"),
        run("Lost", LoseDeal(picked(deal)), "lost"),
        past,
    )


def _others(namesakes: tuple[Deal, ...]) -> Element | None:
    """The way to what may have been meant as well."""
    if len(namesakes) > 1:
        return run("Show the others", FindDeals(namesakes[0].name), "others")
    return run("Show the other", ShowDeal(picked(namesakes[0])), "other") if namesakes else None


def _stage_menu(deal: Deal, pipeline: Pipeline) -> Element | None:
    """The other open stages; each option carries its whole command."""
    others = [stage for stage in pipeline.open_stages if stage.id != deal.stage]
    return menu("Move to…", "move", [(each.name, None, MoveDeal(picked(deal), each.id)) for each in others])
