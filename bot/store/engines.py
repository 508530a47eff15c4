"""How each of the two databases is opened, and how a transaction begins there."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path
from typing import Any

import sqlalchemy as sa

_READING = "rainmaker_reading"
READING = {_READING: True}
"""Execution options of a connection that writes nothing."""

PREPARES_AFTER = "rainmaker_prepares_after"
"""How often a statement has to come on a connection to be prepared; None: never."""

_PATIENCE_SECONDS = 2.5
"""How long a transaction waits for another program to unlock SQLite's file, unless told until when."""
_CONNECT_SECONDS = 2
"""How long PostgreSQL is given to answer the door: the least that libpq knows."""
_GIVES_UP = {
    "connect_timeout": _CONNECT_SECONDS,
    "tcp_user_timeout": 3000,
    "keepalives_idle": 3,
    "keepalives_interval": 1,
    "keepalives_count": 3,
}
"""When a silent server is given up: where the network swallows everything, the kernel alone would wait
for a quarter of an hour. https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-PARAMKEYWORDS"""
_LOCK_SECONDS = "rainmaker_lock_seconds"
"""How long a connection is remembered to wait for a lock."""
_BUSY_MILLISECONDS = 10
"""How long SQLite waits at a time; `take_lock` asks again."""


def engine_of(url: str) -> sa.Engine:
    """The engine for a database's address. Its errors show no values: the log is not for notes and names."""
    if not url.startswith("sqlite"):
        # No pre-ping, which would cost a round trip each: a connection that was lost is found by its first
        # statement, and the job runs again on a fresh one.
        engine = sa.create_engine(
            url,
            connect_args=_GIVES_UP,
            pool_size=20,
            max_overflow=20,
            pool_use_lifo=True,
            hide_parameters=True,
        )
        sa.event.listen(engine, "connect", _prepare_postgresql)
        return engine
    engine = sa.create_engine(
        url,
        hide_parameters=True,
        connect_args={"check_same_thread": False, "timeout": _PATIENCE_SECONDS},
        pool_size=20,
        max_overflow=20,
    )
    sa.event.listen(engine, "connect", _prepare_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_postgresql(connection: Any, record: sa.pool.ConnectionPoolEntry) -> None:
    """Have statements planned for the workspace that asks and prepared by the driver alone; instants are UTC.

    A plan for all workspaces is made for one of middling size: beside ten thousand small ones the funnel of a
    large one took six seconds by it, and 20 ms by its own. With prepared statements of its own, psycopg would
    let go of all that the connection has at each rollback.
    """
    record.info[PREPARES_AFTER], connection.prepare_threshold = connection.prepare_threshold, None
    connection.execute("SET plan_cache_mode = force_custom_plan")
    connection.execute("SET TIME ZONE 'UTC'")
    connection.commit()


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    # The driver would begin deferred transactions by itself; those fail when they come to write.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    # KB of pages that a connection keeps besides the system's own cache of the file; SQLite would keep 2 MB.
    cursor.execute("PRAGMA cache_size=-500")
    cursor.execute(f"PRAGMA busy_timeout={_BUSY_MILLISECONDS}")
    cursor.close()


def _begin_sqlite(connection: sa.Connection) -> None:
    """Begin for SQLAlchemy. Its statements and savepoints within a `Work` join what that has begun."""
    raw: Any = connection.connection.driver_connection
    if raw.in_transaction:
        return
    if connection.get_execution_options().get(_READING):
        connection.exec_driver_sql("BEGIN")
        return
    try:
        take_lock(raw)
    except sqlite3.OperationalError:
        # Once more by the driver's own way, where an error is translated.
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def take_lock(raw: sqlite3.Connection, until: float | None = None) -> None:
    """Begin with SQLite's one writing lock, asking every few milliseconds. Raises OperationalError.

    until: when to give up, by time.monotonic(). SQLite itself comes to ask but ten times a second, and hardly
    ever finds a gap between the writers of another process that is busy.
    """
    until = until or time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            raw.execute("BEGIN IMMEDIATE")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() >= until:
                raise


def waiting(connection: sa.Connection, seconds: float | None) -> sa.Connection:
    """The connection, waiting so long for each lock on PostgreSQL; None: as long as it takes."""
    if connection.dialect.name == "sqlite" or connection.info.get(_LOCK_SECONDS) == seconds:
        return connection
    connection.exec_driver_sql(f"SET lock_timeout = {round((seconds or 0) * 1000)}")
    connection.commit()
    connection.info[_LOCK_SECONDS] = seconds
    return connection


def missing_file(engine: sa.Engine) -> Path | None:
    """The SQLite file that is not there; None where there is nothing to miss. To connect would make it."""
    file = sqlite_file(str(engine.url))
    try:
        return None if file is None or file.exists() else file.absolute()
    except PermissionError:  # Whoever opens it hears so.
        return None


def sqlite_file(url: str) -> Path | None:
    """The file behind a SQLite URL; None in memory or for another database."""
    parsed = sa.make_url(url)
    if parsed.get_backend_name() != "sqlite" or parsed.database in (None, "", ":memory:"):
        return None
    return Path(str(parsed.database))
