"""Buttons that run commands: each carries its whole command, so that a click means what it said.

An `action_id` starts with `run:` when the click runs the command of the button, and with `form:` when it
opens a form that asks for the part that is missing. Slack wants it unique within a message.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from bot.domain.deals import Deal
from bot.domain.refusals import AnyCommand
from bot.language.commands import Command, Picked, Undo, encode
from bot.views import words
from bot.views.blocks import OPTION_VALUE, VALUE, Block, Element, actions, button, option, plain

RUN = "run:"
FORM = "form:"

MENU = 100
"""Options that a menu of Slack takes."""


def picked(deal: Deal) -> Picked:
    """That deal as it is on the screen, so that a click after a later change is noticed."""
    return Picked(deal.id, deal.version)


def run(
    label: str,
    command: AnyCommand,
    key: str,
    style: Literal["primary", "danger"] | None = None,
    confirm: Element | None = None,
) -> Element | None:
    """A button that runs the command; None when the command is too long for Slack's 2,000 characters."""
    value = encode(command)
    return None if len(value) > VALUE else button(label, value, f"{RUN}{key}", style, confirm)


def undo(change: int | None) -> Element | None:
    """The way back from a change; None where there was none."""
    return None if change is None else run("Undo", Undo(change), "undo")


def ask(label: str, command: AnyCommand, form: str) -> Element | None:
    """A button that opens the form of that name, which completes the command; None when it is too long."""
    value = encode(command)
    return None if len(value) > VALUE else button(label, value, f"{FORM}{form}")


def menu(placeholder: str, key: str, ways: Sequence[tuple[str, int | None, Command]]) -> Element | None:
    """A menu that runs the chosen command; None where it would be empty.

    ways: what each is called, how many deals it leads to (None: that is not told), and its command. Left out
    are those that lead to no deals, and those whose command is too long for Slack's 150 characters.
    """
    options = [
        option(name if count is None else f"{name} ({words.number(count)})", value)
        for name, count, command in ways
        if count != 0 and len(value := encode(command)) <= OPTION_VALUE
    ][:MENU]
    if not options:
        return None
    return {
        "type": "static_select",
        "action_id": f"{RUN}{key}",
        "placeholder": plain(placeholder, 150),
        "options": options,
    }


def row(*elements: Element | None) -> tuple[Block, ...]:
    """The buttons that there are, as one block; no block without buttons."""
    kept = [element for element in elements if element is not None]
    return (actions(*kept),) if kept else ()
