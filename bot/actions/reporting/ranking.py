"""Who, why not, and where from: what was closed in a period, divided by owner, reason and source."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction

from bot.actions.desk import Desk
from bot.actions.reporting.question import question, rates_of
from bot.domain.closings import Closed, Score, score, scores
from bot.language.commands import CompareSources, ExplainLosses, RankLeaders
from bot.outcomes.reports import LeadersShown, LossesShown, SourcesShown, Standing
from bot.store import targets
from bot.store.figures import closings

DEFAULT = "this quarter"


def rank_leaders(desk: Desk, command: RankLeaders) -> LeadersShown:
    """Owners by what they won, the most first; with their targets where they have one."""
    asks = question(desk, command, DEFAULT)
    rates = rates_of(desk, asks.about)
    closed = closings.by_owner(desk.work, asks.everything, asks.time)
    ranked = _ranked(scores(closed, rates), lambda each: (-each.won_value.exact, -each.won, each.lost))
    set_for = targets.of_members(desk.work, asks.about.first, asks.about.last)
    return LeadersShown(asks.about, ranked, score(closed, rates), set_for)


def compare_sources(desk: Desk, command: CompareSources) -> SourcesShown:
    """Sources by what was won from them."""
    asks = question(desk, command, DEFAULT)
    rates = rates_of(desk, asks.about)
    closed = closings.by_source(desk.work, asks.everything, asks.time)
    ranked = _ranked(scores(closed, rates), lambda each: (-each.won_value.exact, -each.won, -each.closed))
    return SourcesShown(asks.about, ranked, score(closed, rates))


def explain_losses(desk: Desk, command: ExplainLosses) -> LossesShown:
    """Reasons and stages by how many deals were lost for them, or from them."""
    asks = question(desk, command, DEFAULT)
    rates, pipeline = rates_of(desk, asks.about), asks.about.pipeline
    lost = closings.lost_by_reason(desk.work, asks.everything, asks.time)
    of_stage: dict[int, list[Closed]] = {}
    for each in lost:
        if each.stage is not None:
            of_stage.setdefault(each.stage, []).append(each)
    stages = [(pipeline.stage(stage), score(group, rates)) for stage, group in of_stage.items()]
    stages.sort(key=lambda pair: -pair[1].lost)
    reasons = _ranked(scores(lost, rates), lambda each: (-each.lost, -each.lost_value.exact))
    return LossesShown(asks.about, reasons, tuple(stages), score(lost, rates))


def _ranked(
    found: dict[str, Score], order: Callable[[Score], tuple[Fraction | int, ...]]
) -> tuple[Standing, ...]:
    standings: Iterable[Standing] = (Standing(key, each) for key, each in found.items())
    return tuple(sorted(standings, key=lambda each: order(each.score)))
