"""The funnel: where deals go on, where they stay, and how long it takes."""

from __future__ import annotations

from bot.domain.closings import ENOUGH
from bot.domain.funnels import Conversion
from bot.outcomes.audience import Audience
from bot.outcomes.reports import FunnelShown
from bot.views import words
from bot.views.blocks import Block, Message
from bot.views.buttons import row
from bot.views.charts import bars
from bot.views.lines import DOT, Line, answer_of, bold, facts, joined, line, paragraph
from bot.views.reports import tables, ways
from bot.views.reports.phrases import heading, lasting, money, percent, spread

_SEVERAL = 5
"""Deals of a stage from which it is said where it sticks, though some have not had their time yet."""


def funnel_shown(outcome: FunnelShown, audience: Audience) -> Message:
    """The stage that holds most back first, then every stage, then what all that is worth a day."""
    title = heading("Funnel", outcome.about, audience)
    came = [each for each in outcome.conversions if each.came or each.again]
    if not came:
        told = line("No deal entered a stage in that time.")
        return answer_of(
            joined(". ", [title, told]), paragraph(title, told), *row(ways.forecast(outcome.about))
        )
    told_all = [_sticks(came), _record(outcome), *_young(came)]
    stages = joined("; ", [_stage(each) for each in came])
    return answer_of(
        joined(". ", [title, *told_all, stages]),
        paragraph(title, *told_all),
        *_table(outcome),
        bars(
            "From stage to stage",
            [*(each.stage.name for each in came), outcome.about.pipeline.won.name],
            {"Deals that came": [*(float(each.came) for each in came), float(outcome.won)]},
        ),
        *row(
            ways.stage_menu(outcome.about, [(each.stage, None) for each in came]),
            ways.stalled(outcome.about),
            ways.changes(outcome.about),
        ),
    )


def _sticks(came: list[Conversion]) -> Line:
    """ "sticks at Value proposition: 12 of 40 went on (30 %), 21 days there at the median".

    Told only where it can be known: of several deals, some of which did not go on. Where all that came are
    too young to have settled, those of which half are decided tell how it looks so far.
    """
    settled = [each for each in came if each.came > 1 and not each.young]
    young = [each for each in came if each.young]
    decided = [each for each in young if each.came >= _SEVERAL and each.still * 2 <= each.came]
    for so_far, cohorts in (("", settled), ("so far ", decided)):
        held = [each for each in cohorts if each.advanced < each.came]
        if held:
            # A stage that few have come to is named only where none has seen many.
            many = [each for each in held if each.came >= ENOUGH] or held
            worst = min(many, key=lambda each: (each.rate or 0, -each.came))
            return line(f"sticks {so_far}at ", bold(worst.stage.name), f": {_held(worst)}")
    if young or not settled:
        return line(f"too {'early' if young else 'few deals'} to say where it sticks")
    return line("sticks nowhere: every deal went on")


def _held(worst: Conversion) -> str:
    """ "12 of 40 went on (30 %), 8 still there, 21 days there at the median"."""
    rate = f" ({percent(worst.rate)})" if worst.rate is not None else ""
    still = f", {words.number(worst.still)} still there" if worst.young else ""
    time = f", {lasting(worst.time.median)} there at the median" if worst.time else ""
    return f"{words.number(worst.advanced)} of {words.number(worst.came)} went on{rate}{still}{time}"


def _record(outcome: FunnelShown) -> Line:
    """ "win rate 32 % (by value 41 %) · won in 47 days at the median, … · velocity $1,200 a day"."""
    score, cycle = outcome.score, outcome.won_cycle
    over = " in a year" if outcome.record.recent else ""
    few = "only " if score.closed < ENOUGH else ""
    rate, by_value = score.win_rate, score.win_rate_by_value
    valued = f" (by value {percent(by_value)})" if by_value is not None else ""
    told = facts(
        line(f"win rate {percent(rate)}{valued}{over}, {few}{words.number(score.closed)} closed")
        if rate is not None
        else line("nothing won or lost yet, so no win rate"),
        line(f"won in {spread(cycle)}") if cycle else None,
        line(f"lost in {spread(outcome.lost_cycle)}") if outcome.lost_cycle else None,
        line(f"velocity {money(outcome.velocity, outcome.rates.home)} a day") if outcome.velocity else None,
    )
    return line(*told[1:])


def _young(came: list[Conversion]) -> list[Line]:
    young = [each.stage.name for each in came if each.young]
    if not young:
        return []
    return [
        line(f"too young to have settled: {', '.join(young[:3])}{' and others' if len(young) > 3 else ''}")
    ]


def _stage(each: Conversion) -> Line:
    """One stage for those who only hear it."""
    again = f", {words.number(each.again)} came back" if each.again else ""
    skipped = f" ({words.number(each.skipped)} skipped it)" if each.skipped else ""
    return line(
        f"{each.stage.name}: {words.number(each.came)} came, {words.number(each.advanced)} went on{skipped}, "
        f"{words.number(each.lost)} lost, {words.number(each.still)} still there{again}",
        DOT if each.time else "",
        lasting(each.time.median) if each.time else "",
    )


def _table(outcome: FunnelShown) -> tuple[Block, ...]:
    names = ("Stage", "Came", "Went on", "Share", "Lost", "Still there", "Skipped", "Came back", "Time there")
    rows = [
        (
            tables.text(f"{each.stage.name}{' (young)' if each.young else ''}"),
            tables.count(each.came),
            tables.count(each.advanced),
            tables.share(each.rate),
            tables.count(each.lost),
            tables.count(each.still),
            tables.count(each.skipped),
            tables.count(each.again),
            tables.text(lasting(each.time.median) if each.time else "–"),
        )
        for each in outcome.conversions
    ]
    return tables.table("Of the deals that first came to each stage", names, rows)
