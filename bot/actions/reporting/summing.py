"""Where the pipeline stands: open deals by stage, won and lost in the period, and the way to the target."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from bot.actions.desk import Desk
from bot.actions.reporting.expecting import expected
from bot.actions.reporting.question import question, rates_of
from bot.domain.closings import Closed, Odds
from bot.domain.events import Source
from bot.domain.forecasts import weighted
from bot.domain.money import Money
from bot.domain.people import Member
from bot.domain.rounding import half_up
from bot.domain.stages import Pipeline
from bot.domain.standing import OpenSum
from bot.domain.workspaces import Workspace
from bot.language.commands import Summarise
from bot.outcomes.reports import StageFigures, SummaryShown
from bot.store.figures.outcomes import outcomes
from bot.store.work import Work


def summarise(desk: Desk, command: Summarise) -> SummaryShown:
    """Open deals as they are, or were at the end of a past day; the period is by default this month."""
    asks = question(desk, command, "this month")
    past = outcomes(desk.work, asks.everything, asks.time.until)
    found = expected(desk, asks, rates_of(desk, asks.about), past)
    return SummaryShown(
        asks.about.pipeline,
        asks.about.title,
        _figures(asks.about.pipeline, found.sums, found.forecast.odds),
        won=_told(found.closed, asks.about.home, won=True),
        lost=_told(found.closed, asks.about.home, won=False),
        rep=command.rep,
        about=asks.about,
        forecast=found.forecast,
    )


def summary_for(work: Work, place: Workspace, member: Member, now: datetime) -> SummaryShown:
    """The summary that comes without having been asked for: on the Home tab, or by the clock."""
    return summarise(Desk(work, place, member, now, lambda: now, Source.CLOCK), Summarise())


def _told(closed: Iterable[Closed], home: str, *, won: bool) -> tuple[tuple[int, Money | None], ...]:
    """Count and sum by currency, our own first; None: deals without an amount."""
    kind = [each for each in closed if each.won == won]
    alike = sorted(kind, key=lambda each: (each.currency != home, each.currency or "~"))
    return tuple(
        (each.count, None if each.currency is None else Money(each.total, each.currency)) for each in alike
    )


def _figures(
    pipeline: Pipeline, sums: Iterable[OpenSum], odds: Mapping[int, Odds]
) -> tuple[StageFigures, ...]:
    """One row a stage and currency, in the order of the pipeline; currency None: deals without an amount."""
    place = {stage.id: order for order, stage in enumerate(pipeline.stages)}
    rows: dict[tuple[bool, str, int], list[OpenSum]] = {}
    for each in sums:
        key = (each.currency is None, each.currency or "", place[each.stage])
        rows.setdefault(key, []).append(each)
    return tuple(_row(pipeline, row, odds) for _, row in sorted(rows.items(), key=lambda item: item[0]))


def _row(pipeline: Pipeline, row: list[OpenSum], odds: Mapping[int, Odds]) -> StageFigures:
    currency, count = row[0].currency, sum(each.count for each in row)
    return StageFigures(
        pipeline.stage(row[0].stage),
        currency,
        count,
        count if currency is None else 0,
        sum(each.total for each in row),
        sum(map(half_up, weighted(row, odds).values())),
    )
