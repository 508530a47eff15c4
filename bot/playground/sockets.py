"""Socket Mode: the bot holds a WebSocket open, and envelopes and acknowledgements travel over it.

Facts: https://docs.slack.dev/apis/events-api/using-socket-mode.
"""

from __future__ import annotations

import asyncio
import json
import secrets
import time
import uuid
from dataclasses import dataclass, field
from threading import Condition, Event, Lock
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.playground.delivery import CUT_OFF_SECONDS, Answer, Parcel
from bot.playground.trace import Exchange

MOST_CONNECTIONS = 10
GRACE_SECONDS = 10.0
"""How long a connection stays open after it was asked to come again."""


@dataclass(slots=True)
class _Waiting:
    """An envelope on its way; `done` is set by its acknowledgement or by the end of its connection."""

    connection: _Connection
    done: Event = field(default_factory=Event)
    acknowledged: bool = False
    payload: Any = None


@dataclass(slots=True, eq=False)
class _Connection:
    loop: asyncio.AbstractEventLoop
    outgoing: asyncio.Queue[dict[str, Any] | None]

    def send(self, message: dict[str, Any] | None) -> None:
        """From any thread; None closes."""
        self.loop.call_soon_threadsafe(self.outgoing.put_nowait, message)

    def close_later(self, seconds: float) -> None:
        """From any thread."""
        self.loop.call_soon_threadsafe(self.loop.call_later, seconds, self.outgoing.put_nowait, None)


class Sockets:
    """All connections of the app. As a route it gives each parcel to one of them, in turn."""

    def __init__(self, app_id: str, cut_off: float = CUT_OFF_SECONDS) -> None:
        self.base_url = ""
        self._app_id = app_id
        self.cut_off = cut_off
        self._lock = Lock()
        self._gone = Condition(self._lock)
        self._tickets: set[str] = set()
        self._open: list[_Connection] = []
        self._connections: list[_Connection] = []
        self._waiting: dict[str, _Waiting] = {}
        self._turn = 0
        self._is_closed = False
        self.connected = Event()

    @property
    def count(self) -> int:
        """How many connections take envelopes now."""
        with self._lock:
            return len(self._open)

    def open(self) -> str:
        """A WebSocket address that works once."""
        ticket = secrets.token_urlsafe(18)
        with self._lock:
            self._tickets.add(ticket)
        return f"{self.base_url.replace('http', 'ws', 1)}/link/?ticket={ticket}&app_id={self._app_id}"

    def carry(self, parcel: Parcel, exchange: Exchange) -> Answer:
        envelope: dict[str, Any] = {
            "envelope_id": str(uuid.uuid4()),
            "payload": parcel.payload,
            "type": parcel.kind,
            "accepts_response_payload": parcel.kind != "events_api",
        }
        if parcel.kind == "events_api":
            reason = "timeout" if parcel.retry_reason == "http_timeout" else parcel.retry_reason
            envelope |= {"retry_attempt": parcel.retry_num, "retry_reason": reason}
        exchange.title = f"Socket Mode · {parcel.title}"
        return self._carried(envelope, time.monotonic() + self.cut_off)

    def _carried(self, envelope: dict[str, Any], until: float) -> Answer:
        """The acknowledgement; what was on a connection that ended goes over another, if there is one."""
        while (waiting := self._sent(envelope)) is not None:
            waiting.done.wait(max(0.0, until - time.monotonic()))
            with self._lock:
                self._waiting.pop(envelope["envelope_id"], None)
            if waiting.acknowledged:
                return Answer(200, waiting.payload)
            if not waiting.done.is_set():
                return Answer(None, None, "http_timeout")
        return Answer(None, None, "connection_failed")

    def refresh(self, reason: str = "refresh_requested") -> None:
        """Ask the oldest connection to come again, as Slack does every few hours with each in its own time.

        `reason`: also warning, link_disabled. The connection gets nothing more while there is another, and
        is closed a little later.
        """
        with self._lock:
            leaving, self._connections = self._connections[:1], self._connections[1:]
            if not self._connections:
                self.connected.clear()
        for connection in leaving:
            connection.send({"type": "disconnect", "reason": reason, "debug_info": {"host": "playground"}})
            connection.close_later(GRACE_SECONDS)

    def drop(self) -> None:
        """Cut every connection without a word."""
        with self._lock:
            leaving = list(self._open)
        for connection in leaving:
            connection.send(None)

    def close(self, seconds: float = 5) -> None:
        """Cut every connection, take no further one, and wait until each is gone: the server must not stop
        before.
        """
        with self._lock:
            self._is_closed = True
        self.drop()
        with self._gone:
            self._gone.wait_for(lambda: not self._open, seconds)

    async def serve(self, socket: WebSocket) -> None:
        """One connection, from hello until either side closes."""
        ticket = socket.query_params.get("ticket", "")
        with self._lock:
            known = ticket in self._tickets and len(self._connections) < MOST_CONNECTIONS
            self._tickets.discard(ticket)
        if not known:
            await socket.close(4000)
            return
        await socket.accept()
        connection = _Connection(asyncio.get_running_loop(), asyncio.Queue())
        if not self._come(connection):
            return
        try:
            both = (self._send_all(socket, connection), self._receive_all(socket))
            tasks = [asyncio.ensure_future(each) for each in both]
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        finally:
            self._leave(connection)

    async def _send_all(self, socket: WebSocket, connection: _Connection) -> None:
        while (message := await connection.outgoing.get()) is not None:
            await socket.send_text(json.dumps(message))

    async def _receive_all(self, socket: WebSocket) -> None:
        while True:
            try:
                said = json.loads(await socket.receive_text())
            except (WebSocketDisconnect, RuntimeError):
                return
            except ValueError:
                continue
            self._acknowledge(said if isinstance(said, dict) else {})

    def _hello(self, count: int) -> dict[str, Any]:
        return {
            "type": "hello",
            "num_connections": count,
            "debug_info": {"host": "playground", "build_number": 1, "approximate_connection_time": 18060},
            "connection_info": {"app_id": self._app_id},
        }

    def _sent(self, envelope: dict[str, Any]) -> _Waiting | None:
        with self._lock:
            usable = self._connections or self._open
            if not usable:
                return None
            self._turn += 1
            connection = usable[self._turn % len(usable)]
            waiting = self._waiting[envelope["envelope_id"]] = _Waiting(connection)
        connection.send(envelope)
        return waiting

    def _acknowledge(self, said: dict[str, Any]) -> None:
        with self._lock:
            waiting = self._waiting.get(str(said.get("envelope_id")))
        if waiting is not None:
            waiting.acknowledged = True
            waiting.payload = said.get("payload") or None
            waiting.done.set()

    def _come(self, connection: _Connection) -> bool:
        with self._lock:
            if self._is_closed:
                return False
            self._open.append(connection)
            self._connections.append(connection)
            connection.outgoing.put_nowait(self._hello(len(self._connections)))
            self.connected.set()
        return True

    def _leave(self, connection: _Connection) -> None:
        """What it had not acknowledged has failed: events are delivered again over another connection."""
        with self._gone:
            self._open.remove(connection)
            self._gone.notify_all()
            if connection in self._connections:
                self._connections.remove(connection)
            if not self._connections:
                self.connected.clear()
            lost = [each for each in self._waiting.values() if each.connection is connection]
        for waiting in lost:
            waiting.done.set()
