"""What tests ask of the workspace: what was posted where, what was called, and to wait until something is
so.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from bot.playground.messages import Message
from bot.playground.post_office import PostOffice
from bot.playground.state import Call, State

T = TypeVar("T")
PATIENCE_SECONDS = 60.0
"""How long a test waits for what comes at once on an idle machine; every test waits so long, none waits by
the clock alone."""


class NotInTime(AssertionError):
    """What a test waited for did not come before its deadline."""


class Told:
    """Answers are in the order in which things happened."""

    def __init__(self, state: State, post_office: PostOffice) -> None:
        self._state = state
        self._post_office = post_office

    def posts(self, channel: str | None = None) -> list[Message]:
        """What the app posted for all to see, in a channel (id or name) or anywhere."""
        return [each for each in self._from_app(channel) if each.seen_by is None]

    def direct_messages(self, user: str) -> list[Message]:
        """What the app said to a member (id) in their direct message, ephemerals left out."""
        with self._state.lock:
            channel = self._state.direct_message(self._state.app.bot_user, user).id
        return self.posts(channel)

    def ephemerals(self, user: str, channel: str | None = None) -> list[Message]:
        """What only that member (id) sees: by the app, and Slack's own words when a command failed."""
        with self._state.lock:
            everything = [each for kept in self._state.messages.values() for each in kept.values()]
            found = [each for each in everything if each.seen_by == user]
        wanted = None if channel is None else self._channel_id(channel)
        return sorted((each for each in found if wanted in (None, each.channel)), key=lambda each: each.ts)

    def calls(self, method: str | None = None) -> list[Call]:
        """The bot's Web API calls, refused ones too."""
        with self._state.lock:
            return [call for call in self._state.calls if method in (None, call.method)]

    def wait_for(self, found: Callable[[], T], seconds: float = PATIENCE_SECONDS) -> T:
        """The first true value of `found`, asked again at each change. Raises NotInTime."""
        until = time.monotonic() + seconds
        with self._state.changed:
            while not (value := found()):
                left = until - time.monotonic()
                if left <= 0 or not self._state.changed.wait(left):
                    value = found()
                    if value:
                        break
                    raise NotInTime(f"not so within {seconds} s")
            return value

    def settle(self, seconds: float = PATIENCE_SECONDS) -> None:
        """Wait until every event has been taken or given up. Raises NotInTime."""
        self.wait_for(self._post_office.idle, seconds)

    def _from_app(self, channel: str | None) -> list[Message]:
        with self._state.lock:
            wanted = None if channel is None else self._channel_id(channel)
            kept = [
                each
                for place, messages in self._state.messages.items()
                if wanted in (None, place)
                for each in messages.values()
                if each.bot_id == self._state.app.bot_id
            ]
        return sorted(kept, key=lambda each: each.ts)

    def _channel_id(self, reference: str) -> str:
        for channel in self._state.channels.values():
            if reference == channel.id or (channel.name and reference.removeprefix("#") == channel.name):
                return channel.id
        raise KeyError(reference)
