"""What commands are made of: a deal as it was called or picked, and an amount as it was said."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from pydantic import Field

Number = Annotated[int, Field(ge=0, lt=2**63)]
"""What numbers a deal, an event, a change or the like: as large as both databases keep it."""
StageNumber = Annotated[int, Field(ge=0, lt=2**31)]
"""Stages are counted within their workspace."""
Page = Annotated[int, Field(ge=1, le=100_000)]
Weekday = Annotated[int, Field(ge=0, le=6)]
"""0 is Monday."""
UserId = Annotated[str, Field(pattern=r"^[A-Z0-9]{1,30}$")]
ChannelId = UserId
"""As Slack gives them out: they are written into keys, and into mentions."""
Minute = Annotated[int, Field(ge=0, lt=24 * 60)]
"""After midnight."""


@dataclass(frozen=True, slots=True)
class Named:
    """A deal by what someone called it."""

    name: str


@dataclass(frozen=True, slots=True)
class Picked:
    """One certain deal. version: as the person saw it; a later one means that the button is stale."""

    deal: Number
    version: Number | None = None


DealRef = Named | Picked


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount as said: major units, exact; currency None means the workspace's."""

    value: Decimal
    currency: str | None = None
