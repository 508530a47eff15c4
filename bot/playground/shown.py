"""The workspace as one member sees it: the JSON that the page draws."""

from __future__ import annotations

from typing import Any

from bot.playground.channels import Channel
from bot.playground.feed import Happening
from bot.playground.members import Member
from bot.playground.messages import Message
from bot.playground.state import State


def member_shown(state: State, member: Member) -> dict[str, Any]:
    return member.as_user(state.clock.now()) | {"role": member.role}


def app_shown(state: State) -> dict[str, Any]:
    manifest, app = state.manifest, state.app
    return {
        "id": app.app_id,
        "name": manifest.name,
        "description": manifest.description,
        "bot_user_id": app.bot_user,
        "bot_id": app.bot_id,
        "installed": app.installed,
        "commands": [command.as_json() for command in manifest.commands] if app.installed else [],
        "shortcuts": [shortcut.as_json() for shortcut in manifest.shortcuts] if app.installed else [],
    }


def channel_shown(state: State, channel: Channel, user: str) -> dict[str, Any]:
    """A conversation with its unread counts for `user`; replies in threads do not count."""
    seen = [
        each
        for each in state.messages[channel.id].values()
        if each.seen_by in (None, user) and (not each.is_reply or each.subtype == "thread_broadcast")
    ]
    read = channel.last_read.get(user, "0")
    unread = [each for each in seen if each.ts > read and each.user != user]
    shown = channel.as_conversation(user) | {
        "name": channel.name,
        "is_channel": not channel.is_im,
        "is_private": channel.is_private,
        "is_ext_shared": channel.is_ext_shared,
        "topic": channel.topic,
        "purpose": channel.purpose,
        "members": list(channel.members),
        "is_member": user in channel.members,
        "app_is_member": state.app.bot_user in channel.members,
        "last_ts": seen[-1].ts if seen else None,
        "last_read": read,
        "unread_count": len(unread),
        "mention_count": sum(_concerns(each, channel, user) for each in unread),
    }
    return shown | ({"user": channel.other(user)} if channel.is_im else {})


def _concerns(message: Message, channel: Channel, user: str) -> bool:
    return channel.is_im or f"<@{user}" in message.text


def channels_shown(state: State, user: str) -> list[dict[str, Any]]:
    return [channel_shown(state, each, user) for each in state.channels.values() if each.visible_to(user)]


def state_shown(state: State, user: str, pace: bool) -> dict[str, Any]:
    """Everything that a page needs to begin."""
    return {
        "team": {"id": state.team.id, "name": state.team.name, "domain": state.team.domain},
        "app": app_shown(state),
        "me": member_shown(state, state.members[user]),
        "members": [member_shown(state, member) for member in state.members.values()],
        "channels": channels_shown(state, user),
        "home": state.views.homes.get(user),
        "views": state.views.stack(user),
        "clock": state.clock.as_json(),
        "options": {"pace": pace},
        "starting": state.starting.as_json() if state.starting else None,
        "last_event": state.feed.last,
    }


def shown_to(state: State, happening: Happening, user: str) -> dict[str, Any]:
    """A happening's data for one member: a channel looks different to each."""
    if happening.kind != "channel":
        return happening.data
    with state.lock:
        channel = state.channels[happening.data["id"]]
        return {"channel": channel_shown(state, channel, user)}
