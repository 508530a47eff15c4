"""Commands of the daily work: follow-ups, mornings, notes, touches, contacts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Literal

from bot.language.commands.parts import DealRef, Minute, Number, UserId, Weekday


@dataclass(frozen=True, slots=True)
class PlanFollowUp:
    """due: a local date of the assignee; at: local clock time, None for the whole day.

    assignee None is the one who asks. other: the second reading of the date.
    """

    deal: DealRef
    due: date | None = None
    at: time | None = None
    text: str | None = None
    assignee: UserId | None = None
    said: str | None = None
    other: date | None = None
    verb: Literal["follow-up"] = "follow-up"


@dataclass(frozen=True, slots=True)
class FinishFollowUp:
    """follow_up: its number from a button, else the next one of the deal."""

    deal: DealRef
    follow_up: Number | None = None
    verb: Literal["done"] = "done"


@dataclass(frozen=True, slots=True)
class SnoozeFollowUp:
    deal: DealRef
    due: date | None = None
    at: time | None = None
    follow_up: Number | None = None
    said: str | None = None
    verb: Literal["snooze"] = "snooze"


@dataclass(frozen=True, slots=True)
class DeclineFollowUp:
    """Given back to the one who planned it."""

    follow_up: Number
    verb: Literal["decline"] = "decline"


@dataclass(frozen=True, slots=True)
class CheckIn:
    """How a customer is doing, said at a check-in."""

    follow_up: Number
    found: Literal["happy", "at risk"]
    verb: Literal["check-in"] = "check-in"


@dataclass(frozen=True, slots=True)
class LookAgain:
    """Whether a lost deal is looked at again, in as many days as the workspace says."""

    deal: DealRef
    again: bool
    verb: Literal["look-again"] = "look-again"


@dataclass(frozen=True, slots=True)
class GoAway:
    """until: the first day back at work; None comes back at once."""

    until: date | None = None
    said: str | None = None
    verb: Literal["away"] = "away"


@dataclass(frozen=True, slots=True)
class SetMornings:
    """When and of what the member's morning tells. minute: after midnight; weekdays: 0 is Monday.

    None takes the workspace's. unwanted: reasons that are left out.
    """

    minute: Minute | None = None
    weekdays: tuple[Weekday, ...] | None = None
    unwanted: tuple[str, ...] = ()
    verb: Literal["mornings"] = "mornings"


@dataclass(frozen=True, slots=True)
class AddNote:
    deal: DealRef
    note: str | None = None
    verb: Literal["note"] = "note"


@dataclass(frozen=True, slots=True)
class LogTouch:
    """touch: call, email or meeting."""

    deal: DealRef
    touch: Literal["call", "email", "meeting"] | None = None
    note: str | None = None
    verb: Literal["log"] = "log"


@dataclass(frozen=True, slots=True)
class AddContact:
    deal: DealRef
    name: str | None = None
    email: str | None = None
    phone: str | None = None
    verb: Literal["contact"] = "contact"
