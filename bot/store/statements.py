"""Statements, compiled once for each database, to be run by its `Driver`.

SQLAlchemy writes the SQL and knows how each database keeps a date or an instant. What it does besides at
every execution costs ten times as much as a small statement itself, so here that is done once. Only for
statements that are built once: what is compiled is kept.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from operator import itemgetter
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import MultipleResultsFound, NoResultFound
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

Values = dict[str, Any]
Row = tuple[Any, ...]
Convert = Callable[[Any], Any]
_MOST_STATEMENTS = 1024
_MOST_SHAPES = 100
"""How many lengths of its lists a statement is kept for."""


class Answer:
    """The rows that a statement found, named tuples, and how many it wrote."""

    __slots__ = ("_rows", "rowcount")

    def __init__(self, rows: list[Any], rowcount: int) -> None:
        self._rows = rows
        self.rowcount = rowcount

    def __iter__(self) -> Iterator[Any]:
        return iter(self._rows)

    def all(self) -> list[Any]:
        return self._rows

    def first(self) -> Any:
        """The first row; None where there is none."""
        return self._rows[0] if self._rows else None

    def one_or_none(self) -> Any:
        """The only row, or None. Raises MultipleResultsFound, as SQLAlchemy does."""
        if len(self._rows) > 1:
            raise MultipleResultsFound(f"{len(self._rows)} rows where one at most was expected")
        return self.first()

    def one(self) -> Any:
        """The only row. Raises NoResultFound or MultipleResultsFound, as SQLAlchemy does."""
        if not self._rows:
            raise NoResultFound("no row where one was expected")
        return self.one_or_none()

    def scalars(self) -> list[Any]:
        """The first value of each row."""
        return [row[0] for row in self._rows]

    def scalar_one(self) -> Any:
        """The first value of the only row; raises as `one` does."""
        return self.one()[0]

    def scalar_one_or_none(self) -> Any:
        """The same, None where there is no row."""
        row = self.one_or_none()
        return None if row is None else row[0]


def _no_row(_: Row) -> None:
    """What is read of a statement that answers with no rows."""


class _Prepared:
    """One statement in the SQL of one database."""

    def __init__(self, statement: sa.Executable, dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect)  # type: ignore[attr-defined]
        self._compiled: SQLCompiler = compiled
        self._dialect = dialect
        self._binds = {name: bind for bind, name in compiled.bind_names.items()}
        self._fixed = {name: compiled.params[name] for name, bind in self._binds.items() if not bind.required}
        self._lists = tuple(name for name, bind in self._binds.items() if bind.expanding)
        self._shapes: dict[tuple[int, ...], tuple[str, Callable[[Values], Row]]] = {}
        self._types: list[TypeEngine[Any]] = [
            column.type for column in getattr(statement, "exported_columns", ())
        ]
        self._row: Callable[[Row], Any] | None = None
        self._converted: list[tuple[int, Convert]] = []

    def shape_for(self, values: Values) -> tuple[str, Callable[[Values], Row]]:
        """The SQL for lists as long as these, and what makes the driver's parameters of such values."""
        lengths = tuple([len(self._given(values, name)) for name in self._lists]) if self._lists else ()
        shape = self._shapes.get(lengths)
        if shape is None:
            if len(self._shapes) >= _MOST_SHAPES:
                self._shapes.clear()
            shape = self._shapes[lengths] = self._shaped(values)
        return shape

    def _given(self, values: Values, name: str) -> Any:
        return values[name] if name in values else self._fixed[name]

    def _shaped(self, values: Values) -> tuple[str, Callable[[Values], Row]]:
        state = self._compiled.construct_expanded_state({**self._fixed, **values})
        converted = [
            (each, convert)
            for name, bind in self._binds.items()
            if (convert := bind.type.dialect_impl(self._dialect).bind_processor(self._dialect))
            for each in state.parameter_expansion.get(name, [name])
        ]
        return state.statement, self._binder(state.parameter_expansion, converted, state.positiontup or ())

    def _binder(
        self,
        lists: Mapping[str, list[str]],
        converted: Sequence[tuple[str, Convert]],
        order: Sequence[str],
    ) -> Callable[[Values], Row]:
        fixed = self._fixed
        place = _tuple_of(order)

        def bind(values: Values) -> Row:
            flat = {**fixed, **values} if fixed else values
            for name, each in lists.items():
                flat.update(zip(each, flat[name], strict=True))
            for name, convert in converted:
                if (value := flat[name]) is not None:
                    flat[name] = convert(value)
            return place(flat)

        return bind

    def answer(self, cursor: Any) -> Answer:
        # Asked but once: psycopg takes longer to describe a row than to read it.
        row = self._row or self._learn(cursor.description)
        if row is _no_row:
            return Answer([], cursor.rowcount)
        found = cursor.fetchall()
        if self._converted:
            found = [self._read(each) for each in found]
        return Answer([row(each) for each in found], cursor.rowcount)

    def _learn(self, description: Sequence[Any] | None) -> Callable[[Row], Any]:
        """How the columns are called and read; textual statements say nothing about their types."""
        if description is None:
            self._row = _no_row
            return _no_row
        found = zip(self._types, description, strict=True) if self._types else ()
        readers = [
            type_.dialect_impl(self._dialect).result_processor(self._dialect, column[1])
            for type_, column in found
        ]
        self._converted = [(place, read) for place, read in enumerate(readers) if read]
        named = namedtuple("Row", [column[0] for column in description], rename=True)  # type: ignore[misc]
        self._row = partial(tuple.__new__, named)
        return self._row

    def _read(self, row: Row) -> list[Any]:
        read = list(row)
        for place, convert in self._converted:
            read[place] = convert(read[place])
        return read


def _tuple_of(names: Sequence[str]) -> Callable[[Values], Row]:
    """Takes the values of those names, in their order."""
    if len(names) > 1:
        return itemgetter(*names)
    return lambda values: tuple(values[name] for name in names)


@lru_cache
def written_for(dialect: Dialect) -> Dialect:
    """The dialect in which a database's statements are written: PostgreSQL's own places are "$1", "$2"."""
    return dialect if dialect.name == "sqlite" else type(dialect)(paramstyle="numeric_dollar")  # type: ignore[call-arg]


@lru_cache(maxsize=_MOST_STATEMENTS)
def prepared(statement: sa.Executable, dialect: Dialect) -> _Prepared:
    """The statement as `written_for` its database."""
    return _Prepared(statement, dialect)
