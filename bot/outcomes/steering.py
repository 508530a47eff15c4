"""What came of setting targets, rates, subscriptions and summaries, of asking for them, and of an export."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.domain.journal import Target
from bot.domain.money import Money
from bot.domain.notices import Subscription
from bot.domain.rates import Converted, Rates
from bot.outcomes.reports import About


@dataclass(frozen=True, slots=True)
class TargetSet:
    """target: None where there is none any more."""

    about: About
    target: Money | None
    was: Money | None
    won: Money
    change: int | None = None
    """For Undo; None where nothing changed."""


@dataclass(frozen=True, slots=True)
class Aim:
    """A target that is not over. title: its days as they are called. won: None where they have not begun."""

    target: Target
    title: str
    won: Converted | None


@dataclass(frozen=True, slots=True)
class TargetsShown:
    """The earliest first. rep: whose were asked for, None for everybody's and the team's."""

    aims: tuple[Aim, ...]
    rep: str | None = None


@dataclass(frozen=True, slots=True)
class RatesShown:
    """What other currencies are worth in the workspace's today."""

    rates: Rates


@dataclass(frozen=True, slots=True)
class RateSet:
    """worth: one unit of the currency in units of `home`, from that day on; was: until then."""

    currency: str
    home: str
    worth: str
    day: date
    was: str | None = None
    change: int | None = None
    """For Undo."""


@dataclass(frozen=True, slots=True)
class ExportStarted:
    """The file is on its way by direct message."""

    deals: int
    events: int


@dataclass(frozen=True, slots=True)
class Scheduled:
    """weekday: 0 is Monday, None every working day; at: "08:00" in `zone`; None: no longer.

    elsewhere: the channel is not the one where it was asked.
    """

    channel: str
    weekday: int | None = None
    at: str | None = None
    zone: str = "UTC"
    elsewhere: bool = False
    change: int | None = None
    """For Undo."""


@dataclass(frozen=True, slots=True)
class SubscriptionsChanged:
    """What this channel hears from now on, with what is new and what it no longer hears. change: for Undo.

    unchanged: it heard just that before. parked: why nothing could be posted there so far, in Slack's word.
    """

    channel: str
    subscriptions: tuple[Subscription, ...]
    added: tuple[Subscription, ...] = ()
    removed: tuple[Subscription, ...] = ()
    change: int | None = None
    unchanged: bool = False
    parked: str | None = None
