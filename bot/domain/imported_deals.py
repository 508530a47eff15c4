"""What the rows of an import make of deals: where each one stands, and the events of its life so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.domain.deals import Deal, Status, added
from bot.domain.events import Event
from bot.domain.imports import Options, Row, Total
from bot.domain.stages import Pipeline, Stage, StageKind


def totals(rows: Iterable[Row], pipeline: Pipeline) -> tuple[Total, ...]:
    """The new deals by stage, in the pipeline's order, and by currency."""
    found: dict[tuple[int, str | None], Total] = {}
    for row in rows:
        currency = row.amount.currency if row.amount else None
        stage = stage_of(row, pipeline).id
        known = found.get((stage, currency), Total(stage, currency, 0, 0))
        minor = known.minor + (row.amount.minor if row.amount else 0)
        found[stage, currency] = replace(known, count=known.count + 1, minor=minor)
    place = {stage.id: number for number, stage in enumerate(pipeline.stages)}
    return tuple(sorted(found.values(), key=lambda each: (place[each.stage], each.currency or "~")))


def stage_of(row: Row, pipeline: Pipeline) -> Stage:
    """Where the row's deal stands: its outcome first, then its stage, else the first open one."""
    if row.status is Status.WON:
        return pipeline.won
    if row.status is Status.LOST:
        return pipeline.lost
    stage = next((each for each in pipeline.open_stages if each.id == row.stage), None)
    return stage or pipeline.first


def life(row: Row, number: int, pipeline: Pipeline, options: Options, by: str, now: datetime) -> list[Event]:
    """The events of a new deal's life as far as the file tells it, in order; the last one holds the deal.

    A deal that was won or lost is added on the day of its creation and closed on its own day, so that
    reports of the past count it then. now: UTC.
    """
    stage, owner = stage_of(row, pipeline), row.owner or options.owner
    closed = None if stage.is_open else min(row.closed or now, now)
    created = min(each for each in (row.created, closed, now) if each is not None)
    first = stage if stage.is_open else pipeline.first
    since = min(row.stage_since or now, now) if stage.is_open else created
    deal = Deal(
        id=number,
        name=row.name,
        pipeline=pipeline.id,
        stage=first.id,
        status=Status.OPEN,
        owner=owner,
        created_at=created,
        created_by=by,
        stage_since=max(since, created),
        # Nobody has been silent about a deal that is new here: its quiet days count from now on.
        touched_at=now if stage.is_open else created,
        changed_at=now,
        changed_by=by,
        amount=row.amount,
        close_date=row.close_date,
        first_close_date=row.close_date,
        odds=row.odds,
        source=row.source,
        next_step=row.next_step,
    )
    happened = [added(deal)]
    if closed is not None:
        happened += _closing(happened[-1].after, row, stage, pipeline, by, closed)
    if row.note:
        happened.append(happened[-1].after.noted(row.note, by, now))
    return happened


def _closing(
    deal: Deal, row: Row, stage: Stage, pipeline: Pipeline, by: str, closed: datetime
) -> list[Event]:
    """A win moves on to the stage after the sale, as every win does."""
    ended = [deal.moved_to(stage, by, closed, reason=row.reason)]
    after = pipeline.after_sale
    if stage.kind is StageKind.WON and after is not None:
        ended.append(ended[-1].after.moved_to(after, by, closed))
    return ended


def corrections(deal: Deal, row: Row, pipeline: Pipeline, by: str, now: datetime) -> list[Event]:
    """The events that bring an open deal to what the row tells, in order; none where it agrees.

    An empty cell changes nothing. A deal of another pipeline keeps its stage.
    """
    happened: list[Event] = []

    def then(event: Event) -> None:
        happened.append(event)

    def current() -> Deal:
        return happened[-1].after if happened else deal

    if row.amount not in (None, deal.amount):
        then(current().with_amount(row.amount, by, now))
    if row.close_date not in (None, deal.close_date):
        then(current().with_close_date(row.close_date, by, now))
    if row.odds not in (None, deal.odds):
        then(current().with_odds(row.odds, by, now))
    if row.owner and row.owner != deal.owner:
        then(current().owned_by(row.owner, by, now))
    if row.source and row.source != deal.source:
        then(current().with_source(row.source, by, now))
    if row.next_step and row.next_step != deal.next_step:
        then(current().with_next_step(row.next_step, by, now))
    if row.note:
        then(current().noted(row.note, by, now))
    return happened + _moves(current(), row, pipeline, by, now)


def _moves(deal: Deal, row: Row, pipeline: Pipeline, by: str, now: datetime) -> list[Event]:
    told = row.stage is not None or row.status is not Status.OPEN
    stage = stage_of(row, pipeline)
    if not told or deal.pipeline != pipeline.id or stage.id == deal.stage:
        return []
    if stage.is_open:
        return [deal.moved_to(stage, by, now)]
    return _closing(deal, row, stage, pipeline, by, max(min(row.closed or now, now), deal.stage_since))
