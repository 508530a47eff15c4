"""A setting's value in words, and as it stands in a form's text field."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from bot.language.settings import Kind, Setting, Value
from bot.language.settings.languages import LANGUAGES
from bot.language.settings.places import place_name
from bot.outcomes.audience import Audience
from bot.views.lines import Line, channel, line
from bot.views.phrases import who
from bot.views.words import WEEKDAYS, clock_time, counted, weekdays

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_SHOWN = 5
"""Dates and people that are told one by one."""


def said(setting: Setting, value: Value, audience: Audience) -> Line:
    """ "08:30", "Mon–Fri", "Germany (BY)", "@Ada, @Ruth"; what nothing means, where nothing is set."""
    if value and setting.kind is Kind.CHANNEL:
        return line(channel(value[0]))
    return line(_SAID[setting.kind](value, audience) if value else setting.none)


def typed(kind: Kind, value: Value) -> str:
    """The value as an admin would type it in the form."""
    if kind is Kind.COUNTRY:
        return "-".join(value)
    if kind is Kind.DATES:
        return "\n".join(_date(each) for each in value)
    return "\n".join(value) if kind is Kind.PHRASES else ", ".join(value)


def _weekdays(value: Value, audience: Audience) -> str:
    return weekdays(int(day) for day in value)


def _dates(value: Value, audience: Audience) -> str:
    return _some([_date(each) for each in value])


def _date(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day.day} {day:%b %Y}"


def _members(value: Value, audience: Audience) -> str:
    return _some([who(user, audience) for user in value])


def _some(told: list[str]) -> str:
    more = len(told) - _SHOWN
    return ", ".join(told[:_SHOWN]) + (f" and {more} more" if more > 0 else "")


def _languages(value: Value, audience: Audience) -> str:
    return ", ".join(LANGUAGES.get(code, code) for code in value)


def _days(value: Value, audience: Audience) -> str:
    return f"{', '.join(value)} days" if value != ("1",) else "1 day"


_SAID: dict[Kind, Callable[[Value, Audience], str]] = {
    Kind.HOUR: lambda value, _: clock_time(int(value[0])),
    Kind.WEEKDAYS: _weekdays,
    Kind.WEEKDAY: lambda value, _: WEEKDAYS[int(value[0])],
    Kind.MONTH: lambda value, _: MONTHS[int(value[0]) - 1],
    Kind.COUNTRY: lambda value, _: place_name(*value),
    Kind.DATES: _dates,
    Kind.ZONE: lambda value, _: value[0],
    Kind.CURRENCY: lambda value, _: value[0],
    Kind.LANGUAGES: _languages,
    Kind.MEMBERS: _members,
    Kind.MEMBER: _members,
    Kind.FLAG: lambda value, _: "yes",
    Kind.DAYS: _days,
    Kind.COUNT: lambda value, _: counted(int(value[0]), "day"),
    Kind.PHRASES: lambda value, _: ", ".join(value),
}
