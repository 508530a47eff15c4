"""What commands are made of: a deal as it was called or picked, and an amount as it was said."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from msgspec import Meta

Number = Annotated[int, Meta(ge=0, le=2**63 - 1)]
"""What numbers a deal, an event, a change or the like: as large as both databases keep it."""
StageNumber = Annotated[int, Meta(ge=0, le=2**31 - 1)]
"""Stages are counted within their workspace."""
Page = Annotated[int, Meta(ge=1, le=100_000)]
Weekday = Annotated[int, Meta(ge=0, le=6)]
"""0 is Monday."""
UserId = Annotated[str, Meta(pattern=r"^[A-Z0-9]{1,30}\Z")]
ChannelId = UserId
"""As Slack gives them out: they are written into keys, and into mentions."""
Minute = Annotated[int, Meta(ge=0, lt=24 * 60)]
"""After midnight."""


@dataclass(frozen=True, slots=True)
class Picked:
    """One certain deal. version: as the person saw it; a later one means that the button is stale."""

    deal: Number
    version: Number | None = None


DealRef = str | Picked
"""A deal as someone called it, or a certain one."""


def need_a_number(value: Decimal) -> None:
    """Raises ValueError for a decimal that is none: the JSON of a button could say NaN."""
    if not value.is_finite():
        raise ValueError(f"{value} is no number")


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount as said: major units, exact; currency None means the deal's, else the workspace's."""

    value: Decimal
    currency: str | None = None

    def __post_init__(self) -> None:
        need_a_number(self.value)
