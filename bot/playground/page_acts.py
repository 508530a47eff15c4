"""What the page can ask for on behalf of a member: one small function each, from a request's JSON to its
answer.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from bot.playground.places import InMessage, InView, Place
from bot.playground.refusals import CannotDo
from bot.playground.shown import app_shown, channel_shown, member_shown

if TYPE_CHECKING:
    from bot.playground.workspace import Workspace

Body = dict[str, Any]
Act = Callable[["Workspace", Body], Body]


def say(slack: Workspace, body: Body) -> Body:
    message = slack.people.say(
        body["as"], body["channel"], body["text"], body.get("thread_ts"), bool(body.get("broadcast"))
    )
    return {"message": message.as_shown(slack.state.team.id)}


def edit(slack: Workspace, body: Body) -> Body:
    message = slack.people.edit(body["as"], body["channel"], body["ts"], body["text"])
    return {"message": message.as_shown(slack.state.team.id)}


def delete(slack: Workspace, body: Body) -> Body:
    slack.people.delete(body["as"], body["channel"], body["ts"])
    return {}


def react(slack: Workspace, body: Body) -> Body:
    message = slack.people.react(body["as"], body["channel"], body["ts"], body["name"])
    return {"message": message.as_shown(slack.state.team.id)}


def read(slack: Workspace, body: Body) -> Body:
    channel = slack.people.read(body["as"], body["channel"], body["ts"])
    with slack.state.changing():
        slack.state.feed.tell("channel", {"id": channel.id}, frozenset({body["as"]}))
    return {"channel": channel_shown(slack.state, channel, body["as"])}


def command(slack: Workspace, body: Body) -> Body:
    answer = slack.commands.type(body["as"], body["channel"], body["text"], body.get("thread_ts"))
    return {"status": answer.status, "error": answer.error, "problems": answer.problems}


def action(slack: Workspace, body: Body) -> Body:
    answer = slack.clicks.act(
        body["as"],
        _container(body),
        body["action_id"],
        body.get("value"),
        body.get("block_id"),
        body.get("state"),
    )
    return {"status": answer.status, "error": answer.error}


def options(slack: Workspace, body: Body) -> Body:
    where = _container(body)
    return slack.clicks.suggest(
        body["as"], where, body["action_id"], body.get("value", ""), body.get("block_id")
    )


def submit(slack: Workspace, body: Body) -> Body:
    submission = slack.forms.submit(body["as"], body["view_id"], body.get("state") or {})
    return {
        "response_action": submission.action,
        "errors": submission.errors,
        "error": submission.error,
        "problems": submission.problems,
    }


def close(slack: Workspace, body: Body) -> Body:
    slack.forms.close(body["as"], body["view_id"], bool(body.get("all")))
    return {}


def home(slack: Workspace, body: Body) -> Body:
    return {"view": slack.surroundings.open_home(body["as"], body.get("tab", "home"))}


def shortcut(slack: Workspace, body: Body) -> Body:
    answer = slack.surroundings.use_shortcut(
        body["as"], body["callback_id"], body.get("channel"), body.get("ts")
    )
    return {"status": answer.status, "error": answer.error}


def open_dm(slack: Workspace, body: Body) -> Body:
    with slack.state.changing():
        member = slack.people.member(body["user"])
        channel = slack.state.direct_message(body["as"], member.id)
        slack.state.feed.tell("channel", {"id": channel.id}, frozenset(channel.members))
        return {"channel": channel_shown(slack.state, channel, body["as"])}


def join(slack: Workspace, body: Body) -> Body:
    channel = slack.surroundings.bring_in(body["channel"], body["as"], body["as"])
    return {"channel": channel_shown(slack.state, channel, body["as"])}


def leave(slack: Workspace, body: Body) -> Body:
    channel = slack.surroundings.leave(body["channel"], body["as"])
    return {"channel": channel_shown(slack.state, channel, body["as"])}


def invite(slack: Workspace, body: Body) -> Body:
    channel = slack.surroundings.bring_in(body["channel"], body["user"], body["as"])
    return {"channel": channel_shown(slack.state, channel, body["as"])}


def create_channel(slack: Workspace, body: Body) -> Body:
    channel = slack.surroundings.create_channel(body["as"], body["name"], bool(body.get("is_private")))
    return {"channel": channel_shown(slack.state, channel, body["as"])}


def rename_channel(slack: Workspace, body: Body) -> Body:
    channel = slack.surroundings.rename(body["channel"], body["name"], body["as"])
    return {"channel": channel_shown(slack.state, channel, body["as"])}


def archive_channel(slack: Workspace, body: Body) -> Body:
    channel = slack.surroundings.archive(body["channel"], body["as"])
    return {"channel": channel_shown(slack.state, channel, body["as"])}


def change_member(slack: Workspace, body: Body) -> Body:
    changes = {name: value for name, value in body.items() if name not in ("id", "as")}
    return {"member": member_shown(slack.state, slack.surroundings.change_member(body["id"], **changes))}


def move_clock(slack: Workspace, body: Body) -> Body:
    if body["to"] == "real":
        slack.follow_real_clock()
    else:
        slack.move_clock(_instant(slack, str(body["to"]), body.get("as")))
    return {"clock": slack.clock.as_json()}


def switch_options(slack: Workspace, body: Body) -> Body:
    with slack.state.changing():
        slack.pace.on = bool(body["pace"])
        slack.state.feed.tell("options", {"options": {"pace": slack.pace.on}})
    return {"options": {"pace": slack.pace.on}}


def uninstall(slack: Workspace, body: Body) -> Body:
    slack.surroundings.uninstall()
    return {"app": app_shown(slack.state)}


def install(slack: Workspace, body: Body) -> Body:
    slack.surroundings.install()
    return {"app": app_shown(slack.state)}


def _container(body: Body) -> Place:
    where = body["container"]
    if where["type"] == "view":
        return InView(where["view_id"])
    return InMessage(where["channel"], where["ts"])


_NINE = time(9)
_FRIDAY = 4
_STEPS = {"h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}


def _instant(slack: Workspace, to: str, user: str | None) -> datetime:
    """ISO 8601, `+3h`, `+1d`, `+1w`, or `next_morning`."""
    now = slack.clock.now()
    if to == "next_morning":
        return _next_morning(now, (slack.people.member(user).tz if user else None) or "UTC")
    if to.startswith("+") and to[-1] in _STEPS and to[1:-1].isdecimal():
        return now + int(to[1:-1]) * _STEPS[to[-1]]
    try:
        instant = datetime.fromisoformat(to)
    except ValueError:
        raise CannotDo("no_such_time", f"“{to}” is not a time.") from None
    return instant if instant.tzinfo else instant.replace(tzinfo=ZoneInfo("UTC"))


def _next_morning(now: datetime, zone: str) -> datetime:
    """Nine o'clock in the zone, of the next day that is no Saturday or Sunday."""
    local = now.astimezone(ZoneInfo(zone))
    day = local.date() + timedelta(days=local.hour >= _NINE.hour)
    while day.weekday() > _FRIDAY:
        day += timedelta(days=1)
    return datetime.combine(day, _NINE, local.tzinfo)


ACTS: dict[str, Act] = {
    "say": say,
    "edit": edit,
    "delete": delete,
    "react": react,
    "read": read,
    "command": command,
    "action": action,
    "options": options,
    "submit": submit,
    "close": close,
    "home": home,
    "shortcut": shortcut,
    "open_dm": open_dm,
    "join": join,
    "leave": leave,
    "invite": invite,
    "create_channel": create_channel,
    "rename_channel": rename_channel,
    "archive_channel": archive_channel,
    "member": change_member,
    "clock": move_clock,
    "options_switch": switch_options,
    "uninstall": uninstall,
    "install": install,
}
