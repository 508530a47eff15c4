"""How a database goes about what a report asks: what it searches by which index, and what it scans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from psycopg import RawCursor

from bot.store.work import Store
from tests.figures.life import Life

_SEARCH = re.compile(r"SEARCH \S+ USING (?:COVERING )?(?:INDEX (\S+)|PRIMARY KEY) \((.*)\)")
_READ = re.compile(r"(?:SEARCH|SCAN) (?!CONSTANT ROW)(\S+)")
_DERIVED = re.compile(r"(?:MATERIALIZE|CO-ROUTINE) (\S+)")


@dataclass(frozen=True)
class Access:
    """One reading of a table. index: by which; bound: the condition, as the database says it."""

    said: str
    index: str | None
    bound: str

    @property
    def is_of_the_team(self) -> bool:
        """Whether it reads nothing but one team's rows."""
        return self.index is not None and "team_id" in self.bound


def accesses(life: Life, command: Any) -> list[Access]:
    """Every reading of a table for the answer to that command. Raises Refusal where there is none."""
    asked: list[tuple[str, Any]] = []

    def told(_connection: Any, _cursor: Any, sql: str, bound: Any, *_: Any) -> None:
        if sql.lstrip().upper().startswith(("SELECT", "WITH")):
            asked.append((sql, bound))

    sa.event.listen(life.store.engine, "before_cursor_execute", told)
    try:
        life.tries(command)
    finally:
        sa.event.remove(life.store.engine, "before_cursor_execute", told)
    assert asked, command
    return [each for sql, bound in asked for each in planned(life.store, sql, bound)]


def planned(store: Store, sql: str, bound: Any) -> list[Access]:
    """Every reading of a table for that statement."""
    with store.engine.connect() as connection:
        raw: Any = connection.connection.driver_connection
        if store.is_sqlite:
            return list(_of_sqlite([line for *_, line in raw.execute(f"EXPLAIN QUERY PLAN {sql}", bound)]))
        # By the bot's own cursor, or by SQLAlchemy's, which names the values.
        cursor: Any = RawCursor(raw) if isinstance(bound, tuple) else raw.cursor()
        # Over a few rows it would rather read a table from end to end, which says nothing about many.
        raw.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", bound)
        return list(_of_postgresql(cursor.fetchone()[0][0]["Plan"]))


def _of_sqlite(lines: list[str]) -> Iterator[Access]:
    derived = {found[1] for line in lines if (found := _DERIVED.match(line))}
    for line in lines:
        if found := _SEARCH.match(line):
            yield Access(line, found[1] or "primary key", found[2])
        elif (found := _READ.match(line)) and found[1] not in derived:
            yield Access(line, None, "")


def _of_postgresql(node: dict[str, Any]) -> Iterator[Access]:
    kind, index, bound = node["Node Type"], node.get("Index Name"), node.get("Index Cond", "")
    if index is not None:
        yield Access(f"{kind} {index} {bound}", index, bound)
    elif "Relation Name" in node and kind != "Bitmap Heap Scan":
        yield Access(f"{kind} {node['Relation Name']}", None, "")
    for below in node.get("Plans", ()):
        yield from _of_postgresql(below)
