"""Who asks, where, and how they can be answered: read off a request from Slack.

What a request says of a button or a form comes from a client, so it is only ever a claim: deals are
loaded by team and rights are checked at every click.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.domain.events import Source
from bot.slack.shapes import Malformed

HOME = "home"
"""What `Asked.block` says of a click in the Home tab."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One request. request: its id, by which a repeated delivery is known. at: when it reached us, UTC.

    click: the same button of the same message has the same one. response_url: where Slack takes an
    answer for half an hour. thread: the message that it was asked under. block: the one that was clicked.
    is_from_anywhere: asked in a channel shared with other organisations, without a word of whose member asks.
    """

    team: str
    user: str
    request: str
    source: Source
    at: datetime
    channel: str | None = None
    trigger: str | None = None
    response_url: str | None = None
    click: str | None = None
    thread: str | None = None
    is_stranger: bool = False
    block: str | None = None
    is_from_anywhere: bool = False


def command_asked(body: dict[str, Any], at: datetime) -> Asked:
    """A slash command. Raises Malformed."""
    return Asked(
        team=_text(body, "team_id"),
        user=_text(body, "user_id"),
        request=_request_id("command", body, body.get("trigger_id")),
        source=Source.COMMAND,
        at=at,
        channel=_text(body, "channel_id"),
        trigger=body.get("trigger_id"),
        response_url=body.get("response_url"),
    )


def interaction_asked(body: dict[str, Any], source: Source, at: datetime) -> Asked:
    """A click, a choice or a form. Raises Malformed."""
    user, team = _part(body, "user"), body.get("team") or {}
    message, container = body.get("message") or {}, body.get("container") or {}
    home = str(message.get("team") or team.get("id") or user.get("team_id") or "")
    if not home:
        raise Malformed("no team")
    return Asked(
        team=home,
        user=_text(user, "id"),
        request=_request_id("interaction", body, body.get("trigger_id")),
        source=source,
        at=at,
        channel=(body.get("channel") or {}).get("id") or container.get("channel_id"),
        trigger=body.get("trigger_id"),
        response_url=body.get("response_url"),
        click=_click(body, container),
        thread=container.get("thread_ts"),
        is_stranger=bool(user.get("team_id")) and user["team_id"] != home,
        block=_block(body),
    )


def event_asked(body: dict[str, Any], at: datetime) -> Asked:
    """A message or a mention. Raises Malformed."""
    event = _part(body, "event")
    team = _text(body, "team_id")
    theirs = event.get("user_team") or event.get("team")
    return Asked(
        team=team,
        user=_text(event, "user"),
        request=_request_id("event", body, body.get("event_id")),
        source=Source.MESSAGE,
        at=at,
        channel=event.get("channel"),
        thread=event.get("thread_ts"),
        is_stranger=bool(theirs) and theirs != team,
        is_from_anywhere=not theirs and bool(body.get("is_ext_shared_channel")),
    )


def pressed(body: dict[str, Any]) -> tuple[str, str]:
    """The action_id and the value of the button that was pressed, or of the option that was chosen."""
    action = (body.get("actions") or [{}])[0]
    chosen = action.get("selected_option") or action
    return str(action.get("action_id", "")), str(chosen.get("value", ""))


def _block(body: dict[str, Any]) -> str | None:
    if (body.get("view") or {}).get("type") == HOME:
        return HOME
    block = (body.get("actions") or [{}])[0].get("block_id")
    return block if isinstance(block, str) else None


def _click(body: dict[str, Any], container: dict[str, Any]) -> str | None:
    actions = body.get("actions") or []
    place = container.get("message_ts") or container.get("view_id")
    if not actions or not place:
        return None
    claim = [place, actions[0].get("block_id"), actions[0].get("action_id"), actions[0].get("value")]
    return "click:" + hashlib.sha256(json.dumps(claim).encode()).hexdigest()[:32]


def _request_id(kind: str, body: dict[str, Any], given: Any) -> str:
    """Slack's own id where there is one; else the body itself, which a repeated delivery has in common.

    Raises Malformed for a body nested so deep that it could just be read, and not be written again.
    """
    if isinstance(given, str) and given:
        return f"{kind}:{given[:200]}"
    try:
        written = json.dumps(body, sort_keys=True)
    except RecursionError as error:
        raise Malformed("nested too deep") from error
    return f"{kind}:" + hashlib.sha256(written.encode()).hexdigest()


def _text(body: dict[str, Any], field: str) -> str:
    value = body.get(field)
    if not isinstance(value, str) or not value:
        raise Malformed(f"no {field}")
    return value


def _part(body: dict[str, Any], field: str) -> dict[str, Any]:
    value = body.get(field)
    if not isinstance(value, dict):
        raise Malformed(f"no {field}")
    return value
