"""Statements, compiled once for each database and then run on its driver.

SQLAlchemy writes the SQL and knows how each database keeps a date or an instant. What it does besides at
every execution costs ten times as much as a small statement itself, so here that is done once. Only for
statements that are built once: what is compiled is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Dialect, IteratorResult
from sqlalchemy.engine.result import SimpleResultMetaData
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

Values = dict[str, Any]
Row = tuple[Any, ...]
Convert = Callable[[Any], Any]
_MOST_STATEMENTS = 1024
_MOST_SHAPES = 100
"""How many lengths of its lists a statement is kept for."""


class Answer(IteratorResult[*tuple[Any, ...]]):
    """The rows that a statement found, and how many it wrote."""

    def __init__(self, columns: SimpleResultMetaData, rows: list[Row], rowcount: int) -> None:
        super().__init__(columns, iter(rows))
        self.rowcount = rowcount


def run(connection: sa.Connection, statement: sa.Executable, values: Values) -> Answer:
    """Run a statement that was built once. Raises DBAPIError, as SQLAlchemy does.

    The values are the caller's no longer: they become the driver's.
    """
    prepared = _prepared(statement, connection.dialect)
    sql, bind = prepared.shape_for(values)
    return prepared.answer(execute(connection, sql, bind(values)))


def run_many(connection: sa.Connection, statement: sa.Executable, rows: Sequence[Values]) -> None:
    """Run it once for each row of values; none of them may be a list."""
    sql, bind = shape(connection, statement, rows[0])
    if len(rows) == 1:
        execute(connection, sql, bind(rows[0]))
    else:
        execute(connection, sql, [bind(row) for row in rows], many=True)


def shape(
    connection: sa.Connection, statement: sa.Executable, values: Values
) -> tuple[str, Callable[[Values], Any]]:
    """The driver's SQL for a statement with such values, and what makes the driver's parameters of them."""
    return _prepared(statement, connection.dialect).shape_for(values)


def execute(
    connection: sa.Connection,
    sql: str,
    bound: Any,
    *,
    many: bool = False,
    opener: Callable[[Any], Any] | None = None,
) -> Any:
    """The driver's cursor after the SQL; whoever listens for statements is told of it before.

    opener: makes the cursor of a driver's connection, where it is not the usual one.
    """
    raw: Any = connection.connection.driver_connection
    cursor: Any = raw.cursor() if opener is None else opener(raw)
    for told in connection.dispatch.before_cursor_execute:
        told(connection, cursor, sql, bound, None, many)
    try:
        cursor.executemany(sql, bound) if many else cursor.execute(sql, bound)
    except connection.dialect.loaded_dbapi.Error as error:
        raise _translated(connection, sql, bound, error) from error
    return cursor


def _translated(connection: sa.Connection, sql: str, bound: Any, error: Exception) -> Exception:
    """A driver's error as SQLAlchemy's; a connection that was lost does not go back to the pool."""
    dialect = connection.dialect
    lost = dialect.is_disconnect(error, connection.connection.driver_connection, None)  # type: ignore[arg-type]
    if lost:
        connection.invalidate(error)
    return DBAPIError.instance(
        sql, bound, error, dialect.loaded_dbapi.Error, connection_invalidated=lost, dialect=dialect
    )


class _Prepared:
    """One statement in the SQL of one database."""

    def __init__(self, statement: sa.Executable, dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect)  # type: ignore[attr-defined]
        self._compiled: SQLCompiler = compiled
        self._dialect = dialect
        self._binds = {name: bind for bind, name in compiled.bind_names.items()}
        self._fixed = {name: compiled.params[name] for name, bind in self._binds.items() if not bind.required}
        self._lists = tuple(name for name, bind in self._binds.items() if bind.expanding)
        self._shapes: dict[tuple[int, ...], tuple[str, Callable[[Values], Any]]] = {}
        self._types: list[TypeEngine[Any]] = [
            column.type for column in getattr(statement, "exported_columns", ())
        ]
        self._columns = SimpleResultMetaData(())
        self._converted: list[tuple[int, Convert]] | None = None

    def shape_for(self, values: Values) -> tuple[str, Callable[[Values], Any]]:
        """The SQL for lists as long as these, and what makes the driver's parameters of such values."""
        lengths = tuple([len(self._given(values, name)) for name in self._lists])
        shape = self._shapes.get(lengths)
        if shape is None:
            if len(self._shapes) >= _MOST_SHAPES:
                self._shapes.clear()
            shape = self._shapes[lengths] = self._shaped(values)
        return shape

    def _given(self, values: Values, name: str) -> Any:
        return values[name] if name in values else self._fixed[name]

    def _shaped(self, values: Values) -> tuple[str, Callable[[Values], Any]]:
        state = self._compiled.construct_expanded_state({**self._fixed, **values})
        converted = [
            (each, convert)
            for name, bind in self._binds.items()
            if (convert := bind.type.dialect_impl(self._dialect).bind_processor(self._dialect))
            for each in state.parameter_expansion.get(name, [name])
        ]
        return state.statement, self._binder(state.parameter_expansion, converted, state.positiontup)

    def _binder(
        self,
        lists: Mapping[str, list[str]],
        converted: Sequence[tuple[str, Convert]],
        order: Sequence[str] | None,
    ) -> Callable[[Values], Any]:
        fixed = self._fixed
        place = tuple_of(order) if order is not None else None

        def bind(values: Values) -> Any:
            flat = {**fixed, **values} if fixed else values
            for name, each in lists.items():
                flat.update(zip(each, flat[name], strict=True))
            for name, convert in converted:
                flat[name] = convert(flat[name])
            return flat if place is None else place(flat)

        return bind

    def answer(self, cursor: Any) -> Answer:
        if cursor.description is None:
            return Answer(self._columns, [], cursor.rowcount)
        if self._converted is None:
            self._learn(cursor.description)
        rows = cursor.fetchall()
        if self._converted and rows:
            rows = [self._read(row) for row in rows]
        return Answer(self._columns, rows, cursor.rowcount)

    def _learn(self, description: Sequence[Any]) -> None:
        """How the columns are called and read; textual statements say nothing about their types."""
        found = zip(self._types, description, strict=True) if self._types else ()
        readers = [
            type_.dialect_impl(self._dialect).result_processor(self._dialect, column[1])
            for type_, column in found
        ]
        self._columns = SimpleResultMetaData([column[0] for column in description])
        self._converted = [(place, read) for place, read in enumerate(readers) if read]

    def _read(self, row: Row) -> Row:
        read = list(row)
        for place, convert in self._converted or ():
            read[place] = convert(read[place])
        return tuple(read)


def tuple_of(names: Sequence[str]) -> Callable[[Values], Row]:
    """Takes the values of those names, in their order."""
    if len(names) > 1:
        return itemgetter(*names)
    return lambda values: tuple(values[name] for name in names)


@lru_cache(maxsize=_MOST_STATEMENTS)
def _prepared(statement: sa.Executable, dialect: Dialect) -> _Prepared:
    return _Prepared(statement, dialect)
