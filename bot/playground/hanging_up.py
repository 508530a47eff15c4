"""Ends a connection of this process before anything was answered on it, as when Slack's reply is lost.

The server offers no way to do that, so the connection is found among the process's own open files by its
two ends. Works where `/dev/fd` lists them: Linux and macOS.
"""

from __future__ import annotations

import os
import socket
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path


def hang_up(client: tuple[str, int], server_port: int) -> bool:
    """Close what `client` (address, port) has open to our port; whether there was such a connection."""
    for connection in _connections():
        with connection, suppress(OSError):
            if connection.getpeername()[:2] == client and connection.getsockname()[1] == server_port:
                connection.shutdown(socket.SHUT_RDWR)
                return True
    return False


def _connections() -> Iterator[socket.socket]:
    """Every socket of this process, each behind a number of its own that is closed after use."""
    for entry in Path("/dev/fd").iterdir():
        with suppress(OSError):
            if stat.S_ISSOCK(os.fstat(int(entry.name)).st_mode):
                yield socket.socket(fileno=os.dup(int(entry.name)))
