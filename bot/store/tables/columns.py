"""The kinds of columns that tables share, and the list that holds all tables."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator


class Instant(TypeDecorator[datetime]):
    """A point in time, UTC. SQLite forgets the zone of a DateTime, so it is put back on the way out."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        read: datetime = value
        return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)


FAR = datetime(9999, 1, 1, tzinfo=UTC)
"""An instant that does not come."""

# PostgreSQL compares text by the database's language unless told otherwise; ranges of words need bytes.
Word = sa.String().with_variant(sa.String(collation="C"), "postgresql")

metadata = sa.MetaData()
