"""Wake-ups from other processes: PostgreSQL says when a commit left notices.

A convenience, not a promise: the worker also looks each second, so a lost connection here costs a second
and is mended quietly.
"""

from __future__ import annotations

import threading

from bot.store.work import CHANNEL, Store
from bot.worker.reach import Reach

_LOOK_SECONDS = 1.0
_MEND_SECONDS = 5.0


class Wakeups:
    """A thread that sets `store.woken` at each NOTIFY; on SQLite it has nothing to do."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._listen, name="outbox-wakeups", daemon=True)

    def __enter__(self) -> Wakeups:
        if not self._store.is_sqlite:
            self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join(_LOOK_SECONDS + _MEND_SECONDS)

    def _listen(self) -> None:
        # Loaded only here: on SQLite there is no use for it.
        import psycopg

        reach = Reach("wake-ups")
        while not self._stopped.is_set():
            try:
                self._until_lost(reach)
            except (psycopg.Error, OSError) as error:
                reach.lost(error)
                self._stopped.wait(_MEND_SECONDS)

    def _until_lost(self, reach: Reach) -> None:
        import psycopg

        url = self._store.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(f"LISTEN {CHANNEL}")
            reach.found()
            # Whatever was committed before the LISTEN took hold.
            self._store.woken.set()
            while not self._stopped.is_set():
                for _ in connection.notifies(timeout=_LOOK_SECONDS, stop_after=1):
                    self._store.woken.set()
