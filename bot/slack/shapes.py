"""Whether a signed, parsed body has the shapes that Slack sends, before anything reaches into it.

Bolt and the readers behind it take an object for granted where Slack documents one; somebody who holds the
signing secret and makes a slip must get a 400, not a 500.
"""

from __future__ import annotations

from typing import Any

_OBJECTS = ("team", "user", "channel", "container", "message", "view", "event", "enterprise")
_TEXTS = (
    "type",
    "command",
    "text",
    "team_id",
    "user_id",
    "channel_id",
    "enterprise_id",
    "trigger_id",
    "response_url",
    "event_id",
    "callback_id",
)
_INNER_TEXTS = (
    "id",
    "type",
    "subtype",
    "team_id",
    "ts",
    "thread_ts",
    "message_ts",
    "view_id",
    "action_id",
    "block_id",
    "value",
    "callback_id",
    "private_metadata",
    "user_team",
    "channel_type",
    "bot_id",
    "name",
    "real_name",
    "display_name",
    "tz",
    "tab",
)
_NESTED = ("message", "previous_message", "profile")
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


def check(body: dict[str, Any]) -> None:
    """Raises Malformed where a field is not of Slack's kind, or an event, a click or a form is hollow."""
    _are_texts(body, _TEXTS)
    if not ("command" in body or "ssl_check" in body or body.get("type")):
        raise Malformed("neither a command nor of any type")
    for name in _OBJECTS:
        inner = body.get(name)
        if inner is not None:
            _is_object(name, inner)
    _check_actions(body)
    _check_event(body)
    if body.get("type") == "view_submission":
        _has_texts("view", body.get("view") or {}, "type", "callback_id")


def _check_actions(body: dict[str, Any]) -> None:
    actions = body.get("actions")
    if actions is not None and not isinstance(actions, list):
        raise Malformed("actions are no list")
    if body.get("type") == "block_actions" and not actions:
        raise Malformed("a click on nothing")
    for action in actions or ():
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
        _is_one_of(name, event.get(name), (str, dict, type(None)))
    for name, kind in _OF_EVENTS.get(event["type"], {}).items():
        _is_one_of(name, event.get(name), (kind,))
    if isinstance(event.get("user"), dict):
        _is_object("user", event["user"])
        _has_texts("user", event["user"], "id")


def _is_one_of(name: str, found: Any, kinds: tuple[type, ...]) -> None:
    if not isinstance(found, kinds):
        raise Malformed(f"{name} is a {type(found).__name__}")


def _is_object(name: str, inner: Any, within: tuple[str, ...] = _NESTED) -> None:
    if not isinstance(inner, dict):
        raise Malformed(f"{name} is no object")
    _are_texts(inner, _INNER_TEXTS)
    for nested in within:
        if inner.get(nested) is not None:
            _is_object(nested, inner[nested], ())


def _has_texts(what: str, inner: dict[str, Any], *names: str) -> None:
    for name in names:
        if not isinstance(inner.get(name), str):
            raise Malformed(f"{what} without {name}")


def _are_texts(body: dict[str, Any], names: tuple[str, ...]) -> None:
    for name in names:
        if not isinstance(body.get(name), (str, type(None))):
            raise Malformed(f"{name} is no text")
