"""Reports: what came of a question about the whole pipeline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from bot.domain.bridges import Bridge, Tally
from bot.domain.closings import Record, Score, Spread
from bot.domain.deals import Deal
from bot.domain.forecasts import Forecast
from bot.domain.funnels import Conversion
from bot.domain.money import Money
from bot.domain.rates import Rates
from bot.domain.stages import Pipeline, Stage
from bot.language.commands import ListBehind


@dataclass(frozen=True, slots=True)
class About:
    """What a report is about. title: the period as it is called in it; first, last: its days.

    rep: whose deals, None for everybody's. said: the period as it was asked for, None where it was not;
    spoken: the same, or the report's own, in words that can be typed. home: the workspace's currency.
    as_of: the past day at whose end it was asked for, None for now. today: the reader's.
    """

    pipeline: Pipeline
    title: str
    first: date
    last: date
    today: date
    rep: str | None = None
    said: str | None = None
    as_of: date | None = None
    spoken: str = "this month"
    home: str = "USD"

    @property
    def is_over(self) -> bool:
        """The period has ended, or is looked at from a past day: nothing can be done about it."""
        return self.as_of is not None or self.last < self.today

    @property
    def is_ahead(self) -> bool:
        """The period has not begun."""
        return self.first > (self.as_of or self.today)


@dataclass(frozen=True, slots=True)
class StageFigures:
    """One stage's open deals in one currency: amounts in minor units, weighted by odds and rounded half up.

    without_amount counts deals that have none, which the sums leave out.
    """

    stage: Stage
    currency: str | None
    count: int
    without_amount: int
    total: int
    weighted: int


@dataclass(frozen=True, slots=True)
class SummaryShown:
    """Where the pipeline stands: open deals by stage, and what was won and lost in the period.

    won, lost: per currency, with their counts. forecast: whether that makes the target.
    """

    pipeline: Pipeline
    title: str
    rows: tuple[StageFigures, ...]
    won: tuple[tuple[int, Money | None], ...]
    lost: tuple[tuple[int, Money | None], ...]
    rep: str | None = None
    about: About | None = None
    forecast: Forecast | None = None


@dataclass(frozen=True, slots=True)
class ForecastShown:
    """slipped: what left the period for a later one, by currency. past: the period before, where it is over.

    Open deals of the period: pushed were put off three times or more, late should have closed by now.
    """

    about: About
    forecast: Forecast
    rates: Rates
    slipped: Mapping[str, Tally]
    pushed: int
    past: PastForecast | None = None
    late: int = 0


@dataclass(frozen=True, slots=True)
class PastForecast:
    """The forecast of the period before, made on its first day, and what was won. accuracy: 1 is exact."""

    title: str
    forecast: Money
    actual: Money
    accuracy: Fraction | None


@dataclass(frozen=True, slots=True)
class BridgeShown:
    """bridges: one a currency, largest first. frame: the period that the deals are due in, if any."""

    about: About
    bridges: tuple[Bridge, ...]
    frame: About | None = None


@dataclass(frozen=True, slots=True)
class Stalled:
    """One deal that stands still. silent: working days since its last touch, where that is too long.

    over: calendar days beyond those expected in its stage, where it is aged; badly: more than half as many.
    """

    deal: Deal
    stage: Stage
    silent: int | None
    over: int | None
    badly: bool = False


@dataclass(frozen=True, slots=True)
class StalledShown:
    """moving: how many deals are open, where none is stuck. at_stake: minor units by currency."""

    about: About
    deals: tuple[Stalled, ...]
    total: int
    page: int = 1
    at_stake: Mapping[str, int] = field(default_factory=dict)
    moving: int = 0


@dataclass(frozen=True, slots=True)
class FunnelShown:
    """won: distinct deals first won in the time. velocity: minor units a day.

    score, won_cycle: of the deals on record; lost_cycle: of those lost in the time.
    """

    about: About
    conversions: tuple[Conversion, ...]
    won: int
    record: Record
    score: Score
    won_cycle: Spread | None
    lost_cycle: Spread | None
    velocity: Fraction | None
    rates: Rates


@dataclass(frozen=True, slots=True)
class Standing:
    """One line of a ranking: an owner, a source, a reason or a stage, and what became of its deals."""

    key: str
    score: Score


@dataclass(frozen=True, slots=True)
class LeadersShown:
    """leaders: the owners, the most won first. targets: by owner, for those who have one."""

    about: About
    leaders: tuple[Standing, ...]
    whole: Score
    targets: Mapping[str, Money] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SourcesShown:
    """sources: where the deals that were closed came from, the most won first."""

    about: About
    sources: tuple[Standing, ...]
    whole: Score


@dataclass(frozen=True, slots=True)
class LossesShown:
    """reasons, stages: why and from where deals were lost, most often first."""

    about: About
    reasons: tuple[Standing, ...]
    stages: tuple[tuple[Stage, Score], ...]
    whole: Score


@dataclass(frozen=True, slots=True)
class BehindShown:
    """The deals behind a number. what: which, in words. command: the list, to turn its pages."""

    about: About
    what: str
    deals: tuple[tuple[Deal, Stage], ...]
    total: int
    page: int
    command: ListBehind
