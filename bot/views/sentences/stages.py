"""How an answer says that a deal came into a stage, left the pipeline or became another's."""

from __future__ import annotations

from bot.outcomes.audience import Audience
from bot.outcomes.deals import Changed
from bot.views.blocks import shorten
from bot.views.lines import ARROW, CHEER, GAP, TICK, Line, bold, facts, line
from bot.views.phrases import LONG, amount, dwelt, lasted, who, worth
from bot.views.questions import question


def added(outcome: Changed, audience: Audience) -> Line:
    deal = outcome.event.after
    if outcome.pipeline is not None:
        into = f"now in the pipeline {outcome.pipeline.name}, in "
        return line(TICK, deal.name, GAP, into, bold(outcome.stage.name), worth(deal, audience))
    return line(
        TICK,
        bold(deal.name),
        " added to ",
        bold(outcome.stage.name),
        worth(deal, audience),
        facts(
            line(f"owner {who(deal.owner, audience)}") if deal.owner != audience.member.user else None,
            line(f"source {deal.source}") if deal.source else None,
        ),
    )


def moved(outcome: Changed, audience: Audience) -> Line:
    event = outcome.event
    was = line(outcome.was_stage.name, ARROW) if outcome.was_stage else ()
    return line(
        TICK,
        event.after.name,
        GAP,
        was,
        bold(outcome.stage.name),
        dwelt(event),
        worth(event.after, audience),
    )


def won(outcome: Changed, audience: Audience) -> Line:
    deal = outcome.event.after
    age = line(lasted(outcome.event.at - deal.created_at))
    why = line(f"why: {shorten(deal.reason, LONG)}") if deal.reason else None
    return line(CHEER, bold(f"{deal.name} won"), facts(amount(deal), age, why))


def lost(outcome: Changed, audience: Audience) -> Line:
    deal = outcome.event.after
    was = f" from {outcome.was_stage.name}" if outcome.was_stage else ""
    if question(outcome):
        return line(deal.name, " lost", was)
    why = line(f"why: {shorten(deal.reason, LONG)}") if deal.reason else None
    return line(TICK, deal.name, " ", bold("lost"), was, facts(why, amount(deal)))


def reopened(outcome: Changed, audience: Audience) -> Line:
    deal = outcome.event.after
    return line(TICK, deal.name, " reopened in ", bold(outcome.stage.name), worth(deal, audience))


def merged(outcome: Changed, audience: Audience) -> Line:
    """Told of the deal that lives on; the event's text is the name of the one that ended in it."""
    event = outcome.event
    gone = event.text or "Another deal"
    return line(TICK, gone, " is now part of ", bold(event.after.name), worth(event.after, audience))


def undone(outcome: Changed, audience: Audience) -> Line:
    deal = outcome.event.after
    return line(TICK, deal.name, GAP, "taken back, now in ", bold(outcome.stage.name), worth(deal, audience))
