"""The clock: what is due becomes a notice.

Timers say when something has to be looked at. A tick claims those that are due, a batch a transaction: what
is to be told, the next timers and the notices commit together, so a crash, a second clock or a clock that
jumps leaves nothing half done. A unique key for each member and local date is the second lock.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from itertools import groupby

import structlog

from bot.domain.mornings import LATE
from bot.store import outbox, timers
from bot.store.errors import GIVEN_UP, StoreUnavailable
from bot.store.timers import Timer, TimerKind
from bot.store.work import Store, Work
from bot.worker import due_times, mornings, summaries, teams
from bot.worker.mornings import Told
from bot.worker.reach import Reach

BATCH = 50
"""Timers a transaction: short enough that on SQLite a win that comes meanwhile hardly waits."""
_LOOK_SECONDS = 1.0
_TRY_AGAIN = timedelta(minutes=10)
"""When timers are looked at again whose workspace could not be read; within a morning's four hours."""

log = structlog.get_logger(__name__)


def tick(
    store: Store,
    now: datetime,
    team: str | None = None,
    *,
    dry_run: bool = False,
    sent_at: datetime | None = None,
) -> list[Told]:
    """Everything that is due at `now`, of one team or of all, told once; what that was.

    dry_run: only what would be told; nothing is written. sent_at: the real time where `now` is not it, so
    that what is told flows out at once.
    """
    job = partial(_batch, now=now, team=team, sent_at=sent_at or now)
    if dry_run:
        return _rehearsed(store, job)
    told: list[Told] = []
    while True:
        claimed, batch = store.run("", partial(job, most=BATCH))
        told += batch
        if claimed < BATCH:
            return told


class _Rehearsed(Exception):
    """Carries what a dry run found out of the transaction that it rolls back."""

    def __init__(self, told: list[Told]) -> None:
        self.told = told


_ALL = 2**31 - 1


def _rehearsed(store: Store, batch: Callable[..., tuple[int, list[Told]]]) -> list[Told]:
    def job(work: Work) -> None:
        raise _Rehearsed(batch(work, most=_ALL)[1])

    try:
        store.run("", job)
    except _Rehearsed as rehearsed:
        return rehearsed.told
    raise AssertionError("a rehearsal ends by its exception")


def _batch(
    work: Work, now: datetime, team: str | None, sent_at: datetime, most: int
) -> tuple[int, list[Told]]:
    """Claim at most `most` timers and do what they say; how many they were, and what was told."""
    due = timers.claim(work.connection, now, most, team)
    told: list[Told] = []
    for name, group in groupby(sorted(due, key=lambda one: one.team), key=lambda one: one.team):
        mine = Work(name, work.connection)
        told += _guarded(mine, list(group), now, sent_at)
        work.notices += mine.notices
    return len(due), told


def _guarded(work: Work, due: Sequence[Timer], now: datetime, sent_at: datetime) -> list[Told]:
    """One workspace that cannot be read must not stop everybody's clock."""
    try:
        with work.apart():
            told = _of_team(work, due, now)
            outbox.tell(work, [each.notice for each in told], sent_at)
            return told
    except GIVEN_UP:
        raise
    except Exception:
        log.exception("timers failed", team=work.team, timers=len(due))
        later = now + _TRY_AGAIN
        timers.set_all(work.connection, [Timer(one.team, one.kind, one.subject, later) for one in due])
        return []


def _of_team(work: Work, due: Sequence[Timer], now: datetime) -> list[Told]:
    of_kind: dict[TimerKind, list[Timer]] = {kind: [] for kind in TimerKind}
    for one in due:
        of_kind[one.kind].append(one)
    told = [each for one in of_kind[TimerKind.FOLLOW_UP] for each in due_times.tell(work, one, now)]
    if of_kind[TimerKind.MORNING]:
        told += mornings.tell(work, [one.subject for one in of_kind[TimerKind.MORNING]], now)
    told += [each for one in of_kind[TimerKind.SUMMARY] for each in summaries.tell(work, one, now)]
    if of_kind[TimerKind.TEAM]:
        told += teams.tell(work, now)
    return told


class Ticker:
    """Ticks until it is stopped. Any number may run on one database."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now
        self._stopping = threading.Event()
        self._looked_at = now()

    def run(self) -> None:
        reach = Reach("timers")
        while not self._stopping.wait(_LOOK_SECONDS):
            try:
                self.tick_if_due()
                reach.found()
            except StoreUnavailable as error:
                reach.lost(error)
            except Exception:
                log.exception("the clock failed")

    def tick_if_due(self) -> list[Told]:
        """Looks before it writes, so that an idle clock costs a read. Raises StoreUnavailable.

        When the time was set back by hours, mornings may have been passed over for being late.
        """
        now = self._now()
        if self._looked_at - now > LATE:
            self._store.run("", lambda work: timers.look_again(work.connection, now))
        self._looked_at = now
        with self._store.reading() as connection:
            due = timers.next_due(connection)
        return tick(self._store, now) if due is not None and due <= now else []

    def stop(self) -> None:
        """Have `run`, in another thread, come to its end."""
        self._stopping.set()
