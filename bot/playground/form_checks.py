"""What Slack's client checks before it submits a modal: the bot never sees a form that fails here."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Any

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_URL = re.compile(r"https?://\S+")


def errors_in(view: dict[str, Any], values: dict[str, dict[str, Any]]) -> dict[str, str]:
    """One message for each input block that is wrong, by block id."""
    errors = {}
    for block in view["blocks"]:
        if block["type"] == "input":
            element = block["element"]
            held = values.get(block["block_id"], {}).get(element["action_id"], {})
            said = _error(element, _content(held), bool(block.get("optional")))
            if said:
                errors[block["block_id"]] = said
    return errors


def _content(held: dict[str, Any]) -> Any:
    return next((value for name, value in held.items() if name != "type"), None)


def _error(element: dict[str, Any], content: Any, optional: bool) -> str | None:
    if content in (None, "", []):
        return None if optional else "Please complete this required field."
    if isinstance(content, str):
        return _length_error(element, content) or _kind_error(element, content)
    most = element.get("max_selected_items") or element.get("max_files")
    if most and isinstance(content, list) and len(content) > most:
        return f"Please select no more than {most}."
    return None


def _length_error(element: dict[str, Any], text: str) -> str | None:
    if element["type"] != "plain_text_input":
        return None
    if len(text) > element.get("max_length", 3000):
        return f"Please enter no more than {element.get('max_length', 3000)} characters."
    if len(text) < element.get("min_length", 0):
        return f"Please enter at least {element['min_length']} characters."
    return None


def _kind_error(element: dict[str, Any], text: str) -> str | None:
    kind = element["type"]
    if kind == "email_text_input" and not _EMAIL.fullmatch(text):
        return "Please enter a valid email address."
    if kind == "url_text_input" and not _URL.fullmatch(text):
        return "Please enter a valid URL."
    return _number_error(element, text) if kind == "number_input" else None


def _number_error(element: dict[str, Any], text: str) -> str | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return "Please enter a valid number."
    if not element.get("is_decimal_allowed") and number != number.to_integral_value():
        return "Please enter a whole number."
    if "min_value" in element and number < Decimal(element["min_value"]):
        return f"Please enter a number that is {element['min_value']} or more."
    if "max_value" in element and number > Decimal(element["max_value"]):
        return f"Please enter a number that is {element['max_value']} or less."
    return None
