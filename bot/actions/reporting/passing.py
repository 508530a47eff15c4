"""The funnel: how deals pass through the stages, how long they take, and what that is worth a day."""

from __future__ import annotations

from dataclasses import replace

from bot.actions.desk import Desk
from bot.actions.reporting.expecting import record
from bot.actions.reporting.question import question, rates_of
from bot.domain.closings import is_past_qualification, velocity
from bot.domain.funnels import conversions, won_of
from bot.domain.reports import FunnelShown
from bot.language.commands import ShowFunnel
from bot.store.figures import closings
from bot.store.figures.passages import passages
from bot.store.figures.standing import open_now


def show_funnel(desk: Desk, command: ShowFunnel) -> FunnelShown:
    """Of the deals that came to each stage in the period, by default the last 90 days."""
    asks = question(desk, command, "last 90 days")
    about, rates = asks.about, rates_of(desk, asks.about)
    entries = passages(desk.work, asks.everything, asks.time)
    times = closings.times_in_stage(desk.work, asks.everything, asks.time)
    measure = record(desk, asks, rates)
    past = {stage.id for stage in about.pipeline.stages if stage.is_open}
    past = {each for each in past if is_past_qualification(about.pipeline.stage(each), about.pipeline)}
    opened = sum(each.count for each in open_now(desk.work, asks.everything) if each.stage in past)
    last = min(about.last, desk.today)
    return FunnelShown(
        replace(about, last=last),
        conversions(about.pipeline, entries, times, last, desk.today),
        won_of(entries, about.pipeline),
        measure,
        closings.cycles(desk.work, asks.everything, asks.time).get(False),
        velocity(opened, measure),
        rates,
    )
