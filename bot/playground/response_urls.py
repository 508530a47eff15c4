"""Response URLs: the address that lets the bot answer one command or click, five times within half an
hour.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.playground.clock import Clock
from bot.playground.refusals import MethodRefused

USES = 5
LIFETIME = timedelta(minutes=30)
"""https://docs.slack.dev/interactivity/handling-user-interaction#message_responses."""


@dataclass(slots=True)
class ResponseUrl:
    """`message_ts`: the message that was clicked on, None for a command; `exchange`: the request that
    carried it.
    """

    path: str
    user: str
    channel: str
    issued: datetime
    message_ts: str | None = None
    thread_ts: str | None = None
    exchange: int = 0
    uses: int = 0


class ResponseUrls:
    """The addresses given out. Called under the workspace's lock."""

    def __init__(self, clock: Clock, team: str) -> None:
        self._clock = clock
        self._team = team
        self._issued: dict[str, ResponseUrl] = {}

    def issue(
        self, kind: str, user: str, channel: str, message_ts: str | None = None, thread_ts: str | None = None
    ) -> ResponseUrl:
        """`kind`: commands or actions, the first part of the path."""
        path = f"/{kind}/{self._team}/{secrets.randbelow(10**13)}/{secrets.token_urlsafe(18)}"
        issued = ResponseUrl(path, user, channel, self._clock.now(), message_ts, thread_ts)
        self._issued[path] = issued
        return issued

    def use(self, path: str) -> ResponseUrl:
        """The address, one use counted. Raises invalid_url, expired_url or used_url."""
        found = self._issued.get(path)
        if found is None:
            raise MethodRefused("invalid_url")
        if self._clock.now() - found.issued > LIFETIME:
            raise MethodRefused("expired_url")
        if found.uses >= USES:
            raise MethodRefused("used_url")
        found.uses += 1
        return found
