"""Several writes in one round trip to PostgreSQL.

There a small statement's way to the server and back costs more than the statement. Writes of which nothing
is asked but how many rows they wrote go together, each as a `WITH` of one statement. All of them see the
database as it was before the first, so no two of them may be about one row. They run in the order of the
list that asks for their counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import sqlalchemy as sa

from bot.store.driver import Driver
from bot.store.errors import Overtaken
from bot.store.statements import Values

MOST = 12
"""Writes that go together; each number of them is a statement of its own to the server, which plans it."""

_PLACE = re.compile(r"\$(\d+)")


@dataclass(frozen=True, slots=True)
class Held:
    """A write that waits for others to go with. is_guarded: it must write one row."""

    statement: sa.Executable
    values: Values
    is_guarded: bool


def run(driver: Driver, writes: Sequence[Held]) -> None:
    """Run at most MOST of them, on PostgreSQL only.

    Raises Overtaken where a guarded one wrote no row, and DBAPIError, as SQLAlchemy does.
    """
    shapes = [driver.shape(write.statement, write.values) for write in writes]
    bound = [bind(write.values) for (_, bind), write in zip(shapes, writes, strict=True)]
    sql = _joined(tuple([(sql, len(places)) for (sql, _), places in zip(shapes, bound, strict=True)]))
    (counts,) = driver.execute(sql, tuple(chain.from_iterable(bound))).fetchall()
    for write, count in zip(writes, counts, strict=True):
        if write.is_guarded:
            expect_one(count)


def expect_one(count: int) -> None:
    """Raises Overtaken where a guarded write wrote no row."""
    if count != 1:
        raise Overtaken


@lru_cache(maxsize=256)
def _joined(parts: tuple[tuple[str, int], ...]) -> str:
    """The one statement of several, each with the number of its places."""
    named, before = [], 0

    def moved(found: re.Match[str]) -> str:
        return f"${int(found[1]) + before}"

    for number, (sql, places) in enumerate(parts):
        sql = _PLACE.sub(moved, sql)
        counted = sql if sql.startswith("SELECT") else f"{sql} RETURNING 1"
        named.append(f"write{number} AS ({counted})")
        before += places
    counts = ", ".join(f"(SELECT count(*) FROM write{number})" for number in range(len(parts)))
    return f"WITH {', '.join(named)} SELECT {counts}"
