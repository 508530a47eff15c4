"""Everything else that members do around the app: open its Home, use shortcuts, change channels and
profiles.
"""

from __future__ import annotations

from typing import Any

from bot.playground.channels import Channel
from bot.playground.delivery import Answer
from bot.playground.desk import Desk
from bot.playground.interactions import Interactions
from bot.playground.members import Member
from bot.playground.people import People
from bot.playground.refusals import CannotDo
from bot.playground.shown import app_shown, member_shown
from bot.playground.views import as_it_is

_PROFILE = frozenset({"tz", "real_name", "display_name", "title", "is_admin", "is_restricted", "deleted"})


class Surroundings:
    """Raises CannotDo for what Slack's client would not let a member do."""

    def __init__(self, desk: Desk, people: People, interactions: Interactions) -> None:
        self._desk = desk
        self._state = desk.state
        self._people = people
        self._interactions = interactions

    def open_home(self, user: str, tab: str = "home") -> dict[str, Any] | None:
        """The Home as it is now; the app is told and may publish another."""
        with self._state.changing():
            member = self._people.member(user)
            self._desk.events.app_home_opened(member.id, tab)
            home = self._state.views.homes.get(member.id)
            return as_it_is(home) if home else None

    def use_shortcut(
        self, user: str, callback_id: str, channel: str | None = None, ts: str | None = None
    ) -> Answer:
        """A message shortcut with channel and ts, else a global one."""
        with self._state.changing():
            member = self._people.member(user)
            shortcut = self._state.manifest.shortcut(callback_id)
            if shortcut is None or (shortcut.type == "message") != (ts is not None):
                raise CannotDo("no_such_shortcut", f"There is no shortcut {callback_id} here.")
            payload = self._interactions.payload("shortcut", member)
            payload |= {"callback_id": callback_id, "action_ts": self._state.new_ts()}
            if channel is not None and ts is not None:
                message = self._people.message(member.id, channel, ts)
                place = self._state.channels[message.channel]
                address = self._desk.response_urls.issue("actions", member.id, place.id)
                payload |= {
                    "type": "message_action",
                    "channel": {"id": place.id, "name": place.name_for_commands()},
                    "message_ts": ts,
                    "message": message.as_message(self._state.team.id),
                    "response_url": self._desk.base_url + address.path,
                }
        return self._interactions.send(payload)

    def create_channel(self, user: str, name: str, is_private: bool = False) -> Channel:
        with self._state.changing():
            member = self._people.member(user)
            if any(each.name == name for each in self._state.channels.values()):
                raise CannotDo("name_taken", f"#{name} exists already.")
            created = int(self._state.clock.now().timestamp())
            made = Channel(self._state.new_id("C"), name, created, member.id, members=[member.id])
            made.is_private = is_private
            return self._shown(self._state.add_channel(made))

    def bring_in(self, channel: str, user: str, by: str) -> Channel:
        """Invite a member, or the app, into a channel; `user` may be the one who joins."""
        with self._state.changing():
            place = self._people.channel(channel, self._people.member(by).id)
            member = self._people.member(user)
            if place.is_archived or place.is_im:
                raise CannotDo("is_archived", "Nobody can join that conversation.")
            if member.id not in place.members:
                place.members.append(member.id)
                event = {"user": member.id, "channel": place.id, "channel_type": place.id[0]}
                self._desk.events.happened("member_joined_channel", event)
            return self._shown(place)

    def leave(self, channel: str, user: str) -> Channel:
        with self._state.changing():
            member = self._people.member(user)
            place = self._people.channel(channel, member.id)
            if member.id in place.members:
                place.members.remove(member.id)
            return self._shown(place)

    def rename(self, channel: str, name: str, by: str) -> Channel:
        with self._state.changing():
            place = self._people.channel(channel, self._people.member(by).id)
            place.name = name
            about = {"channel": {"id": place.id, "name": name, "created": place.created}}
            self._desk.events.happened("channel_rename" if not place.is_private else "group_rename", about)
            return self._shown(place)

    def archive(self, channel: str, by: str) -> Channel:
        with self._state.changing():
            member = self._people.member(by)
            place = self._people.channel(channel, member.id)
            place.is_archived = True
            kind = "channel_archive" if not place.is_private else "group_archive"
            self._desk.events.happened(kind, {"channel": place.id, "user": member.id})
            return self._shown(place)

    def change_member(self, user: str, **changes: Any) -> Member:
        """A new time zone, name, title or role, or the end of an account; the app hears user_change."""
        with self._state.changing():
            member = self._people.member(user)
            unknown = changes.keys() - _PROFILE
            if unknown:
                raise CannotDo("no_such_field", f"A profile has no {', '.join(sorted(unknown))}.")
            for name, value in changes.items():
                setattr(member, name, value)
            now = self._state.clock.now()
            self._desk.events.happened(
                "user_change", {"user": member.as_user(now), "cache_ts": int(now.timestamp())}
            )
            self._state.feed.tell("member", {"member": member_shown(self._state, member)})
            return member

    def uninstall(self) -> None:
        """Both events, then no token works: account_inactive."""
        with self._state.changing():
            tokens = {"oauth": [], "bot": [self._state.app.bot_user]}
            self._desk.events.happened("tokens_revoked", {"tokens": tokens})
            self._desk.events.happened("app_uninstalled", {})
            self._state.app.installed = False
            self._state.feed.tell("app", {"app": app_shown(self._state)})

    def install(self) -> None:
        """Put the app back, with the same tokens."""
        with self._state.changing():
            self._state.app.installed = True
            self._state.feed.tell("app", {"app": app_shown(self._state)})

    def _shown(self, channel: Channel) -> Channel:
        self._state.show_channel(channel)
        return channel
