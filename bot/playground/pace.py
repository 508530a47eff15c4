"""One message a second and channel: Slack's pace for posting, which tests and the page switch on."""

from __future__ import annotations

import math
from datetime import datetime, timedelta

from bot.playground.clock import Clock

INTERVAL = timedelta(seconds=1)
"""https://docs.slack.dev/apis/web-api/rate-limits: about one message a second and channel."""


class Pace:
    """Off at first: a story need not wait. Called under the workspace's lock."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last: dict[str, datetime] = {}
        self.on = False

    def seconds_to_wait(self, channel: str) -> int:
        """0 if a message may be posted there now, which then counts; else whole seconds, for Retry-After."""
        if not self.on:
            return 0
        now = self._clock.now()
        last = self._last.get(channel)
        if last is not None and timedelta() <= now - last < INTERVAL:
            return math.ceil((INTERVAL - (now - last)).total_seconds())
        self._last[channel] = now
        return 0
