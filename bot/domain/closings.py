"""What was won and lost: win rate, mean, cycle, velocity, and who, why and where from."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from bot.domain.rates import Converted, Rates
from bot.domain.rounding import share
from bot.domain.stages import Pipeline, Stage

ENOUGH = 20
"""Past outcomes from which a share says something about the next ones."""

DAY = 86_400
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Closed:
    """Deals that were closed alike: sums in minor units of `currency`, None where they have no amount.

    key: what they have in common besides (an owner, a reason, a source), "" where nothing was asked.
    stage: the stage from which they were closed, where that was asked. again: customers' further deals.
    """

    won: bool
    currency: str | None
    count: int
    total: int
    key: str = ""
    stage: int | None = None
    again: int = 0


@dataclass(frozen=True, slots=True)
class Spread:
    """Lengths of time in seconds: how many there are, their median and 80th percentile.

    The median of an even number is the mean of the two in the middle; the percentile is the shortest
    time within which at least 80 % of them lie.
    """

    count: int
    median: Fraction
    eightieth: int


def spread(lengths: Collection[int]) -> Spread:
    """Of lengths in seconds, in any order; there must be one at least."""
    ordered, number = sorted(lengths), len(lengths)
    return Spread(
        number,
        Fraction(ordered[(number - 1) // 2] + ordered[number // 2], 2),
        ordered[(number * 4 + 4) // 5 - 1],
    )


@dataclass(frozen=True, slots=True)
class WonAndLost:
    """How many deals were closed, and how."""

    won: int
    lost: int

    @property
    def closed(self) -> int:
        return self.won + self.lost

    @property
    def win_rate(self) -> Fraction | None:
        """Won ÷ closed, by count."""
        return share(self.won, self.closed)


@dataclass(frozen=True, slots=True)
class Score(WonAndLost):
    """What became of some deals that were closed."""

    won_value: Converted
    lost_value: Converted
    won_without_amount: int = 0
    again: int = 0

    @property
    def win_rate_by_value(self) -> Fraction | None:
        """Won ÷ closed, by amount; None where no closed deal has one."""
        whole = self.won_value.exact + self.lost_value.exact
        return self.won_value.exact / whole if whole else None

    @property
    def mean_won(self) -> Fraction | None:
        """Minor units, over the won deals that have an amount."""
        counted = self.won - self.won_without_amount
        return self.won_value.exact / counted if counted else None


def score(closed: Iterable[Closed], rates: Rates) -> Score:
    """All of them in one; sums are converted at the rates of one day."""
    counts = {True: 0, False: 0}
    sums: dict[bool, dict[str, Fraction]] = {True: {}, False: {}}
    bare = again = 0
    for each in closed:
        counts[each.won] += each.count
        again += each.again if each.won else 0
        if each.currency is None:
            bare += each.count if each.won else 0
            continue
        known = sums[each.won].get(each.currency, Fraction())
        sums[each.won][each.currency] = known + each.total
    return Score(
        counts[True],
        counts[False],
        rates.converted(sums[True]),
        rates.converted(sums[False]),
        bare,
        again,
    )


def folded(key: str) -> str:
    """What keys have in common that differ only in case or white space."""
    return " ".join(key.split()).casefold()


def scores(closed: Iterable[Closed], rates: Rates) -> dict[str, Score]:
    """The score of each key; keys that differ only in case or white space are one, as first written."""
    names: dict[str, str] = {}
    groups: dict[str, list[Closed]] = {}
    for each in sorted(closed, key=lambda one: (-one.count, one.key)):
        groups.setdefault(names.setdefault(folded(each.key), each.key), []).append(each)
    return {name: score(group, rates) for name, group in groups.items()}


@dataclass(frozen=True, slots=True)
class Record(WonAndLost):
    """How many deals have been closed lately, as the measure of those to come.

    recent: the deals of the period were fewer than 20, so these are the ones of the year before its end.
    """

    recent: bool = False


def is_past_qualification(stage: Stage, pipeline: Pipeline) -> bool:
    """Whether an open stage comes after the one in which a deal is qualified.

    That is the last open stage called so, by its name or an alias; else the first stage of all.
    """
    order = [each for each in pipeline.stages if each.is_open]
    called = [
        place
        for place, each in enumerate(order)
        if any(word.casefold().find("qualif") >= 0 for word in (each.name, *each.aliases))
    ]
    return order.index(stage) > (called[-1] if called else 0)


def velocity(open_deals: int, score: Score, cycle: Spread | None) -> Fraction | None:
    """Minor units a day: open deals past qualification × win rate × mean won amount ÷ median cycle."""
    rate, mean = score.win_rate, score.mean_won
    if rate is None or mean is None or cycle is None or not cycle.median:
        return None
    return open_deals * rate * mean / (cycle.median / DAY)


@dataclass(frozen=True, slots=True)
class Odds:
    """The odds that a stage's deals are weighed with. outcomes: how many of its deals were closed.

    learned: from those outcomes; else there were too few of them, and the stage's setting serves.
    """

    share: Fraction
    outcomes: int
    learned: bool


def odds(pipeline: Pipeline, outcomes: Mapping[tuple[tuple[int, ...], bool], int]) -> dict[int, Odds]:
    """The odds of each open stage. outcomes: (path, whether it was won) -> closed deals that went that way.

    A deal counts once for each stage that it has really been in.
    """
    won: dict[int, int] = {}
    closed: dict[int, int] = {}
    for (path, is_won), count in outcomes.items():
        for stage in set(path):
            closed[stage] = closed.get(stage, 0) + count
            won[stage] = won.get(stage, 0) + (count if is_won else 0)
    return {
        stage.id: _odds(stage, won.get(stage.id, 0), closed.get(stage.id, 0))
        for stage in pipeline.stages
        if stage.is_open
    }


def _odds(stage: Stage, won: int, closed: int) -> Odds:
    if closed >= ENOUGH:
        return Odds(Fraction(won, closed), closed, learned=True)
    return Odds(Fraction(stage.odds, 100), closed, learned=False)
