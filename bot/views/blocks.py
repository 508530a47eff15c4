"""Slack's blocks as plain dictionaries, from a dozen small functions that keep to Slack's limits.

Texts of sections, fields and contexts are mrkdwn: whatever a person typed goes through `escape` first.
Labels (headers, buttons, options) are plain text and are escaped here. Too long a text is shortened with an
ellipsis, so that a long name never costs the whole message.
Limits: https://docs.slack.dev/reference/block-kit/blocks
"""

from __future__ import annotations

import re
from typing import Any, Literal

Block = dict[str, Any]
Element = dict[str, Any]
Message = dict[str, Any]

BLOCKS = 50
SECTION = 3000
HEADER = 150
FIELD = 2000
FIELDS = 10
CONTEXTS = 10
BUTTONS = 25
BUTTON = 75
VALUE = 2000
OPTION = 75
OPTION_VALUE = 150
FALLBACK = 3000
"""Characters or pieces that Slack accepts. FALLBACK is ours: Slack cuts a text only after 40,000."""

_SPECIAL = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
    # Unclosed, these turn the rest of the line around: an amount after the name would read backwards.
    | dict.fromkeys("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", None)
)
_CUT_IN_HALF = re.compile(r"(&[a-z]{0,3}|<[^>]*)\Z")


def escape(text: str) -> str:
    """What a person typed, so that it reads as those characters: no mention, no link, no turned line."""
    return text.translate(_SPECIAL)


def shorten(text: str, limit: int) -> str:
    """At most `limit` characters, with an ellipsis for the rest; an escape or a link is never cut in half."""
    if len(text) <= limit:
        return text
    return _CUT_IN_HALF.sub("", text[: limit - 1]).rstrip() + "…"


def plain(text: str, limit: int) -> Element:
    """A plain-text object of typed text."""
    return {"type": "plain_text", "text": shorten(escape(text), limit)}


def mrkdwn(text: str, limit: int = SECTION) -> Element:
    return {"type": "mrkdwn", "text": shorten(text, limit)}


def section(text: str, accessory: Element | None = None) -> Block:
    """A paragraph of mrkdwn, with one button or menu beside it."""
    block: Block = {"type": "section", "text": mrkdwn(text)}
    if accessory is not None:
        block["accessory"] = accessory
    return block


def context(*texts: str) -> Block:
    """Small print, at most ten pieces."""
    return {"type": "context", "elements": [mrkdwn(text) for text in texts[:CONTEXTS]]}


def header(text: str) -> Block:
    return {"type": "header", "text": plain(text, HEADER)}


def divider() -> Block:
    return {"type": "divider"}


def actions(*elements: Element, block_id: str | None = None) -> Block:
    """Buttons and menus in a row, at most 25."""
    block: Block = {"type": "actions", "elements": list(elements[:BUTTONS])}
    if block_id is not None:
        block["block_id"] = block_id
    return block


def button(
    label: str,
    value: str,
    action_id: str,
    style: Literal["primary", "danger"] | None = None,
    confirm: Element | None = None,
) -> Element:
    """A button. action_id: unique within its message. Raises ValueError for a value over 2,000 characters."""
    if len(value) > VALUE:
        raise ValueError(f"A button's value has at most {VALUE} characters, not {len(value)}.")
    element: Element = {
        "type": "button",
        "text": plain(label, BUTTON),
        "value": value,
        "action_id": action_id,
    }
    if style is not None:
        element["style"] = style
    if confirm is not None:
        element["confirm"] = confirm
    return element


def confirm(title: str, text: str, yes: str, no: str = "Cancel") -> Element:
    """The question that Slack asks before a button is pressed for good."""
    return {
        "title": plain(title, 100),
        "text": plain(text, 300),
        "confirm": plain(yes, 30),
        "deny": plain(no, 30),
        "style": "danger",
    }


def option(label: str, value: str) -> Element:
    """One choice of a menu. Raises ValueError for a value over 150 characters."""
    if len(value) > OPTION_VALUE:
        raise ValueError(f"An option's value has at most {OPTION_VALUE} characters, not {len(value)}.")
    return {"text": plain(label, OPTION), "value": value}


def message(text: str, *blocks: Block) -> Message:
    """A message: `text` is mrkdwn, what notifications and screen readers say; blocks what is seen.

    Beyond 50 blocks the rest is left out and said to be.
    """
    content: Message = {"text": shorten(text, FALLBACK)}
    if blocks:
        shown = blocks if len(blocks) <= BLOCKS else (*blocks[: BLOCKS - 1], context("… and more."))
        content["blocks"] = list(shown)
    return content
