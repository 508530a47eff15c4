"""The journal: what a change writes besides deals, so that Undo can put it back.

A deal's own past is its events. Everything else that a member can change has one line here for each change:
what it was before, and what it became.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from bot.domain.money import Money

UNDO_LASTS = timedelta(days=365)
"""How long a change can be taken back: as long as what was announced of it is known."""


class Kept(StrEnum):
    """What is kept besides deals."""

    FOLLOW_UP = "follow-up"
    MORNINGS = "mornings"
    """A member's hour, days and reasons, and until when they are away."""
    SUBSCRIPTION = "subscription"
    TARGET = "target"
    RATE = "rate"
    SCHEDULE = "schedule"
    DISMISSAL = "dismissal"
    SETUP = "setup"
    """A setting of the workspace, a pipeline, or which pipelines there are."""


@dataclass(frozen=True, slots=True)
class Signed:
    """The change that something is written by: its number, whose it is, and when (UTC)."""

    change: int
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: what one thing was, and what the change made of it, both as JSON; None where it was not.

    subject: which of its kind, such as a member or a channel. undone_by: the change that took it back.
    """

    kind: Kept
    subject: str
    signed: Signed
    was: str | None
    became: str | None
    undone_by: int | None = None

    @property
    def by(self) -> str:
        return self.signed.by


@dataclass(frozen=True, slots=True)
class PutBack:
    """A setting that was put back: as it is again, and as it had become; None where there is or was none."""

    kind: Kept
    now: Any
    before: Any


@dataclass(frozen=True, slots=True)
class Target:
    """What a member (rep), or the whole team (None), is to win from the first day to the last."""

    rep: str | None
    first: date
    last: date
    amount: Money


@dataclass(frozen=True, slots=True)
class OwnRate:
    """What a workspace says one unit of a currency is worth in its own (`home`), from that day on."""

    currency: str
    home: str
    worth: str
    day: date
