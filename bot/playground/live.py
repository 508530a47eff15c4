"""Server-sent events: each page hears what its member may see, as it happens."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from functools import partial
from typing import Any

from bot.playground.feed import Happening
from bot.playground.state import State

PING_SECONDS = 15.0

Translate = Callable[[Happening, str], dict[str, Any]]
"""A happening's data as one member sees it."""


class Live:
    """All open streams; `close` ends them, so that the server can stop."""

    def __init__(self, state: State, translate: Translate) -> None:
        self._state = state
        self._translate = translate
        self._closing: list[Callable[[], None]] = []
        self.is_closed = False

    async def stream(self, user: str, after: int | None) -> AsyncIterator[str]:
        """Event-stream text from `after` on (None: from now)."""
        loop = asyncio.get_running_loop()
        coming: asyncio.Queue[Happening | None] = asyncio.Queue()

        def hear(happening: Happening | None) -> None:
            loop.call_soon_threadsafe(coming.put_nowait, happening)

        close = partial(hear, None)
        with self._state.lock:
            # A page that comes while the workspace stops would keep its server waiting.
            if self.is_closed:
                return
            stop_listening = self._state.feed.listen(hear)
            self._closing.append(close)
            last = self._state.feed.last
            missed = [] if after is None else self._state.feed.after(after)
        try:
            yield _event("hello", {"last_event": last}, None)
            if missed is None:
                yield _event("reset", {}, last)
            for happening in missed or ():
                yield self._told(happening, user)
            async for text in self._following(coming, user):
                yield text
        finally:
            with self._state.lock:
                self._closing.remove(close)
                stop_listening()

    def close(self) -> None:
        """End the streams that are open, and every further one at once."""
        with self._state.lock:
            self.is_closed = True
            for close in self._closing:
                close()

    async def _following(self, coming: asyncio.Queue[Happening | None], user: str) -> AsyncIterator[str]:
        while True:
            try:
                happening = await asyncio.wait_for(coming.get(), PING_SECONDS)
            except TimeoutError:
                yield ": ping\n\n"
                continue
            if happening is None:
                return
            yield self._told(happening, user)

    def _told(self, happening: Happening, user: str) -> str:
        if happening.audience is not None and user not in happening.audience:
            return ""
        return _event(happening.kind, self._translate(happening, user), happening.number)


def _event(kind: str, data: dict[str, Any], number: int | None) -> str:
    numbered = f"id: {number}\n" if number is not None else ""
    return f"{numbered}event: {kind}\ndata: {json.dumps(data)}\n\n"
