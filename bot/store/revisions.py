"""Which form the database is in, told without Alembic: a server asks at its start and never migrates.

Alembic and what it brings take ten megabytes, which a web process would keep for nothing.
"""

from __future__ import annotations

import sqlalchemy as sa

from bot.beside import beside
from bot.store.work import Store

MIGRATIONS = beside("migrations")
_CURRENT = sa.text("SELECT version_num FROM alembic_version")


def newest() -> str:
    """The revision that this version of Rainmaker needs: the number that its last migration begins with."""
    numbers = (file.name.partition("_")[0] for file in (MIGRATIONS / "versions").glob("[0-9]*_*.py"))
    return max(numbers)


def current(store: Store) -> str | None:
    """The revision that the database is at; None for an empty one."""
    with store.engine.connect() as connection:
        if not sa.inspect(connection).has_table("alembic_version"):
            return None
        found: str | None = connection.execute(_CURRENT).scalar_one_or_none()
        return found
