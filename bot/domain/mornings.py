"""Mornings: when a member's day begins, in whatever zone they live."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.calendars import Calendar
from bot.domain.reminders import Reason
from bot.domain.workspaces import Workspace

LATE = timedelta(hours=4)
"""So long after its hour a morning's message still comes; later it is skipped, and the next covers it."""
_DAY = timedelta(days=1)
_LONGEST_PAUSE = 366


@dataclass(frozen=True, slots=True)
class Morning:
    """day: the local date that it is the morning of. at: when its message is due, UTC."""

    day: date
    at: datetime


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a member wants otherwise than the workspace, and when they are away.

    minute: after local midnight. weekdays: 0 is Monday; None works when the workspace does. unwanted:
    reasons that their morning leaves out. away_until: the first day back at work.
    """

    minute: int | None = None
    weekdays: tuple[int, ...] | None = None
    unwanted: frozenset[Reason] = frozenset()
    away_until: date | None = None

    def minute_in(self, place: Workspace) -> int:
        """After local midnight: the member's own wish, else the workspace's hour."""
        return place.digest_minute if self.minute is None else self.minute

    def is_away(self, day: date) -> bool:
        """Whether they are still away on that day; on the one until which they are, they are back."""
        return self.away_until is not None and day < self.away_until

    def works(self, day: date, calendar: Calendar) -> bool:
        """Whether a message comes on that day: one's own weekdays, but never on a public holiday."""
        if self.weekdays is None:
            return calendar.is_working(day)
        return day.weekday() in self.weekdays and day not in calendar.holidays


def next_morning(after: datetime, zone: ZoneInfo, minute: int) -> Morning:
    """The first morning whose instant lies after `after`; minute: after local midnight, 0 to 1439.

    Each local date has exactly one: at the hour, at its first occurrence where the clock is set back
    over it, and right after the gap where it is left out. A date that a zone skips has none.
    """
    day = after.astimezone(zone).date() - _DAY
    while True:
        found = morning_of(day, zone, minute)
        if found is not None and found.at > after:
            return found
        day += _DAY


def morning_of(day: date, zone: ZoneInfo, minute: int) -> Morning | None:
    """The morning of that local date; None for a date that the zone skips."""
    if _first(datetime.combine(day, time()), zone).astimezone(zone).date() != day:
        return None
    return Morning(day, _first(datetime.combine(day, time(minute // 60, minute % 60)), zone))


def _first(local: datetime, zone: ZoneInfo) -> datetime:
    """The first instant, UTC, at which clocks in the zone show that time or a later one."""
    early = local.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if early.astimezone(zone).replace(tzinfo=None) == local:
        return early
    # In a gap the two folds lie on either side of the jump; both are off by what the clock jumps.
    return _jump(local.replace(tzinfo=zone, fold=1).astimezone(UTC), early, zone)


def _jump(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """The instant, to the second, at which the zone's offset changes between the two."""
    offset = before.astimezone(zone).utcoffset()
    while after - before > timedelta(seconds=1):
        middle = before + (after - before) // 2
        middle = middle.replace(microsecond=0)
        if middle.astimezone(zone).utcoffset() == offset:
            before = middle
        else:
            after = middle
    return after


def next_working_morning(
    after: datetime, zone: ZoneInfo, minute: int, wishes: Wishes, calendar: Calendar
) -> Morning:
    """The first morning after `after` on which a message may come; simply the next if a year has none."""
    found = first = next_morning(after, zone, minute)
    while not wishes.works(found.day, calendar):
        if (found.day - first.day).days > _LONGEST_PAUSE:
            return first
        found = next_morning(found.at, zone, minute)
    return found
