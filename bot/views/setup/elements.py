"""How each kind of setting is asked for in a form: the element, with today's value in it."""

from __future__ import annotations

from collections.abc import Callable

from bot.language.settings import TYPED, Kind, Setting, Value, is_needed
from bot.language.settings.languages import LANGUAGES
from bot.views.blocks import Block, Element
from bot.views.inputs import hour, input_field, select, several, text, weekdays
from bot.views.setup.values import MONTHS, typed
from bot.views.words import WEEKDAYS

LONGEST = 2000
"""Characters of a list that is typed."""


def field(setting: Setting, value: Value) -> Block:
    """The setting's field, which bears its name."""
    element = _typed(setting.kind, value) if setting.kind in TYPED else _CHOSEN[setting.kind](value)
    return input_field(setting.name, setting.label, element, needed=is_needed(setting), hint=setting.says)


def _typed(kind: Kind, value: Value) -> Element:
    tall = kind in (Kind.DATES, Kind.PHRASES)
    return text(typed(kind, value), limit=LONGEST if tall else 100, tall=tall)


def _languages(value: Value) -> Element:
    choices = sorted((name, code) for code, name in LANGUAGES.items())
    return several(choices, value, "multi_static_select")


def _members(value: Value) -> Element:
    several: Element = {"type": "multi_users_select"}
    return several | ({"initial_users": list(value)} if value else {})


def _member(value: Value) -> Element:
    one: Element = {"type": "users_select"}
    return one | ({"initial_user": value[0]} if value else {})


def channel(value: Value) -> Element:
    """A public or a private channel, never a direct message."""
    one: Element = {"type": "conversations_select", "filter": {"include": ["public", "private"]}}
    return one | ({"initial_conversation": value[0]} if value else {})


def _flag(value: Value) -> Element:
    return select([("No", "no"), ("Yes", "yes")], "yes" if value else "no")


_CHOSEN: dict[Kind, Callable[[Value], Element]] = {
    Kind.HOUR: lambda value: hour(int(value[0]) if value else None),
    Kind.WEEKDAYS: lambda value: weekdays([int(each) for each in value]),
    Kind.WEEKDAY: lambda value: select(_numbered(WEEKDAYS, 0), value[0] if value else None),
    Kind.MONTH: lambda value: select(_numbered(MONTHS, 1), value[0] if value else None),
    Kind.LANGUAGES: _languages,
    Kind.MEMBERS: _members,
    Kind.MEMBER: _member,
    Kind.CHANNEL: channel,
    Kind.FLAG: _flag,
}


def _numbered(names: tuple[str, ...], first: int) -> list[tuple[str, str]]:
    return [(name, str(number)) for number, name in enumerate(names, first)]
