"""All deals, or all that happened to them, row by row: nothing is held in memory as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import sqlalchemy as sa

from bot.domain.money import Money
from bot.store.tables import deals, events
from bot.store.work import Work

What = Literal["deals", "events"]

_BATCH = 1000
_DEALS = (
    *("id", "name", "status", "stage_id", "owner", "amount", "currency", "close_date", "odds", "source"),
    *("next_step", "reason", "push_count", "created_at", "stage_since", "touched_at", "closed_at"),
)
_EVENTS = (
    *("id", "deal_id", "name", "kind", "actor", "source", "at", "was_stage", "stage", "status", "owner"),
    *("amount", "currency", "close_date", "text", "undone_by"),
)
_COLUMNS = {"deals": (deals, _DEALS), "events": (events, _EVENTS)}
_STATEMENTS = {
    what: sa.select(*(table.c[name] for name in names))
    .where(table.c.team_id == sa.bindparam("team"))
    .order_by(table.c.id)
    for what, (table, names) in _COLUMNS.items()
}
_COUNTS = {
    what: sa.select(sa.func.count()).where(table.c.team_id == sa.bindparam("team"))
    for what, (table, _) in _COLUMNS.items()
}


def count(work: Work, what: What) -> int:
    """How many rows there are to export."""
    return int(work.execute(_COUNTS[what]).scalar_one())


def rows(work: Work, what: What) -> Iterator[list[Any]]:
    """The names of the columns, then every row; amounts are major units of their currency."""
    names = _COLUMNS[what][1]
    yield list(names)
    amount, currency = names.index("amount"), names.index("currency")
    options = {"yield_per": _BATCH}
    for row in work.connection.execute(_STATEMENTS[what], {"team": work.team}, execution_options=options):
        values = list(row)
        if values[amount] is not None:
            values[amount] = Money(values[amount], values[currency]).decimal
        yield values
