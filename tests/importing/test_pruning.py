"""What is kept of an import, and for how long."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from bot.domain.imports import Became, Fault, Import, Options, Row, State
from bot.store import import_rows, imports, pruning
from bot.store.tables import import_rows as rows_table
from bot.store.tables import imports as imports_table
from bot.store.work import Store, Work

TEAM, RUTH = "T0KESSEL01", "U0RUTH0001"
BEGUN = datetime(2026, 3, 4, 9, tzinfo=UTC)


def kept(store: Store, state: State, days: int) -> tuple[int, int]:
    """How many imports and rows are left after so many days of one written, one skipped, one faulty row."""
    store.run(TEAM, lambda work: _write(work, state))
    while store.run("", lambda work: pruning.prune(work, BEGUN + timedelta(days=days))):
        pass
    return store.run(TEAM, lambda work: (_count(work, imports_table), _count(work, rows_table)))


def _write(work: Work, state: State) -> None:
    options = Options(pipeline=1, owner=RUTH)
    imports.begin(work, Import(7, RUTH, State.READING, options, None, "deals.csv", BEGUN), b"Name")
    rows = [(Row(2, "Acme", "acme"), False), (Row(3, "Beta", "beta"), True)]
    import_rows.keep(work, 7, rows, [Fault(4, "No name.")])
    import_rows.settle(work, 7, 2, Became.ADDED, 1)
    imports.move(work, 7, State.READING, state)


def _count(work: Work, table: sa.Table) -> int:
    return int(work.connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one())


@pytest.mark.parametrize(
    ("state", "days", "left"),
    [
        (State.READY, 29, (1, 3)),
        (State.READY, 31, (0, 0)),
        (State.READING, 31, (0, 0)),
        (State.CANCELLED, 31, (0, 0)),
        (State.REFUSED, 31, (0, 0)),
        (State.DONE, 29, (1, 3)),
        (State.DONE, 31, (1, 1)),
        (State.DONE, 365, (1, 1)),
        (State.DONE, 367, (0, 0)),
        (State.TAKEN_BACK, 31, (1, 1)),
        (State.RUNNING, 367, (1, 3)),
        (State.TAKING_BACK, 367, (1, 3)),
    ],
)
def test_an_import_is_kept_as_long_as_it_can_be_taken_back(
    store: Store, state: State, days: int, left: tuple[int, int]
) -> None:
    assert kept(store, state, days) == left
