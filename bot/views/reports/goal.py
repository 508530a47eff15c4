"""Will the target be made: what is won, what is likely, what is missing, and what the answer leaves out."""

from __future__ import annotations

from bot.domain.closings import ENOUGH, Record
from bot.domain.forecasts import Forecast
from bot.domain.money import Money
from bot.domain.rounding import half_up
from bot.outcomes.audience import Audience
from bot.outcomes.reports import About
from bot.views import words
from bot.views.lines import ARROW, DOT, GAP, Line, bold, code, joined, line
from bot.views.reports.phrases import apart, percent, rates_used, times

NOTES = 2
"""Stages whose odds are explained one by one; more are counted."""


def goal(about: About, forecast: Forecast, audience: Audience) -> list[Line]:
    """The lines, the answer first."""
    return [
        line(bold(about.title), GAP, _way(forecast)),
        _measure(about, forecast),
        *_left_out(about, forecast, audience),
    ]


def _way(forecast: Forecast) -> Line:
    """ "won $82,000 of $150,000 · weighted $51,000 → $133,000, $17,000 short".

    Where no open deal adds anything, what is won is all there is to tell.
    """
    won, weighted = forecast.score.won_value.money, forecast.weighted.money
    told = line(f"won {words.money(won)}{f' of {words.money(forecast.target)}' if forecast.target else ''}")
    if not forecast.due.exact:
        return line(told, _gap(forecast), DOT, _nothing_due(forecast))
    likely = bold(words.money(forecast.likely.money))
    return line(told, DOT, f"weighted {words.money(weighted)}", ARROW, likely, _gap(forecast))


def _nothing_due(forecast: Forecast) -> str:
    if not forecast.due_count:
        return "no open deal closes then"
    return f"{words.counted(forecast.due_count, 'open deal')} due, no amount counted"


def _gap(forecast: Forecast) -> Line:
    """ ", $17,000 short"."""
    gap = forecast.gap
    if gap is None:
        return ()
    if gap.minor > 0:
        return line(", ", bold(f"{words.money(gap)} short"))
    over = Money(-gap.minor, gap.currency)
    return line(", ", bold(f"{words.money(over)} over" if over.minor else "just on target"))


def _measure(about: About, forecast: Forecast) -> Line:
    """ "coverage 2.1×, you need 3.1× (win rate 32 %, 41 closed)"."""
    known = _win_rate(forecast.record)
    if forecast.target is None:
        return line(known, DOT, *_no_target(about))
    if forecast.coverage is None:
        return line(f"the target is reached · {known}")
    needed = f", you need {times(forecast.needed)}" if forecast.needed else ""
    return line(f"coverage {times(forecast.coverage)}{needed} ({known})")


def _win_rate(record: Record) -> str:
    """ "win rate 32 %, 41 closed"; of a few deals it says so."""
    if record.win_rate is None:
        return "nothing won or lost yet, so no win rate"
    few = "only " if record.closed < ENOUGH else ""
    over = " in a year" if record.recent else ""
    return f"win rate {percent(record.win_rate)}{over}, {few}{words.number(record.closed)} closed"


def _no_target(about: About) -> Line:
    """How to set one, where there is still something to be won."""
    if about.is_over:
        return line("no target was set")
    return line("no target; set one: ", code(f"/pipeline target 150k {about.spoken}"[:80]))


def _left_out(about: About, forecast: Forecast, audience: Audience) -> list[Line]:
    left = []
    if forecast.without_amount:
        left.append(f"{words.counted(forecast.without_amount, 'deal')} without an amount")
    if forecast.without_date:
        left.append(f"{words.counted(forecast.without_date, 'deal')} without a close date")
    sums = (forecast.score.won_value, forecast.due, forecast.weighted)
    parts = [
        line(f"left out: {', '.join(left)}") if left else None,
        apart(forecast.score.won_value, forecast.due),
        *_odds(about, forecast),
        rates_used(sums, audience),
    ]
    told = [part for part in parts if part]
    return [joined(DOT, told)] if told else []


def _odds(about: About, forecast: Forecast) -> list[Line]:
    """Whose odds the deals were weighed with: "Negotiation: 7 past outcomes, too few, so your 70 %"."""
    names = {stage.id: stage.name for stage in about.pipeline.stages}
    few = {stage: each for stage, each in forecast.odds.items() if not each.learned}
    learned = {stage: each for stage, each in forecast.odds.items() if each.learned}
    told = []
    if len(few) > NOTES:
        told.append(line(f"{len(few)} stages have fewer than 20 past outcomes, so your own odds"))
    else:
        told += [
            line(
                f"{names[stage]}: {words.counted(each.outcomes, 'past outcome')}, too few, so your "
                f"{percent(each.share)}"
            )
            for stage, each in few.items()
        ]
    if len(learned) > NOTES:
        told.append(line(f"odds of {len(learned)} stages learned from past outcomes"))
    else:
        told += [
            line(f"{names[stage]}: {percent(each.share)} learned from {words.number(each.outcomes)} outcomes")
            for stage, each in learned.items()
        ]
    return told


def odds_cell(forecast: Forecast | None, stage: int) -> str:
    """ "62 %, learned" or "70 %, yours" for a table."""
    each = forecast.odds.get(stage) if forecast else None
    if each is None:
        return "–"
    return f"{half_up(each.share * 100)} %, {'learned' if each.learned else 'yours'}"
