"""The bridge: how the open deals of one moment became those of another, to the cent.

open at the start + new + reopened + grown − shrunk + pulled in − slipped − won − lost = open at the end,
for each currency. Where a period frames it, only deals whose close date lies in that period count, and
those whose close date enters or leaves it are pulled in or slipped. Where a person frames it, deals that
were taken over or handed on are told too. A deal that was merged into another counts as shrunk.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.standing import OpenSum


class Step(StrEnum):
    """The steps, in the order in which they are told."""

    NEW = "new"
    REOPENED = "reopened"
    GROWN = "grown"
    SHRUNK = "shrunk"
    PULLED_IN = "pulled in"
    SLIPPED = "slipped"
    TAKEN_OVER = "taken over"
    HANDED_ON = "handed on"
    WON = "won"
    LOST = "lost"

    @property
    def sign(self) -> int:
        return 1 if self in _ADDING else -1


_ADDING = frozenset((Step.NEW, Step.REOPENED, Step.GROWN, Step.PULLED_IN, Step.TAKEN_OVER))


@dataclass(frozen=True, slots=True)
class Tally:
    """How many deals, or changes of deals, and what they come to: minor units of one currency."""

    count: int = 0
    total: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.count + other.count, self.total + other.total)


@dataclass(frozen=True, slots=True)
class Flow:
    """What one step came to in one currency (None: deals without an amount). total is never negative."""

    step: Step
    currency: str | None
    tally: Tally


@dataclass(frozen=True, slots=True)
class Bridge:
    """The bridge of one currency. Steps that did not occur are left out."""

    currency: str
    start: Tally
    end: Tally
    steps: Mapping[Step, Tally]

    @property
    def is_still(self) -> bool:
        """Nothing happened."""
        return not self.steps


def bridges(
    start: Iterable[OpenSum], end: Iterable[OpenSum], flows: Iterable[Flow], framed: bool, home: str = ""
) -> tuple[Bridge, ...]:
    """One for each currency, `home` first, then the largest at the end.

    framed: whether a period frames it, so that only what is due in it counts.
    """
    before, after = _open(start, framed), _open(end, framed)
    steps: dict[str, dict[Step, Tally]] = {}
    for flow in flows:
        if flow.currency is not None:
            of_currency = steps.setdefault(flow.currency, {})
            of_currency[flow.step] = of_currency.get(flow.step, Tally()) + flow.tally
    found = [
        Bridge(
            currency,
            before.get(currency, Tally()),
            after.get(currency, Tally()),
            {step: steps.get(currency, {})[step] for step in Step if step in steps.get(currency, {})},
        )
        for currency in {*before, *after, *steps}
    ]
    return tuple(sorted(found, key=lambda each: (each.currency != home, -each.end.total, each.currency)))


def _open(sums: Iterable[OpenSum], framed: bool) -> dict[str, Tally]:
    tallies: dict[str, Tally] = {}
    for each in sums:
        if each.currency is not None and (each.is_due or not framed):
            tallies[each.currency] = tallies.get(each.currency, Tally()) + Tally(each.count, each.total)
    return tallies
