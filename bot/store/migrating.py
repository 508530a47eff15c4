"""Migrations: bringing a database to the form that this version of Rainmaker knows, or back to an earlier.

On SQLite the file is copied first, whenever there is something to migrate.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

from bot.logs import without
from bot.store.engines import sqlite_file
from bot.store.errors import as_unavailable
from bot.store.revisions import MIGRATIONS, current, known, newest
from bot.store.work import Store

# A template engine that Alembic loads colours its errors where it can, and takes as long as Alembic for it.
with without(("pygments",)):
    from alembic import command
    from alembic.config import Config

_LOCK = 7_246_625
"""PostgreSQL advisory lock number: one process migrates, the others wait. Any number does."""


class RevisionUnknown(Exception):
    """A revision that this version has no way to; the words are for the person who asked for it."""


def migrate(store: Store, now: datetime, to: str | None = None) -> Path | None:
    """Bring the database to a revision, the newest unless one is named; an earlier one leads back.

    now: the time that the backup is named after. Returns the backup that was made of a SQLite file, if any.
    Raises RevisionUnknown, also where the database itself is at one of a later version, and StoreUnavailable.
    """
    wanted, at = to or newest(), current(store)
    for revision in (wanted, *([at] if at else [])):
        if revision not in known():
            raise RevisionUnknown(
                f"This version knows the revisions {known()[0]} to {newest()}, not {revision}."
            )
    if at == wanted:
        return None
    backup = _back_up(store, now)
    if at and at > wanted:
        downgrade(store, wanted)
    else:
        with _alone(store) as connection:
            command.upgrade(_config(connection), wanted)
    return backup


def downgrade(store: Store, to: str) -> None:
    """Bring the database back to an older revision ("base" is an empty one).

    What only the later ones have a place for is lost.
    """
    with _alone(store) as connection:
        command.downgrade(_config(connection), to)


@contextmanager
def _alone(store: Store) -> Iterator[sa.Connection]:
    """A connection on which nobody else migrates at the same time.

    Raises StoreUnavailable; what is wrong with a migration itself is raised as it is.
    """
    with as_unavailable(OperationalError), store.engine.connect() as connection:
        if not store.is_sqlite:
            connection.execute(sa.select(sa.func.pg_advisory_lock(_LOCK)))
            connection.commit()
        try:
            yield connection
        finally:
            connection.rollback()
            if not store.is_sqlite:
                connection.execute(sa.select(sa.func.pg_advisory_unlock(_LOCK)))
                connection.commit()


def _config(connection: sa.Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _back_up(store: Store, now: datetime) -> Path | None:
    """A copy of the SQLite file beside it; none for a database that has no tables yet."""
    file = sqlite_file(str(store.engine.url))
    if file is None or not file.exists() or current(store) is None:
        return None
    backup = file.with_name(f"{file.name}.{now:%Y%m%dT%H%M%S}.backup")
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(backup)) as target:
        source.backup(target)
    return backup
