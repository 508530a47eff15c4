"""The bot beside a playground: on a database of its own, with the workspace's clock.

Its delivery and its clock begin only when the team has typed its past: until then the workspace's clock runs
through two months, and each line's notices are told on their own day, one line after the other.
"""

from __future__ import annotations

import gc
import os
import socket
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import sqlalchemy as sa
import structlog

from bot.app import Rainmaker, utc_now
from bot.domain.stages import TEMPLATES, seven_phases
from bot.domain.workspaces import Workspace
from bot.playground.run import Running
from bot.processes import alongside, run_web, telling
from bot.settings import Settings
from bot.store import people
from bot.store.revisions import lacking
from bot.store.work import Store

ZONE = "Europe/London"
_STAGES = {"wholesale": TEMPLATES["wholesale"], "saas": TEMPLATES["saas"]}
"""Whose company has a pipeline of its own; the others keep the seven phases."""
_BETWEEN_POSTS = timedelta(seconds=2)
"""No shorter than a channel's rest after a post or an edit: what one line causes is told at once."""

log = structlog.get_logger(__name__)


def run_beside(slack: Running, settings: Settings, seed: str | None) -> None:
    """Run the bot until SIGTERM or SIGINT. seed: what is typed first where all is new; None: nothing."""
    store = Store(settings.database_url)
    if lacking(store) is not None:
        # Alembic is a tenth of a start, and a playground that goes on where it stopped needs none of it.
        from bot.store.migrating import migrate

        migrate(store, utc_now())
    bot = Rainmaker(settings, store, slack.workspace.clock.now)
    opening = Opening(bot, slack, seed)
    try:
        with alongside("opening", opening.run, opening.stop):
            run_web(bot)
    finally:
        store.close()


class Opening:
    """What happens once the bot answers: the past is typed, then delivery and the clock begin."""

    def __init__(self, bot: Rainmaker, slack: Running, seed: str | None) -> None:
        self._bot = bot
        self._slack = slack
        self._seed = seed
        self._stopping = threading.Event()
        self._worker = bot.worker()

    def run(self) -> None:
        """Returns after `stop`."""
        if not self._is_up():
            return
        if self._slack.is_new:
            self._begin_anew()
        if self._stopping.is_set():
            return
        with telling(self._bot, self._worker):
            # Left out of all later searches for garbage too: it stays.
            gc.freeze()
            gc.enable()
            self._slack.is_ready()
            self._stopping.wait()

    def stop(self) -> None:
        self._stopping.set()

    def _is_up(self) -> bool:
        while not self._stopping.is_set():
            try:
                socket.create_connection(("127.0.0.1", self._bot.settings.port), timeout=1).close()
                return True
            except OSError:
                time.sleep(0.01)
        return False

    def _begin_anew(self) -> None:
        state, stages = self._slack.workspace.state, _STAGES.get(self._seed or "", seven_phases)
        managers = tuple(member.id for member in state.people() if member.role == "manager")
        place = Workspace(state.team.id, pipelines=(stages(),), zone=ZONE, managers=managers)
        self._bot.store.run(place.team, lambda work: people.keep_workspace(work, place, self._bot.clock()))
        if self._seed is None:
            return
        with hasty(self._bot.store):
            for failed in self._slack.seed(self._announce):
                log.warning("a line of the seed failed", line=failed.line.text, reason=failed.reason)

    def _announce(self) -> bool:
        """Tell what the line caused, on its own day; False when the process is to end."""
        woken = self._bot.store.woken
        if woken.is_set():
            woken.clear()
            self._worker.drain_once(self._bot.clock(), pause=_BETWEEN_POSTS)
        return not self._stopping.is_set()


@contextmanager
def hasty(store: Store) -> Iterator[None]:
    """Within the block no commit waits for the disk; at its end all of them are on it.

    A machine that fails in between takes nothing away: what was not ready yet begins anew.
    """
    sa.event.listen(store.engine, "connect", _without_waiting)
    store.close()
    try:
        yield
    finally:
        sa.event.remove(store.engine, "connect", _without_waiting)
        store.close()
        with Path(str(store.engine.url.database)).open("rb") as file:
            os.fsync(file.fileno())


def _without_waiting(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA synchronous=OFF")
