"""What the migration works out for the past is what the bot keeps as it goes along."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from bot.store.migrating import downgrade, migrate
from bot.store.tables import deals, events
from bot.store.work import Store
from tests.figures.life import history_of, lived


def kept(store: Store) -> tuple[list, list]:
    """What counts: neither what was taken back nor deals that are not there any more."""
    with store.engine.connect() as connection:
        held = sa.select(events.c.id, events.c.was_path, events.c.until)
        held = held.where(events.c.until.is_not(None)).order_by(events.c.id)
        paths = sa.select(deals.c.id, deals.c.path).where(deals.c.status != "withdrawn").order_by(deals.c.id)
        return [tuple(row) for row in connection.execute(held)], [
            tuple(row) for row in connection.execute(paths)
        ]


@pytest.mark.parametrize("seed", range(3))
def test_going_back_and_forth_over_a_lived_database_changes_no_figure(store: Store, seed: int):
    lived(store, history_of(seed, 120))
    before = kept(store)
    assert len(before[0]) > 20
    downgrade(store, "0002")
    migrate(store, datetime.now(UTC))
    assert kept(store) == before
