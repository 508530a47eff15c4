"""What a member picked or typed in an element, in the shape in which Slack sends it to an app.

A choice comes in short: an option by its value, a member by id, a date as YYYY-MM-DD. The element's own
definition makes the rest, and refuses what could not have been picked.
"""

from __future__ import annotations

from typing import Any

from bot.playground.refusals import CannotDo

_ONE_ID = {
    "users_select": "selected_user",
    "channels_select": "selected_channel",
    "conversations_select": "selected_conversation",
}
_MANY_IDS = {
    "multi_users_select": "selected_users",
    "multi_channels_select": "selected_channels",
    "multi_conversations_select": "selected_conversations",
}
_PLAIN = {
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
    "plain_text_input": "value",
    "email_text_input": "value",
    "url_text_input": "value",
    "number_input": "value",
    "rich_text_input": "rich_text_value",
}
_ONE_OPTION = frozenset({"static_select", "external_select", "radio_buttons", "overflow"})
_MANY_OPTIONS = frozenset({"multi_static_select", "multi_external_select", "checkboxes"})

_INITIAL = {
    "selected_user": "initial_user",
    "selected_channel": "initial_channel",
    "selected_conversation": "initial_conversation",
    "selected_users": "initial_users",
    "selected_channels": "initial_channels",
    "selected_conversations": "initial_conversations",
    "selected_date": "initial_date",
    "selected_time": "initial_time",
    "selected_date_time": "initial_date_time",
    "value": "initial_value",
    "rich_text_value": "initial_value",
    "selected_option": "initial_option",
    "selected_options": "initial_options",
}


def field_of(kind: str) -> str | None:
    """The field that carries the choice; None for buttons and what cannot be chosen."""
    if kind in _ONE_OPTION:
        return "selected_option"
    if kind in _MANY_OPTIONS:
        return "selected_options"
    return (
        _ONE_ID.get(kind)
        or _MANY_IDS.get(kind)
        or _PLAIN.get(kind)
        or ("files" if kind == "file_input" else None)
    )


def chosen(
    element: dict[str, Any], value: Any, offered: list[dict[str, Any]] | None = None
) -> dict[str, Any]:
    """`{"type": …, "selected_…": …}`; `offered` are the options of an external select, as last loaded.

    Raises CannotDo when the value is not one of the options.
    """
    kind = element["type"]
    name = field_of(kind)
    if name is None:
        return {"type": kind}
    if kind in _ONE_OPTION:
        picked: Any = None if value is None else _option(element, value, offered)
    elif kind in _MANY_OPTIONS:
        picked = [_option(element, each, offered) for each in value or ()]
    elif kind in _MANY_IDS or kind == "file_input":
        picked = list(value or ())
    else:
        picked = value if value != "" else None
    return {"type": kind, name: picked}


def untouched(element: dict[str, Any]) -> dict[str, Any] | None:
    """What the element holds before anybody touches it; None for buttons."""
    name = field_of(element["type"])
    if name is None or element["type"] == "overflow":
        return None
    initial = element.get(_INITIAL.get(name, ""))
    if initial is None and name.endswith("s"):
        initial = []
    return {"type": element["type"], name: initial}


def _option(element: dict[str, Any], value: Any, offered: list[dict[str, Any]] | None) -> dict[str, Any]:
    options = [*(element.get("options") or ()), *(offered or ())]
    for group in element.get("option_groups") or ():
        options += group["options"]
    options += [*(element.get("initial_options") or ()), *filter(None, [element.get("initial_option")])]
    for option in options:
        if option.get("value") == value:
            picked: dict[str, Any] = option
            return picked
    raise CannotDo("no_such_option", f"“{value}” is not among the options of this menu.")
