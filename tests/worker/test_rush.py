"""A rush: thousands of lanes come due at once, while PostgreSQL goes by the statistics of a quiet night."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from bot.domain.notices import NewNotice, NoticeKind
from bot.store import claims
from bot.store.tables import lanes
from bot.store.work import Store

from .scene import WINS, Scene

MANY, LOOK = 1_000, 100


@pytest.fixture
def rush(scene: Scene) -> Scene:
    """Many mornings and one win wait; the statistics know of nothing that is due."""
    payload = {"day": "2026-03-10", "message": {"text": "Good morning"}, "line": 0}
    scene.tell(*(NewNotice(f"U{number:05}", NoticeKind.DIGEST, payload) for number in range(MANY)))
    scene.pass_time(1)
    scene.say("a win", route=WINS)
    due = sa.update(lanes).values(due_at=scene.now)
    with scene.store.engine.begin() as connection:
        connection.execute(sa.update(lanes).values(due_at=None))
    with scene.store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(sa.text("ANALYZE"))
    with scene.store.engine.begin() as connection:
        connection.execute(due)
        connection.execute(due.where(lanes.c.route == WINS).values(due_at=scene.now + timedelta(seconds=1)))
    scene.pass_time(2)
    return scene


def newest(scene: Scene, connection: sa.Connection) -> list[str]:
    turns = claims.claim_newest(
        connection,
        scene.now,
        scene.now + timedelta(minutes=1),
        5,
        "worker-1",
        but=[NoticeKind.DIGEST],
        look=LOOK,
    )
    return [turn.notice.route for turn in turns]


def test_a_win_is_found_among_them(rush: Scene) -> None:
    with rush.store.engine.begin() as connection:
        assert newest(rush, connection) == [WINS]


def test_each_lane_that_is_looked_at_is_read_a_few_times_and_not_all_of_them_for_each(rush: Scene) -> None:
    if rush.store.is_sqlite:
        pytest.skip("SQLite joins in the order that it is told to")
    read = sum(_rows_of_lanes(rush.store, rush))
    assert read < 10 * MANY, f"{read} rows of lanes were read to look at {LOOK}"


def _rows_of_lanes(store: Store, rush: Scene) -> Iterator[int]:
    """Rows of lanes that the claim reads, step by step of PostgreSQL's plan."""
    asked: list[tuple[str, Any]] = []

    def told(_connection: Any, _cursor: Any, sql: str, bound: Any, *_: Any) -> None:
        asked.append((sql, bound))

    with store.engine.begin() as connection:
        sa.event.listen(store.engine, "before_cursor_execute", told)
        newest(rush, connection)
        sa.event.remove(store.engine, "before_cursor_execute", told)
        connection.rollback()
    sql, bound = next((sql, bound) for sql, bound in asked if "newest" in sql)
    with store.engine.connect() as connection:
        cursor: Any = connection.connection.driver_connection.cursor()
        cursor.execute(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {sql}", bound)
        yield from _rows(cursor.fetchone()[0][0]["Plan"])
        connection.rollback()


def _rows(plan: dict[str, Any]) -> Iterator[int]:
    if plan.get("Relation Name") == "lanes":
        removed = sum(value for name, value in plan.items() if name.startswith("Rows Removed"))
        yield int((plan["Actual Rows"] + removed) * plan["Actual Loops"])
    for each in plan.get("Plans", ()):
        yield from _rows(each)
