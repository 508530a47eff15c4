"""Slow senders: whoever does not come to the end of a request is cut off after some seconds.

The server calls the application once a request's head is there, and a thread then waits for the rest however
long it takes; granian 2.8 knows no limit for that. What the kernel knows of each connection is enough to tell
who dawdles, so nothing is to be noted of a request: once a second this process's connections are looked over.
On Linux only; elsewhere nothing is cut off.
"""

from __future__ import annotations

import os
import socket
import struct
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_LOOK_SECONDS = 1.0
_MOST_SECONDS = 5.0
"""More than Slack waits for an answer, and than any of ours takes."""
_MOST_QUIET_MILLISECONDS = 35_000
"""A connection that rests between two requests is closed by the server after 30 seconds.

One that looks so for longer was told to go on ("Expect: 100-continue") and did not.
"""
_TCP_INFO = struct.Struct("=44x I 4x I 64x Q Q")
"""Of tcp_info in linux/tcp.h: last_data_sent and last_data_recv (milliseconds ago), bytes_acked,
bytes_received.

For the kernel, a connection's beginning is the first time that we said something.
"""

Seen = tuple[object, int]
"""A request that is under way: who sends it, and how many bytes they had been answered before."""


class SlowSenders:
    """Those who send to a port of this process, as they were when last looked at."""

    def __init__(self, port: int, spare: float = 0) -> None:
        """spare: how many seconds longer than Slack whoever asks is ready to wait."""
        self._port = port
        self._most_seconds = _MOST_SECONDS + spare
        self._since: dict[Seen, float] = {}

    def cut_off(self, now: float) -> int:
        """Close the connections of those whose time is over; how many. now: of time.monotonic()."""
        count, seen = 0, {}
        for connection in _connections(self._port):
            with connection, suppress(OSError):
                raw = connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, _TCP_INFO.size)
                sent, received, answered, asked = _TCP_INFO.unpack(raw)
                since = now
                # What comes with the connection itself comes at the same millisecond.
                if received < sent or (asked and not answered):
                    under_way = connection.getpeername(), answered
                    since = seen[under_way] = self._since.get(under_way, now)
                if now - since >= self._most_seconds or sent >= _MOST_QUIET_MILLISECONDS:
                    connection.shutdown(socket.SHUT_RDWR)
                    count += 1
        self._since = seen
        return count


@contextmanager
def cut_off(port: int, spare: float) -> Iterator[None]:
    """Within the block, whoever sends slowly to that port of this process is cut off."""
    if sys.platform != "linux":
        yield
        return
    ended = threading.Event()
    thread = threading.Thread(
        target=_watch, args=(SlowSenders(port, spare), ended), name="slow senders", daemon=True
    )
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _watch(senders: SlowSenders, ended: threading.Event) -> None:
    while not ended.wait(_LOOK_SECONDS):
        senders.cut_off(time.monotonic())


def _connections(port: int) -> Iterator[socket.socket]:
    """Every connection to the port, by a descriptor of its own: the server may close its meanwhile."""
    for each in Path("/proc/self/fd").iterdir():
        with suppress(OSError):  # Closed meanwhile.
            if not each.readlink().name.startswith("socket:"):
                continue
            connection = _socket_of(os.dup(int(each.name)))
            if connection is None:
                continue
            if _is_to(port, connection):
                yield connection
            else:
                connection.close()


def _socket_of(descriptor: int) -> socket.socket | None:
    """The socket; None where the descriptor has become something else's at this moment.

    Then it stays open: to close one of a SQLite file ends every lock that this process holds on the file, and
    another process takes the log away under it (https://sqlite.org/howtocorrupt.html, 2.2).
    """
    try:
        return socket.socket(fileno=descriptor)
    except OSError:
        return None


def _is_to(port: int, connection: socket.socket) -> bool:
    try:
        connection.getpeername()
    except OSError:  # It listens, or is closed.
        return False
    return bool(connection.getsockname()[1:2] == (port,))
