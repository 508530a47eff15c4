"""Granian in a thread of this process, on 127.0.0.1 and nowhere else."""

from __future__ import annotations

import asyncio
import atexit
import socket
import time
from threading import Thread
from typing import Any
from weakref import WeakSet

from granian.constants import Interfaces
from granian.server.embed import Server as EmbeddedServer

HOST = "127.0.0.1"
QUIET_SECONDS = 0.1
"""Granian's own threads end a few milliseconds after its coroutine; a process that exits in between aborts
(https://github.com/emmett-framework/granian/issues/693)."""


class PortTaken(Exception):
    """Another program listens there already; its words are for the person who started this one."""


class Server:
    """Serves an ASGI application until `stop`. The port is known, and listened to, once `start` returns."""

    def __init__(self, application: Any, port: int = 0) -> None:
        self._application = application
        self._hold = _held(port)
        self.port: int = self._hold.getsockname()[1]
        self._loop: asyncio.AbstractEventLoop | None = None
        self._embedded: EmbeddedServer | None = None
        self._thread = Thread(target=self._run, name="playground-server", daemon=True)

    @property
    def base_url(self) -> str:
        return f"http://{HOST}:{self.port}"

    def start(self) -> None:
        _running.add(self)
        self._thread.start()
        self._wait_until_it_listens()
        self._hold.close()

    def stop(self) -> None:
        """Returns when the server's thread has ended. Open streams have to be closed before."""
        if self._loop is not None and self._embedded is not None:
            self._loop.call_soon_threadsafe(self._embedded.stop)
        self._thread.join(10)
        _running.discard(self)

    def _run(self) -> None:
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._embedded = EmbeddedServer(
            self._application, HOST, self.port, interface=Interfaces.ASGINL, log_enabled=False
        )
        await self._embedded.serve()

    def _wait_until_it_listens(self) -> None:
        while self._thread.is_alive():
            try:
                socket.create_connection((HOST, self.port), timeout=5).close()
                return
            except ConnectionRefusedError:
                self._thread.join(0.005)
        raise PortTaken(f"The server on port {self.port} did not start.")


def _held(port: int) -> socket.socket:
    """The port, bound but not listened to, so that nobody else takes it before granian does.

    Granian binds with SO_REUSEPORT, which would quietly share a port with a server that runs already.
    """
    if port:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError as error:
                raise PortTaken(
                    f"Port {port} is taken; another playground may be running at http://{HOST}:{port}/. "
                    f"Choose another: --port {port + 1}"
                ) from error
    hold = socket.socket()
    hold.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    hold.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    hold.bind((HOST, port))
    return hold


_running: WeakSet[Server] = WeakSet()


@atexit.register
def _let_granian_finish() -> None:
    for server in list(_running):
        server.stop()
    time.sleep(QUIET_SECONDS)
