"""How an answer says that one field of a deal changed: the new value stands out, the old one is told."""

from __future__ import annotations

from bot.outcomes.audience import Audience
from bot.outcomes.deals import Changed
from bot.views import words
from bot.views.lines import ARROW, GAP, TICK, Line, bold, facts, line
from bot.views.phrases import amount, closes, day_of, whose, worth

OFTEN = 3
"""From so many pushes of its close date on, a deal is told to have been pushed."""


def amount_set(outcome: Changed, audience: Audience) -> Line:
    deal, was = outcome.event.after, outcome.event.before
    old = words.money(was.amount) if was and was.amount else None
    if deal.amount is None:
        return line(TICK, deal.name, GAP, bold("no amount"), f" (was {old})" if old else "")
    before = line(old, ARROW) if old else ()
    return line(TICK, deal.name, GAP, before, bold(words.money(deal.amount)), facts(closes(deal, audience)))


def close_date_set(outcome: Changed, audience: Audience) -> Line:
    deal, was = outcome.event.after, outcome.event.before
    old = f" (was {day_of(was.close_date, audience)})" if was and was.close_date else ""
    if deal.close_date is None:
        return line(TICK, deal.name, GAP, bold("no close date"), old)
    pushed = line(f"pushed {deal.push_count} times so far") if deal.push_count >= OFTEN else None
    return line(
        TICK,
        deal.name,
        " closes ",
        bold(day_of(deal.close_date, audience)),
        old,
        facts(amount(deal), pushed),
    )


def odds_set(outcome: Changed, audience: Audience) -> Line:
    deal, was = outcome.event.after, outcome.event.before
    if deal.odds is None:
        return line(TICK, deal.name, GAP, "odds of its stage again, ", bold(f"{outcome.stage.odds} %"))
    old = line(f"{was.odds_in(outcome.stage)} %", ARROW) if was else ()
    return line(TICK, deal.name, GAP, "odds ", old, bold(f"{deal.odds} %"), facts(amount(deal)))


def owner_set(outcome: Changed, audience: Audience) -> Line:
    deal, was = outcome.event.after, outcome.event.before
    old = f" (was {whose(was.owner, audience)})" if was else ""
    return line(TICK, deal.name, " is now ", bold(whose(deal.owner, audience)), old, worth(deal, audience))


def source_set(outcome: Changed, audience: Audience) -> Line:
    deal, was = outcome.event.after, outcome.event.before
    old = f" (was {was.source})" if was and was.source else ""
    return line(TICK, deal.name, GAP, "source ", bold(deal.source or "unknown"), old)


def reason_set(outcome: Changed, audience: Audience) -> Line:
    deal = outcome.event.after
    return line(TICK, f"{deal.name} {deal.status}", facts(line("why: ", bold(deal.reason or "not said"))))


def term_set(outcome: Changed, audience: Audience) -> Line:
    deal, was = outcome.event.after, outcome.event.before
    old = f" (was {words.counted(was.term_months, 'month')})" if was and was.term_months else ""
    months = words.counted(deal.term_months, "month") if deal.term_months else "open-ended"
    return line(TICK, deal.name, GAP, "term ", bold(months), old)


def renamed(outcome: Changed, audience: Audience) -> Line:
    event = outcome.event
    old = event.before.name if event.before else "It"
    return line(TICK, old, " is now called ", bold(event.after.name))


def next_step_set(outcome: Changed, audience: Audience) -> Line:
    deal, was = outcome.event.after, outcome.event.before
    old = f" (was: {was.next_step})" if was and was.next_step else ""
    return line(TICK, deal.name, GAP, "next: ", bold(deal.next_step or "nothing"), old)
