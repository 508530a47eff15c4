"""PostgreSQL's statements straight through libpq, those that come again prepared on the server.

psycopg's own cursor learns anew at each statement how to write and read every type, which takes as long as
the way to the server and back. Values are written and rows are read by psycopg all the same.

The way itself costs more than most statements, so what can go together does: a transaction begins with its
first statement, and one that will be asked for next may go with another.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from psycopg import Connection, OperationalError, RawCursor, generators
from psycopg.abc import Transformer as Types
from psycopg.adapt import PyFormat, Transformer
from psycopg.errors import error_from_result
from psycopg.pq import ConnStatus, ExecStatus, TransactionStatus
from psycopg.pq.abc import PGresult

_DONE = (ExecStatus.TUPLES_OK, ExecStatus.COMMAND_OK)
_MOST_PREPARED = 200
"""The server keeps each in its memory, for each connection."""
_MOST_COUNTED = 1000
"""Statements that are counted; beyond, the count begins anew."""


class Found:
    """What one statement found or wrote."""

    __slots__ = ("_result", "_types")

    def __init__(self, result: PGresult, types: Types) -> None:
        self._result, self._types = result, types

    def fetchall(self) -> list[Any]:
        self._types.set_pgresult(self._result)
        return self._types.load_rows(0, self._result.ntuples, tuple)

    @property
    def rowcount(self) -> int:
        """Of rows that were written or found."""
        return self._result.command_tuples or 0

    @property
    def description(self) -> list[tuple[str, int]] | None:
        """The name and the type's number of each column; None for a statement without rows."""
        result = self._result
        if result.status != ExecStatus.TUPLES_OK:
            return None
        return [
            ((result.fname(place) or b"").decode(), result.ftype(place)) for place in range(result.nfields)
        ]


class Cursor:
    """What runs the statements of one connection, one after the other, in a transaction that they begin.

    prepares_after: how often a statement has to come to be prepared; None: never. Values go as text; of which
    type each is the server sees from the statement. All raise psycopg.Error.
    """

    def __init__(self, connection: Connection[Any], prepares_after: int | None) -> None:
        self._connection = connection
        self._libpq = connection.pgconn
        self._types: Types = Transformer(connection)
        self._after = prepares_after
        self._uses: dict[str, int] = {}
        self._prepared: dict[str, bytes] = {}

    def execute(self, sql: str, values: Sequence[Any]) -> Found:
        """Run a statement."""
        if self._libpq.transaction_status == TransactionStatus.IDLE:
            return self.execute_all(((sql, values),))[0]
        return self._found(self._run(sql, self._written(values)))

    def execute_all(self, statements: Sequence[tuple[str, Sequence[Any]]]) -> list[Found]:
        """Run several, each with its values, on one way to the server, in their order."""
        ready = [(self._name_of(sql), sql, self._written(values)) for sql, values in statements]
        is_first = self._libpq.transaction_status == TransactionStatus.IDLE
        self._libpq.enter_pipeline_mode()
        if is_first:
            self._libpq.send_query_params(b"BEGIN", None)
        for name, sql, written in ready:
            if name is None:
                self._libpq.send_query_params(sql.encode(), written)
            else:
                self._libpq.send_query_prepared(name, written)
        self._libpq.pipeline_sync()
        found = [self._found(result) for result in self._results()]
        return found[is_first:]

    def executemany(self, sql: str, rows: Sequence[Sequence[Any]]) -> None:
        """Run it for each row of values, all on one way to the server; nothing is found."""
        with RawCursor(self._connection) as cursor:
            cursor.executemany(sql, rows)

    def commit(self) -> None:
        """End the transaction, if anything began one."""
        if self._libpq.transaction_status != TransactionStatus.IDLE:
            self._found(self._libpq.exec_(b"COMMIT"))

    def _run(self, sql: str, written: Any) -> PGresult:
        name = self._name_of(sql)
        if name is None:
            return self._libpq.exec_params(sql.encode(), written)
        return self._libpq.exec_prepared(name, written)

    def _written(self, values: Sequence[Any]) -> Any:
        return self._types.dump_sequence(values, [PyFormat.TEXT] * len(values))

    def _name_of(self, sql: str) -> bytes | None:
        """The name on the server of a statement that comes again and again; None of others."""
        return self._prepared.get(sql) or self._prepared_now(sql)

    def _prepared_now(self, sql: str) -> bytes | None:
        uses = self._uses[sql] = self._uses.get(sql, 0) + 1
        if self._after is None or uses <= self._after or len(self._prepared) >= _MOST_PREPARED:
            if len(self._uses) > _MOST_COUNTED:
                self._uses.clear()
            return None
        name = f"rainmaker_{len(self._prepared)}".encode()
        self._found(self._libpq.prepare(name, sql.encode()))
        self._prepared[sql] = name
        return name

    def _found(self, result: PGresult) -> Found:
        if result.status not in _DONE:
            raise error_from_result(result)
        return Found(result, self._types)

    def _results(self) -> list[PGresult]:
        """What the server answers to all that was sent. After an error, the rest was not run, and says so."""
        libpq, wait = self._libpq, self._connection.wait
        if libpq.flush():
            wait(generators.send(libpq))
        results: list[PGresult] = []
        while libpq.status != ConnStatus.BAD:
            result = wait(generators.fetch(libpq)) if libpq.is_busy() else libpq.get_result()
            if result is None:  # as it is after each statement's
                continue
            if result.status == ExecStatus.PIPELINE_SYNC:
                libpq.exit_pipeline_mode()
                return results
            results.append(result)
        if not results or results[-1].status in _DONE:
            raise OperationalError(libpq.get_error_message())
        return results
