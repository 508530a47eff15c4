"""Transactions: one for each command, bound to one workspace.

`Store.run(team, job)` calls `job(work)` inside a transaction and commits. When the database gives up on
the transaction for a reason that passes (a lost connection, a serialization failure, a deadlock, a
write that someone else overtook), the whole job runs again, so a job must do nothing but read and write
through its `Work`.
"""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, IntegrityError

from bot.store import together
from bot.store.ahead import Ahead
from bot.store.driver import Driver
from bot.store.engines import READING, engine_of, waiting
from bot.store.errors import (
    NotTaken,
    Overtaken,
    StoreUnavailable,
    as_not_taken,
    as_unavailable,
    is_not_taken,
    reason_of,
)
from bot.store.sight import Sight
from bot.store.statements import Answer
from bot.store.together import Held
from bot.store.trying import Trying

Result = TypeVar("Result")

_TRIES = 5
_KEPT_OPEN = 8
_PASSING = {"40001", "40P01"}
"""SQLSTATE serialization_failure and deadlock_detected (PostgreSQL, appendix A)."""


@dataclass(slots=True)
class Work:
    """One open transaction, for one team. notices counts what it left in the outbox.

    sight: what its asker can have seen. written: the deals that it changed. is_sqlite: which of the two
    databases it runs on. driver: what its statements are run by.
    """

    team: str
    connection: sa.Connection
    notices: int = 0
    sight: Sight = field(default_factory=Sight)
    written: set[int] = field(default_factory=set)
    is_sqlite: bool = field(init=False)
    driver: Driver = field(init=False)
    _held: list[Held] | None = None
    _ahead: Ahead | None = None

    def __post_init__(self) -> None:
        self.is_sqlite = self.connection.dialect.name == "sqlite"
        self.driver = Driver.of(self.connection)

    def execute(self, statement: sa.Executable, /, **values: Any) -> Answer:
        """Run a statement that was built once; `team` is always bound to this workspace."""
        if self._held:
            self._send()
        values = {"team": self.team, **values}
        ahead, self._ahead = self._ahead, None
        if ahead is None:
            return self.driver.run(statement, values)
        if ahead.answer is None:
            self._ahead = ahead
            return ahead.go_with(self.driver, statement, values)
        return ahead.answer_to(statement, values) or self.driver.run(statement, values)

    def ask_ahead(self, statement: sa.Executable, /, **values: Any) -> None:
        """Have a question go with the next statement, if that saves a trip.

        Whoever executes it next has the answer at once, unless something else was executed in between. It is
        not known whether that was a write, so it could be another answer by then.
        """
        if not self.is_sqlite:
            self._ahead = Ahead(statement, {"team": self.team, **values})

    def execute_many(self, statement: sa.Executable, rows: list[dict[str, Any]]) -> None:
        """Run it once for each row of values, `team` bound in each."""
        self._ahead = None
        if self._held:
            self._send()
        if rows:
            self.driver.run_many(statement, [{"team": self.team, **row} for row in rows])

    @contextmanager
    def together(self) -> Iterator[None]:
        """Within the block, what is written by `write` and `write_many` may wait to go in one round trip.

        It has gone before anything else is executed, and at the block's end. SQLite, which is no trip away,
        writes at once.
        """
        if not self.is_sqlite:
            self._held = []
        try:
            yield
            if self._held:
                self._send()
        finally:
            self._held = None

    @contextmanager
    def apart(self) -> Iterator[None]:
        """Within the block all is written or nothing, whatever becomes of the rest of the transaction.

        Raises NotTaken for a value that the database does not take, and whatever the block raises.
        """
        try:
            with as_not_taken(), self.connection.begin_nested():
                yield
        finally:
            self._ahead = None  # Its answer may be of what is taken back.

    def write(self, statement: sa.Executable, /, **values: Any) -> None:
        """Run a statement that has to write one row, now or together with others.

        Raises Overtaken when it writes none, at once or when it goes.
        """
        if self._held is None:
            together.expect_one(self.execute(statement, **values).rowcount)
            return
        # Two may be about one row, as when a deal that is won moves on.
        if any(each.is_guarded for each in self._held):
            self._send()
        self._held.append(Held(statement, {"team": self.team, **values}, is_guarded=True))

    def write_many(self, statement: sa.Executable, rows: list[dict[str, Any]]) -> None:
        """Run it once for each row of values, now or together with others; no two may be about one row."""
        if self._held is None or len(self._held) + len(rows) > together.MOST:
            self.execute_many(statement, rows)
        else:
            self._held += [Held(statement, {"team": self.team, **row}, is_guarded=False) for row in rows]

    def left(self, notices: int) -> None:
        """Count notices left in the outbox; at the commit, workers in other processes hear of them."""
        if notices and not self.is_sqlite:
            self.write_many(_NOTIFY, [{}])
        self.notices += notices

    def _send(self) -> None:
        held, self._held, self._ahead = self._held or [], [], None
        together.run(self.driver, held)


class Store:
    """The database. `woken` is set whenever a commit left notices, so that a worker need not wait."""

    def __init__(self, url: str) -> None:
        self.engine = engine_of(url)
        self.is_sqlite = self.engine.dialect.name == "sqlite"
        self.woken = threading.Event()
        # SQLite has one writer: waiting here costs less than its busy handler's sleeping.
        self._writer = threading.Lock()
        self._being_written: set[int] = set()
        self._open: dict[float | None, list[sa.Connection]] = defaultdict(list)

    def run(self, team: str, job: Callable[[Work], Result], within: float | None = None) -> Result:
        """The job's result, once its transaction is committed.

        Whatever the job raises rolls back and is raised again. Raises StoreUnavailable when the
        database would not, even after trying again, and NotTaken for a value that it does not take.
        within: seconds that whoever asked waits; what could not be committed by then is not committed at
        all, and no lock is waited for longer. Where nobody knows whether it was, it is MayBeSaved.
        """
        sight = Sight(being_written=self._being_written)
        until = None if within is None else time.monotonic() + within
        trying = Trying(until, locks=None if self.is_sqlite else within)
        for attempt in range(1, _TRIES + 1):
            try:
                result, notices = self._run_in_turn(team, job, sight, trying)
            except Overtaken:
                if attempt == _TRIES or trying.is_over:
                    raise trying.given_up("The deal kept changing.") from None
            except DBAPIError as error:
                if error.connection_invalidated:
                    self.close()  # The others were lost with it, most likely.
                passes = _passes(error) or trying.may_be_saved
                if attempt == _TRIES or not passes or trying.is_over:
                    if is_not_taken(error) and not trying.may_be_saved:
                        raise NotTaken(reason_of(error)) from error
                    raise trying.given_up(reason_of(error)) from error
                trying.rest()
            else:
                # Where it is set already, whoever waits has yet to look.
                if notices and not self.woken.is_set():
                    self.woken.set()
                return result
        raise AssertionError("unreachable")

    def _run_in_turn(
        self, team: str, job: Callable[[Work], Result], sight: Sight, trying: Trying
    ) -> tuple[Result, int]:
        """As `_run_once`, when it is this thread's turn to write; PostgreSQL sees to turns itself."""
        written: set[int] = set()
        once = partial(self._run_once, team, job, sight, written, trying)
        if not self.is_sqlite:
            return once()
        if not self._writer.acquire(timeout=trying.left()):
            raise StoreUnavailable("Too many write at once.")
        self._being_written = written
        try:
            return once()
        except BaseException:
            written.clear()
            raise
        finally:
            self._being_written = set()
            self._writer.release()

    def _run_once(
        self,
        team: str,
        job: Callable[[Work], Result],
        sight: Sight,
        written: set[int],
        trying: Trying,
    ) -> tuple[Result, int]:
        """The job's result and how many notices it left. written: takes the deals that it changes."""
        connection = self._take_connection(trying.locks)
        try:
            work = Work(team, connection, sight=sight, written=written)
            work.driver.begin(trying.until)
            try:
                result = job(work)
                if trying.is_over:
                    raise trying.given_up("It took too long.")
                try:
                    work.driver.commit()
                except DBAPIError as error:
                    trying.may_be_saved |= error.connection_invalidated
                    raise
            except BaseException:
                work.driver.rollback()
                raise
            return result, work.notices
        finally:
            self._give_back(connection, trying.locks)

    def _take_connection(self, locks: float | None) -> sa.Connection:
        try:
            return self._open[locks].pop()
        except IndexError:
            return waiting(self.engine.connect(), locks)

    def _give_back(self, connection: sa.Connection, locks: float | None) -> None:
        """Keep it for the next transaction: one from the pool costs as much as two statements."""
        kept = self._open[locks]
        if connection.invalidated or len(kept) >= _KEPT_OPEN:
            connection.close()
        else:
            kept.append(connection)

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A connection for looking over all teams, such as health checks and `doctor` do; writes nothing.

        Raises StoreUnavailable when the database does not answer.
        """
        with (
            as_unavailable(),
            self.engine.connect() as connection,
            connection.execution_options(**READING).begin(),
        ):
            yield connection

    def close(self) -> None:
        """Close every connection that is not in use; whoever needs one afterwards opens it anew."""
        for kept in list(self._open.values()):
            while kept:
                with suppress(IndexError):  # another thread took the last
                    kept.pop().close()
        self.engine.dispose()


CHANNEL = "rainmaker_outbox"
"""PostgreSQL's NOTIFY channel, on which workers in other processes listen."""
_NOTIFY = sa.select(sa.func.pg_notify(CHANNEL, ""))


def _passes(error: DBAPIError) -> bool:
    """Whether the job may go through now: a key that is there already was mostly written meanwhile."""
    is_race = isinstance(error, IntegrityError) or getattr(error.orig, "sqlstate", None) in _PASSING
    return is_race or error.connection_invalidated
