"""Reads the words of a setting, typed after the command or in its form, as its value."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.domain.refusals import NotUnderstood
from bot.language import amounts, dates
from bot.language.context import Context
from bot.language.pieces import members_called, reading
from bot.language.quotes import shortened
from bot.language.settings.languages import language_called
from bot.language.settings.places import place_called
from bot.language.settings.setting import Kind, Setting, Value
from bot.language.text import CHANNEL, MEMBER

NOTHING = frozenset(("none", "nobody", "no one", "nothing", "off", "-", "clear", "remove"))
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY = r"(mon|tue|wed|thu|fri|sat|sun)[a-z]*"
_RANGE = re.compile(rf"{_DAY}\s*(?:-|–|to|through|until)\s*{_DAY}")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?\s*(?:uhr|h|o'clock)?\s*([ap])?\.?m?\.?")
_SPOKEN = {"noon": "720", "midday": "720", "midnight": "0"}
_PARTING = re.compile(r"\s*(?:[,;\n]|\band\b|&)\s*")
_YES = frozenset(("yes", "on", "allowed", "allow", "true", "y"))
_NO = frozenset(("no", "off", "not allowed", "forbid", "false", "n"))


def read_value(setting: Setting, text: str, context: Context) -> Value:
    """The value that the words say; nothing for "none". Raises NotUnderstood, quoting what was not read."""
    said = text.strip()
    if setting.kind is not Kind.FLAG and (not said or said.casefold() in NOTHING):
        return ()
    found = _READERS[setting.kind](said, context)
    if found is None:
        raise NotUnderstood(f'I do not understand "{shortened(said)}" {_AS[setting.kind]}. Nothing changed.')
    return found


def _hour(said: str, context: Context) -> Value | None:
    spoken = _SPOKEN.get(said.casefold())
    found = _CLOCK.fullmatch(said.casefold().removeprefix("at "))
    if spoken or found is None:
        return (spoken,) if spoken else None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + 12 * (found[3] == "p")
    return (str(hour * 60 + minute),) if hour < 24 and minute < 60 else None


def _weekdays(said: str, context: Context) -> Value | None:
    """ "mon-fri", "sunday to thursday", "mon, wed", "weekdays", "every day"."""
    text = said.casefold()
    text = re.sub(r"\b(?:every ?day|daily|all days?)\b", "mon-sun", text)
    text = re.sub(r"\b(?:weekdays|working days)\b", "mon-fri", text)
    chosen: set[int] = set()
    for found in _RANGE.finditer(text):
        first, last = (_WEEKDAYS.index(found[place]) for place in (1, 2))
        chosen |= {(first + step) % 7 for step in range((last - first) % 7 + 1)}
    for word in re.split(r"[\s,;+&/]+", _RANGE.sub(" ", text)):
        if word in ("", "and"):
            continue
        if _named(word, _WEEKDAYS) is None:
            return None
        chosen.add(_WEEKDAYS.index(word[:3]))
    return tuple(str(day) for day in sorted(chosen)) or None


def _weekday(said: str, context: Context) -> Value | None:
    return _named(said.casefold(), _WEEKDAYS)


def _month(said: str, context: Context) -> Value | None:
    if said.isdecimal():
        return (str(int(said)),)
    found = _named(said.casefold(), _MONTHS)
    return (str(int(found[0]) + 1),) if found else None


def _named(word: str, names: tuple[str, ...]) -> Value | None:
    return (str(names.index(word[:3])),) if word.isalpha() and word[:3] in names else None


def _country(said: str, context: Context) -> Value | None:
    return place_called(said)


def _dates(said: str, context: Context) -> Value | None:
    found = [dates.read(each, reading(context)) for each in _PARTING.split(said) if each]
    return tuple(one.first.isoformat() for one in found if one) if all(found) else None


def _zone(said: str, context: Context) -> Value | None:
    return (said.replace(" ", "_"),)


def _currency(said: str, context: Context) -> Value | None:
    if len(said) == 3 and said.isalpha():
        return (said.upper(),)
    found = amounts.read(f"1 {said}", context.workspace.currency)
    return (found.currency,) if found and found.currency else None


def _languages(said: str, context: Context) -> Value | None:
    named = [language_called(each) for each in re.split(r"[\s,;+&]+|\band\b", said) if each]
    if not all(named):
        return None
    return tuple(code for code in dict.fromkeys(named) if code and code != "en")


def _members(said: str, context: Context) -> Value | None:
    """Picked members, "me", or names after each other with commas."""
    picked = [found[1] for found in MEMBER.finditer(said)]
    rest = _PARTING.split(MEMBER.sub(",", said))
    called = [members_called(each, context) for each in rest if each.strip(" ,")]
    if any(len(each) != 1 for each in called):
        return None
    return tuple(dict.fromkeys([*picked, *(each[0] for each in called)])) or None


def _member(said: str, context: Context) -> Value | None:
    found = _members(said, context)
    return found if found and len(found) == 1 else None


def _channel(said: str, context: Context) -> Value | None:
    if said.casefold() == "here":
        return None
    found = CHANNEL.fullmatch(said)
    return (found[1],) if found else None


def _flag(said: str, context: Context) -> Value | None:
    if said.casefold() in _YES:
        return ("yes",)
    return () if said.casefold() in _NO or said.casefold() in NOTHING else None


def _days(said: str, context: Context) -> Value | None:
    found = [each for each in re.split(r"[\s,;/+&]+|\band\b|\bdays?\b", said.casefold()) if each]
    return tuple(found) if all(each.isdecimal() for each in found) else None


def _count(said: str, context: Context) -> Value | None:
    found = _days(said, context)
    return found if found and len(found) == 1 else None


def _phrases(said: str, context: Context) -> Value | None:
    return tuple(dict.fromkeys(" ".join(each.split()) for each in re.split(r"[,;\n]", said) if each.strip()))


_READERS: dict[Kind, Callable[[str, Context], Value | None]] = {
    Kind.HOUR: _hour,
    Kind.WEEKDAYS: _weekdays,
    Kind.WEEKDAY: _weekday,
    Kind.MONTH: _month,
    Kind.COUNTRY: _country,
    Kind.DATES: _dates,
    Kind.ZONE: _zone,
    Kind.CURRENCY: _currency,
    Kind.LANGUAGES: _languages,
    Kind.MEMBERS: _members,
    Kind.MEMBER: _member,
    Kind.CHANNEL: _channel,
    Kind.FLAG: _flag,
    Kind.DAYS: _days,
    Kind.COUNT: _count,
    Kind.PHRASES: _phrases,
}
_AS = {
    Kind.HOUR: "as a time of day, such as 8:30",
    Kind.WEEKDAYS: "as days of the week, such as mon-fri",
    Kind.WEEKDAY: "as a day of the week",
    Kind.MONTH: "as a month",
    Kind.COUNTRY: "as a country whose public holidays I know, such as US or DE-BY",
    Kind.DATES: "as days, such as 24 Dec 2026, 31 Dec 2026",
    Kind.ZONE: "as a time zone",
    Kind.CURRENCY: "as a currency. Use its three letters, such as USD or EUR",
    Kind.LANGUAGES: "as languages that I can read dates in, such as de or French",
    Kind.MEMBERS: "as colleagues. Type @ and pick each",
    Kind.MEMBER: "as one colleague. Type @ and pick them",
    Kind.CHANNEL: "as a channel. Type # and pick it from Slack's list",
    Kind.FLAG: "as yes or no",
    Kind.DAYS: "as numbers of days, such as 7, 30, 90",
    Kind.COUNT: "as a number of days, such as 90",
    Kind.PHRASES: "as reasons",
}
