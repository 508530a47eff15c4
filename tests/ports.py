"""Ports that are a test's own, though nothing listens there yet, or any more."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def held_port() -> Iterator[int]:
    """A port of this machine that nobody else is given: bound, but not listened to.

    A server may come, go and come again there; without one, connections are refused.
    """
    with socket.socket() as hold:
        hold.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        hold.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        hold.bind(("127.0.0.1", 0))
        port = int(hold.getsockname()[1])
        if sys.platform != "linux":  # elsewhere the server could not bind it then
            hold.close()
        yield port
