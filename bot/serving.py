"""The HTTP server: granian's WSGI workers as threads of this process.

One process keeps the web side and the worker side together in `bot run`, so that a killed process leaves
no child behind that still holds the port.
"""

from __future__ import annotations

import ctypes
import errno
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

_ANY_HOST = "Leave HOST out to listen on every address, or set it to 127.0.0.1 for this machine alone."
_LAST_PORT, _FIRST_FREE_PORT = 65535, 1024
_PARTING_SECONDS = 5
"""How long running requests are given at the end: more than any of ours takes."""
_THREADS_OF_SERVER = "granian-worker"
_M_ARENA_MAX = -8
"""glibc's malloc.h; https://man7.org/linux/man-pages/man3/mallopt.3.html"""


class CannotListen(Exception):
    """Why nobody can listen there; the words are for the person who started this program."""


class PortTaken(CannotListen):
    """Another program listens there already."""


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
    Raises CannotListen, of which PortTaken is a kind, unless the port is free.
    """
    address = _needed(host, port)
    _share_one_heap()
    server = _ThreadServer(
        "bot",
        address=address,
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


def _needed(host: str, port: int) -> str:
    """The address behind a host's name, once it is sure that nobody listens there.

    granian knows no names, and binds with SO_REUSEPORT, which would quietly share the port, and its requests,
    with another.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError):
        raise CannotListen(f'HOST "{host}" is not known as an address. {_ANY_HOST}') from None
    # A name such as localhost is reached by IPv4 from everywhere.
    family, *_, address = min(found, key=lambda each: each[0] != socket.AF_INET)
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError as error:
            raise _refused(host, port, error) from error
    return str(address[0])


def _refused(host: str, port: int, error: OSError) -> CannotListen:
    """What the system's refusal means, and what to do."""
    other = port + 1 if port < _LAST_PORT else _FIRST_FREE_PORT
    if error.errno == errno.EADDRINUSE:
        return PortTaken(
            f"Port {port} is taken; another Rainmaker may be running. Choose another: PORT={other}"
        )
    if error.errno == errno.EADDRNOTAVAIL:
        return CannotListen(f'HOST "{host}" is no address of this machine. {_ANY_HOST}')
    if error.errno == errno.EACCES:
        return CannotListen(f"This user may not listen on port {port}. Choose a higher one: PORT=3000")
    return CannotListen(f'HOST "{host}", port {port}: {error.strerror}. {_ANY_HOST}')


def _share_one_heap() -> None:
    """glibc gives every few threads a heap of their own, each with its own gaps: 5 MB with sixteen clients.

    Python's threads take turns anyway, so none waits for another at a heap that all share.
    """
    if sys.platform == "linux" and (mallopt := getattr(ctypes.CDLL(None), "mallopt", None)):
        mallopt(_M_ARENA_MAX, 1)
