"""Socket Mode: the bot holds a WebSocket open, and envelopes and acknowledgements travel over it.

Facts: https://docs.slack.dev/apis/events-api/using-socket-mode.
"""

import asyncio
import json
import secrets
import uuid
from dataclasses import dataclass, field
from threading import Event, Lock
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.playground.delivery import CUT_OFF_SECONDS, Answer, Parcel
from bot.playground.trace import Exchange

MOST_CONNECTIONS = 10


@dataclass(slots=True)
class _Waiting:
    """An envelope on its way; `done` is set by its acknowledgement or by the end of its connection."""

    connection: "_Connection"
    done: Event = field(default_factory=Event)
    acknowledged: bool = False
    payload: Any = None


@dataclass(slots=True, eq=False)
class _Connection:
    loop: asyncio.AbstractEventLoop
    outgoing: "asyncio.Queue[dict[str, Any] | None]"

    def send(self, message: dict[str, Any] | None) -> None:
        """From any thread; None closes."""
        self.loop.call_soon_threadsafe(self.outgoing.put_nowait, message)


class Sockets:
    """All connections of the app. As a route it gives each parcel to one of them, in turn."""

    def __init__(self, app_id: str, cut_off: float = CUT_OFF_SECONDS) -> None:
        self.base_url = ""
        self._app_id = app_id
        self._cut_off = cut_off
        self._lock = Lock()
        self._tickets: set[str] = set()
        self._connections: list[_Connection] = []
        self._waiting: dict[str, _Waiting] = {}
        self._turn = 0
        self.connected = Event()

    def open(self) -> str:
        """A WebSocket address that works once."""
        ticket = secrets.token_urlsafe(18)
        with self._lock:
            self._tickets.add(ticket)
        return f"{self.base_url.replace('http', 'ws', 1)}/link/?ticket={ticket}&app_id={self._app_id}"

    def carry(self, parcel: Parcel, exchange: Exchange) -> Answer:
        envelope_id = str(uuid.uuid4())
        envelope: dict[str, Any] = {
            "envelope_id": envelope_id,
            "payload": parcel.payload,
            "type": parcel.kind,
            "accepts_response_payload": parcel.kind != "events_api",
        }
        if parcel.kind == "events_api":
            envelope |= {"retry_attempt": parcel.retry_num, "retry_reason": parcel.retry_reason}
        exchange.title = f"Socket Mode · {parcel.title}"
        waiting = self._sent(envelope_id, envelope)
        if waiting is None:
            return Answer(None, None, "connection_failed")
        waiting.done.wait(self._cut_off)
        with self._lock:
            self._waiting.pop(envelope_id, None)
        if waiting.acknowledged:
            return Answer(200, waiting.payload)
        return Answer(None, None, "connection_failed" if waiting.done.is_set() else "http_timeout")

    def refresh(self, reason: str = "refresh_requested") -> None:
        """Ask every connection to come again, as Slack does every few hours (reasons: warning,
        refresh_requested).
        """
        with self._lock:
            connections = list(self._connections)
        for connection in connections:
            connection.send({"type": "disconnect", "reason": reason, "debug_info": {"host": "playground"}})
            if reason != "warning":
                connection.send(None)

    def drop(self) -> None:
        """Cut every connection without a word."""
        with self._lock:
            connections = list(self._connections)
        for connection in connections:
            connection.send(None)

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
        with self._lock:
            self._connections.append(connection)
            count = len(self._connections)
        connection.outgoing.put_nowait(self._hello(count))
        self.connected.set()
        sending = asyncio.create_task(self._send_all(socket, connection))
        try:
            await self._receive_all(socket, connection)
        finally:
            sending.cancel()
            self._gone(connection)

    async def _send_all(self, socket: WebSocket, connection: _Connection) -> None:
        while (message := await connection.outgoing.get()) is not None:
            await socket.send_text(json.dumps(message))
        self._gone(connection)
        await socket.close(1000)

    async def _receive_all(self, socket: WebSocket, connection: _Connection) -> None:
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

    def _sent(self, envelope_id: str, envelope: dict[str, Any]) -> _Waiting | None:
        with self._lock:
            if not self._connections:
                return None
            self._turn += 1
            connection = self._connections[self._turn % len(self._connections)]
            waiting = self._waiting[envelope_id] = _Waiting(connection)
        connection.send(envelope)
        return waiting

    def _acknowledge(self, said: dict[str, Any]) -> None:
        with self._lock:
            waiting = self._waiting.get(str(said.get("envelope_id")))
        if waiting is not None:
            waiting.acknowledged = True
            waiting.payload = said.get("payload") or None
            waiting.done.set()

    def _gone(self, connection: _Connection) -> None:
        """What it had not acknowledged has failed: events are delivered again over another connection."""
        with self._lock:
            if connection in self._connections:
                self._connections.remove(connection)
            if not self._connections:
                self.connected.clear()
            lost = [each for each in self._waiting.values() if each.connection is connection]
        for waiting in lost:
            waiting.done.set()
