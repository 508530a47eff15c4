"""A server tells the form of its database without Alembic, and must come to the same answer."""

from pathlib import Path

from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from bot.store import revisions
from bot.store.work import Store


def test_the_newest_revision_is_alembic_s_head() -> None:
    assert revisions.newest() == ScriptDirectory(str(revisions.MIGRATIONS)).get_current_head()


def test_the_current_revision_is_the_one_that_alembic_wrote(store: Store) -> None:
    with store.engine.connect() as connection:
        assert revisions.current(store) == MigrationContext.configure(connection).get_current_revision()


def test_an_empty_database_is_at_none(tmp_path: Path) -> None:
    assert revisions.current(Store(f"sqlite:///{tmp_path}/empty.db")) is None
