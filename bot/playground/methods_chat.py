"""chat.*: posting, changing and deleting messages. Facts:
https://docs.slack.dev/reference/methods?family=chat.
"""

from __future__ import annotations

from typing import Any

from bot.playground import limits
from bot.playground.arguments import Arguments
from bot.playground.channels import Channel
from bot.playground.desk import Desk, Method, RateLimited
from bot.playground.ids_given import with_ids
from bot.playground.messages import Message
from bot.playground.refusals import MethodRefused
from bot.playground.surface_checks import check_message_blocks


def checked_content(arguments: Arguments, longest_text: int = limits.MESSAGE_TEXT) -> dict[str, Any]:
    """Text, blocks and attachments that were given. Raises no_text, msg_too_long or invalid_blocks."""
    content: dict[str, Any] = {}
    blocks = arguments.value("blocks", "invalid_blocks_format")
    if blocks is not None:
        check_message_blocks(blocks)
        content["blocks"] = with_ids(blocks)
    attachments = arguments.value("attachments", "invalid_attachments")
    if attachments is not None:
        if not isinstance(attachments, list):
            raise MethodRefused("invalid_attachments")
        if len(attachments) > limits.MESSAGE_ATTACHMENTS:
            raise MethodRefused("too_many_attachments")
        content["attachments"] = attachments
    text = arguments.text("text")
    if text is not None:
        if len(text) > longest_text:
            raise MethodRefused("msg_too_long")
        content["text"] = text
    if not any(content.values()):
        raise MethodRefused("no_text")
    return content


def app_message(desk: Desk, channel: Channel, content: dict[str, Any], **more: Any) -> Message:
    """A message by the app, as yet unposted, with a ts of its own."""
    app = desk.state.app
    trace = [desk.exchange] if desk.exchange else []
    return Message(
        channel=channel.id,
        ts=desk.state.new_ts(),
        user=app.bot_user,
        bot_id=app.bot_id,
        app_id=app.app_id,
        trace=trace,
        **content,
        **more,
    )


def post_message(desk: Desk, arguments: Arguments) -> dict[str, Any]:
    channel = desk.channel_to_post_in(arguments.needed("channel", "channel_not_found"))
    content = checked_content(arguments)
    thread_ts = arguments.text("thread_ts")
    if thread_ts is not None and thread_ts not in desk.state.messages[channel.id]:
        raise MethodRefused("thread_not_found")
    metadata = arguments.value("metadata", "invalid_metadata_format")
    if metadata is not None and not {"event_type", "event_payload"} <= set(metadata):
        raise MethodRefused("invalid_metadata_format")
    wait = desk.pace.seconds_to_wait(channel.id)
    if wait:
        raise RateLimited(wait)
    message = app_message(
        desk,
        channel,
        content,
        thread_ts=thread_ts,
        metadata=metadata,
        client_msg_id=arguments.text("client_msg_id"),
        subtype="thread_broadcast" if thread_ts and arguments.flag("reply_broadcast") else None,
    )
    desk.state.add_message(message)
    desk.events.message_posted(message)
    return {"channel": channel.id, "ts": message.ts, "message": _answered(desk, message)}


def post_ephemeral(desk: Desk, arguments: Arguments) -> dict[str, Any]:
    channel = desk.channel_to_post_in(arguments.needed("channel", "channel_not_found"))
    user = arguments.needed("user", "no_user")
    if user not in desk.state.members or user not in channel.members:
        raise MethodRefused("user_not_in_channel")
    content = checked_content(arguments)
    message = app_message(desk, channel, content, thread_ts=arguments.text("thread_ts"), seen_by=user)
    desk.state.add_message(message)
    return {"message_ts": message.ts}


def update(desk: Desk, arguments: Arguments) -> dict[str, Any]:
    message = _own_message(desk, arguments, "cant_update_message")
    content = checked_content(arguments, limits.UPDATED_TEXT)
    before = message.as_message(desk.state.team.id)
    if "blocks" not in content and "text" in content:
        content["blocks"] = []  # Slack: a text without blocks takes their place
    for name, value in content.items():
        setattr(message, name, value)
    metadata = arguments.value("metadata", "invalid_metadata_format")
    if metadata is not None:
        message.metadata = metadata
    if not message.blocks:
        message.edited = {"user": desk.state.app.bot_id, "ts": desk.state.new_ts()}
    _touched(desk, message)
    desk.state.show(message)
    desk.events.message_changed(message, before)
    shown = _answered(desk, message)
    return {"channel": message.channel, "ts": message.ts, "text": message.text, "message": shown}


def delete(desk: Desk, arguments: Arguments) -> dict[str, Any]:
    message = _own_message(desk, arguments, "cant_delete_message")
    desk.state.remove_message(message)
    desk.events.message_deleted(message)
    return {"channel": message.channel, "ts": message.ts}


def get_permalink(desk: Desk, arguments: Arguments) -> dict[str, Any]:
    channel = desk.channel_seen(arguments.text("channel"))
    ts = arguments.needed("message_ts", "message_not_found")
    if ts not in desk.state.messages[channel.id]:
        raise MethodRefused("message_not_found")
    link = f"https://{desk.state.team.domain}.slack.com/archives/{channel.id}/p{ts.replace('.', '')}"
    return {"channel": channel.id, "permalink": link}


def _own_message(desk: Desk, arguments: Arguments, not_mine: str) -> Message:
    given = arguments.needed("channel", "channel_not_found")
    if given not in desk.state.channels:
        raise MethodRefused("channel_not_found")  # a name or a member's id is enough for posting only
    channel = desk.channel_seen(given)
    if channel.is_archived:
        raise MethodRefused("is_archived")
    message = desk.state.messages[channel.id].get(arguments.needed("ts", "message_not_found"))
    if message is None or message.seen_by is not None:
        raise MethodRefused("message_not_found")
    if message.bot_id != desk.state.app.bot_id:
        raise MethodRefused(not_mine)
    return message


def _touched(desk: Desk, message: Message) -> None:
    if desk.exchange:
        message.trace.append(desk.exchange)


def _answered(desk: Desk, message: Message) -> dict[str, Any]:
    app, team = desk.state.app, desk.state.team
    profile = {
        "id": app.bot_id,
        "app_id": app.app_id,
        "name": desk.state.bot().real_name,
        "icons": {"image_36": "", "image_48": "", "image_72": ""},
        "deleted": False,
        "updated": 1,
        "team_id": team.id,
    }
    return message.as_message(team.id) | {"bot_profile": profile}


CHAT: dict[str, Method] = {
    "chat.postMessage": Method(post_message, "chat:write"),
    "chat.postEphemeral": Method(post_ephemeral, "chat:write"),
    "chat.update": Method(update, "chat:write"),
    "chat.delete": Method(delete, "chat:write"),
    "chat.getPermalink": Method(get_permalink),
}
