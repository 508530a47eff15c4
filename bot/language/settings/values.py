"""A setting's value as texts, into and out of a workspace: checked here, whichever way it came."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from zoneinfo import available_timezones

from bot.domain.money import is_currency
from bot.domain.refusals import FieldRefused
from bot.domain.workspaces import Workspace
from bot.language.settings.languages import LANGUAGES
from bot.language.settings.places import is_place
from bot.language.settings.setting import Kind, Setting, Value

MOST_DATES, MOST_MEMBERS, MOST_LANGUAGES, MOST_CHECK_INS, MOST_REASONS = 60, 20, 4, 6, 8
LONGEST_REASON = 60
LONGEST_WAIT = 730
"""Days after a sale or a loss that Rainmaker comes back to it: two years."""
_LAST_MINUTE = 24 * 60 - 1
_MEMBER = re.compile(r"[UW][A-Z0-9]{2,20}")
_CHANNEL = re.compile(r"[CG][A-Z0-9]{2,20}")
_YES: Value = ("yes",)


def is_needed(setting: Setting) -> bool:
    """Whether the setting cannot be empty."""
    return _SIZES[setting.kind][0] > 0


def held(place: Workspace, setting: Setting) -> Value:
    """The setting's value today."""
    if setting.kind is Kind.COUNTRY:
        return tuple(part for part in (place.country, place.region) if part)
    return _dumped(setting.kind, getattr(place, setting.holds))


def put(place: Workspace, setting: Setting, value: Value) -> Workspace:
    """The workspace with that value. Raises FieldRefused under the setting's name for one it cannot have."""
    said = _wrong(setting.kind, value)
    if said is not None:
        raise FieldRefused(setting.name, said)
    if setting.kind is Kind.COUNTRY:
        country, region = (*value, None, None)[:2]
        return replace(place, country=country, region=region)
    changed: dict[str, Any] = {setting.holds: _loaded(setting.kind, value)}
    return replace(place, **changed)


def _dumped(kind: Kind, held: Any) -> Value:
    if kind is Kind.FLAG:
        return _YES if held else ()
    if kind is Kind.LANGUAGES:
        return tuple(code for code in held if code != "en")
    if held is None:
        return ()
    return tuple(map(str, held)) if isinstance(held, tuple) else (str(held),)


def _loaded(kind: Kind, value: Value) -> Any:
    if kind is Kind.LANGUAGES:
        return ("en", *value)
    if kind is Kind.FLAG:
        return value == _YES
    if kind in (Kind.WEEKDAYS, Kind.DAYS):
        return tuple(sorted({int(each) for each in value}))
    if kind in (Kind.HOUR, Kind.WEEKDAY, Kind.MONTH, Kind.COUNT):
        return int(value[0])
    if kind in (Kind.MEMBER, Kind.CHANNEL):
        return value[0] if value else None
    if kind is Kind.DATES:
        return tuple(sorted(set(value)))
    return value[0] if kind in (Kind.ZONE, Kind.CURRENCY) else tuple(dict.fromkeys(value))


def _wrong(kind: Kind, value: Value) -> str | None:
    """Why it cannot be; None where it can."""
    least, most = _SIZES[kind]
    if not least <= len(value):
        return _MISSING.get(kind, "Pick one.")
    if len(value) > most:
        return f"That is {len(value)}; at most {most} are kept."
    bad = next((each for each in value if not _FITS[kind](each)), None)
    if bad is not None:
        return f'"{bad[:40]}" {_WHY.get(kind, "cannot be taken")}.'
    if kind is Kind.COUNTRY and value and not is_place(*value):
        return f'"{"-".join(value)[:40]}" is no country or region whose public holidays I know.'
    return None


def _number(low: int, high: int) -> Callable[[str], bool]:
    return lambda each: each.isascii() and each.isdecimal() and len(each) < 6 and low <= int(each) <= high


def _is_date(text: str) -> bool:
    try:
        return 2000 <= date.fromisoformat(text).year <= 2100
    except ValueError:
        return False


_SIZES: dict[Kind, tuple[int, int]] = {
    Kind.HOUR: (1, 1),
    Kind.WEEKDAYS: (1, 7),
    Kind.WEEKDAY: (1, 1),
    Kind.MONTH: (1, 1),
    Kind.COUNTRY: (0, 2),
    Kind.DATES: (0, MOST_DATES),
    Kind.ZONE: (1, 1),
    Kind.CURRENCY: (1, 1),
    Kind.LANGUAGES: (0, MOST_LANGUAGES),
    Kind.MEMBERS: (0, MOST_MEMBERS),
    Kind.MEMBER: (0, 1),
    Kind.CHANNEL: (0, 1),
    Kind.FLAG: (0, 1),
    Kind.DAYS: (0, MOST_CHECK_INS),
    Kind.COUNT: (1, 1),
    Kind.PHRASES: (1, MOST_REASONS),
}
"""How many texts a value of the kind has, from and to."""

_FITS: dict[Kind, Callable[[str], bool]] = {
    Kind.HOUR: _number(0, _LAST_MINUTE),
    Kind.WEEKDAYS: _number(0, 6),
    Kind.WEEKDAY: _number(0, 6),
    Kind.MONTH: _number(1, 12),
    Kind.COUNTRY: lambda each: each.isascii() and each.isalnum(),
    Kind.DATES: _is_date,
    Kind.ZONE: lambda each: each in available_timezones(),
    Kind.CURRENCY: is_currency,
    Kind.LANGUAGES: lambda each: each in LANGUAGES,
    Kind.MEMBERS: lambda each: _MEMBER.fullmatch(each) is not None,
    Kind.MEMBER: lambda each: _MEMBER.fullmatch(each) is not None,
    Kind.CHANNEL: lambda each: _CHANNEL.fullmatch(each) is not None,
    Kind.FLAG: lambda each: each == "yes",
    Kind.DAYS: _number(1, LONGEST_WAIT),
    Kind.COUNT: _number(1, LONGEST_WAIT),
    Kind.PHRASES: lambda each: 0 < len(each) <= LONGEST_REASON,
}
_WHY = {
    Kind.DATES: "is no day from 2000 to 2100",
    Kind.ZONE: "is no time zone. Type one such as Europe/Berlin",
    Kind.CURRENCY: "is no currency I know. Use its three letters, such as USD or EUR",
    Kind.LANGUAGES: "is no language that dates can be read in",
    Kind.MEMBERS: "is no member",
    Kind.MEMBER: "is no member",
    Kind.CHANNEL: "is no channel",
    Kind.DAYS: f"is no number of days from 1 to {LONGEST_WAIT}",
    Kind.COUNT: f"is no number of days from 1 to {LONGEST_WAIT}",
    Kind.PHRASES: f"is too long; a reason has at most {LONGEST_REASON} characters",
}
_MISSING = {
    Kind.WEEKDAYS: "Choose at least one day: without any, nobody would ever be reminded.",
    Kind.PHRASES: "Type at least one reason.",
    Kind.COUNT: "Type a number of days, such as 90.",
    Kind.ZONE: "Type a time zone, such as Europe/Berlin.",
    Kind.CURRENCY: "Type a currency's three letters, such as USD or EUR.",
}
