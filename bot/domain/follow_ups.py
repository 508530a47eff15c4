"""Follow-ups: what someone has promised to do for a deal, and when.

A check-in with a customer, a renewal talk and a second look at a lost deal are follow-ups too: they wait,
remind, can be put off and are done in the same way, and only ask something else.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from enum import StrEnum

from bot.domain.deals import checked_date
from bot.domain.people import day_in, zone_of
from bot.domain.refusals import DateRefused, Refusal

OFTEN_SNOOZED = 3
"""Times put off, from which it is said: by then the follow-up is rarely the right next step."""


class FollowUpKind(StrEnum):
    TASK = "task"
    CHECK_IN = "check-in"
    RENEWAL = "renewal"
    LOOK_AGAIN = "look-again"


class FollowUpState(StrEnum):
    OPEN = "open"
    DONE = "done"
    WITHDRAWN = "withdrawn"
    """Its planning was undone, or its deal took another way."""


@dataclass(frozen=True, slots=True)
class PlannedFollowUp:
    """A follow-up of a deal. due: a local date of the assignee; remind_at: UTC, where a time was said.

    by: who planned it. snoozes: how often it was put off.
    """

    id: int
    deal: int
    assignee: str
    by: str
    due: date
    remind_at: datetime | None
    text: str | None
    snoozes: int = 0
    kind: FollowUpKind = FollowUpKind.TASK
    state: FollowUpState = FollowUpState.OPEN

    @property
    def is_open(self) -> bool:
        return self.state is FollowUpState.OPEN

    @property
    def is_asked_once(self) -> bool:
        """Told in one morning and then over, whatever the answer."""
        return self.kind is FollowUpKind.LOOK_AGAIN

    @property
    def is_often_snoozed(self) -> bool:
        return self.snoozes >= OFTEN_SNOOZED

    def done(self) -> PlannedFollowUp:
        """Raises Refusal when it is over already."""
        self._check_open()
        return replace(self, state=FollowUpState.DONE)

    def snoozed(self, due: date, remind_at: datetime | None) -> PlannedFollowUp:
        """Put off, or brought forward. Raises Refusal when it is over already."""
        self._check_open()
        return replace(self, due=due, remind_at=remind_at, snoozes=self.snoozes + 1)

    def declined(self, by: str) -> PlannedFollowUp:
        """Given back to the one who planned it. Raises Refusal unless it is someone else's wish."""
        self._check_open()
        if self.assignee != by:
            raise Refusal("That follow-up is not yours. Nothing changed.")
        if self.by == by:
            raise Refusal("You planned that follow-up yourself. Nothing changed.")
        return replace(self, assignee=self.by)

    def withdrawn(self) -> PlannedFollowUp:
        """Over without having been done, whatever it was before."""
        return replace(self, state=FollowUpState.WITHDRAWN)

    def _check_open(self) -> None:
        if self.state is FollowUpState.DONE:
            raise Refusal("That follow-up is done already. Nothing changed.")
        if self.state is FollowUpState.WITHDRAWN:
            raise Refusal("That follow-up was withdrawn. Nothing changed.")


def instant_of(due: date, at: time | None, zone: str) -> datetime | None:
    """When to remind, UTC: that clock time on that day in the zone; None for a whole day.

    A time that the change to summer time leaves out comes as much later as the clock jumps.
    """
    if at is None:
        return None
    return datetime.combine(due, at, zone_of(zone)).astimezone(UTC)


def checked_due(due: date, at: time | None, zone: str, now: datetime, said: str | None) -> date:
    """Raises DateRefused, quoting what was said, for a time that has passed or lies beyond 2100."""
    quoted = said or due.isoformat()
    checked_date(due, quoted)
    today = day_in(zone, now)
    moment = instant_of(due, at, zone)
    if due < today or (moment is not None and moment <= now):
        raise DateRefused(f'"{quoted}" has passed. Nothing changed; name a time that is still to come.')
    return due
