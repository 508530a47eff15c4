"""The funnel: how deals pass through the stages, how long they take, and what that is worth a day."""

from __future__ import annotations

from dataclasses import replace

from bot.actions.desk import Desk
from bot.actions.reporting.expecting import record, year_before
from bot.actions.reporting.question import Question, question, rates_of
from bot.domain.closings import is_past_qualification, score, velocity
from bot.domain.funnels import conversions, won_of
from bot.language.commands import ShowFunnel
from bot.outcomes.reports import FunnelShown
from bot.store.figures import closings
from bot.store.figures.passages import passages
from bot.store.figures.standing import open_now


def show_funnel(desk: Desk, command: ShowFunnel) -> FunnelShown:
    """Of the deals that came to each stage in the period, by default the last 90 days."""
    asks = question(desk, command, "last 90 days")
    about, rates = asks.about, rates_of(desk, asks.about)
    entries = passages(desk.work, asks.everything, asks.time)
    times = closings.times_in_stage(desk.work, asks.everything, asks.time)
    cycles = lately = closings.cycles(desk.work, asks.everything, asks.time)
    whole = score(closings.by_currency(desk.work, asks.everything, asks.time), rates)
    known = record(desk, asks, whole)
    if known.recent:
        year = year_before(desk, asks)
        lately = closings.cycles(desk.work, asks.everything, year)
        whole = score(closings.by_currency(desk.work, asks.everything, year), rates)
    last = min(about.last, desk.today)
    return FunnelShown(
        replace(about, last=last),
        conversions(about.pipeline, entries, times, last, desk.today),
        won_of(entries, about.pipeline),
        known,
        whole,
        lately.get(True),
        cycles.get(False),
        velocity(_past_qualification(desk, asks), whole, lately.get(True)),
        rates,
    )


def _past_qualification(desk: Desk, asks: Question) -> int:
    """How many open deals are beyond the stage in which a deal is qualified."""
    pipeline = asks.about.pipeline
    past = {each.id for each in pipeline.stages if each.is_open and is_past_qualification(each, pipeline)}
    return sum(each.count for each in open_now(desk.work, asks.everything) if each.stage in past)
