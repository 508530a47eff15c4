"""Commands about what a channel hears, and what is proposed in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.language.commands.parts import Sum


@dataclass(frozen=True, slots=True)
class Subscribe:
    """What this channel is to hear. over: only from that amount on; stage: only moves into it."""

    kinds: tuple[Literal["wins", "losses", "moves", "new", "listening"], ...]
    over: Sum | None = None
    stage: str | None = None
    without_amounts: bool = False
    verb: Literal["subscribe"] = "subscribe"


@dataclass(frozen=True, slots=True)
class Unsubscribe:
    kinds: tuple[Literal["wins", "losses", "moves", "new", "listening"], ...]
    verb: Literal["unsubscribe"] = "unsubscribe"


@dataclass(frozen=True, slots=True)
class ListSubscriptions:
    verb: Literal["subscriptions"] = "subscriptions"


@dataclass(frozen=True, slots=True)
class Dismiss:
    """Not to be proposed again: that wording, to that member."""

    wording: str
    verb: Literal["dismiss"] = "dismiss"
