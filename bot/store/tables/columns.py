"""The kinds of columns that tables share, and the list that holds all tables."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator


class Instant(TypeDecorator[datetime]):
    """A point in time, UTC. SQLite keeps it as SQLAlchemy's DateTime does, without a zone."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], Any]:
        return _as_text if dialect.name == "sqlite" else _with_zone

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], datetime | None]:
        return _from_text if dialect.name == "sqlite" else _as_utc


def _as_utc(instant: datetime | None) -> datetime | None:
    return None if instant is None else instant.astimezone(UTC)


@lru_cache(maxsize=256)
def _as_text(instant: datetime | None) -> str | None:
    """As SQLAlchemy writes it, in less time: all before the zone. A change writes few instants many times."""
    return None if instant is None else instant.astimezone(UTC).isoformat(" ", "microseconds")[:26]


def _with_zone(instant: datetime | None) -> str | None:
    return None if instant is None else f"{_as_text(instant)}+00"


def _from_text(kept: str | None) -> datetime | None:
    return None if kept is None else datetime.fromisoformat(kept + "+00:00")


FAR = datetime(9999, 1, 1, tzinfo=UTC)
"""An instant that does not come."""

# PostgreSQL compares text by the database's language unless told otherwise; ranges of words need bytes.
Word = sa.String().with_variant(sa.String(collation="C"), "postgresql")

metadata = sa.MetaData()


def partial_index(name: str, *columns: str | sa.Column[Any], where: str) -> sa.Index:
    """An index of the rows for which `where` holds.

    The migrations make it so. SQLAlchemy's own word for it loads the code of the database that it names: here
    both, whichever is in use.
    """
    return sa.Index(name, *columns, info={"where": where})
