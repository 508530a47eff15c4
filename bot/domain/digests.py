"""Digests: what one morning told one member, kept so that its lines can be struck one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.domain.follow_ups import PlannedFollowUp
from bot.domain.money import Money
from bot.domain.reminders import Attention, Reason

LINES = 10
"""Deals that a digest names; the others are in the Home tab."""


@dataclass(frozen=True, slots=True)
class DigestLine:
    """One deal that needs attention, with the names and figures of that morning.

    days, limit, since, ends: as in `Attention`. answer: what was said about the line meanwhile, as Slack's
    blocks. struck: it is done with.
    """

    reason: Reason
    deal: int
    name: str
    stage: str
    days: int = 0
    limit: int | None = None
    close_date: date | None = None
    follow_up: PlannedFollowUp | None = None
    since: int | None = None
    ends: date | None = None
    answer: tuple[dict[str, Any], ...] = ()
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Digest:
    """more: how many deals need attention besides those of the lines. offered: days for what comes next."""

    day: date
    lines: tuple[DigestLine, ...]
    more: int = 0
    offered: tuple[date, ...] = ()

    @property
    def planners(self) -> frozenset[str]:
        """Who planned the follow-ups that it tells."""
        return frozenset(line.follow_up.by for line in self.lines if line.follow_up)

    def answered(self, line: int, answer: Sequence[dict[str, Any]], *, struck: bool) -> Digest:
        """With what was said about one line (its place, from 0). IndexError where there is no such line."""
        lines = list(self.lines)
        lines[line] = replace(lines[line], answer=tuple(answer), struck=struck)
        return replace(self, lines=tuple(lines))


def digest_of(
    day: date, found: Sequence[Attention], offered: tuple[date, ...] = (), most: int = LINES
) -> Digest | None:
    """The digest of that day, of at most so many lines; None when nothing needs attention."""
    if not found:
        return None
    lines = tuple(_line(one) for one in found[:most])
    return Digest(day, lines, len(found) - len(lines), offered)


def _line(one: Attention) -> DigestLine:
    deal = one.deal
    return DigestLine(
        one.reason,
        deal.id,
        deal.name,
        one.stage.name,
        one.days,
        one.limit,
        deal.close_date,
        one.follow_up,
        one.since,
        one.ends,
    )


@dataclass(frozen=True, slots=True)
class DueDeal:
    """A deal that should close soon, or should have closed."""

    name: str
    owner: str
    close_date: date
    amount: Money | None


@dataclass(frozen=True, slots=True)
class StuckDeal:
    """days: how long it has been quiet, in working days; limit: how long its stage allows."""

    name: str
    owner: str
    stage: str
    days: int
    limit: int


@dataclass(frozen=True, slots=True)
class TeamDigest:
    """The managers' week: how many deals did what in the last one, what is stuck, and what is due now.

    stuck, due, late: the first few of stuck_count, due_count and late_count; late ones should have closed.
    """

    day: date
    added: int
    moved: int
    won: int
    lost: int
    stuck: tuple[StuckDeal, ...]
    stuck_count: int
    due: tuple[DueDeal, ...]
    due_count: int
    late: tuple[DueDeal, ...] = ()
    late_count: int = 0

    @property
    def is_empty(self) -> bool:
        moved = self.added or self.moved or self.won or self.lost
        return not (moved or self.stuck or self.due or self.late)
