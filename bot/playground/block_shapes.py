"""Slack's blocks, and which of them fit on a message, a modal and the Home tab.

Facts: https://docs.slack.dev/reference/block-kit/blocks.
"""

from __future__ import annotations

from bot.playground import limits
from bot.playground.chart_shapes import data_table, data_visualization, table
from bot.playground.element_shapes import (
    ELEMENTS,
    IN_ACTIONS,
    IN_CONTEXT_ACTIONS,
    IN_INPUT,
    IN_SECTION,
)
from bot.playground.object_shapes import any_text, identifier, plain_text
from bot.playground.shapes import (
    Anything,
    Fields,
    Flag,
    Items,
    Shape,
    Typed,
    Words,
    at_least_one_of,
    one_of,
)

_id: dict[str, Shape] = {"block_id": identifier}
_text_in_context: dict[str, Shape] = {
    "image": ELEMENTS["image"],
    "plain_text": any_text(limits.TEXT),
    "mrkdwn": any_text(limits.TEXT),
}
_card_parts: dict[str, Shape] = {
    **_id,
    "title": any_text(limits.CARD_TITLE),
    "subtitle": any_text(limits.CARD_SUBTITLE),
    "body": any_text(limits.CARD_BODY),
    "subtext": any_text(limits.CARD_BODY),
    "hero_image": Anything(),
    "icon": Anything(),
    "actions": Items(Typed(ELEMENTS, frozenset({"button"})), limits.CARD_ACTIONS),
}

BLOCKS: dict[str, Shape] = {
    "actions": Fields({"elements": Items(Typed(ELEMENTS, IN_ACTIONS), limits.ACTIONS_ELEMENTS, 1)}, _id),
    "alert": Fields(
        {"text": any_text(limits.ALERT_TEXT)},
        {**_id, "level": Words(10, choices=frozenset({"default", "info", "warning", "error", "success"}))},
    ),
    "card": Fields({}, _card_parts, (at_least_one_of("hero_image", "title", "actions", "body"),)),
    "carousel": Fields({"elements": Items(Anything(), 10, 1)}, _id),
    "container": Fields(
        {"child_blocks": Items(Anything(), 10, 1)},
        {**_id, "title": Anything(), "subtitle": Anything(), "icon": Anything(), "width": Anything()},
    ),
    "context": Fields({"elements": Items(Typed(_text_in_context), limits.CONTEXT_ELEMENTS, 1)}, _id),
    "context_actions": Fields(
        {"elements": Items(Typed(ELEMENTS, IN_CONTEXT_ACTIONS), limits.CONTEXT_ACTIONS_ELEMENTS, 1)}, _id
    ),
    "data_table": data_table,
    "data_visualization": data_visualization,
    "divider": Fields({}, _id),
    "file": Fields({"external_id": identifier, "source": Words(20)}, _id),
    "header": Fields({"text": plain_text(limits.HEADER_TEXT)}, {**_id, "level": Anything()}),
    "image": Fields(
        {"alt_text": Words(limits.ALT_TEXT, 1)},
        {
            **_id,
            "image_url": Words(limits.URL, 1),
            "slack_file": Anything(),
            "title": plain_text(limits.IMAGE_TITLE),
        },
        (one_of("image_url", "slack_file"),),
    ),
    "input": Fields(
        {"label": plain_text(limits.INPUT_LABEL), "element": Typed(ELEMENTS, IN_INPUT)},
        {**_id, "hint": plain_text(limits.INPUT_HINT), "optional": Flag(), "dispatch_action": Flag()},
    ),
    "markdown": Fields({"text": Words(limits.MESSAGE_MARKDOWN, 1)}, _id),
    "plan": Fields({"title": Anything()}, {**_id, "tasks": Items(Anything(), limits.PLAN_TASKS)}),
    "rich_text": Fields({"elements": Items(Anything(), 10_000)}, _id),
    "section": Fields(
        {},
        {
            **_id,
            "text": any_text(limits.SECTION_TEXT),
            "fields": Items(any_text(limits.SECTION_FIELD), limits.SECTION_FIELDS, 1),
            "accessory": Typed(ELEMENTS, IN_SECTION),
            "expand": Flag(),
        },
        (at_least_one_of("text", "fields"),),
    ),
    "table": table,
    "task_card": Fields(
        {"task_id": identifier, "title": Anything()},
        {**_id, "status": Words(20), "details": Anything(), "output": Anything(), "sources": Anything()},
    ),
    "video": Fields(
        {
            "alt_text": Words(limits.ALT_TEXT, 1),
            "title": plain_text(limits.VIDEO_TITLE),
            "video_url": Words(limits.URL, 1),
            "thumbnail_url": Words(limits.URL, 1),
        },
        {
            **_id,
            "author_name": Words(limits.VIDEO_AUTHOR),
            "description": plain_text(limits.VIDEO_DESCRIPTION),
            "provider_icon_url": Words(limits.URL),
            "provider_name": Words(limits.VIDEO_AUTHOR),
            "title_url": Words(limits.URL),
        },
    ),
}

_EVERYWHERE = frozenset(
    {"actions", "card", "context", "divider", "header", "image", "input", "rich_text", "section", "video"}
)
_WIDE = frozenset({"carousel", "container", "data_table", "data_visualization", "table"})

SURFACES: dict[str, frozenset[str]] = {
    "message": _EVERYWHERE | _WIDE | {"context_actions", "file", "markdown", "plan", "task_card"},
    "modal": _EVERYWHERE | {"alert"},
    "home": _EVERYWHERE | _WIDE,
}
"""Which block types each surface takes, as their reference pages list them."""
