"""Delivery: the loop that brings notices from the outbox to Slack.

Each round writes what came of the finished turns and claims new lanes in one transaction, so that many
lanes share a commit; the Slack calls run in small pools of threads. A lane is in at most one turn, so a
flood in one lane never delays another. Neither does a flood of lanes, such as ten thousand mornings: a few
threads are kept for what came last and is no morning, and have nothing queued before them.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from queue import Empty, SimpleQueue
from uuid import uuid4

import structlog

from bot.store import claims, lanes
from bot.store.errors import StoreUnavailable
from bot.store.lanes import Freed, Turn
from bot.store.work import Store, Work
from bot.worker import housekeeping, marking, outages
from bot.worker.failures import DeliveryFailed, Scope
from bot.worker.marking import Key, key_of
from bot.worker.patience import PATIENT, Patience
from bot.worker.reach import Reach
from bot.worker.turns import Delivery, Outcome
from bot.worker.wakeups import Wakeups
from bot.worker.web_api import SlackApi

LEASE = timedelta(seconds=20)
"""How long a dead worker's lanes stay untouched; one that lives renews them."""
_RENEWED = timedelta(seconds=5)
_LONGEST_REST = timedelta(hours=1)
"""Slack asks for no longer one: what rests beyond was written by a clock that was ahead."""
_LAST_CALL = timedelta(seconds=10)
"""A call that begins so near its lease's end might outlast it, if no renewal comes."""
_LOOK_SECONDS = 1.0
_LEAST_SECONDS = 0.005
_THREADS = 12
_FOR_NEWEST = 4
"""Further threads, for what became due last and is not to wait."""
_AHEAD = 64
"""Lanes held at once: enough that the pool never waits for a commit, few enough for the lease."""
_LOOK, _LOOK_FAR = 32, 100_000
"""Due lanes among which the newest are sought: always, and each second, for those that others overtook."""

log = structlog.get_logger(__name__)


def _now() -> datetime:
    return datetime.now(UTC)


def _same(now: datetime) -> datetime:
    return now


class Worker:
    """Delivers the notices of all teams until it is stopped. Any number may run on one database."""

    def __init__(
        self,
        store: Store,
        slack: SlackApi,
        tokens: Callable[[str], str | None],
        clock: Callable[[], datetime] = _now,
        threads: int = _THREADS,
    ) -> None:
        self._store = store
        self._clock = clock
        self._threads = threads
        self._delivery = Delivery(store, slack, tokens, clock)
        self._name = uuid4().hex[:12]
        self._claims = 0
        self._outages = outages.Outages()
        self._patience = Patience()
        self._finished: SimpleQueue[Outcome] = SimpleQueue()
        self._unwritten: list[Outcome] = []
        self._returning: list[outages.Known] = []
        self._running: dict[Key, Turn] = {}
        self._newest: set[Key] = set()
        self._look_far_at = clock()
        self._tidy_at = clock()
        self._last_look: datetime | None = None
        self._renewed_at = clock()
        self._stopping = False
        self._thread: threading.Thread | None = None

    def run(self) -> None:
        """Deliver until `stop` is called; then let running calls finish and hand the other lanes back."""
        self._thread = threading.current_thread()
        pool = ThreadPoolExecutor(self._threads, thread_name_prefix="delivery")
        newest = ThreadPoolExecutor(_FOR_NEWEST, thread_name_prefix="delivery of the newest")
        reach = Reach("outbox")
        with Wakeups(self._store):
            while not self._stopping:
                try:
                    self._go_on(pool, newest)
                    reach.found()
                except StoreUnavailable as error:
                    reach.lost(error)
                    time.sleep(_LOOK_SECONDS)
                except Exception:
                    # A thread that ended here would leave the process alive and everybody untold.
                    log.exception("a round failed")
                    time.sleep(_LOOK_SECONDS)
            for each in (pool, newest):
                each.shutdown(wait=True, cancel_futures=True)
        self._hand_back()

    def _go_on(self, pool: ThreadPoolExecutor, newest: ThreadPoolExecutor) -> None:
        """One round, and the rest until there may be something to do."""
        # Cleared before looking: whatever comes after the look wakes again.
        self._store.woken.clear()
        now = self._clock()
        self._keep_leases(now)
        turns, rest = self._round(now, _AHEAD)
        for turn in turns:
            (newest if key_of(turn) in self._newest else pool).submit(self._take, turn)
        if now >= self._tidy_at:
            self._tidy_at = now + housekeeping.EVERY
            pool.submit(housekeeping.tidy, self._store, now)
        self._store.woken.wait(rest)

    def _keep_leases(self, now: datetime) -> None:
        """What runs here is not dead for taking long, nor for a clock that was moved."""
        if self._last_look is None or self._last_look - now > _RENEWED:
            beyond = now if self._last_look else now + _LONGEST_REST
            self._store.run("", lambda work: lanes.set_back(work.connection, now, beyond, now + LEASE))
            self._renewed_at = now
        elif now - self._renewed_at >= _RENEWED:
            # In one order for everybody, as those do who leave a notice.
            running = sorted(self._running)
            if running:
                self._store.run("", lambda work: lanes.renew(work.connection, running, now + LEASE))
            self._renewed_at = now
        self._last_look = now

    def stop(self) -> None:
        """Have `run` come to its end, at once or, from a signal handler of its own thread, within a second.

        Such a handler may have interrupted `run` while it held the event's lock, so it leaves that alone.
        """
        self._stopping = True
        if threading.current_thread() is not self._thread:
            self._store.woken.set()

    def drain_once(self, now: datetime, pause: timedelta = timedelta(0)) -> int:
        """Tell all that is due at `now`, one turn after the other; how many turns that took.

        pause: passes before each further round, so that a lane that rests after a call has its next one too.
        """
        taken = 0
        while turns := self._round(now, _AHEAD)[0]:
            delivery = replace(self._delivery, clock=partial(_same, now))
            for turn in turns:
                self._finished.put(delivery.take(turn))
            taken += len(turns)
            now += pause
        return taken

    def _take(self, turn: Turn) -> None:
        """One turn in a thread of the pool, unless it waited there until its lease was nearly over."""
        now = self._clock()
        if now > max(turn.until, self._renewed_at + LEASE) - _LAST_CALL:
            self._finished.put(Outcome(turn, now, failure=DeliveryFailed("late", Scope.UNTRIED)))
        elif refusal := self._patience.refusal(turn.notice, now):
            self._finished.put(Outcome(turn, now, failure=refusal))
        else:
            self._finished.put(self._delivery.take(turn))
        self._store.woken.set()

    def _round(self, now: datetime, most: int) -> tuple[list[Turn], float]:
        """Write what finished and claim until `most` lanes are held; the new turns, and seconds to rest."""
        self._collect()
        held = self._running.keys() - {key_of(outcome.turn) for outcome in self._unwritten}
        for_newest = min(_FOR_NEWEST, most) - len(self._newest & held)
        room = most - len(held) - for_newest
        job = partial(self._written_and_claimed, now=now, room=room, for_newest=for_newest)
        try:
            newest, oldest, due = self._store.run("", job)
        except StoreUnavailable:
            raise
        except Exception:
            log.exception("what was told could not be written together")
            self._write_singly(now)
            return [], _LOOK_SECONDS
        self._settle()
        turns = newest + oldest
        self._running |= {key_of(turn): turn for turn in turns}
        self._newest = {key for key in self._newest if key in self._running} | set(map(key_of, newest))
        if due is None or len(oldest) >= room:
            return turns, _LOOK_SECONDS
        return turns, min(max((due - now).total_seconds(), _LEAST_SECONDS), _LOOK_SECONDS)

    def _written_and_claimed(
        self, work: Work, now: datetime, room: int, for_newest: int
    ) -> tuple[list[Turn], list[Turn], datetime | None]:
        """What was claimed among the newest and among the oldest, and when the next lane is due."""
        if self._unwritten:
            marking.write(work, self._unwritten, now)
            self._patience.give_way(work, self._unwritten, now)
        outages.put_back(work, self._returning, now)
        newest = self._claimed_of_newest(work, now, for_newest) if for_newest > 0 else []
        due = lanes.next_due(work.connection)
        if due is None or due > now or room <= 0:
            return newest, [], due
        oldest = claims.claim(work.connection, now, now + LEASE, room, self._token())
        return newest, oldest, lanes.next_due(work.connection)

    def _claimed_of_newest(self, work: Work, now: datetime, most: int) -> list[Turn]:
        look = _LOOK
        if now >= self._look_far_at:
            look, self._look_far_at = _LOOK_FAR, now + timedelta(seconds=_LOOK_SECONDS)
        until, token = now + LEASE, self._token()
        return claims.claim_newest(work.connection, now, until, most, token, but=PATIENT, look=look)

    def _token(self) -> str:
        self._claims += 1
        return f"{self._name}-{self._claims}"

    def _write_singly(self, now: datetime) -> None:
        """A notice whose answer cannot be written is set aside: told again, it would be told for ever."""
        for outcome in self._unwritten:
            error = self._not_written(outcome, now)
            if error is not None:
                failure = DeliveryFailed(f"told, not written: {error}", Scope.MESSAGE)
                failed = replace(outcome, failure=failure)
                if self._not_written(failed, now) is not None:
                    # Not even what its step says of a failure is taken.
                    self._not_written(replace(failed, step=None), now)
        self._settle()

    def _not_written(self, outcome: Outcome, now: datetime) -> Exception | None:
        """Why what came of a turn could not be written, if it could not. Raises StoreUnavailable."""
        try:
            self._store.run("", partial(marking.write, outcomes=[outcome], now=now))
        except StoreUnavailable:
            raise
        except Exception as error:
            return error
        return None

    def _collect(self) -> None:
        while True:
            try:
                self._unwritten.append(self._outages.judged(self._finished.get_nowait()))
            except Empty:
                break
        self._returning += self._outages.returning()

    def _settle(self) -> None:
        """What was collected is in the database now."""
        for outcome in self._unwritten:
            self._running.pop(key_of(outcome.turn), None)
        self._unwritten, self._returning = [], []

    def _hand_back(self) -> None:
        """Write what finished, and let other workers take at once what this one claimed and did not begin."""
        now = self._clock()
        try:
            self._round(now, 0)
            left = [Freed(team, route, token, now) for team, route, token in self._running]
            self._store.run("", partial(_freed, left=left))
        except StoreUnavailable as error:
            log.warning("leases run out by themselves", reason=str(error))


def _freed(work: Work, left: list[Freed]) -> None:
    lanes.held(work.connection, [(one.team, one.route, one.lease) for one in left])
    lanes.free(work.connection, left)
