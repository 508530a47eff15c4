"""Who an outcome is told to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.domain.people import Member


@dataclass(frozen=True, slots=True)
class Audience:
    """Who reads the message, when, and what their colleagues are called (user id -> name).

    now: the instant of the answer, UTC; dates are shown in the member's zone.
    """

    member: Member
    now: datetime
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def today(self) -> date:
        return self.member.day_at(self.now)
