"""Whether Slack would take a message or a form, by the tables of limits and surfaces of slackblocks."""

from collections.abc import Iterator
from typing import Any

from slackblocks import _limits as limits
from slackblocks._surfaces import _BLOCK_TYPES_BY_SURFACE as SURFACES

WHOLE_MESSAGE = 12_000
"""Characters of all texts in the blocks of a message; beyond some 13,200 Slack refuses it."""

_TEXTS = {
    ("header", "text"): limits.HEADER_TEXT_MAX_LENGTH,
    ("section", "text"): limits.SECTION_TEXT_MAX_LENGTH,
    ("button", "text"): limits.BUTTON_TEXT_MAX_LENGTH,
    ("input", "label"): limits.INPUT_LABEL_MAX_LENGTH,
    ("input", "hint"): limits.INPUT_HINT_MAX_LENGTH,
    ("static_select", "placeholder"): limits.SELECT_PLACEHOLDER_MAX_LENGTH,
    ("modal", "title"): limits.VIEW_TITLE_MAX_LENGTH,
    ("modal", "submit"): limits.VIEW_SUBMIT_MAX_LENGTH,
    ("modal", "close"): limits.VIEW_CLOSE_MAX_LENGTH,
}
_STRINGS = {
    "action_id": limits.ACTION_ID_MAX_LENGTH,
    "block_id": limits.BLOCK_ID_MAX_LENGTH,
    "private_metadata": limits.VIEW_PRIVATE_METADATA_MAX_LENGTH,
    "callback_id": limits.VIEW_CALLBACK_ID_MAX_LENGTH,
}
_LISTS = {
    ("actions", "elements"): limits.ACTIONS_ELEMENTS_MAX_ITEMS,
    ("context", "elements"): limits.CONTEXT_ELEMENTS_MAX_ITEMS,
    ("section", "fields"): limits.SECTION_FIELDS_MAX_ITEMS,
    ("static_select", "options"): limits.SELECT_OPTIONS_MAX_ITEMS,
    ("data_table", "rows"): limits.DATA_TABLE_ROWS_MAX_ITEMS,
    ("modal", "blocks"): limits.VIEW_BLOCKS_MAX_ITEMS,
}


def problems_of_message(message: dict[str, Any]) -> list[str]:
    """What Slack would refuse in a message; nothing when it fits."""
    blocks = message.get("blocks", [])
    found = [*_walk(blocks), *_off_surface(blocks, "message"), *_twice(blocks)]
    if not message["text"].strip():
        found.append("no fallback text")
    if len(blocks) > limits.MESSAGE_BLOCKS_MAX_ITEMS:
        found.append(f"{len(blocks)} blocks")
    if characters(blocks) > WHOLE_MESSAGE:
        found.append(f"{characters(blocks)} characters in all")
    charts = sum(block["type"] == "data_visualization" for block in blocks)
    if charts > limits.MESSAGE_DATA_VISUALIZATIONS_MAX_ITEMS:
        found.append(f"{charts} charts")
    return found


def problems_of_form(view: dict[str, Any]) -> list[str]:
    """What Slack would refuse in a modal."""
    return [*_walk(view), *_off_surface(view["blocks"], "modal"), *_twice(view["blocks"])]


def characters(value: Any) -> int:
    """Characters of all the texts inside."""
    return sum(len(text) for text in texts(value))


def texts(value: Any) -> Iterator[str]:
    """Every text that is shown."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "text" and isinstance(inner, str):
                yield inner
            else:
                yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def parts(value: Any, kind: str) -> Iterator[dict[str, Any]]:
    """Every part of a message that has that type."""
    if isinstance(value, dict):
        if value.get("type") == kind:
            yield value
        for inner in value.values():
            yield from parts(inner, kind)
    elif isinstance(value, list):
        for inner in value:
            yield from parts(inner, kind)


def _walk(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for inner in value:
            yield from _walk(inner)
    if isinstance(value, dict):
        yield from _own(value)
        for inner in value.values():
            yield from _walk(inner)


def _own(part: dict[str, Any]) -> Iterator[str]:
    kind = part.get("type")
    for (of, name), most in _TEXTS.items():
        text = part.get(name)
        if of == kind and isinstance(text, dict) and not 0 < len(text["text"]) <= most:
            yield f"{of} {name} of {len(text['text'])} characters"
    for name, most in _STRINGS.items():
        if isinstance(part.get(name), str) and not 0 < len(part[name]) <= most:
            yield f"{name} of {len(part[name])} characters"
    for (of, name), most in _LISTS.items():
        if of == kind and name in part and not 0 < len(part[name]) <= most:
            yield f"{len(part[name])} {name} of {of}"
    if kind in ("mrkdwn", "plain_text", "text") and not part["text"]:
        yield f"empty {kind}"
    yield from _own_of_kind(part)


def _own_of_kind(part: dict[str, Any]) -> Iterator[str]:
    kind = part.get("type")
    if kind == "button" and len(part["value"]) > limits.BUTTON_VALUE_MAX_LENGTH:
        yield "button value"
    if kind == "section":
        for field in part.get("fields", ()):
            if len(field["text"]) > limits.SECTION_FIELDS_ITEM_MAX_LENGTH:
                yield "section field"
    if kind == "static_select":
        for option in _options(part):
            if len(option["text"]["text"]) > limits.OPTION_TEXT_MAX_LENGTH:
                yield "option text"
            if len(option["value"]) > limits.OPTION_VALUE_MAX_LENGTH:
                yield "option value"
    if kind == "data_visualization":
        yield from _chart(part)
    if kind == "data_table":
        yield from _table(part)


def _chart(part: dict[str, Any]) -> Iterator[str]:
    chart = part["chart"]
    categories = chart["axis_config"]["categories"]
    if len(part["title"]) > limits.DATA_VISUALIZATION_TITLE_MAX_LENGTH:
        yield "chart title"
    if not 0 < len(chart["series"]) <= limits.DATA_VISUALIZATION_SERIES_MAX_ITEMS:
        yield "series"
    if not 0 < len(categories) <= limits.DATA_VISUALIZATION_CATEGORIES_MAX_ITEMS:
        yield "categories"
    if len(set(categories)) != len(categories):
        yield "a category twice"
    if any(not 0 < len(each) <= limits.DATA_VISUALIZATION_CATEGORY_LABEL_MAX_LENGTH for each in categories):
        yield "category label"
    if any([point["label"] for point in series["data"]] != categories for series in chart["series"]):
        yield "points beside the categories"


def _table(part: dict[str, Any]) -> Iterator[str]:
    if len(part["rows"]) < limits.DATA_TABLE_ROWS_MIN_ITEMS:
        yield "a table without rows"
    if len({len(row) for row in part["rows"]}) > 1:
        yield "rows of different lengths"
    if any(not cell["text"] for row in part["rows"] for cell in row):
        yield "an empty cell"
    if characters(part["rows"]) > limits.DATA_TABLE_CONTENT_MAX_LENGTH:
        yield "table content"


def _off_surface(blocks: list[dict[str, Any]], surface: Any) -> list[str]:
    return [f"{block['type']} on a {surface}" for block in blocks if block["type"] not in SURFACES[surface]]


def _twice(blocks: list[dict[str, Any]]) -> list[str]:
    """Answers are stricter than Slack: an action_id is unique in its whole message."""
    ids = [part["action_id"] for kind in ("button", "static_select") for part in parts(blocks, kind)]
    block_ids = [block["block_id"] for block in blocks if "block_id" in block]
    acting = [] if any(block["type"] == "input" for block in blocks) else ids
    return [f"{each} twice" for each in {*acting, *block_ids} if (acting + block_ids).count(each) > 1]


def _options(menu: dict) -> list:
    """A menu's options, those of its groups one after the other."""
    return menu.get("options") or [each for group in menu["option_groups"] for each in group["options"]]
