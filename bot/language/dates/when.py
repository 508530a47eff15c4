"""What a date expression means, and what one has to know to read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from datetime import time as LocalTime
from typing import Literal

from bot.domain.calendars import Calendar

Grain = Literal["time", "day", "edge", "week", "weekend", "month", "quarter", "half", "year", "part"]
"""How exact the words were: "part" is a piece of a period ("early april"), "edge" the end of one."""

MONDAY_TO_FRIDAY = Calendar()


@dataclass(frozen=True, slots=True)
class Reading:
    """Who reads, when and where.

    now: aware, in the member's zone.
    week_start: 0 is Monday, 6 is Sunday.
    fiscal_year_start: the month in which the fiscal year, and so Q1 and H1, begins.
    languages: what the workspace writes (ISO 639); English is always read.
    day_first: whether 3/4 is the 3rd of April, as 3.4. always is; None takes 3/4 as American, and gives
        the other reading of either beside it.
    calendar: for "in 3 working days".
    toward: which way words without a year point: ahead, or into this year ("march" in a report).
    """

    now: datetime
    week_start: int = 0
    fiscal_year_start: int = 1
    languages: tuple[str, ...] = ("en",)
    day_first: bool | None = None
    calendar: Calendar = MONDAY_TO_FRIDAY
    toward: Literal["ahead", "this year"] = "ahead"

    @property
    def today(self) -> date:
        """The local date."""
        return self.now.date()


@dataclass(frozen=True, slots=True)
class When:
    """A day or a period, with a local clock time if one was said.

    first, last: the same for a single day.
    words: as typed.
    other: the other reading of ambiguous words, such as this week's friday for "next friday".
    said_on: the local date on which it was read.
    """

    first: date
    last: date
    time: LocalTime | None
    words: str
    other: date | None
    grain: Grain
    said_on: date

    def for_follow_up(self, calendar: Calendar) -> date:
        """The named day; for the end of a period its last working day; of a period the first one ahead."""
        if self.grain in ("time", "day"):
            return self.first
        if self.grain == "edge":
            return max(calendar.last_working_day(self.last), min(self.said_on, self.last))
        start = max(self.first, self.said_on + timedelta(days=1)) if self.last > self.said_on else self.first
        found = calendar.next_working_day(start)
        return found if found <= self.last else start

    def for_close_date(self) -> date:
        """The named day, or the last day of the period."""
        return self.last


@dataclass(frozen=True, slots=True)
class Span:
    """Where in a text a date expression stands: text[start:end]."""

    start: int
    end: int
    when: When
