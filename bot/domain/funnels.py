"""The funnel: of the deals that first came to a stage in a time, how many went on.

A deal comes to a stage when it first enters it or passes it over on the way to a later one: a skipped
stage counts as passed. Who comes back is counted apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from bot.domain.closings import Spread
from bot.domain.deals import Status
from bot.domain.rounding import share
from bot.domain.stages import Pipeline, Stage, StageKind


@dataclass(frozen=True, slots=True)
class Passage:
    """Deals that entered `stage` alike. was_path: where they had been before; None for new ones.

    path, status: where they have been by now, and what they are.
    """

    was_path: tuple[int, ...] | None
    stage: int
    path: tuple[int, ...]
    status: Status
    count: int


@dataclass(frozen=True, slots=True)
class Conversion:
    """What became of the distinct deals that first came to a stage.

    skipped: of the advanced, how many passed it over. again: entries of deals that had passed it before.
    young: the last of them came less long ago than deals are expected to stay, so more may still advance.
    """

    stage: Stage
    advanced: int
    lost: int
    still: int
    skipped: int
    again: int
    time: Spread | None
    young: bool

    @property
    def came(self) -> int:
        return self.advanced + self.lost + self.still

    @property
    def rate(self) -> Fraction | None:
        """The share that advanced."""
        return share(self.advanced, self.came)


@dataclass(slots=True)
class _Cohort:
    advanced: int = 0
    lost: int = 0
    still: int = 0
    skipped: int = 0
    again: int = 0


def conversions(
    pipeline: Pipeline, passages: Iterable[Passage], times: Mapping[int, Spread], last: date, today: date
) -> tuple[Conversion, ...]:
    """One for each open stage, in order. last: the last day of the time in which they came."""
    places = _places(pipeline)
    opened = [stage for stage in pipeline.stages if stage.is_open]
    cohorts = {place: _Cohort() for place in range(1, len(opened) + 1)}
    for each in passages:
        _count(each, places, cohorts)
    return tuple(
        Conversion(
            stage,
            cohort.advanced,
            cohort.lost,
            cohort.still,
            cohort.skipped,
            cohort.again,
            times.get(stage.id),
            young=cohort.still > 0 and last + timedelta(days=stage.expected_days or 0) > today,
        )
        for place, stage in enumerate(opened, 1)
        if (cohort := cohorts[place]) is not None and (not stage.retired or cohort != _Cohort())
    )


def won_of(passages: Iterable[Passage], pipeline: Pipeline) -> int:
    """How many distinct deals were first won in that time."""
    places, end = _places(pipeline), sum(stage.is_open for stage in pipeline.stages) + 1
    return sum(
        each.count
        for each in passages
        if places.get(each.stage) == end and _furthest(each.was_path or (), places) < end
    )


def _places(pipeline: Pipeline) -> dict[int, int]:
    """Open stages from 1 on, won ones behind them all; lost is no place on the way."""
    places: dict[int, int] = {}
    for stage in pipeline.stages:
        if stage.is_open:
            places[stage.id] = len(places) + 1
    end = len(places) + 1
    won = (stage.id for stage in pipeline.stages if stage.kind in (StageKind.WON, StageKind.AFTER_SALE))
    return places | dict.fromkeys(won, end)


def _furthest(path: Iterable[int], places: Mapping[int, int]) -> int:
    return max((places.get(stage, 0) for stage in path), default=0)


def _count(each: Passage, places: Mapping[int, int], cohorts: dict[int, _Cohort]) -> None:
    if each.status in (Status.MERGED, Status.WITHDRAWN):
        return
    here, before = places.get(each.stage, 0), _furthest(each.was_path or (), places)
    if here in cohorts and here <= before:
        cohorts[here].again += each.count
    reached = _furthest(each.path, places)
    for place in range(before + 1, min(here, len(cohorts)) + 1):
        cohort = cohorts[place]
        if reached > place:
            cohort.advanced += each.count
            cohort.skipped += each.count if place < here else 0
        elif each.status is Status.LOST:
            cohort.lost += each.count
        else:
            cohort.still += each.count
