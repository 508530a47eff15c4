"""Slack's interactive elements: buttons, menus, pickers, inputs.

Facts: https://docs.slack.dev/reference/block-kit/block-elements.
"""

from __future__ import annotations

from bot.playground import limits
from bot.playground.object_shapes import (
    choice_option,
    confirmation,
    identifier,
    initial_is_an_option,
    option_group,
    overflow_option,
    plain_text,
    select_option,
)
from bot.playground.shapes import Anything, Fields, Flag, Items, Shape, Whole, Words, one_of

_acting: dict[str, Shape] = {"action_id": identifier, "confirm": confirmation, "focus_on_load": Flag()}
_placed: dict[str, Shape] = {**_acting, "placeholder": plain_text(limits.PLACEHOLDER)}
_style = Words(10, choices=frozenset({"primary", "danger"}))
_several: dict[str, Shape] = {**_placed, "max_selected_items": Whole(1)}
_option_lists: dict[str, Shape] = {
    "options": Items(select_option, limits.OPTIONS, 1),
    "option_groups": Items(option_group, limits.OPTIONS, 1),
}
_responding: dict[str, Shape] = {"response_url_enabled": Flag()}
_typed_in: dict[str, Shape] = {
    "action_id": identifier,
    "focus_on_load": Flag(),
    "placeholder": plain_text(limits.PLACEHOLDER),
    "initial_value": Words(limits.INPUT_LENGTH),
    "dispatch_action_config": Anything(),
}
_ids = Items(Words(limits.IDENTIFIER), 1000)


def _radios_or_boxes(most: int, several: bool) -> Fields:
    initial: Shape = Items(choice_option, most, 1) if several else choice_option
    return Fields(
        {"options": Items(choice_option, most, 1)},
        {**_acting, "initial_options" if several else "initial_option": initial},
        (initial_is_an_option,),
    )


ELEMENTS: dict[str, Shape] = {
    "button": Fields(
        {"text": plain_text(limits.BUTTON_TEXT)},
        {
            **_acting,
            "value": Words(limits.BUTTON_VALUE),
            "url": Words(limits.URL),
            "style": _style,
            "accessibility_label": Words(limits.ACCESSIBILITY_LABEL),
        },
    ),
    "static_select": Fields(
        {},
        {**_placed, **_option_lists, "initial_option": select_option},
        (one_of("options", "option_groups"), initial_is_an_option),
    ),
    "multi_static_select": Fields(
        {},
        {**_several, **_option_lists, "initial_options": Items(select_option, limits.OPTIONS, 1)},
        (one_of("options", "option_groups"), initial_is_an_option),
    ),
    "external_select": Fields({}, {**_placed, "min_query_length": Whole(0), "initial_option": select_option}),
    "multi_external_select": Fields(
        {},
        {**_several, "min_query_length": Whole(0), "initial_options": Items(select_option, limits.OPTIONS)},
    ),
    "users_select": Fields({}, {**_placed, "initial_user": identifier}),
    "multi_users_select": Fields({}, {**_several, "initial_users": _ids}),
    "channels_select": Fields({}, {**_placed, **_responding, "initial_channel": identifier}),
    "multi_channels_select": Fields({}, {**_several, "initial_channels": _ids}),
    "conversations_select": Fields(
        {},
        {
            **_placed,
            **_responding,
            "initial_conversation": identifier,
            "default_to_current_conversation": Flag(),
            "filter": Anything(),
        },
    ),
    "multi_conversations_select": Fields(
        {},
        {
            **_several,
            "initial_conversations": _ids,
            "default_to_current_conversation": Flag(),
            "filter": Anything(),
        },
    ),
    "overflow": Fields(
        {"options": Items(overflow_option, limits.OVERFLOW_OPTIONS, 1)},
        {"action_id": identifier, "confirm": confirmation},
    ),
    "datepicker": Fields({}, {**_placed, "initial_date": Words(10, 10)}),
    "timepicker": Fields({}, {**_placed, "initial_time": Words(5, 5), "timezone": Words(100)}),
    "datetimepicker": Fields({}, {**_acting, "initial_date_time": Whole(10**9, 10**10 - 1)}),
    "checkboxes": _radios_or_boxes(limits.CHECKBOXES, several=True),
    "radio_buttons": _radios_or_boxes(limits.RADIO_BUTTONS, several=False),
    "plain_text_input": Fields(
        {},
        {
            **_typed_in,
            "multiline": Flag(),
            "min_length": Whole(0, limits.INPUT_LENGTH),
            "max_length": Whole(1, limits.INPUT_LENGTH),
        },
    ),
    "email_text_input": Fields({}, _typed_in),
    "url_text_input": Fields({}, _typed_in),
    "number_input": Fields(
        {"is_decimal_allowed": Flag()},
        {**_typed_in, "min_value": Words(100), "max_value": Words(100)},
    ),
    "rich_text_input": Fields({}, {**_typed_in, "initial_value": Anything()}),
    "file_input": Fields(
        {},
        {
            "action_id": identifier,
            "filetypes": Items(Words(20), 100),
            "max_files": Whole(1, limits.FILES_PICKED),
        },
    ),
    "image": Fields(
        {"alt_text": Words(limits.ALT_TEXT, 1)},
        {"image_url": Words(limits.URL, 1), "slack_file": Anything()},
        (one_of("image_url", "slack_file"),),
    ),
    "workflow_button": Fields({"text": plain_text(limits.BUTTON_TEXT), "workflow": Anything()}, {**_acting}),
    "feedback_buttons": Fields(
        {"positive_button": Anything(), "negative_button": Anything()}, {"action_id": identifier}
    ),
    "icon_button": Fields(
        {"icon": Words(50), "text": plain_text(limits.BUTTON_TEXT)},
        {**_acting, "value": Words(limits.BUTTON_VALUE)},
    ),
}

MENUS = frozenset(kind for kind in ELEMENTS if kind.endswith("_select"))
PICKERS = frozenset({"datepicker", "timepicker"})
CHOICES = frozenset({"checkboxes", "radio_buttons"})
TYPED_IN = frozenset(
    {"plain_text_input", "email_text_input", "url_text_input", "number_input", "rich_text_input"}
)

IN_ACTIONS = (
    MENUS | PICKERS | CHOICES | {"button", "overflow", "datetimepicker", "workflow_button", "rich_text_input"}
)
IN_SECTION = MENUS | PICKERS | CHOICES | {"button", "overflow", "image", "workflow_button"}
IN_INPUT = MENUS | PICKERS | CHOICES | TYPED_IN | {"datetimepicker", "file_input"}
IN_CONTEXT_ACTIONS = frozenset({"feedback_buttons", "icon_button"})
