"""What runs statements and ends transactions: the database's own driver, without SQLAlchemy on the way.

What SQLAlchemy does at each statement and around each transaction costs several times as much as a small one
itself. Errors are its own all the same, and whoever listens to it for statements and commits is told.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from bot.store.engines import command, take_lock
from bot.store.statements import Answer, Values, prepared

_DRIVER = "rainmaker_driver"


class Driver:
    """A connection's driver, with whoever listens for its statements."""

    __slots__ = ("_connection", "_cursor", "_is_sqlite", "_numbered", "_raw", "_told", "dialect")

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        raw: Any = connection.connection.driver_connection
        self._raw, self._cursor = raw, raw.cursor()
        self._numbered: Any = None
        self._told = tuple(connection.dispatch.before_cursor_execute)
        self.dialect = connection.dialect
        self._is_sqlite = self.dialect.name == "sqlite"

    @classmethod
    def of(cls, connection: sa.Connection) -> Driver:
        """The connection's own, made once: psycopg's cursor learns how to write and read each type anew."""
        kept = connection.info.get(_DRIVER)
        if kept is None or kept._connection is not connection:
            kept = connection.info[_DRIVER] = cls(connection)
        return kept

    def run(self, statement: sa.Executable, values: Values) -> Answer:
        """Run a statement that was built once. Raises DBAPIError, as SQLAlchemy does.

        The values are the caller's no longer: they become the driver's.
        """
        known = prepared(statement, self.dialect)
        sql, bind = known.shape_for(values)
        return known.answer(self.execute(sql, bind(values)))

    def run_many(self, statement: sa.Executable, rows: Sequence[Values]) -> None:
        """Run it once for each row of values; none of them may be a list."""
        sql, bind = self.shape(statement, rows[0])
        if len(rows) == 1:
            self.execute(sql, bind(rows[0]))
        else:
            self.execute(sql, [bind(row) for row in rows], many=True)

    def shape(self, statement: sa.Executable, values: Values) -> tuple[str, Callable[[Values], Any]]:
        """The driver's SQL for a statement with such values, and what makes its parameters of them."""
        return prepared(statement, self.dialect).shape_for(values)

    def execute(self, sql: str, bound: Any, *, many: bool = False, numbered: bool = False) -> Any:
        """The driver's cursor after the SQL, until the next; whoever listens for statements is told before.

        numbered: its parameters are "$1", "$2"; PostgreSQL only.
        """
        cursor: Any = self._numbering if numbered else self._cursor
        for told in self._told:
            told(self._connection, cursor, sql, bound, None, many)
        try:
            cursor.executemany(sql, bound) if many else cursor.execute(sql, bound)
        except self.dialect.loaded_dbapi.Error as error:
            raise self._translated(sql, bound, error) from error
        return cursor

    @property
    def _numbering(self) -> Any:
        if self._numbered is None:
            # Loaded only here: on SQLite there is no use for it, and it takes 5 MB and a tenth of the start.
            from psycopg import RawCursor

            self._numbered = RawCursor(self._raw)
        return self._numbered

    def begin(self, until: float | None) -> None:
        """Begin a transaction; SQLite waits for its turn until then, by time.monotonic().

        Raises DBAPIError, as `commit` does.
        """
        self._told = tuple(self._connection.dispatch.before_cursor_execute)
        if self._is_sqlite:
            self._step("BEGIN", lambda raw: take_lock(raw, until))
        else:
            self._step("BEGIN", lambda raw: command(raw, b"BEGIN"))

    def commit(self) -> None:
        """Commit what was run here, and what SQLAlchemy ran besides on the connection."""
        if self._connection.in_transaction():
            self._connection.commit()
        else:
            for told in self._connection.dispatch.commit:
                told(self._connection)
            self._step("COMMIT", lambda raw: raw.commit() if self._is_sqlite else command(raw, b"COMMIT"))

    def rollback(self) -> None:
        """Take it all back. A connection that cannot even do that is not used again."""
        # One whose commit failed stays with SQLAlchemy, and with the driver, until each is told.
        if self._connection.get_transaction() is not None:
            self._connection.rollback()
        if not self._connection.invalidated:
            try:
                self._raw.rollback()
            except self.dialect.loaded_dbapi.Error as error:
                self._connection.invalidate(error)

    def _step(self, name: str, step: Callable[[Any], None]) -> None:
        try:
            step(self._raw)
        except self.dialect.loaded_dbapi.Error as error:
            raise self._translated(name, (), error) from error

    def _translated(self, sql: str, bound: Any, error: Exception) -> Exception:
        """A driver's error as SQLAlchemy's; a connection that was lost does not go back to the pool."""
        dialect = self.dialect
        lost = dialect.is_disconnect(error, self._raw, None)  # type: ignore[arg-type]
        if lost:
            self._connection.invalidate(error)
        return DBAPIError.instance(
            sql,
            bound,
            error,
            dialect.loaded_dbapi.Error,
            hide_parameters=True,
            connection_invalidated=lost,
            dialect=dialect,
        )
