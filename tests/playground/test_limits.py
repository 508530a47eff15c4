"""Every limit refuses at one over and accepts at the limit."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.playground import limits
from bot.playground.refusals import MethodRefused
from bot.playground.surface_checks import check_message_blocks, check_view

Blocks = list[dict[str, Any]]
Made = Callable[[int], Blocks]


def plain(length: int) -> dict[str, Any]:
    return {"type": "plain_text", "text": "x" * length}


def marked(length: int) -> dict[str, Any]:
    return {"type": "mrkdwn", "text": "x" * length}


def options(count: int, text: int = 3, value: int = 0) -> Blocks:
    return [{"text": plain(text), "value": str(i).rjust(value, "v")} for i in range(count)]


def acting(**element: Any) -> Blocks:
    return [{"type": "actions", "elements": [element]}]


def asking(**element: Any) -> Blocks:
    return [{"type": "input", "label": plain(5), "element": element}]


def button(**more: Any) -> dict[str, Any]:
    return {"type": "button", "text": plain(3), "action_id": "a", **more}


def confirming(**more: Any) -> Blocks:
    usual = {"title": plain(5), "text": plain(5), "confirm": plain(3), "deny": plain(3)}
    return [{"type": "actions", "elements": [button(confirm=usual | more)]}]


def pie(segments: int = 1, label: int = 1, title: int = 5) -> Blocks:
    slices = [{"label": str(i).rjust(label, "l"), "value": 1} for i in range(segments)]
    return [
        {"type": "data_visualization", "title": "t" * title, "chart": {"type": "pie", "segments": slices}}
    ]


def bars(series: int = 1, categories: int = 1, label: int = 2, name: int = 2, axis: int = 1) -> Blocks:
    labels = [str(i).rjust(label, "c") for i in range(categories)]
    data = [{"label": each, "value": 1} for each in labels]
    drawn = [{"name": str(i).rjust(name, "s"), "data": data} for i in range(series)]
    axes = {"categories": labels, "x_label": "x" * axis, "y_label": "y" * axis}
    chart = {"type": "bar", "series": drawn, "axis_config": axes}
    return [{"type": "data_visualization", "title": "Won", "chart": chart}]


def data_table(rows: int = 2, columns: int = 1, page_size: int = 5, text: int = 1) -> Blocks:
    cells = [[{"type": "raw_text", "text": "x" * text}] * columns for _ in range(rows)]
    return [{"type": "data_table", "caption": "Deals", "rows": cells, "page_size": page_size}]


def table(rows: int = 1, columns: int = 1) -> Blocks:
    return [{"type": "table", "rows": [[{"type": "raw_text", "text": "x"}] * columns] * rows}]


def video(**more: Any) -> Blocks:
    there = "https://x.test/v"
    usual = {"alt_text": "x", "title": plain(1), "video_url": there, "thumbnail_url": there}
    return [{"type": "video", **usual, **more}]


ON_MESSAGES: dict[str, tuple[int, Made]] = {
    "MESSAGE_BLOCKS": (50, lambda n: [{"type": "divider"}] * n),
    "ACTIONS_ELEMENTS": (
        25,
        lambda n: [{"type": "actions", "elements": [button(action_id=f"a{i}") for i in range(n)]}],
    ),
    "CONTEXT_ELEMENTS": (10, lambda n: [{"type": "context", "elements": [marked(1)] * n}]),
    "TEXT": (3000, lambda n: [{"type": "context", "elements": [marked(n)]}]),
    "SECTION_TEXT": (3000, lambda n: [{"type": "section", "text": marked(n)}]),
    "SECTION_FIELDS": (10, lambda n: [{"type": "section", "fields": [marked(1)] * n}]),
    "SECTION_FIELD": (2000, lambda n: [{"type": "section", "fields": [marked(n)]}]),
    "HEADER_TEXT": (150, lambda n: [{"type": "header", "text": plain(n)}]),
    "BUTTON_TEXT": (75, lambda n: [{"type": "actions", "elements": [button(text=plain(n))]}]),
    "BUTTON_VALUE": (2000, lambda n: [{"type": "actions", "elements": [button(value="v" * n)]}]),
    "IDENTIFIER": (255, lambda n: [{"type": "divider", "block_id": "b" * n}]),
    "OPTIONS": (100, lambda n: acting(type="static_select", action_id="a", options=options(n))),
    "OPTION_TEXT": (75, lambda n: acting(type="static_select", action_id="a", options=options(1, text=n))),
    "OPTION_VALUE": (150, lambda n: acting(type="static_select", action_id="a", options=options(1, value=n))),
    "OVERFLOW_OPTIONS": (5, lambda n: acting(type="overflow", action_id="a", options=options(n))),
    "CHECKBOXES": (10, lambda n: acting(type="checkboxes", action_id="a", options=options(n))),
    "RADIO_BUTTONS": (10, lambda n: acting(type="radio_buttons", action_id="a", options=options(n))),
    "PLACEHOLDER": (150, lambda n: acting(type="users_select", action_id="a", placeholder=plain(n))),
    "CONFIRM_TITLE": (100, lambda n: confirming(title=plain(n))),
    "CONFIRM_TEXT": (300, lambda n: confirming(text=plain(n))),
    "CONFIRM_BUTTON": (30, lambda n: confirming(confirm=plain(n))),
    "ALT_TEXT": (2000, lambda n: [{"type": "image", "image_url": "https://x.test/i", "alt_text": "x" * n}]),
    "URL": (3000, lambda n: [{"type": "actions", "elements": [button(url="u" * n)]}]),
    "MESSAGE_MARKDOWN": (12_000, lambda n: [{"type": "markdown", "text": "x" * n}]),
    "MESSAGE_CHARTS": (2, lambda n: pie() * n),
    "MESSAGE_TABLES": (1, lambda n: table() * n),
    "TABLE_ROWS": (100, lambda n: table(rows=n)),
    "TABLE_COLUMNS": (20, lambda n: table(columns=n)),
    "DATA_TABLE_ROWS": (101, lambda n: data_table(rows=n)),
    "DATA_TABLE_COLUMNS": (20, lambda n: data_table(columns=n)),
    "DATA_TABLE_PAGE": (100, lambda n: data_table(page_size=n)),
    "CHART_TITLE": (50, lambda n: pie(title=n)),
    "CHART_SEGMENTS": (6, lambda n: pie(segments=n)),
    "CHART_SERIES": (6, lambda n: bars(series=n)),
    "CHART_CATEGORIES": (20, lambda n: bars(categories=n)),
    "CHART_LABEL": (20, lambda n: bars(label=n)),
    "CHART_AXIS_LABEL": (50, lambda n: bars(axis=n)),
    "OPTION_DESCRIPTION": (
        75,
        lambda n: acting(type="overflow", action_id="a", options=[options(1)[0] | {"description": plain(n)}]),
    ),
    "GROUP_LABEL": (
        75,
        lambda n: acting(
            type="static_select", action_id="a", option_groups=[{"label": plain(n), "options": options(1)}]
        ),
    ),
    "ACCESSIBILITY_LABEL": (75, lambda n: acting(**button(accessibility_label="x" * n))),
    "CONTEXT_ACTIONS_ELEMENTS": (
        5,
        lambda n: [
            {
                "type": "context_actions",
                "elements": [{"type": "icon_button", "icon": "trash", "text": plain(3)}] * n,
            }
        ],
    ),
    "IMAGE_TITLE": (
        2000,
        lambda n: [
            {"type": "image", "image_url": "https://x.test/i", "alt_text": "x", "title": plain(n)},
        ],
    ),
    "VIDEO_TITLE": (200, lambda n: video(title=plain(n))),
    "VIDEO_AUTHOR": (50, lambda n: video(author_name="x" * n)),
    "VIDEO_DESCRIPTION": (200, lambda n: video(description=plain(n))),
    "CARD_TITLE": (150, lambda n: [{"type": "card", "title": plain(n)}]),
    "CARD_SUBTITLE": (150, lambda n: [{"type": "card", "title": plain(1), "subtitle": plain(n)}]),
    "CARD_BODY": (200, lambda n: [{"type": "card", "body": plain(n)}]),
    "CARD_ACTIONS": (
        3,
        lambda n: [{"type": "card", "actions": [button(action_id=f"a{i}") for i in range(n)]}],
    ),
    "PLAN_TASKS": (50, lambda n: [{"type": "plan", "title": "Plan", "tasks": [{}] * n}]),
}

IN_MODALS: dict[str, tuple[int, Made]] = {
    "VIEW_BLOCKS": (100, lambda n: [{"type": "divider"}] * n),
    "INPUT_LABEL": (2000, lambda n: [asking(type="datepicker", action_id="a")[0] | {"label": plain(n)}]),
    "INPUT_HINT": (2000, lambda n: [asking(type="datepicker", action_id="a")[0] | {"hint": plain(n)}]),
    "INPUT_LENGTH": (3000, lambda n: asking(type="plain_text_input", action_id="a", max_length=n)),
    "ALERT_TEXT": (200, lambda n: [{"type": "alert", "text": plain(n)}]),
    "FILES_PICKED": (10, lambda n: asking(type="file_input", action_id="a", max_files=n)),
}


def modal(blocks: Blocks | None = None, **more: Any) -> dict[str, Any]:
    return {"type": "modal", "title": plain(5), "submit": plain(4), "blocks": blocks or [], **more}


def refusal_of_message(blocks: Blocks) -> MethodRefused | None:
    try:
        check_message_blocks(blocks)
    except MethodRefused as refused:
        return refused
    return None


def refusal_of_view(view: dict[str, Any]) -> MethodRefused | None:
    try:
        check_view(view)
    except MethodRefused as refused:
        return refused
    return None


@pytest.mark.parametrize("name", ON_MESSAGES)
def test_a_message_is_accepted_at_the_limit_and_refused_one_over(name: str) -> None:
    most, blocks = ON_MESSAGES[name]
    assert getattr(limits, name) == most
    assert refusal_of_message(blocks(most)) is None
    refused = refusal_of_message(blocks(most + 1))
    assert refused is not None and refused.code == "invalid_blocks"
    assert all("json-pointer:/blocks" in message for message in refused.messages)


@pytest.mark.parametrize("name", IN_MODALS)
def test_a_modal_is_accepted_at_the_limit_and_refused_one_over(name: str) -> None:
    most, blocks = IN_MODALS[name]
    assert getattr(limits, name) == most
    assert refusal_of_view(modal(blocks(most))) is None
    refused = refusal_of_view(modal(blocks(most + 1)))
    assert refused is not None and refused.code == "invalid_arguments"


@pytest.mark.parametrize(
    ("field", "most", "made"),
    [
        ("title", limits.VIEW_TITLE, plain),
        ("submit", limits.VIEW_TITLE, plain),
        ("close", limits.VIEW_TITLE, plain),
        ("private_metadata", limits.PRIVATE_METADATA, lambda n: "x" * n),
        ("callback_id", limits.IDENTIFIER, lambda n: "x" * n),
        ("external_id", limits.IDENTIFIER, lambda n: "x" * n),
    ],
)
def test_a_view_s_own_fields_have_their_limits(field: str, most: int, made: Callable[[int], Any]) -> None:
    assert refusal_of_view(modal(**{field: made(most)})) is None
    refused = refusal_of_view(modal(**{field: made(most + 1)}))
    assert refused is not None
    assert refused.messages[0].startswith(f"must be less than {most + 1} characters")


def test_all_texts_of_a_message_together_have_a_limit() -> None:
    full = limits.MESSAGE_BLOCK_CHARACTERS
    blocks = [{"type": "section", "text": marked(3000)}] * (full // 3000)
    assert refusal_of_message([*blocks, {"type": "section", "text": marked(full % 3000)}]) is None
    refused = refusal_of_message([*blocks, {"type": "section", "text": marked(full % 3000 + 1)}])
    assert refused is not None and refused.code == "msg_blocks_too_long"


def test_all_texts_of_a_data_table_together_have_a_limit() -> None:
    def home(characters: int) -> MethodRefused | None:
        cells = [min(2000, characters - at) for at in range(0, characters, 2000)]
        rows = [[{"type": "raw_text", "text": "x" * length}] for length in cells]
        view = {"type": "home", "blocks": [{"type": "data_table", "caption": "Deals", "rows": rows}]}
        try:
            check_view(view, allowed=("home",))
        except MethodRefused as refused:
            return refused
        return None

    assert home(limits.DATA_TABLE_CHARACTERS) is None
    assert home(limits.DATA_TABLE_CHARACTERS + 1) is not None


def test_no_limit_stands_there_untried() -> None:
    apart = {"VIEW_TITLE", "PRIVATE_METADATA", "MESSAGE_BLOCK_CHARACTERS", "DATA_TABLE_CHARACTERS"}
    of_texts_and_attachments = {"MESSAGE_TEXT", "UPDATED_TEXT", "MESSAGE_ATTACHMENTS"}
    tried = ON_MESSAGES.keys() | IN_MODALS.keys() | apart | of_texts_and_attachments
    assert {name for name in vars(limits) if name.isupper()} == tried


def test_an_alert_is_refused_on_a_message_and_a_chart_in_a_modal() -> None:
    refused = refusal_of_message([{"type": "alert", "text": plain(3)}])
    assert refused is not None and refused.messages == (
        "unsupported type: alert [json-pointer:/blocks/0/type]",
    )
    refused = refusal_of_view(modal(pie()))
    assert refused is not None
    assert refused.messages == ("unsupported type: data_visualization [json-pointer:/view/blocks/0/type]",)


@pytest.mark.parametrize(
    ("blocks", "message"),
    [
        ([{"type": "section"}], "must define either `text` or `fields` [json-pointer:/blocks/0]"),
        ([{"type": "header"}], "missing required field: text [json-pointer:/blocks/0]"),
        (
            [{"type": "section", "text": marked(0)}],
            "must be more than 0 characters [json-pointer:/blocks/0/text/text]",
        ),
        (
            [{"type": "header", "text": marked(3)}],
            "unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]",
        ),
        (
            [{"type": "divider", "colour": "red"}],
            "invalid additional property: colour [json-pointer:/blocks/0]",
        ),
        ([{"type": "divider", "block_id": "b"}] * 2, '`block_id` "b" already exists [json-pointer:/blocks]'),
        (
            [{"type": "actions", "block_id": "b", "elements": [button(), button()]}],
            '`action_id` "a" already exists for `block_id` "b" [json-pointer:/blocks/0/elements]',
        ),
        (
            acting(type="static_select", action_id="a", options=options(1), initial_option=options(2)[1]),
            "must be among the options [json-pointer:/blocks/0/elements/0]",
        ),
        (acting(type="image", image_url="https://x.test", alt_text="x"), "unsupported type: image"),
        ([7], "must be an object [json-pointer:/blocks/0]"),
    ],
)
def test_a_malformed_block_is_refused_in_slack_s_words(blocks: Blocks, message: str) -> None:
    refused = refusal_of_message(blocks)
    assert refused is not None
    assert refused.messages[0].startswith(message)
