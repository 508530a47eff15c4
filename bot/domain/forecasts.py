"""The forecast of a period: what is won, what is likely, and whether that makes the target."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from bot.domain.closings import Odds, Record, Score
from bot.domain.money import Money
from bot.domain.rates import Converted, Rates
from bot.domain.rounding import half_up
from bot.domain.stages import COMMITTED_FROM, Pipeline
from bot.domain.standing import NO_MONTH, OpenSum

BEST_FROM = 40
"""Percent of a stage's odds from which its deals belong to the best case."""


@dataclass(frozen=True, slots=True)
class Month:
    """A part of the forecast: deals due in that month (year × 12 + month), and what they are likely worth."""

    month: int
    count: int
    total: Converted
    weighted: Converted


@dataclass(frozen=True, slots=True)
class Forecast:
    """A period's forecast, all sums in one currency, converted at the rates of one day.

    score: what was won and lost in the period. due: the open deals whose close date lies in it; weighted:
    the same times their odds. committed, best: won and the open deals of likely stages.
    without_amount, without_date: open deals that are left out for want of one.
    odds: those that the stages' deals are weighed with, for stages that hold deals. record: as a measure.
    """

    score: Score
    due_count: int
    due: Converted
    weighted: Converted
    committed: Converted
    best: Converted
    months: tuple[Month, ...]
    without_amount: int
    without_date: int
    odds: Mapping[int, Odds]
    record: Record
    target: Money | None = None

    @property
    def likely(self) -> Converted:
        """Won and weighted."""
        return self.score.won_value + self.weighted

    @property
    def gap(self) -> Money | None:
        """What the likely sum is short of the target; negative where it is over."""
        if self.target is None:
            return None
        return Money(self.target.minor - half_up(self.likely.exact), self.target.currency)

    @property
    def coverage(self) -> Fraction | None:
        """Open deals due ÷ (target − won); None without a target or when it is reached."""
        if self.target is None:
            return None
        missing = self.target.minor - self.score.won_value.exact
        return self.due.exact / missing if missing > 0 else None

    @property
    def needed(self) -> Fraction | None:
        """The coverage that makes the target at the win rate on record: 1 ÷ win rate."""
        rate = self.record.win_rate
        return 1 / rate if rate else None


def weighted(sums: Iterable[OpenSum], odds: Mapping[int, Odds]) -> dict[str, Fraction]:
    """Minor units by currency: the amounts times the deals' own odds, else those of their stage."""
    return _by_currency(sums, lambda each: _weigh(each, odds))


def _weigh(each: OpenSum, odds: Mapping[int, Odds]) -> Fraction:
    known = odds.get(each.stage)
    by_stage = each.by_stage_odds * known.share if known else Fraction()
    return by_stage + Fraction(each.by_own_odds, 100)


def _by_currency(sums: Iterable[OpenSum], value: Callable[[OpenSum], Fraction]) -> dict[str, Fraction]:
    found: dict[str, Fraction] = {}
    for each in sums:
        if each.currency is not None:
            found[each.currency] = found.get(each.currency, Fraction()) + value(each)
    return found


def totals(sums: Iterable[OpenSum]) -> dict[str, Fraction]:
    """Minor units by currency."""
    return _by_currency(sums, lambda each: Fraction(each.total))


def forecast(
    pipeline: Pipeline,
    sums: Iterable[OpenSum],
    odds: Mapping[int, Odds],
    rates: Rates,
    score: Score,
    record: Record,
    target: Money | None = None,
) -> Forecast:
    """The forecast from the open deals, `is_due` telling those of the period."""
    every = list(sums)
    due = [each for each in every if each.is_due]
    likely = {stage.id: stage.odds for stage in pipeline.stages}

    def at_least(percent: int) -> Converted:
        reached = [each for each in due if likely.get(each.stage, 0) >= percent]
        return score.won_value + rates.converted(totals(reached))

    return Forecast(
        score,
        sum(each.count for each in due),
        rates.converted(totals(due)),
        rates.converted(weighted(due, odds)),
        at_least(COMMITTED_FROM),
        at_least(BEST_FROM),
        _months(due, odds, rates),
        sum(each.count for each in due if each.currency is None),
        sum(each.count for each in every if each.month == NO_MONTH),
        {each.stage: odds[each.stage] for each in every if each.stage in odds},
        record,
        target,
    )


def _months(due: list[OpenSum], odds: Mapping[int, Odds], rates: Rates) -> tuple[Month, ...]:
    parts: dict[int, list[OpenSum]] = {}
    for each in due:
        parts.setdefault(each.month, []).append(each)
    return tuple(
        Month(
            month,
            sum(each.count for each in part),
            rates.converted(totals(part)),
            rates.converted(weighted(part, odds)),
        )
        for month, part in sorted(parts.items())
    )


def accuracy(forecast: Fraction, actual: Fraction) -> Fraction | None:
    """1 − |forecast − actual| ÷ actual; None for an actual of 0. Negative where it was far off."""
    return 1 - abs(forecast - actual) / actual if actual else None
