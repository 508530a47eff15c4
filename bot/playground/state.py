"""What the workspace holds, behind one lock: team, app, members, conversations, messages, views and files.

Every change goes through `changing()`, which wakes whoever waits for the workspace to look different.
Nothing here calls the bot or waits for the network while it holds the lock.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Condition, RLock
from typing import Any

from bot.playground.channels import Channel
from bot.playground.clock import Clock
from bot.playground.feed import Feed
from bot.playground.files import StoredFile
from bot.playground.manifest import Manifest
from bot.playground.members import Member
from bot.playground.messages import Message
from bot.playground.starting import Starting
from bot.playground.trace import Exchange, Exchanges
from bot.playground.views import Views

CALLS_KEPT = 20_000


@dataclass(frozen=True, slots=True)
class Call:
    """A Web API call that the bot made: for tests."""

    method: str
    arguments: dict[str, Any]
    answer: dict[str, Any]
    status: int = 200


@dataclass(slots=True)
class Team:
    id: str
    name: str
    domain: str


@dataclass(slots=True)
class Installation:
    """The app in this workspace; its tokens work while it is installed."""

    app_id: str
    bot_id: str
    bot_user: str
    token: str
    app_token: str
    scopes: frozenset[str]
    installed: bool = True


class State:
    """The workspace's memory. Hold `lock` to read several things that belong together."""

    def __init__(self, team: Team, manifest: Manifest, app: Installation, clock: Clock) -> None:
        self.lock = RLock()
        self.changed = Condition(self.lock)
        self.team = team
        self.manifest = manifest
        self.app = app
        self.clock = clock
        self.feed = Feed()
        self.members: dict[str, Member] = {}
        self.channels: dict[str, Channel] = {}
        self.messages: dict[str, dict[str, Message]] = {}
        self.views = Views(team.id, app.app_id, app.bot_id)
        self.files: dict[str, StoredFile] = {}
        self.starting: Starting | None = None
        self.calls: deque[Call] = deque(maxlen=CALLS_KEPT)
        self.exchanges = Exchanges()
        self.view_traces: dict[str, list[int]] = {}
        self._last_ts = 0
        self._last_id = 0

    @contextmanager
    def changing(self) -> Iterator[None]:
        with self.changed:
            yield
            self.changed.notify_all()

    @property
    def counted(self) -> tuple[int, int]:
        """The last ts and the last number of an id that were given out."""
        return self._last_ts, self._last_id

    @counted.setter
    def counted(self, last: tuple[int, int]) -> None:
        self._last_ts, self._last_id = last

    def new_ts(self) -> str:
        """A message's ts: the clock's now in microseconds, always later than the one before."""
        self._last_ts = max(self._last_ts + 1, int(self.clock.now().timestamp() * 1_000_000))
        return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    def new_id(self, letter: str) -> str:
        self._last_id += 1
        return f"{letter}0PLAY{self._last_id:05d}"

    def add_member(self, member: Member) -> Member:
        self.members[member.id] = member
        return member

    def add_channel(self, channel: Channel) -> Channel:
        self.channels[channel.id] = channel
        self.messages.setdefault(channel.id, {})
        return channel

    def direct_message(self, one: str, other: str) -> Channel:
        """The direct message between two users, made when there was none."""
        wanted = sorted({one, other})
        for channel in self.channels.values():
            if channel.is_im and sorted(set(channel.members)) == wanted:
                return channel
        created = int(self.clock.now().timestamp())
        made = Channel(self.new_id("D"), "", created, one, is_im=True, members=[one, other])
        self.add_channel(made)
        self.show_channel(made)
        return made

    def bot(self) -> Member:
        return self.members[self.app.bot_user]

    def people(self) -> list[Member]:
        """Everybody who is not an app, in the order of the seed."""
        return [member for member in self.members.values() if not member.is_bot]

    def audience(self, channel: Channel) -> frozenset[str] | None:
        """Who sees what happens in a channel: None for everybody."""
        return frozenset(channel.members) if channel.is_im or channel.is_private else None

    def add_message(self, message: Message) -> Message:
        self.messages[message.channel][message.ts] = message
        parent = self.messages[message.channel].get(message.thread_ts or "")
        if message.is_reply and parent is not None and message.seen_by is None:
            parent.replies.append(message.ts)
            if message.user not in parent.reply_users:
                parent.reply_users.append(message.user)
            self.show(parent)
        self.channels[message.channel].last_read[message.user] = message.ts
        self.show(message)
        return message

    def show(self, message: Message) -> None:
        """Tell the live pages that a message is new or has changed."""
        message.revision += 1
        audience = self.audience(self.channels[message.channel])
        if message.seen_by is not None:
            audience = frozenset({message.seen_by})
        self.feed.tell(
            "message", {"channel": message.channel, "message": message.as_shown(self.team.id)}, audience
        )

    def show_channel(self, channel: Channel) -> None:
        """Tell the live pages of those who may see it that a conversation is new or has changed."""
        self.feed.tell("channel", {"id": channel.id}, self.audience(channel))

    def trace_view(self, view_id: str, exchange: int) -> None:
        """Remember that an exchange with the bot made or touched a view."""
        if exchange:
            self.view_traces.setdefault(view_id, []).append(exchange)

    def remove_message(self, message: Message) -> None:
        kept = self.messages[message.channel]
        kept.pop(message.ts, None)
        parent = kept.get(message.thread_ts or "")
        if parent is not None and message.ts in parent.replies:
            parent.replies.remove(message.ts)
            self.show(parent)
        audience = self.audience(self.channels[message.channel])
        if message.seen_by is not None:
            audience = frozenset({message.seen_by})
        self.feed.tell("message_deleted", {"channel": message.channel, "ts": message.ts}, audience)

    def new_exchange(self, direction: str, title: str, body: Any, headers: dict[str, str]) -> Exchange:
        with self.lock:
            at = self.clock.now().isoformat(timespec="milliseconds").replace("+00:00", "Z")
            return self.exchanges.begin(at, direction, title, body, headers)
