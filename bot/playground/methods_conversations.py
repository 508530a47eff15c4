"""conversations.* and users.conversations. Facts:
https://docs.slack.dev/reference/methods?family=conversations.
"""

from __future__ import annotations

from typing import Any

from bot.playground.arguments import Arguments
from bot.playground.channels import Channel
from bot.playground.desk import Desk, Method
from bot.playground.messages import Message
from bot.playground.paging import page
from bot.playground.refusals import MethodRefused


def open_conversation(desk: Desk, arguments: Arguments) -> dict[str, Any]:
    users = [each for each in (arguments.text("users") or "").split(",") if each]
    if not users and not arguments.text("channel"):
        raise MethodRefused("users_list_not_supplied")
    if len(users) > 1:
        raise MethodRefused("method_not_supported_for_channel_type")
    if arguments.text("channel"):
        return {"channel": {"id": desk.channel_seen(arguments.text("channel")).id}}
    member = desk.state.members.get(users[0])
    if member is None or member.deleted:
        raise MethodRefused("user_not_found" if member is None else "user_disabled")
    channel = desk.state.direct_message(desk.state.app.bot_user, member.id)
    if arguments.flag("return_im"):
        return {"channel": channel.as_conversation(desk.state.app.bot_user)}
    return {"channel": {"id": channel.id}}


def info(desk: Desk, arguments: Arguments) -> dict[str, Any]:
    channel = _readable(desk, arguments, "read")
    return {"channel": channel.as_conversation(desk.state.app.bot_user)}


def members(desk: Desk, arguments: Arguments) -> dict[str, Any]:
    channel = _readable(desk, arguments, "read")
    ids, more = page(channel.members, arguments)
    return {"members": ids, "response_metadata": more}


def list_conversations(desk: Desk, arguments: Arguments) -> dict[str, Any]:
    return _listed(desk, arguments, only_mine=False)


def users_conversations(desk: Desk, arguments: Arguments) -> dict[str, Any]:
    return _listed(desk, arguments, only_mine=True)


def _listed(desk: Desk, arguments: Arguments, only_mine: bool) -> dict[str, Any]:
    kinds = {
        "public_channel": "channels:read",
        "private_channel": "groups:read",
        "im": "im:read",
        "mpim": "mpim:read",
    }
    asked = [each.strip() for each in (arguments.text("types") or "public_channel").split(",")]
    for each in asked:
        if each not in kinds:
            raise MethodRefused("invalid_types")
        desk.need_scope(kinds[each])
    me = arguments.text("user") if only_mine and arguments.text("user") else desk.state.app.bot_user
    found = [
        channel.as_conversation(desk.state.app.bot_user)
        for channel in desk.state.channels.values()
        if channel.type in asked
        and channel.visible_to(desk.state.app.bot_user)
        and (me in channel.members or not only_mine)
        and not (channel.is_archived and arguments.flag("exclude_archived"))
    ]
    shown, more = page(found, arguments)
    return {"channels": shown, "response_metadata": more}


def join(desk: Desk, arguments: Arguments) -> dict[str, Any]:
    channel = desk.channel_seen(arguments.text("channel"))
    if channel.is_archived:
        raise MethodRefused("is_archived")
    if channel.kind != "channels":
        raise MethodRefused("method_not_supported_for_channel_type")
    already = desk.state.app.bot_user in channel.members
    if not already:
        channel.members.append(desk.state.app.bot_user)
    answer: dict[str, Any] = {"channel": channel.as_conversation(desk.state.app.bot_user)}
    return answer | ({"warning": "already_in_channel"} if already else {})


def history(desk: Desk, arguments: Arguments) -> dict[str, Any]:
    channel = _readable(desk, arguments, "history")
    _be_inside(desk, channel)
    roots = [
        each for each in _public(desk, channel) if not each.is_reply or each.subtype == "thread_broadcast"
    ]
    return _page_of(desk, [each for each in roots[::-1] if _between(each, arguments)], arguments) | {
        "pin_count": 0
    }


def replies(desk: Desk, arguments: Arguments) -> dict[str, Any]:
    channel = _readable(desk, arguments, "history")
    _be_inside(desk, channel)
    ts = arguments.needed("ts", "thread_not_found")
    root = next((each for each in _public(desk, channel) if each.ts == ts), None)
    if root is None:
        raise MethodRefused("thread_not_found")
    top = root.thread_ts or root.ts
    thread = [each for each in _public(desk, channel) if top in (each.ts, each.thread_ts)]
    return _page_of(desk, [each for each in thread if each.ts == top or _between(each, arguments)], arguments)


def _readable(desk: Desk, arguments: Arguments, what: str) -> Channel:
    """The scope depends on the kind of conversation, so it is asked for after the look-up."""
    channel = desk.channel_seen(arguments.text("channel"))
    desk.need_scope(f"{channel.kind}:{what}")
    return channel


def _be_inside(desk: Desk, channel: Channel) -> None:
    if desk.state.app.bot_user not in channel.members:
        raise MethodRefused("not_in_channel")


def _public(desk: Desk, channel: Channel) -> list[Message]:
    return [each for each in desk.state.messages[channel.id].values() if each.seen_by is None]


def _between(message: Message, arguments: Arguments) -> bool:
    oldest, latest = arguments.text("oldest"), arguments.text("latest")
    inclusive = arguments.flag("inclusive")
    at = float(message.ts)
    after = oldest is None or at > float(oldest) or (inclusive and at == float(oldest))
    before = latest is None or at < float(latest) or (inclusive and at == float(latest))
    return after and before


def _page_of(desk: Desk, found: list[Message], arguments: Arguments) -> dict[str, Any]:
    shown, more = page(found, arguments)
    messages = [each.as_message(desk.state.team.id) for each in shown]
    answer: dict[str, Any] = {"messages": messages, "has_more": bool(more["next_cursor"])}
    return answer | ({"response_metadata": more} if more["next_cursor"] else {})


CONVERSATIONS: dict[str, Method] = {
    "conversations.open": Method(open_conversation, "im:write"),
    "conversations.info": Method(info),
    "conversations.members": Method(members),
    "conversations.list": Method(list_conversations),
    "conversations.join": Method(join, "channels:join"),
    "conversations.history": Method(history),
    "conversations.replies": Method(replies),
    "users.conversations": Method(users_conversations),
}
