"""Events: what happened to a deal, as it is kept for ever.

An event carries the deal before and after, so that it can be told, undone and counted. Every figure
over time is computed from events; the deal itself is only the present.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.domain.deals import Deal


class EventKind(StrEnum):
    ADDED = "added"
    MOVED = "moved"
    WON = "won"
    LOST = "lost"
    REOPENED = "reopened"
    AMOUNT_SET = "amount-set"
    CLOSE_DATE_SET = "close-date-set"
    ODDS_SET = "odds-set"
    OWNER_SET = "owner-set"
    SOURCE_SET = "source-set"
    REASON_SET = "reason-set"
    TERM_SET = "term-set"
    RENAMED = "renamed"
    NEXT_STEP_SET = "next-step-set"
    NOTED = "noted"
    TOUCHED = "touched"
    CONTACT_ADDED = "contact-added"
    MERGED = "merged"
    FOLLOW_UP_PLANNED = "follow-up-planned"
    FOLLOW_UP_DONE = "follow-up-done"
    FOLLOW_UP_SNOOZED = "follow-up-snoozed"
    FOLLOW_UP_DECLINED = "follow-up-declined"
    CHECKED_IN = "checked-in"
    LEFT_ALONE = "left-alone"
    UNDONE = "undone"


STAGE_EVENTS = frozenset(
    {EventKind.ADDED, EventKind.MOVED, EventKind.WON, EventKind.LOST, EventKind.REOPENED}
)
"""The kinds that put a deal into a stage."""


FIGURE_EVENTS = STAGE_EVENTS | {
    EventKind.AMOUNT_SET,
    EventKind.CLOSE_DATE_SET,
    EventKind.ODDS_SET,
    EventKind.OWNER_SET,
    EventKind.MERGED,
}
"""The kinds that change what a report counts. Of one deal they are taken back only in order."""


class Source(StrEnum):
    """Where a change came from."""

    COMMAND = "command"
    MESSAGE = "message"
    BUTTON = "button"
    FORM = "form"
    CLOCK = "clock"
    IMPORT = "import"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to one deal.

    before: the deal as it was, None for a new one. after: as it is now. by: the user who did it.
    at: when it took effect, UTC. text: the words that came with it (a note, a reason, a touch).
    touch: "call", "email" or "meeting" for a logged touch. id and change are 0 until it is recorded;
    change numbers what one person did at once, which Undo takes back as a whole.
    undoes: the change that this event took back. undone: this event was taken back itself.
    has_next: whether a follow-up of the deal lay ahead when it was recorded.
    """

    kind: EventKind
    before: Deal | None
    after: Deal
    by: str
    at: datetime
    text: str | None = None
    touch: str | None = None
    id: int = 0
    change: int = 0
    source: Source = Source.COMMAND
    undoes: int | None = None
    undone: bool = False
    has_next: bool = False

    @property
    def changed_fields(self) -> dict[str, tuple[Any, Any]]:
        """Field -> (before, after), without the bookkeeping that every change moves along."""
        if self.before is None:
            return {}
        kind: type = type(self.after)
        told = _told_of(kind)
        values = attrgetter(*told)
        return {
            name: (old, new)
            for name, old, new in zip(told, values(self.before), values(self.after), strict=True)
            if old != new
        }


BOOKKEEPING = frozenset({"version", "changed_at", "changed_by"})
"""Fields that every change moves along; an undo moves them on, never back."""


@cache
def _told_of(kind: type) -> tuple[str, ...]:
    """The fields of a deal that an event tells of."""
    return tuple(field.name for field in fields(kind) if field.name not in BOOKKEEPING)


@dataclass(frozen=True, slots=True)
class PastEvent:
    """An event as it is read back. changes: field -> (before, after), stages by the names of their day."""

    id: int
    change: int
    deal: int
    deal_name: str
    kind: EventKind
    by: str
    source: Source
    at: datetime
    text: str | None
    touch: str | None
    stage: str
    was_stage: str | None
    changes: Mapping[str, tuple[Any, Any]]
    undoes: int | None = None
    undone_by: int | None = None
    dwell: int | None = None
    """Seconds in the stage that it left."""
