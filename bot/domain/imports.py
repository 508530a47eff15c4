"""Imports: deals that come from a file, as they were read and as its owner is shown them before they count.

Nothing here changes a deal. A row that was read is kept until its member has said yes to the preview, and
is then worked off in batches.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.domain.deals import Deal, Status, added
from bot.domain.events import Event
from bot.domain.money import Money
from bot.domain.outcomes import Contact
from bot.domain.stages import Pipeline, Stage, StageKind

LASTS = timedelta(hours=24)
"""How long a preview may be said yes to."""
PASTED = "your rows"
"""What pasted rows are called, in place of a file's name."""
FIRST = 5
"""Rows, faults and readings that a preview shows of many."""


class State(StrEnum):
    """What has become of an import."""

    READING = "reading"
    READY = "ready"
    RUNNING = "running"
    DONE = "done"
    REFUSED = "refused"
    """The file could not be read."""
    CANCELLED = "cancelled"
    TAKING_BACK = "taking-back"
    TAKEN_BACK = "taken-back"


@dataclass(frozen=True, slots=True)
class Options:
    """What was chosen in the form. day_first None: worked out from the file. update: deals that exist."""

    pipeline: int
    owner: str
    day_first: bool | None = None
    update: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One deal as the file tells it. line: its row, as a spreadsheet counts them.

    key: the name as names are compared. stage: None where the file says none. owner: None where it says
    none that is known. created, closed, stage_since: UTC. update: of a deal that exists.
    """

    line: int
    name: str
    key: str
    status: Status = Status.OPEN
    stage: int | None = None
    owner: str | None = None
    amount: Money | None = None
    close_date: date | None = None
    odds: int | None = None
    source: str | None = None
    next_step: str | None = None
    reason: str | None = None
    note: str | None = None
    contact: Contact | None = None
    created: datetime | None = None
    closed: datetime | None = None
    stage_since: datetime | None = None
    update: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that cannot be imported. cells: as they stand in the file."""

    line: int
    sentence: str
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Total:
    """New deals of one stage and currency. minor: their sum in minor units; 0 where currency is None."""

    stage: int
    currency: str | None
    count: int
    minor: int


@dataclass(frozen=True, slots=True)
class StageRead:
    """Words for a stage that are none of its own. stage: where those deals go. sure: the words lead there."""

    said: str
    stage: int
    count: int
    sure: bool
    nearest: int | None = None


@dataclass(frozen=True, slots=True)
class OwnerRead:
    """An owner as the file calls them. user: None where nobody here is called so, or several are."""

    said: str
    user: str | None
    count: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do. existing: deals that are there already; of them `closed` are never touched.

    set_aside: rows of deals that were merged away or taken back. dates: a date that could be read both
    ways, and how it was. undated: won or lost deals without a day of creation. unread: columns that mean
    nothing here.
    """

    name: str
    new: int
    existing: int
    closed: int
    faults: int
    totals: tuple[Total, ...] = ()
    first: tuple[Row, ...] = ()
    first_faults: tuple[Fault, ...] = ()
    stages: tuple[StageRead, ...] = ()
    owners: tuple[OwnerRead, ...] = ()
    dates: tuple[str, date] | None = None
    unread: tuple[str, ...] = ()
    set_aside: int = 0
    undated: int = 0

    @property
    def updatable(self) -> int:
        return self.existing - self.closed


@dataclass(frozen=True, slots=True)
class Import:
    """One import as it stands. number: also that of the change that it makes. by: the importer.

    file: Slack's id of it, None for pasted rows. stages: the pipeline's, as the preview knew them. at: when
    it was asked for, and from the preview on when that was made, UTC. reached: the last deal looked at on
    the way back.
    """

    number: int
    by: str
    state: State
    options: Options
    file: str | None
    name: str
    at: datetime
    preview: Preview | None = None
    stages: str | None = None
    reached: int = 0


class Became(StrEnum):
    """What became of a row."""

    ADDED = "added"
    UPDATED = "updated"
    KEPT = "kept"
    """The deal is there by now, or moved on since, or says the same already."""
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of an import's rows. kept: rows of deals that are there by now, or moved on since."""

    added: int = 0
    updated: int = 0
    kept: int = 0
    failed: int = 0

    @property
    def changed(self) -> int:
        return self.added + self.updated


@dataclass(frozen=True, slots=True)
class ImportStarted:
    """The file is being read. pasted: its text came with the form."""

    pasted: bool


@dataclass(frozen=True, slots=True)
class ImportRunning:
    """The importer has said yes. new, updates: how many deals are to be written."""

    new: int
    updates: int


@dataclass(frozen=True, slots=True)
class ImportCancelled:
    """Nothing is imported."""


@dataclass(frozen=True, slots=True)
class ImportGoingBack:
    """The import is being taken back, deal by deal."""

    deals: int


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
