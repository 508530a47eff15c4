"""Where the pipeline stands: open deals by stage, won and lost in the period."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from bot.actions.desk import Desk
from bot.domain.deals import Status
from bot.domain.outcomes import StageFigures, SummaryShown
from bot.domain.refusals import Choice, NotUnderstood
from bot.domain.stages import Pipeline
from bot.language.commands import Summarise
from bot.language.dates import Reading, period
from bot.store import reports


def summarise(desk: Desk, command: Summarise) -> SummaryShown:
    """Open deals by stage as they are now; won and lost in the period, by default this month."""
    pipeline = _pipeline(desk, command)
    first, last = _period(desk, command)
    start, end = _instant(desk, first), _instant(desk, last + timedelta(days=1))
    return SummaryShown(
        pipeline,
        command.period or f"{first:%B}",
        _figures(desk, pipeline, command.rep),
        won=reports.closed(desk.work, pipeline.id, Status.WON, start, end, command.rep),
        lost=reports.closed(desk.work, pipeline.id, Status.LOST, start, end, command.rep),
        rep=command.rep,
    )


def _pipeline(desk: Desk, command: Summarise) -> Pipeline:
    if command.pipeline is None:
        return desk.workspace.pipeline
    wanted = command.pipeline.casefold()
    for pipeline in desk.workspace.pipelines:
        if pipeline.name.casefold() == wanted:
            return pipeline
    raise NotUnderstood(
        f'There is no pipeline called "{command.pipeline}".',
        choices=tuple(
            Choice(each.name, Summarise(command.rep, command.period, each.name))
            for each in desk.workspace.pipelines
        ),
    )


def _period(desk: Desk, command: Summarise) -> tuple[date, date]:
    """First and last day, in the member's zone."""
    place = desk.workspace
    now = desk.asked_at.astimezone(desk.member.tz)
    reading = Reading(now, place.week_start, place.fiscal_year_start, place.languages)
    found = period(command.period or "this month", reading)
    if found is None:
        raise NotUnderstood(
            f'I do not know the period "{command.period}".', usage="/pipeline summary this quarter"
        )
    return found


def _instant(desk: Desk, day: date) -> datetime:
    return datetime.combine(day, time(), desk.member.tz)


def _figures(desk: Desk, pipeline: Pipeline, rep: str | None) -> tuple[StageFigures, ...]:
    """One row a stage and currency, in the order of the pipeline; currency None: deals without an amount."""
    place = {stage.id: order for order, stage in enumerate(pipeline.stages)}
    rows = []
    for found in reports.open_by_stage(desk.work, pipeline.id, rep):
        stage = pipeline.stage(found.stage)
        hundredfold = found.by_stage_odds * stage.odds + found.by_own_odds
        rows.append(
            StageFigures(
                stage,
                found.currency,
                found.count,
                found.count if found.currency is None else 0,
                found.total,
                (hundredfold + 50) // 100,
            )
        )
    rows.sort(key=lambda row: (row.currency is None, row.currency or "", place[row.stage.id]))
    return tuple(rows)
