"""How each kind of setting is asked for in a form: the element, with today's value in it."""

from __future__ import annotations

from collections.abc import Callable

from bot.language.settings import TYPED, Kind, Setting, Value, is_needed
from bot.language.settings.languages import LANGUAGES
from bot.views.blocks import Block, Element, option
from bot.views.forms import input_field
from bot.views.morning_form import DAYS, clock_time
from bot.views.setup.values import MONTHS, typed
from bot.views.words import WEEKDAYS

LONGEST = 2000
"""Characters of a list that is typed."""
_STEP = 30
"""Minutes between the hours that are offered."""


def field(setting: Setting, value: Value) -> Block:
    """The setting's field, which bears its name."""
    element = _typed(setting.kind, value) if setting.kind in TYPED else _CHOSEN[setting.kind](value)
    return input_field(setting.name, setting.label, element, needed=is_needed(setting), hint=setting.says)


def select(choices: list[tuple[str, str]], chosen: str | None) -> Element:
    """A menu of labels and values."""
    options = [option(label, value) for label, value in choices]
    element: Element = {"type": "static_select", "options": options}
    initial = next((each for each in options if each["value"] == chosen), None)
    return element | ({"initial_option": initial} if initial else {})


def text(initial: str, *, limit: int, tall: bool = False) -> Element:
    element: Element = {"type": "plain_text_input", "max_length": limit, "multiline": tall}
    return element | ({"initial_value": initial} if initial and len(initial) <= limit else {})


def _typed(kind: Kind, value: Value) -> Element:
    tall = kind in (Kind.DATES, Kind.PHRASES)
    return text(typed(kind, value), limit=LONGEST if tall else 100, tall=tall)


def _hour(value: Value) -> Element:
    minutes = sorted({*range(0, 24 * 60, _STEP), *map(int, value)})
    return select([(clock_time(each), str(each)) for each in minutes], value[0] if value else None)


def _weekdays(value: Value) -> Element:
    options = [option(name, str(number)) for number, name in enumerate(DAYS)]
    chosen = [each for each in options if each["value"] in value]
    boxes: Element = {"type": "checkboxes", "options": options}
    return boxes | ({"initial_options": chosen} if chosen else {})


def _languages(value: Value) -> Element:
    options = [option(name, code) for code, name in sorted(LANGUAGES.items(), key=lambda each: each[1])]
    chosen = [each for each in options if each["value"] in value]
    several: Element = {"type": "multi_static_select", "options": options}
    return several | ({"initial_options": chosen} if chosen else {})


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
    Kind.HOUR: _hour,
    Kind.WEEKDAYS: _weekdays,
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
