"""Several writes in one round trip to PostgreSQL.

There a small statement's way to the server and back costs more than the statement. Writes of which nothing
is asked but how many rows they wrote go together, each as a `WITH` of one statement. All of them see the
database as it was before the first, so no two of them may be about one row. They run in the order of the
list that asks for their counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from bot.store.driver import Driver
from bot.store.statements import Row, Values, tuple_of

MOST = 12
"""Writes that go together; each number of them is a statement of its own to the server, which plans it."""

_PLACE = re.compile(r"%\((\w+)\)s|%%")
Take = Callable[[Values], Row]


def run(driver: Driver, writes: Sequence[tuple[sa.Executable, Values]]) -> list[int]:
    """How many rows each wrote. PostgreSQL only, at most MOST; raises DBAPIError, as SQLAlchemy does."""
    shapes = [driver.shape(statement, values) for statement, values in writes]
    sql, takes = _joined(tuple([sql for sql, _ in shapes]))
    bound: list[Any] = []
    for (_, values), (_, bind), take in zip(writes, shapes, takes, strict=True):
        bound += take(bind(values))
    return list(driver.execute(sql, bound, numbered=True).fetchone())


@lru_cache(maxsize=256)
def _joined(parts: tuple[str, ...]) -> tuple[str, tuple[Take, ...]]:
    """The one statement, and for each part what takes its parameters in order."""
    named, takes, taken = [], [], 0
    for number, sql in enumerate(parts):
        places: dict[str, int] = {}

        def place(found: re.Match[str], places: dict[str, int] = places, before: int = taken) -> str:
            name = found.group(1)
            return f"${places.setdefault(name, before + len(places) + 1)}" if name else "%"

        numbered = _PLACE.sub(place, sql)
        counted = numbered if sql.startswith("SELECT") else f"{numbered} RETURNING 1"
        named.append(f"write{number} AS ({counted})")
        takes.append(tuple_of(tuple(places)))
        taken += len(places)
    counts = ", ".join(f"(SELECT count(*) FROM write{number})" for number in range(len(parts)))
    return f"WITH {', '.join(named)} SELECT {counts}", tuple(takes)
