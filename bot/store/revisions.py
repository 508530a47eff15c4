"""Which form the database is in, told without Alembic: a server asks at its start and never migrates.

Alembic and what it brings take ten megabytes, which a web process would keep for nothing.
"""

from __future__ import annotations

import sqlalchemy as sa

from bot.beside import beside
from bot.store.engines import missing_file
from bot.store.work import Store

MIGRATIONS = beside("migrations")
_CURRENT = sa.text("SELECT version_num FROM alembic_version")


def known() -> list[str]:
    """The revisions that this version of Rainmaker can bring a database to: the numbers of its migrations."""
    return sorted(file.name.partition("_")[0] for file in (MIGRATIONS / "versions").glob("[0-9]*_*.py"))


def newest() -> str:
    """The revision that this version of Rainmaker needs."""
    return known()[-1]


def lacking(store: Store) -> str | None:
    """What is to be done before this version can work on the database; None when nothing is."""
    at, needed = current(store), newest()
    if at == needed:
        return None
    if at is not None and at > needed:
        return (
            f"The database is at revision {at}, of a later version; this one needs {needed}. "
            f"With the later version, run: bot migrate --to {needed}"
        )
    if (file := missing_file(store.engine)) is not None:
        return f"There is no database at {file}. Run: bot migrate. If it is elsewhere, correct DATABASE_URL."
    return f"The database is {f'at revision {at}' if at else 'empty'}; {needed} is needed. Run: bot migrate"


def current(store: Store) -> str | None:
    """The revision that the database is at; None for an empty one, or a file that is not there.

    Raises StoreUnavailable.
    """
    if missing_file(store.engine) is not None:
        return None
    with store.reading() as connection:
        if not sa.inspect(connection).has_table("alembic_version"):
            return None
        found: str | None = connection.execute(_CURRENT).scalar_one_or_none()
        return found
