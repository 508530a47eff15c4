"""What the pieces of a date expression mean while it is being put together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from datetime import time as LocalTime

from bot.language.dates.arithmetic import Ends, add_months
from bot.language.dates.when import Grain, Reading

_MOST_WORKING_DAYS_BACK = 400


@dataclass(frozen=True, slots=True)
class Stretch:
    """A day, or a period from `first` to `last`.

    repeats: after how many months the same words mean another one ("march" 12, "the month" 1); 0 if
    the words fix it.
    """

    first: date
    last: date
    grain: Grain = "day"
    time: LocalTime | None = None
    other: date | None = None
    repeats: int = 0

    @property
    def ends(self) -> Ends:
        return self.first, self.last


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock time; `sure` unless an hour of twelve was said without am or pm."""

    time: LocalTime
    sure: bool = True
    next_day: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the day, with the time that stands for it; `today` for "tonight", "this morning"."""

    time: LocalTime
    afternoon: bool = False
    today: bool = False
    night: bool = False


@dataclass(frozen=True, slots=True)
class Amount:
    """A length of time."""

    months: int = 0
    days: int = 0
    minutes: int = 0
    working_days: int = 0

    def times(self, count: float) -> Amount | None:
        """So many of it, if that is a whole number of days (of months, a half is 15 days)."""
        months, days, minutes = self.months * count, self.days * count, self.minutes * count
        whole_months = int(months)
        days += round((months - whole_months) * 30)
        working = self.working_days * count
        if days != int(days) or working != int(working) or minutes != int(minutes):
            return None
        return Amount(whole_months, int(days), int(minutes), int(working))

    def plus(self, other: Amount) -> Amount:
        return Amount(
            self.months + other.months,
            self.days + other.days,
            self.minutes + other.minutes,
            self.working_days + other.working_days,
        )

    def back(self) -> Amount:
        return Amount(-self.months, -self.days, -self.minutes, -self.working_days)

    def after(self, start: date, reading: Reading) -> Stretch | None:
        """The day so much later than `start`; from today on with the clock if hours were said."""
        if self.minutes:
            if start != reading.today:
                return None
            moment = self._moment(reading.now.replace(tzinfo=None))
            return Stretch(
                moment.date(), moment.date(), "time", moment.time().replace(second=0, microsecond=0)
            )
        day = add_months(start, self.months) + timedelta(days=self.days)
        for _ in range(min(-self.working_days, _MOST_WORKING_DAYS_BACK)):
            day = reading.calendar.last_working_day(day - timedelta(days=1))
        day = reading.calendar.add_working_days(day, self.working_days)
        return Stretch(day, day)

    def _moment(self, now: datetime) -> datetime:
        day = add_months(now.date(), self.months) + timedelta(days=self.days)
        return datetime.combine(day, now.time()) + timedelta(minutes=self.minutes)


def single(day: date, other: date | None = None) -> Stretch:
    """One day; `other` only if it differs."""
    return Stretch(day, day, other=other if other != day else None)


def spread(ends: Ends, grain: Grain, *, repeats: int = 0, other: date | None = None) -> Stretch:
    """A period."""
    return Stretch(ends[0], ends[1], grain, other=other, repeats=repeats)


def at(stretch: Stretch, clock: LocalTime | None) -> Stretch:
    """The same with a clock time."""
    return replace(stretch, time=clock)
