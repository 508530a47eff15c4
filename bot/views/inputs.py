"""What stands in a form's fields: texts, menus and boxes, with what is known already in them.

Facts: https://docs.slack.dev/reference/block-kit/block-elements.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Literal

from bot.views.blocks import Block, Element, option, plain
from bot.views.words import WEEKDAYS, clock_time

Choices = Iterable[tuple[str, str]]
"""What people read, and the value that comes back."""

_STEP = 30
"""Minutes between the hours that are offered."""


def input_field(
    name: str, label: str, element: Element, *, needed: bool = False, hint: str | None = None
) -> Block:
    """A field of that name: an error that bears it lands there."""
    block: Block = {
        "type": "input",
        "block_id": name,
        "label": plain(label, 2000),
        "element": {**element, "action_id": "value"},
        "optional": not needed,
    }
    return block if hint is None else {**block, "hint": plain(hint, 2000)}


def text(initial: str | None, *, limit: int, tall: bool = False) -> Element:
    """A text of at most so many characters. What is too long already is left for the person to type anew."""
    element: Element = {"type": "plain_text_input", "max_length": limit, "multiline": tall}
    return element | ({"initial_value": initial} if initial and len(initial) <= limit else {})


def select(choices: Choices, chosen: str | None) -> Element:
    """A menu."""
    options = _options(choices)
    initial = next((each for each in options if each["value"] == chosen), None)
    element: Element = {"type": "static_select", "options": options}
    return element | ({"initial_option": initial} if initial else {})


def radio(choices: Choices, chosen: str) -> Element:
    """The choices below each other, for a few that want to be compared."""
    return {**select(choices, chosen), "type": "radio_buttons"}


def several(
    choices: Choices,
    chosen: Collection[str],
    kind: Literal["checkboxes", "multi_static_select"] = "checkboxes",
) -> Element:
    """Boxes to tick, or where they are many a menu."""
    options = _options(choices)
    initial = [each for each in options if each["value"] in chosen]
    element: Element = {"type": kind, "options": options}
    return element | ({"initial_options": initial} if initial else {})


def hour(minute: int | None) -> Element:
    """A menu of the day's half hours, and of that minute after midnight, which is chosen."""
    minutes = sorted({*range(0, 24 * 60, _STEP), *([] if minute is None else [minute])})
    return select(
        ((clock_time(each), str(each)) for each in minutes), None if minute is None else str(minute)
    )


def weekdays(chosen: Collection[int]) -> Element:
    """A box for each day of the week. chosen: 0 is Monday."""
    days = ((name[:3], str(number)) for number, name in enumerate(WEEKDAYS))
    return several(days, [str(number) for number in chosen])


def _options(choices: Choices) -> list[Element]:
    return [option(label, value) for label, value in choices]
