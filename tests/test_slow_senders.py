"""Slow senders: who does not come to the end of a request is cut off, and nobody else."""

import fcntl
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.slow_senders import SlowSenders
from tests.waiting import until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what this needs")


@dataclass(frozen=True, slots=True)
class Line:
    """A connection of somebody far away, and the server's end of it."""

    sender: socket.socket
    server: socket.socket

    def sends(self, request: bytes) -> None:
        self.sender.sendall(request)
        assert self.server.recv(100) == request

    def is_answered(self) -> None:
        self.server.sendall(b"200")
        assert self.sender.recv(100) == b"200"

    @property
    def is_cut(self) -> bool:
        self.sender.setblocking(False)
        try:
            return self.sender.recv(1) == b""
        except BlockingIOError:
            return False


@pytest.fixture
def door() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as door:
        yield door


@pytest.fixture
def senders(door: socket.socket) -> SlowSenders:
    return SlowSenders(door.getsockname()[1])


@pytest.fixture
def line(door: socket.socket) -> Iterator[Line]:
    with socket.create_connection(door.getsockname()) as sender, door.accept()[0] as server:
        yield Line(sender, server)


def test_who_sends_half_a_request_is_cut_off_after_five_seconds(senders: SlowSenders, line: Line) -> None:
    line.sends(b"POST")
    assert senders.cut_off(100) == 0
    line.sends(b" /sl")
    assert senders.cut_off(104) == 0
    assert not line.is_cut
    assert senders.cut_off(105) == 1
    until(lambda: line.is_cut)


def test_who_was_answered_may_rest(senders: SlowSenders, line: Line) -> None:
    line.sends(b"POST")
    assert senders.cut_off(100) == 0
    line.is_answered()
    assert senders.cut_off(110) == 0


def test_each_request_of_a_connection_has_its_own_time(senders: SlowSenders, line: Line) -> None:
    line.sends(b"POST")
    line.is_answered()
    time.sleep(0.1)  # The kernel counts in steps of some milliseconds.
    line.sends(b"POST")
    assert senders.cut_off(110) == 0
    assert senders.cut_off(114) == 0
    assert senders.cut_off(115) == 1


def test_who_only_connects_is_left_to_the_server(senders: SlowSenders, line: Line) -> None:
    assert senders.cut_off(100) == 0
    assert senders.cut_off(110) == 0


def test_the_locks_of_an_open_file_stay_held(senders: SlowSenders, tmp_path: Path) -> None:
    """SQLite's are of the kind that a process loses when it closes any descriptor of the file."""
    file = tmp_path / "rainmaker.db"
    lock = f"import fcntl; fcntl.lockf(open({str(file)!r}, 'w'), fcntl.LOCK_EX | fcntl.LOCK_NB)"
    with file.open("w") as held:
        fcntl.lockf(held, fcntl.LOCK_EX)
        senders.cut_off(100)
        other = subprocess.run([sys.executable, "-c", lock], capture_output=True, check=False)
    assert b"BlockingIOError" in other.stderr
