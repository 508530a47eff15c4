"""Trigger ids: each opens one modal, within three seconds of the click that made it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.playground.clock import Clock
from bot.playground.refusals import MethodRefused

LIFETIME = timedelta(seconds=3)
"""https://docs.slack.dev/interactivity/implementing-modals: three seconds, once."""


@dataclass(slots=True)
class Trigger:
    user: str
    issued: datetime
    exchange: int = 0
    used: bool = False


class Triggers:
    """Trigger ids and whose they are. Called under the workspace's lock."""

    def __init__(self, clock: Clock, lifetime: timedelta = LIFETIME) -> None:
        self._clock = clock
        self._lifetime = lifetime
        self._issued: dict[str, Trigger] = {}

    def issue(self, user: str) -> str:
        trigger_id = (
            f"{secrets.randbelow(10**12):012d}.{secrets.randbelow(10**12):012d}.{secrets.token_hex(16)}"
        )
        self._issued[trigger_id] = Trigger(user, self._clock.now())
        return trigger_id

    def link(self, trigger_id: str, exchange: int) -> None:
        """Remember which request to the bot carried it, for the trace."""
        self._issued[trigger_id].exchange = exchange

    def use(self, trigger_id: str) -> Trigger:
        """The trigger, used up now. Raises invalid_trigger_id, exchanged_trigger_id or expired_trigger_id."""
        trigger = self._issued.get(trigger_id)
        if trigger is None:
            raise MethodRefused("invalid_trigger_id")
        if trigger.used:
            raise MethodRefused("exchanged_trigger_id")
        if self._clock.now() - trigger.issued > self._lifetime:
            raise MethodRefused("expired_trigger_id")
        trigger.used = True
        return trigger
