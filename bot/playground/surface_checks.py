"""Whether Slack would accept a message's blocks or a view: shapes, counts, and what must be unique."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bot.playground import limits
from bot.playground.block_shapes import BLOCKS, SURFACES
from bot.playground.chart_shapes import characters_in
from bot.playground.object_shapes import identifier, plain_text
from bot.playground.refusals import MethodRefused
from bot.playground.shapes import Fields, Flag, Items, Problem, Shape, Typed, Words

_ONLY_SO_MANY = {
    "data_visualization": limits.MESSAGE_CHARTS,
    "table": limits.MESSAGE_TABLES,
}


def check_message_blocks(blocks: Any) -> None:
    """Raises invalid_blocks_format, invalid_blocks with Slack's messages, or msg_blocks_too_long."""
    if not isinstance(blocks, list):
        raise MethodRefused("invalid_blocks_format")
    problems = [str(each) for each in problems_of_blocks(blocks, "message", "/blocks", limits.MESSAGE_BLOCKS)]
    if problems:
        raise MethodRefused("invalid_blocks", problems)
    if characters_in(blocks) > limits.MESSAGE_BLOCK_CHARACTERS:
        raise MethodRefused("msg_blocks_too_long")


def check_view(view: Any, allowed: Iterable[str] = ("modal",)) -> None:
    """Raises invalid_arguments with Slack's messages when the view would not be shown."""
    kind = view.get("type") if isinstance(view, Mapping) else None
    if not isinstance(kind, str) or kind not in allowed:
        raise MethodRefused("invalid_arguments", [f"unsupported type: {kind} [json-pointer:/view/type]"])
    problems = [str(each) for each in _problems_of_view(view, kind)]
    if problems:
        raise MethodRefused("invalid_arguments", problems)


def problems_of_blocks(blocks: list[Any], surface: str, at: str, most: int) -> Iterator[Problem]:
    yield from Items(Typed(BLOCKS, SURFACES[surface]), most).problems(blocks, at)
    whole = [block for block in blocks if isinstance(block, Mapping)]
    yield from _ids_used_twice(whole, at)
    if surface == "message":
        yield from _too_many_of_a_kind(whole, at)


def _ids_used_twice(blocks: list[Mapping[str, Any]], at: str) -> Iterator[Problem]:
    block_ids = [block["block_id"] for block in blocks if block.get("block_id")]
    for block_id in sorted({each for each in block_ids if block_ids.count(each) > 1}, key=str):
        yield Problem(f'`block_id` "{block_id}" already exists', at)
    for index, block in enumerate(blocks):
        elements = block.get("elements") if block.get("type") == "actions" else ()
        if not isinstance(elements, list):
            continue
        ids = [each.get("action_id") for each in elements if isinstance(each, Mapping)]
        for action_id in sorted({each for each in ids if each and ids.count(each) > 1}):
            yield Problem(
                f'`action_id` "{action_id}" already exists for `block_id` "{block.get("block_id", "")}"',
                f"{at}/{index}/elements",
            )


def _too_many_of_a_kind(blocks: list[Mapping[str, Any]], at: str) -> Iterator[Problem]:
    for kind, most in _ONLY_SO_MANY.items():
        if sum(block.get("type") == kind for block in blocks) > most:
            yield Problem(f"no more than {most} {kind} blocks allowed", at)
    texts = [block.get("text") for block in blocks if block.get("type") == "markdown"]
    if sum(len(text) for text in texts if isinstance(text, str)) > limits.MESSAGE_MARKDOWN:
        yield Problem(f"markdown text must be less than {limits.MESSAGE_MARKDOWN + 1} characters", at)


class _Blocks:
    """The `blocks` of a view, checked as a whole."""

    def __init__(self, surface: str) -> None:
        self._surface = surface

    def problems(self, value: Any, at: str) -> Iterator[Problem]:
        if not isinstance(value, list):
            yield Problem("must be an array", at)
            return
        yield from problems_of_blocks(value, self._surface, at, limits.VIEW_BLOCKS)


_common: dict[str, Shape] = {
    "private_metadata": Words(limits.PRIVATE_METADATA),
    "callback_id": identifier,
    "external_id": identifier,
}
_VIEWS: dict[str, Shape] = {
    "modal": Fields(
        {"title": plain_text(limits.VIEW_TITLE), "blocks": _Blocks("modal")},
        {
            **_common,
            "close": plain_text(limits.VIEW_TITLE),
            "submit": plain_text(limits.VIEW_TITLE),
            "clear_on_close": Flag(),
            "notify_on_close": Flag(),
            "submit_disabled": Flag(),
        },
    ),
    "home": Fields({"blocks": _Blocks("home")}, _common),
}


def _problems_of_view(view: Mapping[str, Any], kind: str) -> Iterator[Problem]:
    yield from _VIEWS[kind].problems(view, "/view")
    blocks = [block for block in view.get("blocks") or () if isinstance(block, Mapping)]
    asks = any(block.get("type") == "input" for block in blocks)
    if kind == "modal" and asks and view.get("submit") is None:
        yield Problem("missing required field: submit", "/view")
