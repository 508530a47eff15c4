"""What the bot says through a response_url, and as the direct answer to a command: the same bodies, the
same rules.

Facts: https://docs.slack.dev/interactivity/handling-user-interaction#message_responses.
"""

from __future__ import annotations

from typing import Any

from bot.playground.arguments import Arguments
from bot.playground.desk import Desk
from bot.playground.messages import Message
from bot.playground.methods_chat import app_message, checked_content
from bot.playground.refusals import MethodRefused
from bot.playground.response_urls import ResponseUrl


def respond(desk: Desk, address: ResponseUrl, body: dict[str, Any]) -> Message | None:
    """Post, replace or delete as the body says; the message that came of it. Raises like chat.postMessage.

    Called under the workspace's lock.
    """
    arguments = Arguments(body)
    clicked = _clicked(desk, address)
    if arguments.flag("delete_original"):
        if clicked is None:
            raise MethodRefused("message_not_found")
        desk.state.remove_message(clicked)
        desk.events.message_deleted(clicked)
        return None
    content = checked_content(arguments)
    if arguments.flag("replace_original") and clicked is not None:
        return _replaced(desk, clicked, content)
    return _posted(desk, address, arguments, content)


def _clicked(desk: Desk, address: ResponseUrl) -> Message | None:
    if address.message_ts is None:
        return None
    return desk.state.messages[address.channel].get(address.message_ts)


def _replaced(desk: Desk, message: Message, content: dict[str, Any]) -> Message:
    """The whole content is exchanged: what is not given is gone."""
    before = message.as_message(desk.state.team.id)
    message.text = content.get("text", "")
    message.blocks = content.get("blocks", [])
    message.attachments = content.get("attachments", [])
    if message.seen_by is None:
        message.edited = {"user": desk.state.app.bot_id, "ts": desk.state.new_ts()}
    if desk.exchange:
        message.trace.append(desk.exchange)
    desk.state.show(message)
    desk.events.message_changed(message, before)
    return message


def _posted(desk: Desk, address: ResponseUrl, arguments: Arguments, content: dict[str, Any]) -> Message:
    kind = arguments.text("response_type") or "ephemeral"
    if kind not in ("ephemeral", "in_channel"):
        raise MethodRefused("invalid_arguments", [f"unsupported response_type: {kind}"])
    channel = desk.state.channels[address.channel]
    message = app_message(
        desk,
        channel,
        content,
        thread_ts=arguments.text("thread_ts") or address.thread_ts,
        seen_by=address.user if kind == "ephemeral" else None,
    )
    if address.exchange and address.exchange not in message.trace:
        message.trace.insert(0, address.exchange)
    desk.state.add_message(message)
    desk.events.message_posted(message)
    return message
