"""Carries parcels to the bot: at once for commands and interactions, again and again for events.

Events are told in the background, as Slack does, and repeated at once, after a minute and after five until
the bot answers 2xx (https://docs.slack.dev/apis/events-api#retries).
"""

from __future__ import annotations

import time
from threading import Event, Thread
from typing import Any

from bot.playground.delivery import Answer, Parcel, Route
from bot.playground.state import State

RETRY_AFTER_SECONDS = (0.0, 60.0, 300.0)


class PostOffice:
    """`route` can be changed while it works; without one, every parcel fails to connect.

    `retry_scale` multiplies the waits between retries of events: tests set it to 0.
    """

    def __init__(self, state: State, route: Route | None = None, retry_scale: float = 1.0) -> None:
        self._state = state
        self.route = route
        self.retry_scale = retry_scale
        self._under_way = 0
        self._closing = Event()

    def carry(self, parcel: Parcel) -> Answer:
        """Deliver now and wait for the answer, three seconds at most. Never called with the lock held."""
        state = self._state
        exchange = state.new_exchange("to_bot", parcel.title, parcel.payload, {})
        started = time.perf_counter()
        route = self.route
        answer = Answer(None, None, "connection_failed") if route is None else route.carry(parcel, exchange)
        answer.exchange = exchange.id
        with state.changing():
            exchange.took_ms = (time.perf_counter() - started) * 1000
            exchange.status, exchange.answer_body = answer.status, answer.body
            exchange.answer_headers, exchange.error = answer.headers, answer.error
        return answer

    def tell(self, payload: dict[str, Any]) -> None:
        """Deliver an event in the background, with Slack's retries."""
        with self._state.changing():
            self._under_way += 1
        Thread(target=self._tell, args=(payload,), name="playground-event", daemon=True).start()

    def idle(self) -> bool:
        """Whether no event is on its way or waiting for a retry. Called under the workspace's lock."""
        return self._under_way == 0

    def close(self) -> None:
        """Give up on retries; what is under way ends within three seconds."""
        self._closing.set()

    def _tell(self, payload: dict[str, Any]) -> None:
        try:
            self._until_taken(payload)
        finally:
            with self._state.changing():
                self._under_way -= 1

    def _until_taken(self, payload: dict[str, Any]) -> None:
        answer = self.carry(Parcel("events_api", payload))
        for number, seconds in enumerate(RETRY_AFTER_SECONDS, 1):
            if answer.ok or answer.headers.get("x-slack-no-retry") == "1":
                return
            if self._closing.wait(seconds * self.retry_scale):
                return
            reason = answer.error or "unknown_error"
            answer = self.carry(Parcel("events_api", payload, number, reason))
