"""The HTTP server: granian's WSGI workers as threads of this process.

One process keeps the web side and the worker side together in `bot run`, so that a killed process leaves
no child behind that still holds the port.
"""

from __future__ import annotations

import ctypes
import os
import socket
import sys
import threading
from collections.abc import Callable
from typing import Any

from granian.constants import HTTPModes
from granian.server.mt import MTServer

from bot import slow_senders

_TURN_SECONDS = 0.5
_THREADS = 256
"""Requests that may be coming in at once; threads are made as they are needed, and end when they rest.

How many of them are handled at once is for the application to say.
"""

_PARTING_SECONDS = 5
"""How long running requests are given at the end: more than any of ours takes."""
_THREADS_OF_SERVER = "granian-worker"
_M_ARENA_MAX = -8
"""glibc's malloc.h; https://man7.org/linux/man-pages/man3/mallopt.3.html"""


class PortTaken(Exception):
    """Another program listens there already; its words are for the person who started this one."""


class _Interrupt(threading.Event):
    """What granian's main thread waits for, without an end.

    A signal that another thread receives does not end such a wait, and its handler runs in the main thread
    alone: a SIGTERM was lost so now and then on a busy machine. Waiting in short turns lets it run.
    """

    def wait(self, timeout: float | None = None) -> bool:
        if timeout is not None:
            return super().wait(timeout)
        while not super().wait(_TURN_SECONDS):
            pass
        return True


class _ThreadServer(MTServer):
    def _stop_workers(self) -> None:
        """Let running requests finish, but not those whose sender never comes to their end."""
        for each in self.wrks:
            each.terminate()  # type: ignore[no-untyped-call]
        for each in self.wrks:
            each.join(_PARTING_SECONDS)  # type: ignore[no-untyped-call]
        self.wrks.clear()

    def _check_gil(self) -> None:
        """granian keeps threads for free-threaded builds; one WSGI worker of threads works as well."""


def free_port() -> int:
    """A port of this machine that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def serve(app: Callable[..., Any], host: str, port: int, spare: float = 0) -> None:
    """Serve a WSGI application until SIGTERM or SIGINT; running requests are finished first.

    spare: how many seconds longer than Slack whoever asks is ready to wait.
    Raises PortTaken unless the port is free.
    """
    _need(host, port)
    _share_one_heap()
    server = _ThreadServer(
        "bot",
        address=host,
        port=port,
        interface="wsgi",  # type: ignore[arg-type]
        blocking_threads=_THREADS,
        http=HTTPModes.http1,
        websockets=False,
        log_enabled=False,
    )
    server.main_loop_interrupt = _Interrupt()
    with slow_senders.cut_off(port, spare):
        server.serve(target_loader=lambda *_: app, wrap_loader=False)


def leave() -> None:
    """End the process, where a request that never came to its end would hold it; else do nothing.

    To be called last, when all else is closed: the interpreter itself would wait for the server's threads.
    """
    if any(each.name == _THREADS_OF_SERVER for each in threading.enumerate()):
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)


def _need(host: str, port: int) -> None:
    """granian binds with SO_REUSEPORT, which would quietly share the port, and its requests, with another."""
    family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError as error:
            raise PortTaken(
                f"Port {port} is taken; another Rainmaker may be running. Choose another: PORT={port + 1}"
            ) from error


def _share_one_heap() -> None:
    """glibc gives every few threads a heap of their own, each with its own gaps: 5 MB with sixteen clients.

    Python's threads take turns anyway, so none waits for another at a heap that all share.
    """
    if sys.platform == "linux" and (mallopt := getattr(ctypes.CDLL(None), "mallopt", None)):
        mallopt(_M_ARENA_MAX, 1)
