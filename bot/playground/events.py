"""The Events API: what the app is told, if its manifest subscribes to it and it may know.

Facts: https://docs.slack.dev/apis/events-api and https://docs.slack.dev/reference/events.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any

from bot.playground.channels import Channel
from bot.playground.messages import Message
from bot.playground.state import State
from bot.playground.views import as_it_is

VERIFICATION_TOKEN = "playground-verification-token"
"""Slack's old way of proving itself, still in every payload."""


class Events:
    """Makes event payloads and hands them to `tell`, which delivers in the background.

    Called under the workspace's lock, so that events leave in the order in which things happened.
    """

    def __init__(self, state: State, tell: Callable[[dict[str, Any]], None]) -> None:
        self._state = state
        self._tell = tell

    def message_posted(self, message: Message) -> None:
        """message.* to those who are in the channel, and app_mention where the app was named by a person."""
        channel = self._state.channels[message.channel]
        if message.seen_by is not None or not self._inside(channel):
            return
        event = self._message_event(message, channel)
        named = f"<@{self._state.app.bot_user}" in message.text
        if named and message.bot_id is None and not channel.is_im:
            mention = {name: value for name, value in event.items() if name != "channel_type"}
            self._send("app_mention", mention | {"type": "app_mention"})
        self._send(_subscription(channel), event)

    def message_changed(self, message: Message, before: dict[str, Any]) -> None:
        channel = self._state.channels[message.channel]
        if message.seen_by is None and self._inside(channel):
            shown = message.as_message(self._state.team.id)
            self._about(channel, {"subtype": "message_changed", "message": shown, "previous_message": before})

    def message_deleted(self, message: Message) -> None:
        channel = self._state.channels[message.channel]
        if message.seen_by is None and self._inside(channel):
            before = message.as_message(self._state.team.id)
            self._about(
                channel, {"subtype": "message_deleted", "deleted_ts": message.ts, "previous_message": before}
            )

    def app_home_opened(self, user: str, tab: str) -> None:
        channel = self._state.direct_message(self._state.app.bot_user, user)
        event: dict[str, Any] = {"user": user, "channel": channel.id, "tab": tab}
        home = self._state.views.homes.get(user)
        if tab == "home" and home is not None:
            event["view"] = as_it_is(home)
        self._send("app_home_opened", event)

    def happened(self, kind: str, event: dict[str, Any]) -> None:
        """Any other event of that type: user_change, channel_rename, channel_archive, …"""
        self._send(kind, event)

    def _about(self, channel: Channel, event: dict[str, Any]) -> None:
        ts = self._state.new_ts()
        event = {"type": "message", "hidden": True, "channel": channel.id, "ts": ts} | event
        self._send(_subscription(channel), event | {"channel_type": channel.event_type})

    def _message_event(self, message: Message, channel: Channel) -> dict[str, Any]:
        event = message.as_message(self._state.team.id)
        for counted in ("reply_count", "reply_users", "reply_users_count", "latest_reply"):
            event.pop(counted, None)
        member = self._state.members.get(message.user)
        if member is not None and member.is_stranger:
            event |= {"user_team": member.team_id, "source_team": member.team_id}
        if message.files:
            event["subtype"] = "file_share"
        return event | {"channel": channel.id, "event_ts": message.ts, "channel_type": channel.event_type}

    def _inside(self, channel: Channel) -> bool:
        return self._state.app.bot_user in channel.members

    def _send(self, subscription: str, event: dict[str, Any]) -> None:
        state = self._state
        if subscription not in state.manifest.events or not state.app.installed:
            return
        # While a past is typed nothing happens but the app's own posts, which it lets go.
        if state.starting is not None:
            return
        event = {"type": subscription.partition(".")[0], "event_ts": state.new_ts()} | event
        self._tell(self._envelope(event))

    def _envelope(self, event: dict[str, Any]) -> dict[str, Any]:
        state = self._state
        about = event.get("channel")
        channel = state.channels.get(about) if isinstance(about, str) else None
        authorization = {
            "enterprise_id": None,
            "team_id": state.team.id,
            "user_id": state.app.bot_user,
            "is_bot": True,
            "is_enterprise_install": False,
        }
        return {
            "token": VERIFICATION_TOKEN,
            "team_id": state.team.id,
            "context_team_id": state.team.id,
            "context_enterprise_id": None,
            "api_app_id": state.app.app_id,
            "event": event,
            "type": "event_callback",
            "event_id": f"Ev{secrets.token_hex(5).upper()}",
            "event_time": int(state.clock.now().timestamp()),
            "authorizations": [authorization],
            "is_ext_shared_channel": bool(channel and channel.is_ext_shared),
            "event_context": f"4-{secrets.token_urlsafe(24)}",
        }


def _subscription(channel: Channel) -> str:
    return {"im": "message.im", "groups": "message.groups", "channels": "message.channels"}[channel.kind]
