"""What commands are made of: a deal as it was called or picked, and an amount as it was said."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Named:
    """A deal by what someone called it."""

    name: str


@dataclass(frozen=True, slots=True)
class Picked:
    """One certain deal. version: as the person saw it; a later one means that the button is stale."""

    deal: int
    version: int | None = None


DealRef = Named | Picked


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount as said: major units, exact; currency None means the workspace's."""

    value: Decimal
    currency: str | None = None
