"""After the sale: when a customer is asked how it goes, and when a contract's renewal is talked about."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.calendars import Calendar

LOOK_AGAIN_DAYS = 90
"""Calendar days after which a lost deal is looked at again, where someone wants that."""
_NOTICE = timedelta(days=90)
_SHARE = 4
"""A renewal is talked about 90 days before the term ends, or in its last quarter if that is shorter."""


@dataclass(frozen=True, slots=True)
class AfterSale:
    """What a win leads to. by: who checks in; renewal: the day of the renewal talk, None without a term."""

    by: str
    check_ins: tuple[date, ...]
    renewal: date | None = None


def after_sale(
    by: str, won_on: date, check_in_days: tuple[int, ...], term_months: int | None, calendar: Calendar
) -> AfterSale:
    """check_in_days: calendar days after the win. A day off gives way to the next working day."""
    days = sorted({calendar.next_working_day(won_on + timedelta(days=after)) for after in check_in_days})
    renewal = None if term_months is None else renewal_day(won_on, term_months, calendar)
    return AfterSale(by, tuple(days), renewal)


def term_ends(won_on: date, term_months: int) -> date:
    """The day on which a contract that began with the win is to be renewed."""
    return _months_after(won_on, term_months)


def renewal_day(won_on: date, term_months: int, calendar: Calendar) -> date:
    """When to talk about the renewal of a contract that began with the win; never before it."""
    ends = term_ends(won_on, term_months)
    early = min(_NOTICE, (ends - won_on) // _SHARE)
    return max(calendar.last_working_day(ends - early), won_on)


def _months_after(day: date, months: int) -> date:
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))
