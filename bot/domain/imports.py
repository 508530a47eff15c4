"""Imports: deals that come from a file, as they were read and as its owner is shown them before they count.

Nothing here changes a deal. A row that was read is kept until its member has said yes to the preview, and
is then worked off in batches.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.domain.contacts import Contact
from bot.domain.deals import Status
from bot.domain.money import Money

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
        """How many of the deals that exist the file may update: a closed one stays as it is."""
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
        """How many deals the import wrote."""
        return self.added + self.updated
