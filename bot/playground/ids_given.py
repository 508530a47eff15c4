"""Names the block and action ids that an app left out, as Slack does, so that answers to them can be
addressed.
"""

from __future__ import annotations

import secrets
import string
from typing import Any

_LETTERS = string.ascii_letters + string.digits


def with_ids(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same blocks, each with a block_id and each interactive element with an action_id."""
    return [_with_id(block) for block in blocks]


def _with_id(block: dict[str, Any]) -> dict[str, Any]:
    named = dict(block)
    named.setdefault("block_id", _short_id())
    for place in ("element", "accessory"):
        if isinstance(named.get(place), dict):
            named[place] = _element_with_id(named[place])
    if named.get("type") == "actions":
        named["elements"] = [_element_with_id(element) for element in named.get("elements", ())]
    return named


def _element_with_id(element: dict[str, Any]) -> dict[str, Any]:
    if element.get("type") in ("image", "mrkdwn", "plain_text") or element.get("action_id"):
        return element
    return element | {"action_id": _short_id()}


def _short_id() -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(5))
