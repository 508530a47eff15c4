"""The slow model of what was won and lost, and of the way there."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

import sqlalchemy as sa

from bot.store.tables import deals
from tests.figures.life import Life
from tests.figures.model import Happened, State, happened


@dataclass(frozen=True)
class Closing:
    deal: int
    at: datetime
    created_at: datetime
    from_stage: int | None
    state: State
    stages: tuple[int, ...]


def lives(life: Life, until: datetime) -> dict[int, list[Happened]]:
    """Each deal's events before that instant, in order."""
    told: dict[int, list[Happened]] = {}
    for each in happened(life):
        if each.at < until:
            told.setdefault(each.deal, []).append(each)
    return told


def closings(life: Life, until: datetime) -> list[Closing]:
    """The last closing of every deal that is won or lost at that instant."""
    found = []
    for deal, events in lives(life, until).items():
        if events[-1].after.status not in ("won", "lost"):
            continue
        closing = next(
            each
            for each in reversed(events)
            if each.before is None or each.before.status != each.after.status
        )
        before = closing.before
        found.append(
            Closing(
                deal,
                closing.at,
                events[0].at,
                before.stage if before else None,
                events[-1].after,
                tuple(before.path) if before else (),
            )
        )
    return found


def in_time(
    life: Life, start: datetime, end: datetime, until: datetime, rep: str | None = None
) -> list[Closing]:
    return [
        each for each in closings(life, until) if start <= each.at < end and rep in (None, each.state.owner)
    ]


def tally(found: list[Closing]) -> dict[tuple[bool, str | None], tuple[int, int]]:
    """(won, currency) -> count, minor units."""
    told: dict[tuple[bool, str | None], tuple[int, int]] = {}
    for each in found:
        key = (each.state.status == "won", each.state.currency)
        count, total = told.get(key, (0, 0))
        told[key] = (count + 1, total + each.state.value)
    return told


def outcomes(life: Life, until: datetime) -> tuple[Counter[int], Counter[int]]:
    """Stage -> deals that were in it and won, and that were in it and closed."""
    won: Counter[int] = Counter()
    closed: Counter[int] = Counter()
    for each in closings(life, until):
        for stage in {*each.stages} & {1, 2, 3, 4, 5}:
            closed[stage] += 1
            won[stage] += each.state.status == "won"
    return won, closed


def spread(lengths: list[int]) -> tuple[int, Fraction, int] | None:
    """How many, the median and the 80th percentile."""
    if not lengths:
        return None
    ordered, middle = sorted(lengths), len(lengths) // 2
    two = ordered[middle : middle + 1] * 2 if len(ordered) % 2 else ordered[middle - 1 : middle + 1]
    median = Fraction(sum(two), 2)
    within = next(each for each in ordered if sum(one <= each for one in ordered) * 10 >= len(ordered) * 8)
    return len(ordered), median, within


def dwells(life: Life, start: datetime, end: datetime) -> dict[int, list[int]]:
    """Open stage -> seconds of each stay in it that ended in that time."""
    found: dict[int, list[int]] = {}
    for events in lives(life, datetime.max.replace(tzinfo=end.tzinfo)).values():
        since = events[0].at
        for each in events[1:]:
            assert each.before
            if each.before.stage != each.after.stage:
                if start <= each.at < end and each.before.status == "open":
                    found.setdefault(each.before.stage, []).append(int((each.at - since).total_seconds()))
                since = each.at
    return found


@dataclass
class Cohort:
    advanced: int = 0
    lost: int = 0
    still: int = 0
    skipped: int = 0
    again: int = 0


def _place(stage: int) -> int:
    """Of the seven phases: 1 to 5 are open, 6 stands for won and after-sale, 0 for lost."""
    return {1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 6}.get(stage, 0)


def funnel(life: Life, start: datetime, end: datetime) -> dict[int, Cohort]:
    cohorts = {place: Cohort() for place in range(1, 6)}
    for events in lives(life, datetime.max.replace(tzinfo=end.tzinfo)).values():
        last = events[-1].after
        if last.status == "merged":
            continue
        for place, cohort in cohorts.items():
            _walk(place, cohort, events, last, start, end)
    return cohorts


def _walk(
    place: int, cohort: Cohort, events: list[Happened], last: State, start: datetime, end: datetime
) -> None:
    has_come = False
    for number, each in enumerate(events):
        if each.before is not None and each.before.stage == each.after.stage:
            continue
        here, counts = _place(each.after.stage), start <= each.at < end
        if has_come and here == place:
            cohort.again += counts
        elif not has_come and here >= place:
            has_come = True
            on = any(_place(later.after.stage) > place for later in events[number:])
            cohort.advanced += on and counts
            cohort.skipped += on and counts and here > place
            cohort.lost += not on and counts and last.status == "lost"
            cohort.still += not on and counts and last.status == "open"


def present_facts(life: Life) -> dict[int, Any]:
    """Source and reason of each deal, which are the present's: events do not copy them."""
    query = sa.select(deals.c.id, deals.c.source, deals.c.reason).where(deals.c.team_id == life.place.team)
    return {row.id: row for row in life.asks(lambda work: list(work.execute(query)))}
