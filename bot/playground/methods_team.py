"""auth.*, team.*, users.*, reactions.* and apps.*: who is here. Facts:
https://docs.slack.dev/reference/methods.
"""

from __future__ import annotations

from typing import Any

from bot.playground.arguments import Arguments
from bot.playground.desk import Desk, Method
from bot.playground.paging import page
from bot.playground.refusals import MethodRefused


def auth_test(desk: Desk, arguments: Arguments) -> dict[str, Any]:
    state = desk.state
    return {
        "url": f"https://{state.team.domain}.slack.com/",
        "team": state.team.name,
        "user": state.bot().name,
        "team_id": state.team.id,
        "user_id": state.app.bot_user,
        "bot_id": state.app.bot_id,
        "is_enterprise_install": False,
    }


def team_info(desk: Desk, arguments: Arguments) -> dict[str, Any]:
    team = desk.state.team
    icon = {"image_default": True}
    return {
        "team": {"id": team.id, "name": team.name, "domain": team.domain, "email_domain": "", "icon": icon}
    }


def users_info(desk: Desk, arguments: Arguments) -> dict[str, Any]:
    member = desk.state.members.get(arguments.needed("user", "user_not_found"))
    if member is None:
        raise MethodRefused("user_not_found")
    return {"user": member.as_user(desk.state.clock.now())}


def users_list(desk: Desk, arguments: Arguments) -> dict[str, Any]:
    now = desk.state.clock.now()
    shown, more = page(list(desk.state.members.values()), arguments)
    members = [member.as_user(now) for member in shown]
    return {"members": members, "cache_ts": int(now.timestamp()), "response_metadata": more}


def add_reaction(desk: Desk, arguments: Arguments) -> dict[str, Any]:
    channel = desk.channel_seen(arguments.text("channel"))
    message = desk.state.messages[channel.id].get(arguments.needed("timestamp", "no_item_specified"))
    if message is None or message.seen_by is not None:
        raise MethodRefused("message_not_found")
    users = message.reactions.setdefault(arguments.needed("name", "invalid_name").strip(":"), [])
    if desk.state.app.bot_user in users:
        raise MethodRefused("already_reacted")
    users.append(desk.state.app.bot_user)
    desk.state.show(message)
    return {}


def open_connection(desk: Desk, arguments: Arguments) -> dict[str, Any]:
    return {"url": desk.open_socket()}


TEAM: dict[str, Method] = {
    "auth.test": Method(auth_test),
    "team.info": Method(team_info, "team:read"),
    "users.info": Method(users_info, "users:read"),
    "users.list": Method(users_list, "users:read"),
    "reactions.add": Method(add_reaction, "reactions:write"),
    "apps.connections.open": Method(open_connection, app_level=True),
}
