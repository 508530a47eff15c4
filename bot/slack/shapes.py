"""Whether a signed, parsed body has the shapes that Slack sends, before anything reaches into it.

Bolt and the readers behind it take an object for granted where Slack documents one; somebody who holds the
signing secret and makes a slip must get a 400, not a 500.
"""

from __future__ import annotations

import json
from typing import Any

from bot.wire import fit, is_id

_OBJECTS = ("team", "user", "channel", "container", "message", "view", "event", "enterprise")
_TEXTS = ("type", "command", "text", "callback_id")
_IDS = ("team_id", "user_id", "channel_id", "enterprise_id", "event_id")
_ADDRESSES = ("trigger_id", "response_url")
_LONGEST_ADDRESS = 2000
_INNER_TEXTS = (
    "type",
    "subtype",
    "action_id",
    "block_id",
    "value",
    "callback_id",
    "private_metadata",
    "channel_type",
    "name",
    "real_name",
    "display_name",
    "tz",
    "tab",
)
_INNER_IDS = (
    "id",
    "team_id",
    "channel_id",
    "ts",
    "thread_ts",
    "message_ts",
    "view_id",
    "user_team",
    "bot_id",
)
_MESSAGES = ("message", "previous_message")
_NESTED = (*_MESSAGES, "profile")
"""Objects within those."""

_OF_EVENTS: dict[str, dict[str, type]] = {
    "message": {"channel": str},
    "app_mention": {"channel": str},
    "team_join": {"user": dict},
    "user_change": {"user": dict},
    "app_home_opened": {"user": str},
    "channel_archive": {"channel": str},
    "tokens_revoked": {"tokens": dict},
    "channel_id_changed": {"old_channel_id": str, "new_channel_id": str},
}
"""What an event of that type is about, which Slack never leaves out."""


class Malformed(Exception):
    """A signed request that lacks what Slack always sends."""


def checked(body: dict[str, Any]) -> dict[str, Any]:
    """The body, its texts fit to be kept.

    Raises Malformed where a field is not of Slack's kind, or an event, a click or a form is hollow.
    """
    _check(body)
    try:
        whole: dict[str, Any] = fit(body)
    except RecursionError as error:
        raise Malformed("nested too deep") from error
    return whole


def carried(metadata: Any) -> dict[str, Any]:
    """What a form carried along from where it was asked for: a claim. Raises Malformed."""
    try:
        kept = fit(json.loads(metadata))
    except (ValueError, TypeError, RecursionError) as error:
        raise Malformed("metadata that is none of ours") from error
    if not isinstance(kept, dict):
        raise Malformed("metadata is no object")
    _are_ids(kept, ("channel", "block"))
    _are_ids(kept, ("response_url",), _LONGEST_ADDRESS)
    return kept


def _check(body: dict[str, Any]) -> None:
    _are_texts(body, _TEXTS)
    _are_ids(body, _IDS)
    _are_ids(body, _ADDRESSES, _LONGEST_ADDRESS)
    if not ("command" in body or "ssl_check" in body or body.get("type")):
        raise Malformed("neither a command nor of any type")
    for name in _OBJECTS:
        inner = body.get(name)
        if inner is not None:
            _is_object(name, inner)
    _check_actions(body)
    _check_event(body)
    for each in _listed("authorizations", body.get("authorizations")):
        _is_object("authorization", each)
    if body.get("type") == "view_submission":
        _has_texts("view", body.get("view") or {}, "type", "callback_id")


def _check_actions(body: dict[str, Any]) -> None:
    actions = _listed("actions", body.get("actions"))
    if body.get("type") == "block_actions" and not actions:
        raise Malformed("a click on nothing")
    for action in actions:
        _is_object("action", action)
        _has_texts("action", action, "action_id")


def _check_event(body: dict[str, Any]) -> None:
    """An event's user and channel are ids, or objects where the event is about them."""
    event = body.get("event")
    if event is None:
        if body.get("type") == "event_callback":
            raise Malformed("no event")
        return
    _has_texts("event", event, "type")
    _are_texts(event, ("text",))
    for name in ("user", "channel"):
        found = event.get(name)
        if isinstance(found, dict):
            _is_object(name, found)
        else:
            _are_ids(event, (name,))
    for name, kind in _OF_EVENTS.get(event["type"], {}).items():
        _is_one_of(name, event.get(name), kind)
        if kind is str:
            _are_ids(event, (name,))
    if isinstance(event.get("user"), dict):
        _has_texts("user", event["user"], "id")


def _listed(name: str, found: Any) -> list[Any]:
    if found is None:
        return []
    _is_one_of(name, found, list)
    listed: list[Any] = found
    return listed


def _is_one_of(name: str, found: Any, kind: type) -> None:
    if not isinstance(found, kind):
        raise Malformed(f"{name} is a {type(found).__name__}")


def _is_object(name: str, inner: Any, within: tuple[str, ...] = _NESTED) -> None:
    if not isinstance(inner, dict):
        raise Malformed(f"{name} is no object")
    _are_texts(inner, _INNER_TEXTS)
    _are_ids(inner, _INNER_IDS)
    if name in _MESSAGES:
        _are_texts(inner, ("text",))
        _are_ids(inner, ("user", "team"))
    for nested in within:
        if inner.get(nested) is not None:
            _is_object(nested, inner[nested], ())


def _has_texts(what: str, inner: dict[str, Any], *names: str) -> None:
    for name in names:
        if not isinstance(inner.get(name), str) or not inner[name]:
            raise Malformed(f"{what} without {name}")


def _are_texts(body: dict[str, Any], names: tuple[str, ...]) -> None:
    for name in names:
        if not isinstance(body.get(name), (str, type(None))):
            raise Malformed(f"{name} is no text")


def _are_ids(body: dict[str, Any], names: tuple[str, ...], longest: int = 255) -> None:
    for name in names:
        found = body.get(name)
        if found is not None and not is_id(found, longest):
            raise Malformed(f"{name} is no id")
