"""What a manager set, and what is on its way: targets, rates, the export, the weekly summary."""

from __future__ import annotations

from bot.outcomes.audience import Audience
from bot.outcomes.steering import ExportStarted, RateSet, Scheduled, TargetSet
from bot.views import words
from bot.views.blocks import Message
from bot.views.buttons import row, undo
from bot.views.lines import DOT, TICK, answer_of, bold, line, paragraph
from bot.views.phrases import day_of, who
from bot.views.reports import ways


def target_set(outcome: TargetSet, audience: Audience) -> Message:
    """ "✓ Target for March: $150,000 (was $120,000), Sun 1 Mar to Tue 31 Mar · won $82,000 so far".

    Without one: "✓ No target for March any more (was $120,000), Sun 1 Mar to Tue 31 Mar · …".
    """
    about = outcome.about
    whose = f" of {who(about.rep, audience)}" if about.rep else ""
    was = f" (was {words.money(outcome.was)})" if outcome.was else ""
    period = about.said or about.title
    what = (
        line(f"Target{whose} for {period}: ", bold(words.money(outcome.target)))
        if outcome.target
        else line(bold("No target"), f"{whose} for {period} any more")
    )
    told = line(
        TICK,
        what,
        f"{was}, {day_of(about.first, audience)} to {day_of(about.last, audience)}",
        DOT,
        f"won {words.money(outcome.won)} so far",
    )
    return answer_of(told, paragraph(told), *row(ways.forecast(about), undo(outcome.change)))


def rate_set(outcome: RateSet, audience: Audience) -> Message:
    was = f" (was {outcome.was})" if outcome.was else ""
    told = line(
        TICK,
        f"1 {outcome.currency} is ",
        bold(f"{outcome.worth} {outcome.home}"),
        f" from {day_of(outcome.day, audience)} on{was}",
    )
    return answer_of(told, paragraph(told), *row(undo(outcome.change)))


def export_started(outcome: ExportStarted, audience: Audience) -> Message:
    both = f"{words.counted(outcome.deals, 'deal')} and {words.counted(outcome.events, 'event')}"
    told = line(TICK, f"{both} are on their way to you as two CSV files, by direct message")
    return answer_of(told, paragraph(told))


def scheduled(outcome: Scheduled, audience: Audience) -> Message:
    if outcome.at is None:
        told = line(TICK, "This channel gets no summary by itself any more")
        return answer_of(told, paragraph(told), *row(undo(outcome.change)))
    when = words.repeated(outcome.weekday)
    where = "to that channel" if outcome.elsewhere else "here"
    told = line(TICK, f"The summary comes {where} {when} at ", bold(outcome.at), f" ({outcome.zone})")
    return answer_of(told, paragraph(told), *row(undo(outcome.change)))
