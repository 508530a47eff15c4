"""Finds the elements inside blocks, and what a whole message or view holds at this moment."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.playground.chosen import chosen, untouched
from bot.playground.refusals import CannotDo

Offered = dict[tuple[str, str], list[dict[str, Any]]]
"""The options that external selects showed, by block and action id."""


def elements_in(blocks: list[dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each interactive element with its block's id, top to bottom."""
    for block in blocks:
        found = [block.get("element"), block.get("accessory")]
        if block.get("type") in ("actions", "context_actions"):
            found += block.get("elements") or ()
        found += block.get("actions") or () if block.get("type") == "card" else ()
        for element in found:
            if isinstance(element, dict) and element.get("action_id"):
                yield block["block_id"], element


def element_of(
    blocks: list[dict[str, Any]], action_id: str, block_id: str | None = None
) -> tuple[str, dict[str, Any]]:
    """The element with that action id, or with that label if it is a button. Raises CannotDo if there is
    none.
    """
    for block, element in elements_in(blocks):
        if block_id in (None, block) and element["action_id"] == action_id:
            return block, element
    for block, element in elements_in(blocks):
        if element["type"] == "button" and element["text"]["text"] == action_id:
            return block, element
    there = sorted({element["action_id"] for _, element in elements_in(blocks)})
    raise CannotDo(
        "no_such_element",
        f"There is no “{action_id}” here; there is {', '.join(there) or 'nothing to click'}.",
    )


def values_of(
    blocks: list[dict[str, Any]],
    touched: dict[str, dict[str, Any]],
    before: dict[str, dict[str, Any]] | None = None,
    offered: Offered | None = None,
) -> dict[str, dict[str, Any]]:
    """Slack's `state.values`: what was touched (in short form), else what it held before, else its initial
    value.
    """
    values: dict[str, dict[str, Any]] = {}
    for block, element in elements_in(blocks):
        action = element["action_id"]
        start = untouched(element)
        if start is None:
            continue
        held = (before or {}).get(block, {}).get(action, start)
        if action in touched.get(block, {}):
            held = chosen(element, touched[block][action], (offered or {}).get((block, action)))
        values.setdefault(block, {})[action] = held
    return values
