"""What members do with messages: say, edit, delete, react, read."""

from __future__ import annotations

import uuid
from typing import Any

from bot.playground.channels import Channel
from bot.playground.desk import Desk
from bot.playground.files import StoredFile
from bot.playground.members import Member
from bot.playground.messages import Message
from bot.playground.refusals import CannotDo
from bot.playground.typed_text import as_sent


class People:
    """Members at their keyboards. Raises CannotDo for what Slack's client would not let them do."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._state = desk.state

    def member(self, reference: str) -> Member:
        """By id, name or display name, with or without an @."""
        wanted = reference.removeprefix("@").lower()
        for member in self._state.members.values():
            if reference == member.id or wanted in (member.name.lower(), member.display_name.lower()):
                return member
        raise CannotDo("no_such_member", f"Nobody here is called {reference}.")

    def channel(self, reference: str, seen_by: str) -> Channel:
        """By id or name, with or without a #; "dm" is the member's direct message with the app."""
        if reference == "dm":
            return self._state.direct_message(self._state.app.bot_user, seen_by)
        for channel in self._state.channels.values():
            if reference == channel.id or (channel.name and reference.removeprefix("#") == channel.name):
                if not channel.visible_to(seen_by):
                    break
                return channel
        raise CannotDo("no_such_channel", f"There is no channel {reference} that this member can see.")

    def message(self, user: str, channel: str, ts: str) -> Message:
        found = self._state.messages[self.channel(channel, user).id].get(ts)
        if found is None or found.seen_by not in (None, user):
            raise CannotDo("no_such_message", "That message is gone.")
        return found

    def say(
        self, user: str, channel: str, text: str, thread_ts: str | None = None, broadcast: bool = False
    ) -> Message:
        if not text.strip():
            raise CannotDo("no_text", "An empty message is not sent.")
        if len(text) > 12_000:
            raise CannotDo("msg_too_long", "A message holds up to 12,000 characters.")
        with self._state.changing():
            member, place = self.member(user), self.channel(channel, self.member(user).id)
            self._may_write(member, place)
            message = Message(
                channel=place.id,
                ts=self._state.new_ts(),
                user=member.id,
                text=as_sent(self._state, text),
                thread_ts=thread_ts,
                client_msg_id=str(uuid.uuid4()),
                subtype="thread_broadcast" if thread_ts and broadcast else None,
            )
            self._state.add_message(message)
            self._desk.events.message_posted(message)
            return message

    def edit(self, user: str, channel: str, ts: str, text: str) -> Message:
        with self._state.changing():
            member, message = self.member(user), self.message(self.member(user).id, channel, ts)
            if message.user != member.id:
                raise CannotDo("not_yours", "Only the writer can edit a message.")
            before = message.as_message(self._state.team.id)
            message.text = as_sent(self._state, text)
            message.edited = {"user": member.id, "ts": self._state.new_ts()}
            self._state.show(message)
            self._desk.events.message_changed(message, before)
            return message

    def delete(self, user: str, channel: str, ts: str) -> None:
        """Delete one's own message, or dismiss an ephemeral, of which the app hears nothing."""
        with self._state.changing():
            member, message = self.member(user), self.message(self.member(user).id, channel, ts)
            if message.seen_by is None and message.user != member.id and not member.is_admin:
                raise CannotDo("not_yours", "Only the writer or an admin can delete a message.")
            self._state.remove_message(message)
            self._desk.events.message_deleted(message)

    def react(self, user: str, channel: str, ts: str, name: str) -> Message:
        """Add the reaction, or take it back."""
        with self._state.changing():
            member, message = self.member(user), self.message(self.member(user).id, channel, ts)
            users = message.reactions.setdefault(name.strip(":"), [])
            kind = "reaction_removed" if member.id in users else "reaction_added"
            if member.id in users:
                users.remove(member.id)
            else:
                users.append(member.id)
            message.reactions = {each: who for each, who in message.reactions.items() if who}
            self._state.show(message)
            item = {"type": "message", "channel": message.channel, "ts": ts}
            about = {"user": member.id, "reaction": name.strip(":"), "item": item, "item_user": message.user}
            self._desk.events.happened(kind, about)
            return message

    def read(self, user: str, channel: str, ts: str) -> Channel:
        """Everything up to `ts` is read."""
        with self._state.changing():
            member, place = self.member(user), self.channel(channel, self.member(user).id)
            place.last_read[member.id] = max(ts, place.last_read.get(member.id, "0"))
            return place

    def share(self, user: str, channel: str, file: StoredFile, shown: dict[str, Any]) -> Message:
        """Post an uploaded file. Called under the workspace's lock."""
        member, place = self.member(user), self.channel(channel, user)
        self._may_write(member, place)
        file.channels.append(place.id)
        message = Message(place.id, self._state.new_ts(), member.id, files=[shown])
        self._state.add_message(message)
        self._desk.events.message_posted(message)
        return message

    def _may_write(self, member: Member, channel: Channel) -> None:
        if channel.is_archived:
            raise CannotDo("is_archived", f"#{channel.name} is archived.")
        if member.id not in channel.members:
            raise CannotDo("not_in_channel", f"{member.real_name} is not in #{channel.name}.")
