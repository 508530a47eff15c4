"""How figures, days and people are written in a message: one way for each, everywhere.

Money, dates and numbers are formatted by Babel in American English with the day before the month, as in
"Fri 27 Mar": no reader takes 3/4 for the wrong one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, tzinfo
from functools import lru_cache

import babel.core
from babel import localedata
from babel.core import Locale
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, get_currency_symbol

from bot.domain.money import Money, minor_digits
from bot.domain.people import handle

_NAMES_OF_THINGS = (
    "unit_patterns",
    "unit_display_names",
    "compound_unit_patterns",
    "languages",
    "scripts",
    "variants",
    "meta_zones",
    "time_zones",
    "date_fields",
    "interval_formats",
)


def _american() -> Locale:
    """American English, its data loaded now and not by the first request.

    What is read on the way and not used here is let go: Babel's tables of all the world's languages, 2 MB,
    which it would read again, and what English calls units, languages and zones, 1 MB.
    """
    locale = Locale("en", "US")
    format_decimal(0, locale=locale)
    babel.core._global_data = None
    for data in map(localedata.load, ("root", "en", "en_US")):
        for unused in _NAMES_OF_THINGS:
            data.pop(unused, None)
    return locale


WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_LOCALE = _american()
_FAR = 270
"""Days off, some nine months, from which a date always carries its year."""


@lru_cache(maxsize=4096)
def money(amount: Money) -> str:
    """ "$40,000", "€1,200.50", "CHF 300": decimals only where there are any."""
    digits = minor_digits(amount.currency)
    whole = digits == 0 or amount.minor % 10**digits == 0
    # A symbol of letters stands off its figures, as people write it.
    gap = " " if get_currency_symbol(amount.currency, _LOCALE)[-1].isalpha() else ""
    pattern = f"¤{gap}#,##0" + ("" if whole else "." + "0" * digits)
    return format_currency(amount.decimal, amount.currency, pattern, locale=_LOCALE, currency_digits=False)


def number(count: int) -> str:
    """ "12,000"."""
    return format_decimal(count, locale=_LOCALE)


def counted(count: int, thing: str, things: str | None = None) -> str:
    """ "1 deal", "12 deals"."""
    return f"{number(count)} {thing if count == 1 else things or thing + 's'}"


def days(count: int) -> str:
    """ "1 day", "9 days"."""
    return counted(count, "day")


@lru_cache(maxsize=4096)
def day(on: date, today: date) -> str:
    """ "Fri 27 Mar"; with its year when that is not the current one, or the day more than nine months off."""
    distance = abs((on - today).days)
    far = distance > _FAR or on.year != today.year
    return format_date(on, "EEE d MMM y" if far else "EEE d MMM", locale=_LOCALE)


def closing(on: date, today: date) -> str:
    """ "closes Fri 27 Mar" of an open deal; once that day is over, "should have closed Fri 27 Mar"."""
    return f"{'should have closed' if on < today else 'closes'} {day(on, today)}"


def repeated(weekday: int | None) -> str:
    """ "every Monday"; "every working day" of none. weekday: 0 is Monday."""
    return "every working day" if weekday is None else f"every {WEEKDAYS[weekday]}"


def weekdays(days: Iterable[int]) -> str:
    """ "Mon–Fri", "Mon, Wed"; a run of three or more by its ends. days: 0 is Monday."""
    numbers = sorted(days)
    names = [WEEKDAYS[number][:3] for number in numbers]
    if len(numbers) > 2 and numbers == list(range(numbers[0], numbers[-1] + 1)):
        return f"{names[0]}–{names[-1]}"
    return ", ".join(names)


def clock_time(minute: int) -> str:
    """ "09:00", of minutes after midnight."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def clock(at: time | str) -> str:
    """ "15:00"."""
    return at if isinstance(at, str) else f"{at:%H:%M}"


def moment(at: datetime, zone: tzinfo, now: datetime) -> str:
    """ "Tue 10 Mar, 15:00", in the reader's zone. at, now: aware."""
    local = at.astimezone(zone)
    return f"{day(local.date(), now.astimezone(zone).date())}, {clock(local.time())}"


def person(user: str, names: Mapping[str, str]) -> str:
    """ "@kim" as text, for lines, where it pings nobody; "a colleague" until Slack has told the name."""
    name = names.get(user)
    return handle(name) if name else "a colleague"


def mention(user: str) -> str:
    """A real mention, which pings: only for someone who asked to be told."""
    return f"<@{user}>"
