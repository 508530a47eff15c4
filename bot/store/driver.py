"""What runs statements and ends transactions: the database's own driver, without SQLAlchemy on the way.

What SQLAlchemy does at each statement and around each transaction costs several times as much as a small one
itself. Errors are its own all the same, and whoever listens to it for statements and commits is told.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from bot.store.engines import PREPARES_AFTER, take_lock
from bot.store.statements import Answer, Row, Values, prepared, written_for

_DRIVER = "rainmaker_driver"
_CURSOR = "rainmaker_cursor"


class Driver:
    """A connection's driver, with whoever listens for its statements."""

    __slots__ = ("_connection", "_cursor", "_dialect", "_is_sqlite", "_raw", "_told", "_written")

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        raw: Any = connection.connection.driver_connection
        self._raw = raw
        self._told = tuple(connection.dispatch.before_cursor_execute)
        self._dialect = connection.dialect
        self._written = written_for(self._dialect)
        self._is_sqlite = self._dialect.name == "sqlite"
        self._cursor: Any = raw.cursor() if self._is_sqlite else _over_libpq(connection)

    @classmethod
    def of(cls, connection: sa.Connection) -> Driver:
        """The connection's own, made once."""
        kept = connection.info.get(_DRIVER)
        if kept is None or kept._connection is not connection:
            kept = connection.info[_DRIVER] = cls(connection)
        return kept

    def run(self, statement: sa.Executable, values: Values) -> Answer:
        """Run a statement that was built once. Raises DBAPIError, as SQLAlchemy does.

        The values are the caller's no longer: they become the driver's.
        """
        known = prepared(statement, self._written)
        sql, bind = known.shape_for(values)
        return known.answer(self.execute(sql, bind(values)))

    def run_both(
        self, statement: sa.Executable, values: Values, then: sa.Executable, its: Values
    ) -> tuple[Answer, Answer]:
        """Run two statements on one way to PostgreSQL; otherwise as `run`. its: the second's values."""
        one, other = prepared(statement, self._written), prepared(then, self._written)
        (sql, bind), (other_sql, other_bind) = one.shape_for(values), other.shape_for(its)
        asked = [(sql, bind(values)), (other_sql, other_bind(its))]
        for each, bound in asked:
            self._tell(each, bound)
        try:
            first, second = self._cursor.execute_all(asked)
        except self._dialect.loaded_dbapi.Error as error:
            raise self._translated(sql, (), error) from error
        return one.answer(first), other.answer(second)

    def run_many(self, statement: sa.Executable, rows: Sequence[Values]) -> None:
        """Run it once for each row of values; none of them may be a list."""
        sql, bind = self.shape(statement, rows[0])
        if len(rows) == 1:
            self.execute(sql, bind(rows[0]))
        else:
            self.execute(sql, [bind(row) for row in rows], many=True)

    def shape(self, statement: sa.Executable, values: Values) -> tuple[str, Callable[[Values], Row]]:
        """The driver's SQL for a statement with such values, and what makes its parameters of them."""
        return prepared(statement, self._written).shape_for(values)

    def execute(self, sql: str, bound: Any, *, many: bool = False) -> Any:
        """The driver's cursor after the SQL, until the next; whoever listens for statements is told before.

        bound: the values of its places, in order; with `many`, a list of such.
        """
        if self._told:
            self._tell(sql, bound, many=many)
        cursor: Any = self._cursor
        try:
            return cursor.executemany(sql, bound) if many else cursor.execute(sql, bound)
        except self._dialect.loaded_dbapi.Error as error:
            raise self._translated(sql, bound, error) from error

    def begin(self, until: float | None) -> None:
        """Begin a transaction; SQLite waits for its turn until then, by time.monotonic().

        On PostgreSQL it begins with its first statement. Raises DBAPIError, as `commit` does.
        """
        self._told = tuple(self._connection.dispatch.before_cursor_execute)
        if self._is_sqlite:
            self._step("BEGIN", lambda: take_lock(self._raw, until))

    def commit(self) -> None:
        """Commit what was run here, and what SQLAlchemy ran besides on the connection."""
        if self._connection.in_transaction():
            self._connection.commit()
        else:
            for told in self._connection.dispatch.commit:
                told(self._connection)
            self._step("COMMIT", (self._raw if self._is_sqlite else self._cursor).commit)

    def rollback(self) -> None:
        """Take it all back. A connection that cannot even do that is not used again."""
        # One whose commit failed stays with SQLAlchemy, and with the driver, until each is told.
        if self._connection.get_transaction() is not None:
            self._connection.rollback()
        if not self._connection.invalidated:
            try:
                self._raw.rollback()
            except self._dialect.loaded_dbapi.Error as error:
                self._connection.invalidate(error)

    def _tell(self, sql: str, bound: Any, *, many: bool = False) -> None:
        for told in self._told:
            told(self._connection, self._cursor, sql, bound, None, many)

    def _step(self, name: str, step: Callable[[], None]) -> None:
        try:
            step()
        except self._dialect.loaded_dbapi.Error as error:
            raise self._translated(name, (), error) from error

    def _translated(self, sql: str, bound: Any, error: Exception) -> Exception:
        """A driver's error as SQLAlchemy's; a connection that was lost does not go back to the pool."""
        dialect = self._dialect
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


def _over_libpq(connection: sa.Connection) -> Any:
    """The one of psycopg's connection, which knows what is prepared there."""
    known = connection.info.get(_CURSOR)
    if known is None:
        # Loaded only here: on SQLite there is no use for it, and it takes 5 MB and a tenth of the start.
        from bot.store.libpq import Cursor

        raw: Any = connection.connection.driver_connection
        known = connection.info[_CURSOR] = Cursor(raw, connection.info[PREPARES_AFTER])
    return known
