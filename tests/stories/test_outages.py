"""Outages: the change is kept and told later, or refused whole and said to be; never half, never silent."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
import sqlalchemy as sa

from bot.playground.faults import Fault
from bot.store.errors import NotTaken
from bot.store.work import Store
from tests.front_door import SALES, FrontDoor, click, submission
from tests.office import Office
from tests.waiting import PATIENCE

sqlite_only = pytest.mark.parametrize("url", ["sqlite"], indirect=True)
postgresql_only = pytest.mark.parametrize("url", ["postgresql"], indirect=True)
_CUT_ALL = sa.text(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = :database AND pid <> pg_backend_pid()"
)


@pytest.fixture
def door(store: Store) -> FrontDoor:
    door = FrontDoor(store)
    door.types("/deal add Acme $40k")
    return door


def kinds(door: FrontDoor) -> list[str]:
    """What happened to the deals, in order."""
    return [row[4] for row in door.rows()["events"]]


@sqlite_only
def test_while_slack_is_down_the_change_is_kept_and_told_afterwards(office: Office) -> None:
    office.ada.types("/pipeline subscribe all")
    office.slack.faults.order(Fault("chat.postMessage", "server_error", times=None))

    answer = office.sam.types("/deal add Acme $40k")
    assert "Acme added" in answer.text
    office.slack.wait_for(lambda: office.slack.calls("chat.postMessage"))
    assert office.posts("sales") == []

    office.slack.faults.cancel()
    office.slack.wait_for(lambda: office.posts("sales"))


def form_of(name: str) -> dict[str, Any]:
    """A new deal's form, filled in."""
    kept = {"command": {"verb": "add"}, "channel": SALES, "asked_at": "2026-03-04T09:00:00+00:00"}
    form = {"callback_id": "form:add", "private_metadata": json.dumps(kept)}
    return submission(form, {"name": {"type": "plain_text_input", "value": name}})


@contextmanager
def locked(url: str) -> Iterator[None]:
    """Another program in the middle of writing to the same rows."""
    with sa.create_engine(url, poolclass=sa.NullPool).connect() as other:
        other.exec_driver_sql("BEGIN IMMEDIATE" if "sqlite" in url else "LOCK TABLE deals")
        yield
        other.rollback()


def test_a_locked_database_is_told_in_time_and_nothing_has_changed(door: FrontDoor, url: str) -> None:
    undo = door.types("/deal move Acme qualified").buttons["Undo"]
    before = door.rows()
    hasty = FrontDoor(door.store, patience=0.1)
    with locked(url):
        answer = hasty.types("/deal move Acme negotiation")
        assert "Nothing changed" in answer.text
        clicked = hasty.interacts(click(undo))
        submitted = hasty.interacts(form_of("Beta"))
    assert clicked.status == 503, "Slack shows the member that the click failed"
    assert "Nothing changed" in submitted.message["errors"]["name"], "the form stays, with what was typed"
    assert door.rows() == before
    assert "Negotiation" in door.types("/deal move Acme negotiation").text


def test_after_a_commit_that_failed_the_connection_is_as_good_as_before(store: Store) -> None:
    """As on a full disk; here a promise about another row is broken, which is looked at in the end."""
    with store.engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE parent (id INTEGER PRIMARY KEY)")
        connection.exec_driver_sql(
            "CREATE TABLE child (id INTEGER REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)"
        )
    for _ in range(3):
        with pytest.raises(NotTaken):
            store.run("T1", lambda work: work.connection.execute(sa.text("INSERT INTO child VALUES (1)")))
    assert store.run("T1", lambda work: work.connection.execute(sa.text("SELECT 1")).scalar_one()) == 1


def test_what_takes_longer_than_slack_waits_is_not_done_behind_the_members_back(door: FrontDoor) -> None:
    before = door.rows()
    assert "Nothing changed" in FrontDoor(door.store, patience=0).types("/deal move Acme negotiation").text
    assert door.rows() == before


@sqlite_only
def test_a_database_whose_file_was_deleted_is_not_well(door: FrontDoor, url: str) -> None:
    assert door.bot.health()[0]
    Path(url.removeprefix("sqlite:///")).unlink()
    assert door.bot.health() == (False, {"database": "out of reach", "reason": "its file is gone"})


@postgresql_only
def test_a_database_whose_tables_are_locked_is_not_well(door: FrontDoor) -> None:
    with door.store.engine.begin() as connection:
        connection.execute(sa.text("LOCK TABLE outbox, lanes IN ACCESS EXCLUSIVE MODE"))
        assert door.bot.health() == (False, {"database": "out of reach", "reason": "OperationalError"})
    assert door.bot.health()[0]


@sqlite_only
def test_a_full_disk_refuses_changes_whole(door: FrontDoor) -> None:
    limit = [0]

    def confine(connection: sqlite3.Connection, *_: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {limit[0]}")

    with door.store.engine.connect() as connection:
        limit[0] = connection.exec_driver_sql("PRAGMA page_count").scalar_one() + 4
    door.store.close()
    sa.event.listen(door.store.engine, "checkout", confine)

    answers = [door.types(f"/deal note Acme {number} {'x' * 2000}") for number in range(12)]

    kept = sum("Undo" in answer.buttons for answer in answers)
    assert 0 < kept < len(answers)
    assert "Nothing changed" in answers[-1].text
    assert kinds(door) == ["added"] + ["noted"] * kept

    limit[0] = 100_000
    assert "Undo" in door.types("/deal note Acme there is room again").buttons


@postgresql_only
def test_a_database_that_has_become_read_only_is_told_and_nothing_has_changed(door: FrontDoor) -> None:
    before = door.rows()
    database = door.store.engine.url.database
    with door.store.engine.begin() as connection:
        connection.exec_driver_sql(f"ALTER DATABASE {database} SET default_transaction_read_only = on")
    door.store.close()
    assert "Nothing changed" in door.types("/deal move Acme negotiation").text
    assert door.rows() == before


@postgresql_only
@pytest.mark.parametrize(
    "moment", ["INSERT INTO inbox", "UPDATE deals", "INSERT INTO events", "commit", "committed"]
)
def test_a_connection_lost_in_the_middle_is_made_good(door: FrontDoor, url: str, moment: str) -> None:
    with cut_at(door, url, moment, times=1):
        answer = door.types("/deal move Acme negotiation")
    assert "Negotiation" in answer.text
    assert kinds(door) == ["added", "moved"]


@postgresql_only
def test_a_database_that_stays_away_is_told_and_nothing_has_changed(door: FrontDoor, url: str) -> None:
    before = door.rows()
    with cut_at(door, url, "UPDATE deals", times=100):
        assert "Nothing changed" in door.types("/deal move Acme negotiation").text
    assert door.rows() == before
    assert "Negotiation" in door.types("/deal move Acme negotiation").text


@postgresql_only
def test_what_may_have_been_saved_is_not_called_unchanged(door: FrontDoor, url: str) -> None:
    with cut_at(door, url, "committed", times=100, for_good=True):
        answer = door.types("/deal move Acme negotiation")
    assert "may be saved or not" in answer.text
    assert kinds(door) == ["added", "moved"]


@postgresql_only
def test_after_a_restart_of_the_database_the_first_command_succeeds(door: FrontDoor, url: str) -> None:
    """However many connections had been opened, and were lost with it."""
    busy = Barrier(7)
    with ThreadPoolExecutor(7) as threads:
        list(threads.map(lambda _: door.store.run("T1", lambda work: busy.wait(PATIENCE)), range(7)))
    with sa.create_engine(url, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool).connect() as other:
        other.execute(_CUT_ALL, {"database": door.store.engine.url.database})

    assert "Negotiation" in door.types("/deal move Acme negotiation").text


@contextmanager
def cut_at(door: FrontDoor, url: str, moment: str, times: int, *, for_good: bool = False) -> Iterator[None]:
    """The server drops all connections just before that statement, so many times.

    moment: also "commit", and "committed": it is done then, and the reply is lost. for_good: as long as the
    block lasts, the server lets nobody in afterwards.
    """
    left = [times]
    database = sa.make_url(url).database
    elsewhere = sa.make_url(url).set(database="postgres")
    administrator = sa.create_engine(elsewhere, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)

    def let_in(anybody: bool) -> None:
        with administrator.connect() as connection:
            connection.exec_driver_sql(f"ALTER DATABASE {database} ALLOW_CONNECTIONS {anybody}")

    def cut() -> None:
        if left[0]:
            left[0] -= 1
            if for_good:
                let_in(False)
            with administrator.connect() as connection:
                connection.execute(_CUT_ALL, {"database": database})

    def before(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if moment in statement:
            cut()

    def committing(connection: sa.Connection) -> None:
        if moment == "committed" and left[0]:
            raw: Any = connection.connection.driver_connection
            raw.pgconn.exec_(b"COMMIT")
            raw.pgconn.exec_(b"BEGIN")  # so that there is something whose reply can be lost
        if moment.startswith("commit"):
            cut()

    sa.event.listen(door.store.engine, "before_cursor_execute", before)
    sa.event.listen(door.store.engine, "commit", committing)
    yield
    sa.event.remove(door.store.engine, "before_cursor_execute", before)
    sa.event.remove(door.store.engine, "commit", committing)
    if for_good:
        let_in(True)
